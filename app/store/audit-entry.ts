import { type Insertable, type Kysely, type RawBuilder, sql } from 'kysely'
import type { AuditEntry } from '../../shared/audit/entry.ts'
import type { Digest } from '../../shared/kernel/digest.ts'
import type { Evaluation } from '../../shared/ports/evaluations.ts'
import { evaluationRow } from './evaluations.ts'
import type { EvaluationsTable, Tables } from './schema.ts'

/** An entry with its text and hash, and what is written with it. */
export type NewEntry = {
  readonly entry: AuditEntry
  readonly body: string
  readonly hash: Digest
  readonly subject: string | undefined
  readonly sameness: Digest | undefined
  readonly evaluation: Evaluation | undefined
}

/** All columns but the wish for a new check, which is not the evaluation's to write. */
type Written = Required<Omit<Insertable<EvaluationsTable>, 'id' | 'asked'>>

const EVALUATION_TYPES: { readonly [column in keyof Written]: string } = {
  repository: 'text',
  pull_number: 'int4',
  head_sha: 'text',
  base_ref: 'text',
  verdict: 'text',
  tree: 'text',
  policy_digest: 'text',
  evidence_digests: 'text',
  check_run_id: 'int8',
  is_concluded: 'boolean',
  written: 'text',
  answered: 'int4',
  started_at: 'int8',
  finished_at: 'int8',
}

/**
 * Moves the head of the chain, adds the entry and writes the evaluation, by one statement: all or nothing. `false`: somebody else was
 * faster, so that the entry would be linked to the wrong one, and nothing was written.
 */
export async function addEntry(db: Kysely<Tables>, one: NewEntry): Promise<boolean> {
  const { entry, body, hash, subject, sameness, evaluation } = one
  const { chain, seq, prev, kind, at, repository, payload } = entry
  const { record } = payload as { readonly record?: string }
  const { rows } = await sql<{ seq: number }>`
    with moved as (
      update audit_heads set size = ${seq}::int8 + 1, hash = ${hash}
      where chain = ${chain} and size = ${seq} and hash = ${prev} returning chain
    )${evaluation === undefined ? sql`` : sql`, evaluated as (${evaluationFrom('moved', evaluation)})`}
    insert into audit_entries (chain, seq, hash, body, kind, at, repository, subject, sameness, record)
    select chain, ${seq}::int8, ${hash}::text, ${body}::text, ${kind}::text, ${at}::int8, ${repository ?? null}::text,
      ${subject ?? null}::text, ${sameness ?? null}::text, ${record ?? null}::text
    from moved returning seq`.execute(db)
  return rows.length === 1
}

/** Writes or replaces the evaluation if `source` has a row. */
function evaluationFrom(source: string, evaluation: Evaluation): RawBuilder<unknown> {
  const row = evaluationRow(evaluation)
  const columns = Object.keys(EVALUATION_TYPES) as (keyof typeof EVALUATION_TYPES)[]
  const names = columns.map((column) => sql.ref(column))
  const values = columns.map((column) => sql`${row[column] ?? null}::${sql.raw(EVALUATION_TYPES[column])}`)
  const updates = columns.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`)
  return sql`insert into evaluations (${sql.join(names)}) select ${sql.join(values)} from ${sql.table(source)}
    on conflict (repository, pull_number, base_ref, head_sha) do update set ${sql.join(updates)} returning id`
}
