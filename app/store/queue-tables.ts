import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Since when pull requests wait in merge queues and versions run, and waivers for emergencies. */
export const queueTables: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create table queue_entries (
      repository text not null,
      pull_number int4 not null,
      base_ref text not null,
      head_sha text not null,
      queued_at int8 not null,
      primary key (repository, pull_number, base_ref, head_sha)
    )`.execute(db)
    await sql`alter table deployments add column answered_at int8`.execute(db)
    await sql`alter table waivers add column is_emergency boolean not null default false`.execute(db)
  },
}

/** When a head was first seen in a merge queue. */
export type QueueEntriesTable = {
  readonly repository: string
  readonly pull_number: number
  readonly base_ref: string
  readonly head_sha: string
  readonly queued_at: number
}
