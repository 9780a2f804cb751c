import { type DataSource, describeSource } from '../data/source.ts'
import { columnOf } from '../data/table.ts'
import { identifierReason, withSameKind } from '../drift/column-character.ts'
import { compareColumns, type NumberMeaning } from '../drift/compare-columns.ts'
import type { ColumnFinding, SchemaFinding } from '../drift/finding.ts'
import { judgeColumns } from '../drift/judge-columns.ts'
import { type PlannedColumn, planColumns, type Selection } from '../drift/plan-columns.ts'
import type { DriftColumn, DriftPredicate } from '../evidence/drift-predicate.ts'
import type { EvidenceSource } from '../evidence/parts.ts'
import { Fault } from '../kernel/error.ts'
import type { Log } from '../ports/log.ts'
import type { Dataset, TableEngine } from '../ports/table-engine.ts'

export type DetectDriftInput = Selection & {
  readonly reference: DataSource
  readonly current: DataSource
  /** How messages call the two sources. */
  readonly names?: { readonly reference: string; readonly current: string }
  readonly model?: string
  readonly source: EvidenceSource
  /** Version of Assay. */
  readonly assay: string
  /** ISO 8601. */
  readonly createdAt: string
}

/**
 * Compares two data sets column by column, holding one column of each at a time. Drift is a value in the answer; UserError is thrown
 * only for data that cannot be read and for columns that do not exist.
 */
export async function detectDrift(
  { tables, log }: { tables: TableEngine; log: Log },
  input: DetectDriftInput,
): Promise<DriftPredicate> {
  const names = input.names ?? { reference: 'reference', current: 'current' }
  const reference = await tables.open(input.reference, names.reference)
  const current = await tables.open(input.current, names.current)
  const { columns, skipped } = await compareDatasets(log, { reference, current }, input)
  return {
    schemaVersion: 1,
    kind: 'drift',
    assay: input.assay,
    ...(input.model === undefined ? {} : { model: input.model }),
    createdAt: input.createdAt,
    source: input.source,
    reference: { source: describeSource(input.reference), rows: reference.rows },
    current: { source: describeSource(input.current), rows: current.rows },
    drifted: columns.some((column) => column.drifted),
    columns,
    ...(skipped.length > 0 ? { skipped } : {}),
  }
}

/** The columns of two opened data sets, judged together, and those that were not compared, with the reason. */
export async function compareDatasets(
  log: Log,
  { reference, current }: { readonly reference: Dataset; readonly current: Dataset },
  selection: Selection & { readonly model?: string },
): Promise<{ readonly columns: DriftColumn[]; readonly skipped: { name: string; reason: string }[] }> {
  const plan = planColumns(reference.columns, current.columns, selection)
  const findings: (ColumnFinding | SchemaFinding)[] = []
  const skipped: { name: string; reason: string }[] = []
  for (const [index, column] of plan.entries()) {
    log.progress('comparing', index, plan.length, 'columns')
    const seed = `drift:${selection.model ?? ''}:${column.name}`
    const outcome = await examine(column, { reference, current, seed })
    if ('reason' in outcome) skipped.push({ name: column.name, reason: outcome.reason })
    else findings.push(outcome)
  }
  log.progress('comparing', plan.length, plan.length, 'columns')
  return { columns: judgeColumns(findings), skipped }
}

type Sides = { readonly reference: Dataset; readonly current: Dataset; readonly seed: string }
type Outcome = ColumnFinding | SchemaFinding | { readonly reason: string }

async function examine(planned: PlannedColumn, sides: Sides): Promise<Outcome> {
  if (planned.kind === 'skipped') return planned
  if (planned.kind === 'one-sided') return toSchemaFinding(planned, sides)
  const [reference, current] = await Promise.all([
    readColumn(sides.reference, planned.name),
    readColumn(sides.current, planned.name),
  ])
  if (planned.kind === 'retyped') {
    const pair = withSameKind(reference, current)
    return pair === undefined ? toSchemaFinding(planned, sides) : compare(pair, 'number', sides.seed)
  }
  const reason = planned.asked ? undefined : identifierReason(reference, current)
  return reason === undefined ? compare({ reference, current }, planned.meaning, sides.seed) : { reason }
}

function compare(
  pair: Pick<Parameters<typeof compareColumns>[0], 'reference' | 'current'>,
  meaning: NumberMeaning,
  seed: string,
) {
  return compareColumns({ ...pair, meaning, seed })
}

async function readColumn(dataset: Dataset, name: string) {
  const column = columnOf(await dataset.read([name]), name)
  if (column === undefined) throw new Fault('INTERNAL', `the table engine left out the column "${name}"`)
  return column
}

function toSchemaFinding(planned: { name: string; schema: string; numeric: boolean }, sides: Sides): SchemaFinding {
  const n = { reference: sides.reference.rows, current: sides.current.rows }
  return { name: planned.name, type: planned.numeric ? 'numeric' : 'categorical', n, schema: planned.schema }
}
