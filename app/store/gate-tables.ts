import { type Kysely, sql } from 'kysely'

/** The one issue or pull request of ours per repository and kind, and deployments that wait for an answer. */
export async function createGateTables(db: Kysely<unknown>): Promise<void> {
  await sql`create table own_issues (
    repository text not null,
    kind text not null check (kind in ('set-up', 'doctor')),
    number int4,
    digest text not null,
    problems int4 not null default 0,
    looked_at int8 not null,
    primary key (repository, kind)
  )`.execute(db)
  await sql`create table deployments (
    repository text not null,
    run_id int8 not null,
    environment text not null,
    head_sha text not null,
    branch text not null,
    state text not null check (state in ('waiting', 'approved', 'rejected')),
    said text,
    started_at int8 not null,
    primary key (repository, run_id, environment)
  )`.execute(db)
  await sql`create index deployments_waiting on deployments (repository) where state = 'waiting'`.execute(db)
}

/** `number`: absent where there was nothing to open. `problems`: what `doctor` found wrong. */
export type OwnIssuesTable = {
  readonly repository: string
  readonly kind: 'set-up' | 'doctor'
  readonly number: number | null
  readonly digest: string
  readonly problems: number
  readonly looked_at: number
}

/** Deployments that GitHub holds until we answer. */
export type DeploymentsTable = {
  readonly repository: string
  readonly run_id: number
  readonly environment: string
  readonly head_sha: string
  readonly branch: string
  readonly state: 'waiting' | 'approved' | 'rejected'
  readonly said: string | null
  /** Absent while it waits, and for answers from before this was kept. */
  readonly answered_at: number | null
  readonly started_at: number
}
