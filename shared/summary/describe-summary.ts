import { toMoment } from '../data/calendar.ts'
import { findPersonal } from '../data/pii.ts'
import { shown, variationOf } from '../data/profile.ts'
import type { Profile, ProfileColumn } from '../data/profile-schema.ts'
import {
  type ColumnSummary,
  type ColumnValues,
  type DatasetSummary,
  type NumberValues,
  presentRows,
  rangeOf,
} from './column-summary.ts'
import { type NumberCells, rowsOf } from './number-cells.ts'

const BINS = 20
const SHOWN_TOP = 10
const SAMPLE = 1000

/**
 * A stored profile in the words of a fresh one. What a summary does not know is absent: repeated rows, correlations, means, and how many
 * values share a cell. Quantiles and bins are those of cells, each of which stands for its values by the one nearest to zero.
 */
export function describeSummary({ rows, columns }: DatasetSummary): Profile {
  return { rows, columns: columns.map(describeColumn) }
}

function describeColumn(column: ColumnSummary): ProfileColumn {
  const { name, missing, values, joined } = column
  const counted = countedValues(values)
  const personal = findPersonal(
    name,
    (counted ?? []).slice(0, SAMPLE).map(({ value }) => value),
  )
  const top = (counted ?? []).toSorted((a, b) => b.count - a.count).slice(0, SHOWN_TOP)
  const distinct = distinctOf(column)
  const infinite = 'infinite' in values ? values.infinite : 0
  const present = presentRows(values) + (joined?.rest?.rows ?? 0)
  return {
    name,
    type: TYPES[values.kind],
    databaseType: joined === undefined ? values.kind : `${values.kind}, private`,
    missing,
    ...(infinite > 0 ? { infinite } : {}),
    ...(distinct === undefined ? {} : { distinct }),
    variation: variationOf({ present, infinite, distinct, most: top[0]?.count ?? 0 }),
    ...(personal === undefined ? {} : { personal }),
    ...('cells' in values && personal === undefined ? describeCells(values, joined !== undefined) : {}),
    ...(values.kind === 'text' && rowsOf(values.text.lengths) > 0 ? { length: lengthOf(values.text.lengths) } : {}),
    top: top.map(({ value, count }) => ({ value: shown(value, personal), count })),
  }
}

const TYPES = {
  number: 'numeric',
  boolean: 'boolean',
  date: 'date',
  category: 'text',
  text: 'text',
  empty: 'other',
  other: 'other',
} as const satisfies Record<ColumnValues['kind'], ProfileColumn['type']>

/** Every value with its rows, where they are known one by one. */
function countedValues(values: ColumnValues): { readonly value: string; readonly count: number }[] | undefined {
  if (values.kind === 'category') {
    const { names, counts } = values.categories
    return names.map((value, i) => ({ value, count: counts[i] ?? 0 }))
  }
  if (!('cells' in values) || values.cells.shift > 0) return undefined
  return Array.from(values.cells.values, (value, i) => ({
    value: label(values, value),
    count: values.cells.counts[i] ?? 0,
  }))
}

function label({ kind }: NumberValues, value: number): string {
  if (kind === 'boolean') return value === 0 ? 'false' : 'true'
  return kind === 'date' ? toMoment(value) : String(value)
}

function distinctOf({ values, joined }: ColumnSummary): number | undefined {
  if (values.kind === 'empty') return 0
  if (values.kind === 'category') return values.categories.names.length + (joined?.rest?.values ?? 0)
  return 'cells' in values && values.cells.shift === 0 && joined === undefined ? values.cells.values.length : undefined
}

function describeCells(values: NumberValues, isPrivate: boolean): Partial<ProfileColumn> {
  const { kind, cells } = values
  const rows = rowsOf(cells)
  if (kind === 'boolean' || rows === 0) return {}
  const range = isPrivate ? undefined : rangeOf(values)
  const histogram = binsOf(cells).map(({ from, to, count }) => ({
    from: label(values, from),
    to: label(values, to),
    count,
  }))
  const [p5, p25, p50, p75, p95] = quantiles(cells, rows)
  if (kind === 'number') return { numbers: { ...range, quantiles: { p5, p25, p50, p75, p95 } }, histogram }
  const [d5, d25, d50, d75, d95] = [toMoment(p5), toMoment(p25), toMoment(p50), toMoment(p75), toMoment(p95)]
  const dates = range === undefined ? {} : { min: toMoment(range.min), max: toMoment(range.max) }
  return { dates: { ...dates, quantiles: { p5: d5, p25: d25, p50: d50, p75: d75, p95: d95 } }, histogram }
}

/** The lowest cells that at least 5, 25, 50, 75 and 95 percent of the rows lie in or below. */
function quantiles({ values, counts }: NumberCells, rows: number): [number, number, number, number, number] {
  const at = (share: number): number => {
    let below = 0
    const index = counts.findIndex((count) => {
      below += count
      return below >= share * rows
    })
    return values[index] as number
  }
  return [at(0.05), at(0.25), at(0.5), at(0.75), at(0.95)]
}

type Bin = { from: number; to: number; count: number }

/** Cells one by one while they are few, else in bins of equal width; what lies on a border belongs to the bin below. */
function binsOf({ values, counts }: NumberCells): Bin[] {
  if (values.length <= BINS)
    return Array.from(values, (value, i) => ({ from: value, to: value, count: counts[i] ?? 0 }))
  const [low, high] = [values[0] as number, values.at(-1) as number]
  // Halves first: the whole width can be beyond the largest number.
  const edge = (i: number): number => low + (high / BINS - low / BINS) * i
  const bins: Bin[] = Array.from({ length: BINS }, (_, i) => ({
    from: edge(i),
    to: i === BINS - 1 ? high : edge(i + 1),
    count: 0,
  }))
  let at = 0
  values.forEach((value, i) => {
    while (at < BINS - 1 && value > (bins[at] as Bin).to) at += 1
    ;(bins[at] as Bin).count += counts[i] ?? 0
  })
  return bins
}

function lengthOf(cells: NumberCells): { min: number; mean: number; max: number } {
  const rows = rowsOf(cells)
  const mean = cells.values.reduce((sum, value, i) => sum + (value * (cells.counts[i] ?? 0)) / rows, 0)
  return { min: Math.ceil(cells.values[0] ?? 0), mean, max: Math.ceil(cells.values.at(-1) ?? 0) }
}
