import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Adds the chains. Entries and checkpoints refuse to be changed: whoever tampers has to say so to the database first. */
export const auditTables: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create table audit_heads (
      chain text primary key,
      size int8 not null check (size >= 0),
      hash text not null
    )`.execute(db)
    await sql`create table audit_entries (
      chain text not null references audit_heads (chain),
      seq int8 not null,
      hash text not null,
      body text not null,
      kind text not null,
      at int8 not null,
      repository text,
      subject text,
      sameness text,
      record text,
      primary key (chain, seq)
    )`.execute(db)
    await sql`create index audit_subject on audit_entries (chain, subject, seq) where subject is not null`.execute(db)
    await sql`create index audit_records on audit_entries (chain, repository, at) where record is not null`.execute(db)
    await sql`create table audit_checkpoints (
      chain text not null references audit_heads (chain),
      n int8 not null,
      size int8 not null,
      at int8 not null,
      body text not null,
      primary key (chain, n)
    )`.execute(db)
    await sql`create table audit_texts (
      digest text primary key,
      body text not null,
      is_policy boolean not null,
      kept_at int8 not null
    )`.execute(db)
    await sql`create table audit_keys (
      id text primary key,
      public_key text not null,
      private_key text,
      since int8 not null
    )`.execute(db)
    await sql`create function audit_is_final() returns trigger language plpgsql as
      $$ begin raise exception 'the audit log is append-only'; end $$`.execute(db)
    for (const table of ['audit_entries', 'audit_checkpoints']) {
      await sql`create trigger ${sql.raw(table)}_final before update or delete or truncate on ${sql.table(table)}
        for each statement execute function audit_is_final()`.execute(db)
    }
  },
}
