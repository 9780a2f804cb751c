import { describeSource, type SummarySource } from '../data/source.ts'
import { judgeColumns } from '../drift/judge-columns.ts'
import type { AskedKinds } from '../drift/kinds/asked.ts'
import { servedRelation } from '../drift/kinds/relation-finding.ts'
import { readShift } from '../drift/kinds/shift-reading.ts'
import type { Selection } from '../drift/plan-columns.ts'
import type { DriftColumn, DriftPredicate } from '../evidence/drift-predicate.ts'
import type { EvidenceSource } from '../evidence/parts.ts'
import type { Log } from '../ports/log.ts'
import type { Summarizable, Summarizer } from '../ports/summaries.ts'
import type { Md5 } from '../summary/text-counts.ts'
import { findColumns } from './compare-summaries.ts'
import { examineKinds } from './examine-kinds.ts'
import { hidePersonalColumns } from './hide-personal-columns.ts'

export type DetectDriftInput = Selection &
  AskedKinds & {
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
  const found = await findColumns({ md5, log }, { reference, current }, withPrediction(input))
  const kinds = await examineKinds({ summaries, log }, { reference, current }, input, found.findings)
  const judged = judgeColumns([...kinds.findings, ...kinds.relations])
  const single = judged.slice(0, kinds.findings.length).map((column) => withRole(column, input))
  const columns = await hidePersonalColumns(single, { reference, current })
  const served = servedRelation(kinds.sections.skew)
  const relations = [...judged.slice(kinds.findings.length), ...(served === undefined ? [] : [served])]
  const shift = readShift(relations, kinds.labels)
  return {
    schemaVersion: 1,
    kind: 'drift',
    assay: input.assay,
    ...(input.model === undefined ? {} : { model: input.model }),
    createdAt: input.createdAt,
    source: input.source,
    reference: describeSide(input.reference, reference),
    current: describeSide(input.current, current),
    drifted: [...columns, ...relations].some((column) => column.drifted),
    columns,
    ...(found.skipped.length > 0 ? { skipped: found.skipped } : {}),
    ...(relations.length > 0 ? { relations } : {}),
    ...kinds.sections,
    ...(shift === undefined ? {} : { shift }),
    ...(kinds.unanswered.length > 0 ? { unanswered: [...kinds.unanswered] } : {}),
  }
}

/** The model's answers are compared whatever columns are asked for. Dates after the report are in the future. */
function withPrediction(input: DetectDriftInput): Selection & { readonly model?: string; readonly now?: number } {
  const { columns, prediction } = input
  const named = columns === undefined || prediction === undefined ? {} : { columns: [...columns, prediction] }
  return { ...input, ...named, now: Date.parse(input.createdAt) }
}

function withRole(column: DriftColumn, { prediction, outcome }: DetectDriftInput): DriftColumn {
  if (column.name === prediction) return { ...column, role: 'prediction' }
  return column.name === outcome ? { ...column, role: 'outcome' } : column
}

function describeSide(source: SummarySource, { rows, digest }: Summarizable): DriftPredicate['reference'] {
  return { source: describeSource(source), rows, ...(digest === undefined ? {} : { digest }) }
}
