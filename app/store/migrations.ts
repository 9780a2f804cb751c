import { type Kysely, sql } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'
import { Fault, messageOf } from '../../shared/kernel/error.ts'
import { auditTables } from './audit-tables.ts'
import { decisions } from './decision-tables.ts'
import { dispatchTables } from './dispatch-tables.ts'
import { createGateTables } from './gate-tables.ts'
import { issuerKeyTables } from './issuer-keys.ts'
import { knownLedgerTables } from './known-ledgers.ts'
import { pushTables } from './pushes.ts'
import { queueTables } from './queue-tables.ts'
import { reconcileTables } from './reconcile-tables.ts'
import type { Tables } from './schema.ts'

const first: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create table deliveries (
      guid text primary key,
      event text not null,
      payload text not null,
      received_at int8 not null,
      state text not null check (state in ('received', 'routed', 'failed')),
      attempts int4 not null default 0,
      error text
    )`.execute(db)
    await sql`create index deliveries_open on deliveries (received_at) where state = 'received'`.execute(db)
    await sql`create table evaluations (
      id int8 generated always as identity primary key,
      repository text not null,
      pull_number int4 not null,
      head_sha text not null,
      base_ref text not null,
      verdict text not null,
      tree text,
      policy_digest text,
      evidence_digests text not null,
      check_run_id int8,
      is_concluded boolean not null,
      written text,
      started_at int8 not null,
      finished_at int8 not null,
      unique (repository, pull_number, base_ref, head_sha)
    )`.execute(db)
    await sql`create table comments (
      repository text not null,
      pull_number int4 not null,
      comment_id int8 not null,
      body_digest text not null,
      primary key (repository, pull_number)
    )`.execute(db)
  },
}

const alerts: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create table alerts (
      repository text not null,
      model text not null,
      state text not null check (state in ('open', 'dismissed', 'closed')),
      issue_number int4,
      first_seen int8 not null,
      last_seen int8 not null,
      evidence_digest text,
      artifact_id int8 not null,
      primary key (repository, model)
    )`.execute(db)
  },
}

const alertsOverTime: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table alerts add column monitor text, add column revision int4 not null default 1`.execute(db)
  },
}

const releases: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create table releases (
      repository text not null,
      model text not null,
      head_sha text not null,
      run_id int8 not null,
      attempt int4 not null,
      holdout text not null,
      candidate text not null,
      evidence text not null,
      statement text,
      released_at int8 not null,
      primary key (repository, model, run_id, evidence)
    )`.execute(db)
    await sql`create index releases_head on releases (repository, head_sha)`.execute(db)
    await sql`create index releases_holdout on releases (repository, model, holdout, released_at)`.execute(db)
    await sql`create table ladder (
      repository text not null,
      model text not null,
      holdout text not null,
      metric text not null,
      rung int4 not null,
      candidate text not null,
      value float8 not null,
      released_at int8 not null,
      primary key (repository, model, holdout, metric, rung)
    )`.execute(db)
  },
}

const floors: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create table floors (
      installation_id int8 primary key,
      digest text not null,
      commit_sha text not null,
      body text not null
    )`.execute(db)
  },
}

/** A mark that an evaluation under way cannot wipe out again by what it saves at its end. */
const askedAnew: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table evaluations add column asked int4 not null default 0`.execute(db)
    await sql`alter table evaluations add column answered int4 not null default 0`.execute(db)
  },
}

const gateTables: Migration = { up: createGateTables }

const provider: MigrationProvider = {
  getMigrations: () =>
    Promise.resolve({
      '0001-first': first,
      '0002-alerts': alerts,
      '0003-alerts-over-time': alertsOverTime,
      '0004-releases': releases,
      '0005-floors': floors,
      '0006-decisions': decisions,
      '0007-reconcile': reconcileTables,
      '0008-audit': auditTables,
      '0009-dispatches': dispatchTables,
      '0010-gates': gateTables,
      '0011-queue': queueTables,
      '0012-issuer-keys': issuerKeyTables,
      '0013-pushes': pushTables,
      '0014-known-ledgers': knownLedgerTables,
      '0015-asked-anew': askedAnew,
    }),
}

/** Brings the tables to the newest form; several replicas may call it at once. Throws Fault STORE_UNAVAILABLE. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  if (error !== undefined)
    throw new Fault('STORE_UNAVAILABLE', `the database could not be migrated: ${messageOf(error)}`, { cause: error })
}
