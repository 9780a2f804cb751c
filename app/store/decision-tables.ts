import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Approvals and waivers by comment, what was said of them, and when to look again. */
export const decisions: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create table command_approvals (
      repository text not null,
      comment_id int8 not null,
      pull_number int4 not null,
      person text not null,
      head_sha text not null,
      evidence text not null,
      approved_at int8 not null,
      primary key (repository, comment_id)
    )`.execute(db)
    await sql`create index command_approvals_pull on command_approvals (repository, pull_number)`.execute(db)
    await sql`create table waivers (
      repository text not null,
      id text not null,
      pull_number int4 not null,
      head_sha text not null,
      model text not null,
      rule text not null,
      reason text not null,
      requested_by text not null,
      requested_at int8 not null,
      expires_at int8 not null,
      revoked_by text,
      primary key (repository, id)
    )`.execute(db)
    await sql`create index waivers_pull on waivers (repository, pull_number)`.execute(db)
    await sql`create table waiver_agreements (
      repository text not null,
      waiver text not null,
      login text not null,
      person text not null,
      agreed_at int8 not null,
      primary key (repository, waiver, login)
    )`.execute(db)
    await sql`create table waiver_uses (
      place int8 generated always as identity primary key,
      repository text not null,
      waiver text not null,
      head_sha text not null,
      unique (repository, waiver, head_sha)
    )`.execute(db)
    await sql`create table notices (
      repository text not null,
      pull_number int4 not null,
      key text not null,
      primary key (repository, pull_number, key)
    )`.execute(db)
    await sql`create table wakeups (
      repository text not null,
      pull_number int4 not null,
      installation_id int8 not null,
      due_at int8 not null,
      primary key (repository, pull_number)
    )`.execute(db)
    await sql`create index wakeups_due on wakeups (due_at)`.execute(db)
  },
}
