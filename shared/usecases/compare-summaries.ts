import { identifierReason } from '../drift/column-character.ts'
import { type ColumnPair, type ComparisonOptions, compareColumns } from '../drift/compare-columns.ts'
import type { ColumnFinding, SchemaFinding } from '../drift/finding.ts'
import { judgeColumns } from '../drift/judge-columns.ts'
import { type PlannedColumn, planColumns, type Selection } from '../drift/plan-columns.ts'
import type { DriftColumn } from '../evidence/drift-predicate.ts'
import { Fault } from '../kernel/error.ts'
import type { Log } from '../ports/log.ts'
import type { Summarizable } from '../ports/summaries.ts'
import { alignToPrivate } from '../summary/align-private.ts'
import type { ColumnSummary } from '../summary/column-summary.ts'
import { FINE_CELLS } from '../summary/number-cells.ts'
import type { Md5 } from '../summary/text-counts.ts'

/** Columns that are summed up in one go: both sides of so many are held at once, at most some 100 MB. */
const BATCH = 128

type Sides = { readonly reference: Summarizable; readonly current: Summarizable }
type Outcome = ColumnFinding | SchemaFinding | { readonly name: string; readonly reason: string }
type Skipped = { name: string; reason: string }
type Comparison = { readonly columns: DriftColumn[]; readonly skipped: Skipped[] }
type Options = Selection & { readonly model?: string; readonly now?: number }

/** The columns of two opened data sets, judged together, and those that were not compared, with the reason. */
export async function compareSummaries(
  deps: { readonly md5: Md5; readonly log: Log },
  sides: Sides,
  selection: Options,
): Promise<Comparison> {
  const { findings, skipped } = await findColumns(deps, sides, selection)
  return { columns: judgeColumns(findings), skipped }
}

/** What is found in each column, not judged yet. */
export async function findColumns(
  { md5, log }: { readonly md5: Md5; readonly log: Log },
  sides: Sides,
  selection: Options,
): Promise<{ readonly findings: (ColumnFinding | SchemaFinding)[]; readonly skipped: Skipped[] }> {
  const plan = planColumns(sides.reference.columns, sides.current.columns, selection)
  const outcomes: Outcome[] = []
  for (let done = 0; done < plan.length; done += BATCH) {
    log.progress('comparing', done, plan.length, 'columns')
    const batch = plan.slice(done, done + BATCH)
    const pairs = await summarize(batch, sides)
    for (const planned of batch) {
      const seed = `drift:${selection.model ?? ''}:${planned.name}`
      const { measures, now } = selection
      const options = {
        seed,
        md5,
        ...(measures === undefined ? {} : { measures }),
        ...(now === undefined ? {} : { now }),
      }
      outcomes.push(examine(planned, pairs.get(planned.name), { sides, options }))
    }
  }
  log.progress('comparing', plan.length, plan.length, 'columns')
  return {
    findings: outcomes.flatMap((outcome) => ('reason' in outcome ? [] : [outcome])),
    skipped: outcomes.flatMap((outcome) =>
      'reason' in outcome ? [{ name: outcome.name, reason: outcome.reason }] : [],
    ),
  }
}

async function summarize(plan: readonly PlannedColumn[], { reference, current }: Sides) {
  const names = plan.filter(({ kind }) => kind === 'compare' || kind === 'retyped').map(({ name }) => name)
  const pairs = new Map<string, ColumnPair>()
  if (names.length === 0) return pairs
  const one = await reference.summarize(names, { cells: FINE_CELLS })
  const other = await current.summarize(names, { cells: FINE_CELLS })
  names.forEach((name, i) => {
    pairs.set(name, { reference: named(one[i], name), current: named(other[i], name) })
  })
  return pairs
}

function named(summary: ColumnSummary | undefined, name: string): ColumnSummary {
  if (summary?.name !== name) throw new Fault('INTERNAL', `the summary of the column "${name}" is missing`)
  return summary
}

function examine(
  planned: PlannedColumn,
  pair: ColumnPair | undefined,
  { sides, options }: { readonly sides: Sides; readonly options: ComparisonOptions },
): Outcome {
  if (planned.kind === 'skipped') return planned
  if (pair === undefined || planned.kind === 'one-sided') return toSchemaFinding(planned, sides)
  if (planned.kind === 'retyped') {
    const isEmpty = pair.reference.values.kind === 'empty' || pair.current.values.kind === 'empty'
    return (isEmpty ? compareColumns(pair, options) : undefined) ?? toSchemaFinding(planned, sides)
  }
  const reason = planned.asked ? undefined : identifierReason(pair.reference, pair.current)
  if (reason !== undefined) return { name: planned.name, reason }
  const comparable = inSameCells(pair, options.md5)
  if (comparable === undefined)
    return { name: planned.name, reason: 'a private profile keeps back what it could be compared by' }
  return compareColumns(comparable, options) ?? toSchemaFinding(planned, sides)
}

/** A private profile has cells, categories and buckets of its own: the other side is put into them. */
function inSameCells(pair: ColumnPair, md5: Md5): ColumnPair | undefined {
  return pair.reference.joined === undefined && pair.current.joined === undefined ? pair : alignToPrivate(pair, md5)
}

function toSchemaFinding(planned: PlannedColumn, { reference, current }: Sides): SchemaFinding {
  const isKnown = planned.kind === 'one-sided' || planned.kind === 'retyped'
  return {
    name: planned.name,
    type: isKnown && planned.numeric ? 'numeric' : 'categorical',
    n: { reference: reference.rows, current: current.rows },
    schema: isKnown ? planned.schema : 'the values of the two sides are of different types',
  }
}
