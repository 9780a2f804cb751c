import { toDay } from '../data/calendar.ts'
import type { Column, NumericColumn, TextColumn } from '../data/table.ts'
import type { Pair } from './atoms.ts'
import { testCategories } from './category-finding.ts'
import type { ColumnFinding } from './finding.ts'
import { toCategoryHistogram, toNumberHistogram } from './histogram.ts'
import { testMissing } from './missing-finding.ts'
import { testNumbers } from './number-finding.ts'
import { MIN_ROWS } from './rule.ts'
import type { Counts } from './share-test.ts'

/** How numbers are to be read: measured, counted as two categories, or shown as dates. */
export type NumberMeaning = 'number' | 'boolean' | 'date'

export type ColumnPair = {
  readonly reference: Column
  readonly current: Column
  readonly meaning: NumberMeaning
  /** Decides the permutations of small tables. */
  readonly seed: string
}

/** Tests one column of both sides: its values, and how many are missing. Infinite numbers count as missing. Row order has no influence. */
export function compareColumns({ reference, current, meaning, seed }: ColumnPair): ColumnFinding {
  if (reference.kind === 'numeric' && current.kind === 'numeric' && meaning !== 'boolean')
    return compareNumbers(reference, current, { meaning, seed })
  return compareCategories(asText(reference), asText(current), seed)
}

function compareNumbers(
  reference: NumericColumn,
  current: NumericColumn,
  { meaning, seed }: { readonly meaning: NumberMeaning; readonly seed: string },
): ColumnFinding {
  const pair: Pair = { reference: ascending(reference.values), current: ascending(current.values) }
  const n = { reference: pair.reference.length, current: pair.current.length }
  const label = meaning === 'date' ? toDay : toShort
  return {
    name: reference.name,
    type: 'numeric',
    n,
    missing: missingOf(n, { reference: reference.values.length, current: current.values.length }, seed),
    ...(isEnough(n) ? { values: testNumbers(pair, seed) } : {}),
    ...(n.reference > 0 && n.current > 0 ? { histogram: toNumberHistogram(pair, label) } : {}),
  }
}

function compareCategories(reference: TextColumn, current: TextColumn, seed: string): ColumnFinding {
  const { names, counts } = countCategories(reference, current)
  const total = (side: Float64Array): number => side.reduce((sum, count) => sum + count, 0)
  const n = { reference: total(counts.reference), current: total(counts.current) }
  return {
    name: reference.name,
    type: 'categorical',
    n,
    missing: missingOf(n, { reference: reference.codes.length, current: current.codes.length }, seed),
    ...(isEnough(n) ? { values: testCategories(names, counts, seed) } : {}),
    ...(n.reference > 0 && n.current > 0 ? { histogram: toCategoryHistogram(names, counts) } : {}),
  }
}

type Sizes = { readonly reference: number; readonly current: number }

function missingOf(n: Sizes, rows: Sizes, seed: string): ColumnFinding['missing'] {
  return testMissing(
    { rows: rows.reference, missing: rows.reference - n.reference },
    { rows: rows.current, missing: rows.current - n.current },
    seed,
  )
}

function isEnough(n: Sizes): boolean {
  return Math.min(n.reference, n.current) >= MIN_ROWS
}

function ascending(values: Float64Array): Float64Array {
  return values.filter(Number.isFinite).sort()
}

/** Categories in the order of their names, so that the order of rows and dictionaries does not matter. */
function countCategories(
  reference: TextColumn,
  current: TextColumn,
): { readonly names: readonly string[]; readonly counts: Counts } {
  const names = [...new Set([...reference.dictionary, ...current.dictionary])].sort()
  const indexes = new Map(names.map((name, index) => [name, index]))
  const count = (column: TextColumn): Float64Array => {
    const index = Int32Array.from(column.dictionary, (name) => indexes.get(name) ?? -1)
    const counts = new Float64Array(names.length)
    for (const code of column.codes) {
      const category = index[code]
      if (category !== undefined) counts[category] = (counts[category] ?? 0) + 1
    }
    return counts
  }
  return { names, counts: { reference: count(reference), current: count(current) } }
}

/** Booleans as categories; a column of the other kind without any value as text without any value. */
function asText(column: Column): TextColumn {
  if (column.kind === 'text') return column
  const codes = Int32Array.from(column.values, (value) => (Number.isFinite(value) ? Math.min(1, Math.abs(value)) : -1))
  return { kind: 'text', name: column.name, codes, dictionary: ['false', 'true'] }
}

function toShort(value: number): string {
  return String(Number(value.toPrecision(4)))
}
