import { toDay } from '../data/calendar.ts'
import { toTiedPair } from '../stats/tied-pair.ts'
import { alignToPrivate } from '../summary/align-private.ts'
import type { CategoryCounts } from '../summary/category-counts.ts'
import { type ColumnSummary, type ColumnValues, presentRows } from '../summary/column-summary.ts'
import type { NumberCells } from '../summary/number-cells.ts'
import type { Md5 } from '../summary/text-counts.ts'
import { toTextCounts } from '../summary/text-counts.ts'
import { alignCategories } from './align-categories.ts'
import { testCategories } from './category-finding.ts'
import { isFreeText } from './column-character.ts'
import type { ColumnFinding } from './finding.ts'
import { toCategoryHistogram, toNumberHistogram } from './histogram.ts'
import { dateFacts, describeDates, testDates } from './kinds/date-finding.ts'
import { type MeasureName, measureCategories, measureNumbers } from './measures.ts'
import { testMissing } from './missing-finding.ts'
import { testNumbers } from './number-finding.ts'
import { MIN_ROWS } from './rule.ts'
import { testText } from './text-finding.ts'

export type ColumnPair = { readonly reference: ColumnSummary; readonly current: ColumnSummary }

export type ComparisonOptions = {
  /** Decides the permutations of small tables. */
  readonly seed: string
  readonly md5: Md5
  /** Milliseconds since 1970 UTC: rows dated later are named. */
  readonly now?: number
  /** Distances to report beside the tests; they decide nothing. */
  readonly measures?: readonly MeasureName[]
}

/**
 * Tests one column of both sides: its values, and how many are missing. Infinite numbers count as missing, and a side without any value
 * is of whatever kind the other is. `undefined` when the kinds do not fit together.
 */
export function compareColumns(given: ColumnPair, options: ComparisonOptions): ColumnFinding | undefined {
  const isPrivate = given.reference.joined !== undefined || given.current.joined !== undefined
  const pair = isPrivate ? alignToPrivate(given, options.md5) : given
  const values = pair && compareValues(pair, options)
  if (pair === undefined || values === undefined) return undefined
  const { reference, current } = pair
  const n = { reference: presentRows(reference.values), current: presentRows(current.values) }
  const missing = { reference: reference.rows - n.reference, current: current.rows - n.current }
  const { aspects, ...rest } = values
  const missed = testMissing(
    { rows: reference.rows, missing: missing.reference },
    { rows: current.rows, missing: missing.current },
    options.seed,
  )
  return {
    name: reference.name,
    ...rest,
    n,
    missing,
    aspects: [...aspects, ...(missed === undefined ? [] : [missed])],
  }
}

/** What is found in the values alone. */
type Values = Pick<ColumnFinding, 'type' | 'aspects' | 'histogram' | 'measures' | 'note'>

function compareValues({ reference, current }: ColumnPair, options: ComparisonOptions): Values | undefined {
  const one = fill(reference.values, current.values)
  const other = fill(current.values, reference.values)
  if (one.kind === 'boolean' && other.kind === 'boolean')
    return compareCategories(asCategories(one.cells), asCategories(other.cells), options)
  if ('cells' in one && 'cells' in other) {
    if ((one.kind === 'date') !== (other.kind === 'date')) return undefined
    return one.kind === 'date'
      ? compareDates([one.cells, other.cells], options)
      : compareNumbers([one.cells, other.cells], toShort, options)
  }
  if (isFreeText(one) && isFreeText(other)) return compareTexts(one, other, options)
  if (one.kind === 'category' && other.kind === 'category')
    return compareCategories(one.categories, other.categories, options)
  return (
    compareTexts(one, other, options) ?? (one.kind === other.kind ? { type: 'categorical', aspects: [] } : undefined)
  )
}

function compareTexts(one: ColumnValues, other: ColumnValues, options: ComparisonOptions): Values | undefined {
  const [a, b] = [asText(one, options), asText(other, options)]
  if (a === undefined || b === undefined) return undefined
  return { type: 'text', aspects: testText(a, b, options.seed) }
}

/** Dates move on by themselves; what should stay as it was are the weekdays and hours that they fall on. */
function compareDates(
  [reference, current]: readonly [NumberCells, NumberCells],
  { seed, now = Number.POSITIVE_INFINITY }: ComparisonOptions,
): Values {
  const aspect = testDates(reference, current, seed)
  const facts = [dateFacts(reference, now), dateFacts(current, now)]
  const [before, after] = facts
  const pair = toTiedPair(reference, current)
  return {
    type: 'date',
    aspects: aspect === undefined ? [] : [aspect],
    ...(before === undefined || after === undefined
      ? {}
      : { note: describeDates(before, after), histogram: toNumberHistogram(pair, toDay) }),
  }
}

function compareNumbers(
  [reference, current]: readonly [NumberCells, NumberCells],
  label: (value: number) => string,
  { seed, measures = [] }: ComparisonOptions,
): Values {
  const pair = toTiedPair(reference, current)
  return {
    type: 'numeric',
    aspects: isEnough(pair.n, pair.m) ? [testNumbers(pair, seed)] : [],
    ...(pair.n > 0 && pair.m > 0
      ? { histogram: toNumberHistogram(pair, label), ...measured(measureNumbers(pair, measures)) }
      : {}),
  }
}

function compareCategories(
  reference: CategoryCounts,
  current: CategoryCounts,
  { seed, measures = [] }: ComparisonOptions,
): Values {
  const { names, counts } = alignCategories(reference, current)
  const [n, m] = [total(counts.reference), total(counts.current)]
  return {
    type: 'categorical',
    aspects: isEnough(n, m) ? [testCategories(names, counts, seed)] : [],
    ...(n > 0 && m > 0
      ? { histogram: toCategoryHistogram(names, counts), ...measured(measureCategories(counts, measures)) }
      : {}),
  }
}

function measured(measures: NonNullable<ColumnFinding['measures']>): Pick<ColumnFinding, 'measures'> {
  return measures.length === 0 ? {} : { measures }
}

function isEnough(n: number, m: number): boolean {
  return Math.min(n, m) >= MIN_ROWS
}

/** A side without any value gets the kind of the other. */
function fill(values: ColumnValues, model: ColumnValues): ColumnValues {
  if (values.kind !== 'empty') return values
  const none = new Float64Array()
  if (model.kind === 'category' || model.kind === 'text')
    return { kind: 'category', categories: { names: [], counts: none } }
  return 'cells' in model ? { ...model, infinite: 0, cells: { shift: 0, values: none, counts: none } } : values
}

function asCategories({ values, counts }: NumberCells): CategoryCounts {
  return { names: Array.from(values, (value) => (value === 0 ? 'false' : 'true')), counts }
}

function asText(values: ColumnValues, { md5 }: ComparisonOptions) {
  if (values.kind === 'text') return values.text
  return values.kind === 'category' ? toTextCounts(values.categories, md5, Number.POSITIVE_INFINITY) : undefined
}

function total(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0)
}

function toShort(value: number): string {
  return String(Number(value.toPrecision(4)))
}
