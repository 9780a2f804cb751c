import type { DriftPredicate } from '../evidence/drift-predicate.ts'
import type { TestPredicate } from '../evidence/test-predicate.ts'
import type { Imported } from '../ingest/schema.ts'
import type { Digest } from '../kernel/digest.ts'
import { driftHeadline } from '../report/drift-markdown.ts'
import type { RunRecord } from '../train/run-record.ts'
import { type Card, MAX_DRIFT_COLUMNS, type Written } from './schema.ts'

/** What a card is made from; each measurement with the sha256 of the file it was read from. */
export type CardInput = {
  readonly test: { readonly predicate: TestPredicate; readonly digest: Digest }
  readonly drift?: { readonly predicate: DriftPredicate; readonly digest: Digest } | undefined
  /** The record of the training that made the candidate; the caller has checked that it did. */
  readonly run?: { readonly record: RunRecord; readonly digest: Digest } | undefined
  /** Results of other tools, in the order in which they are shown. */
  readonly imported?: readonly { readonly predicate: Imported; readonly digest: Digest }[]
  readonly written: Written
}

/** The card of one model: measured numbers are copied from the evidence, none is computed. Equal inputs give equal cards. */
export function buildCard({ test, drift, run, imported = [], written }: CardInput): Card {
  const { schemaVersion, kind, model, config, ...results } = test.predicate
  return {
    schemaVersion: 1,
    kind: 'model-card',
    model,
    written,
    measured: {
      results: { evidence: test.digest, ...withoutPictures(results) },
      ...(drift === undefined ? {} : { drift: driftPart(drift.predicate, drift.digest) }),
      ...(run === undefined ? {} : { training: trainingPart(run.record, run.digest) }),
    },
    ...(imported.length === 0 ? {} : { imported: imported.map(importedPart) }),
  }
}

/** Curves and clouds of points are for the page of the test: a card shows the table, and its evidence has the rest. */
function withoutPictures<T extends Pick<TestPredicate, 'explanation'>>(results: T): T {
  if (results.explanation?.state !== 'measured') return results
  const { swarm, curves, ...explanation } = results.explanation
  return { ...results, explanation }
}

function importedPart({ predicate, digest }: NonNullable<CardInput['imported']>[number]) {
  const { level, origin, metrics, cases } = predicate
  return { evidence: digest, level, origin, metrics, ...(cases === undefined ? {} : { cases }) }
}

function driftPart(predicate: DriftPredicate, evidence: Digest): NonNullable<Card['measured']['drift']> {
  const { createdAt, reference, current, drifted, columns } = predicate
  const moved = columns.filter((column) => column.drifted)
  return {
    evidence,
    createdAt,
    headline: driftHeadline(predicate).replace(/^[✓✕] /, ''),
    reference,
    current,
    drifted,
    compared: columns.length,
    columns: moved.slice(0, MAX_DRIFT_COLUMNS),
  }
}

const HOW = { shell: 'a shell command', list: 'a command', module: 'a training module' } as const

function trainingPart({ predicate }: RunRecord, evidence: Digest): NonNullable<Card['measured']['training']> {
  const { finishedAt, durationMs, seed, invocation, source, data } = predicate
  return {
    evidence,
    finishedAt,
    seconds: durationMs / 1000,
    seed,
    how: invocation.kind === 'module' ? `${HOW.module}, ${invocation.path}` : HOW[invocation.kind],
    ...(source === undefined ? {} : { commit: `${source.commit}${source.dirty ? ' with uncommitted changes' : ''}` }),
    data: data.map(({ source: name, rows }) => ({ source: name, rows })),
  }
}
