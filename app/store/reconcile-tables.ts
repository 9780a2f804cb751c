import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What the reconciler remembers: when it last looked, and what it saw. */
export const reconcileTables: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create table marks (name text primary key, at int8 not null)`.execute(db)
    await sql`create table pulses (
      repository text not null,
      pull_number int4 not null,
      pulse text not null,
      primary key (repository, pull_number)
    )`.execute(db)
  },
}
