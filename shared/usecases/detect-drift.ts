import { describeSource, type SummarySource } from '../data/source.ts'
import type { Selection } from '../drift/plan-columns.ts'
import type { DriftPredicate } from '../evidence/drift-predicate.ts'
import type { EvidenceSource } from '../evidence/parts.ts'
import type { Log } from '../ports/log.ts'
import type { Summarizable, Summarizer } from '../ports/summaries.ts'
import type { Md5 } from '../summary/text-counts.ts'
import { compareSummaries } from './compare-summaries.ts'

export type DetectDriftInput = Selection & {
  readonly reference: SummarySource
  readonly current: SummarySource
  /** How messages call the two sources. */
  readonly names?: { readonly reference: string; readonly current: string }
  readonly model?: string
  readonly source: EvidenceSource
  /** Version of Assay. */
  readonly assay: string
  /** ISO 8601. */
  readonly createdAt: string
}

export type DetectDriftDeps = { readonly summaries: Summarizer; readonly md5: Md5; readonly log: Log }

/**
 * Compares two data sets column by column, from the summaries of their columns. Drift is a value in the answer; UserError is thrown only
 * for data that cannot be read and for columns that do not exist.
 */
export async function detectDrift(
  { summaries, md5, log }: DetectDriftDeps,
  input: DetectDriftInput,
): Promise<DriftPredicate> {
  const names = input.names ?? { reference: 'reference', current: 'current' }
  const reference = await summaries.openSummary(input.reference, names.reference)
  const current = await summaries.openSummary(input.current, names.current)
  const { columns, skipped } = await compareSummaries({ md5, log }, { reference, current }, input)
  return {
    schemaVersion: 1,
    kind: 'drift',
    assay: input.assay,
    ...(input.model === undefined ? {} : { model: input.model }),
    createdAt: input.createdAt,
    source: input.source,
    reference: describeSide(input.reference, reference),
    current: describeSide(input.current, current),
    drifted: columns.some((column) => column.drifted),
    columns,
    ...(skipped.length > 0 ? { skipped } : {}),
  }
}

function describeSide(source: SummarySource, { rows, digest }: Summarizable): DriftPredicate['reference'] {
  return { source: describeSource(source), rows, ...(digest === undefined ? {} : { digest }) }
}
