import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Runs that the App started, with the secret number that each was given. */
export const dispatchTables: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create table dispatches (
      repository text not null,
      pull_number int4 not null,
      head_sha text not null,
      base_ref text not null,
      attempt int4 not null,
      nonce text not null unique,
      run_id int8,
      started_at int8 not null,
      primary key (repository, pull_number, head_sha, base_ref, attempt)
    )`.execute(db)
    await sql`create index dispatches_run on dispatches (repository, run_id)`.execute(db)
  },
}
