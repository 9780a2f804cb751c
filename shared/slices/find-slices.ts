import { columnsByName } from '../data/content.ts'
import { columnOf, type Table } from '../data/table.ts'
import {
  type DiscoveredSlices,
  type FoundSlice,
  MAX_FOUND,
  MAX_NAMED_COLUMNS,
  type SearchedSlices,
} from '../evidence/discovered-slices.ts'
import { MAX_CONDITION } from '../evidence/slices.ts'
import type { Labels, Predictions, TaskSpec } from '../model/predictions.ts'
import type { Dependence } from '../stats/units.ts'
import { type CodedColumn, codeColumn } from './code-columns.ts'
import { type CellType, toSql } from './condition.ts'
import { type Discovered, discoverSlices, leafOf } from './discover.ts'
import { clustersIn, groupColumn } from './group-rows.ts'
import { type LossKind, lossKindsOf, metricOf, type RowLosses, rowLosses } from './row-loss.ts'
import { orderRows } from './row-order.ts'

/** A holdout of fewer rows is searched only when asked for: a half of it shows large effects only. */
const ENOUGH_ROWS = 500
/** With fewer rows a half has no two slices. */
const LEAST_ROWS = 120
/** Groups (or blocks of time) without which a half has too few of them. */
const LEAST_GROUPS = 24
const DEFAULT_POINTS = 0.02
const DEFAULT_DEVIATIONS = 0.1

/** `test.discover` with defaults; absent members are decided by the data. */
export type DiscoverLimits = {
  readonly enabled?: boolean
  readonly loss?: LossKind
  readonly minEffect?: number
  readonly max: number
  readonly columns?: readonly string[]
  readonly exclude: readonly string[]
}

export type FindSlicesRequest = {
  readonly task: TaskSpec
  readonly labels: Labels
  readonly candidate: Predictions
  readonly champion?: Predictions
  readonly table: Table
  readonly typeOf: (column: string) => CellType
  /** Columns that may be sliced: all but those that name a row or hold the truth. */
  readonly sliced: readonly string[]
  readonly id?: string
  /** Rows that belong together are in one half, and are tested as one. */
  readonly dependence?: Dependence | undefined
  readonly limits: DiscoverLimits
  readonly level: number
  readonly seed: string
}

/** Weak slices of the candidate and of the change against the champion, or why nobody looked. The order of the rows changes nothing. */
export function findSlices(request: FindSlicesRequest): DiscoveredSlices {
  const { table, limits, seed } = request
  const reason = whyNot(request)
  if (reason !== undefined) return { state: 'skipped', reason }
  const kind = limits.loss ?? lossKindsOf(request.task.kind)[0]
  const losses = kind && rowLosses(request, request, kind)
  if (losses === undefined) return { state: 'skipped', reason: 'a row of this task has no loss of its own' }
  const group = request.dependence && groupColumn(request.dependence, losses.candidate)
  const id = request.id === undefined ? undefined : columnOf(table, request.id)
  const weights = weightsOf(request.labels)
  const { order, half } = orderRows(
    { key: id === undefined ? columnsByName(table) : [id], group, ties: tiesOf(losses, weights) },
    seed,
  )
  const clusters = group && clustersIn(group, order)
  if (clusters !== undefined && clusters.count < LEAST_GROUPS) {
    return {
      state: 'skipped',
      reason: `${clusters.count} ${request.dependence?.by === 'time' ? 'blocks of time' : 'groups'} are too few to search on some and test on others`,
    }
  }
  const { columns, leftOut } = codeAll(request, order)
  const searched = { columns, half, max: limits.max, level: request.level, isError: losses.kind === 'error' }
  const common = {
    ...searched,
    ...(clusters === undefined ? {} : { clusters: clusters.of }),
    ...(weights === undefined ? {} : { weights: Float64Array.from(order, (row) => weights[row] as number) }),
  }
  return { ...measureBoth(losses, { common, order, request }), leftOut }
}

type Common = Omit<Parameters<typeof discoverSlices>[0], 'own' | 'change' | 'minEffect'>

function measureBoth(
  losses: RowLosses,
  {
    common,
    order,
    request,
  }: { readonly common: Common; readonly order: Int32Array; readonly request: FindSlicesRequest },
): SearchedSlices {
  const own = Float64Array.from(order, (row) => losses.candidate[row] as number)
  const { champion, kind } = losses
  const minEffect =
    request.limits.minEffect ?? (common.isError ? DEFAULT_POINTS : DEFAULT_DEVIATIONS * deviation(own, common.weights))
  const weakest = discoverSlices({ ...common, own, minEffect })
  const change = champion && own.map((loss, place) => loss - (champion[order[place] as number] as number))
  const worse = change && discoverSlices({ ...common, own, change, minEffect })
  const write = (found: readonly Discovered[]): FoundSlice[] =>
    listed(found).map((one) => toEvidence(one, { kind, columns: common.columns, request }))
  return {
    state: 'searched',
    metric: metricOf(kind, request.task.kind),
    minEffect,
    max: common.max,
    columns: common.columns.slice(0, MAX_NAMED_COLUMNS).map(({ name }) => name),
    tested: { weakest: weakest.tested, ...(worse === undefined ? {} : { worse: worse.tested }) },
    weakest: write(weakest.found),
    ...(worse === undefined ? {} : { worse: write(worse.found) }),
  }
}

function whyNot({ table, limits }: FindSlicesRequest): string | undefined {
  const least = limits.enabled === true ? LEAST_ROWS : ENOUGH_ROWS
  return table.rows < least ? `${table.rows} rows are too few to search on one half and test on the other` : undefined
}

/** All columns but those that name rows, as codes; the others with the reason. */
function codeAll(request: FindSlicesRequest, order: Int32Array) {
  const { table, sliced, limits, typeOf } = request
  const columns: CodedColumn[] = []
  const leftOut: { column: string; reason: string }[] = []
  for (const column of columnsByName(table)) {
    const { name } = column
    if (!sliced.includes(name)) continue
    const isAsked = (limits.columns?.includes(name) ?? true) && !limits.exclude.includes(name)
    const leaf = leafOf(order.length / 2)
    const coded = isAsked ? codeColumn(column, { type: typeOf(name), order, leaf }) : 'test.discover leaves it out'
    if (typeof coded === 'string') leftOut.push({ column: name.slice(0, 1000), reason: coded })
    else columns.push(coded)
  }
  return { columns, leftOut: leftOut.slice(0, MAX_NAMED_COLUMNS) }
}

/** As many as evidence holds; the surest are never the ones left out. */
function listed(found: readonly Discovered[]): readonly Discovered[] {
  if (found.length <= MAX_FOUND) return found
  const sure = new Set(found.toSorted((a, b) => b.low - a.low).slice(0, MAX_FOUND))
  return found.filter((one) => sure.has(one))
}

function toEvidence(
  { shape, rows, measured, low, high, adjustedPValue }: Discovered,
  {
    kind,
    columns,
    request,
  }: { readonly kind: LossKind; readonly columns: readonly CodedColumn[]; readonly request: FindSlicesRequest },
): FoundSlice {
  const { level } = request
  const conditions = shape.flatMap(({ column, range }) => columns[column]?.meaning(range) ?? [])
  const own = measured.own(level)
  const isError = kind === 'error'
  const turned = isError ? { low: 1 - own.high, high: 1 - own.low } : { low: own.low, high: own.high }
  const { methods, n, value, against, effect, pValue } = measured
  return {
    where: toSql(conditions, request.typeOf).slice(0, MAX_CONDITION),
    conditions,
    rows,
    n,
    value: isError ? 1 - value : value,
    interval: { ...turned, level, method: methods.own },
    against: isError ? 1 - against : against,
    effect: { value: effect, interval: { low, high, level, method: `${methods.effect}, for the slices selected` } },
    pValue,
    adjustedPValue: Math.max(pValue, adjustedPValue),
  }
}

function tiesOf({ candidate, champion }: RowLosses, weights: Float64Array | undefined): Float64Array[] {
  return [candidate, ...(champion === undefined ? [] : [champion]), ...(weights === undefined ? [] : [weights])]
}

/** How much each row counts; `undefined` where all count alike. */
function weightsOf({ weights }: Labels): Float64Array | undefined {
  return weights?.every((weight) => weight === weights[0]) ? undefined : weights
}

function deviation(values: Float64Array, weights: Float64Array | undefined): number {
  const weightOf = (row: number): number => (weights === undefined ? 1 : (weights[row] as number))
  const mass = weights === undefined ? values.length : weights.reduce((sum, weight) => sum + weight, 0)
  const mean = values.reduce((sum, value, row) => sum + weightOf(row) * value, 0) / mass
  const squares = values.reduce((sum, value, row) => sum + weightOf(row) * (value - mean) ** 2, 0)
  return Math.sqrt(squares / (weights === undefined ? Math.max(1, mass - 1) : mass * (1 - 1 / values.length)))
}
