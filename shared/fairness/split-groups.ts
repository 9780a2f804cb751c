import { masked } from '../data/pii.ts'
import type { Column, NumericColumn, TextColumn } from '../data/table.ts'
import { type Grouping, mergeValues, splitAtPoints } from './grouping.ts'

/** A column of numbers with more values than this is cut at its quartiles. */
const MAX_NUMBERS_AS_VALUES = 8
const MAX_NAME = 200
const MISSING = 'missing'

/** Which group each row is in: `of[row]` indexes `names`. The rows without a value, if any, are the last group. */
export type Split = {
  readonly cut: 'values' | 'quartiles' | 'points' | 'merged'
  readonly of: Int32Array
  readonly names: readonly string[]
  readonly hasMissing: boolean
}

/**
 * The groups of a protected attribute: its values in order, or numbers of many values between the quartiles of the holdout, unless
 * `grouping` says otherwise. `cut` counts for numbers only.
 */
export function splitGroups(column: Column, { cut, merge }: Omit<Grouping, 'column'> = {}): Split {
  if (merge !== undefined) {
    const merged = mergeValues(column, merge)
    return { ...(merged.kind === 'text' ? splitText(merged) : splitNumbers(merged)), cut: 'merged' }
  }
  if (column.kind === 'text') return splitText(column)
  if (cut === undefined) return splitNumbers(column)
  return withMissing({ cut: 'points', ...splitAtPoints(column, cut), hasMissing: column.values.some(Number.isNaN) })
}

function splitText({ codes, dictionary }: TextColumn): Split {
  const used = new Set(codes)
  const hasMissing = used.delete(-1)
  const order = [...used].toSorted((a, b) => compareText(dictionary[a] ?? '', dictionary[b] ?? ''))
  const places = new Map(order.map((code, place) => [code, place]))
  const of = codes.map((code) => places.get(code) ?? order.length)
  return withMissing({
    cut: 'values',
    of,
    names: order.map((code, place) => shown(dictionary[code] ?? '', place)),
    hasMissing,
  })
}

function splitNumbers({ values }: NumericColumn): Split {
  const present = values.filter((value) => !Number.isNaN(value)).sort()
  const distinct = new Set<number>()
  for (let i = 0; i < present.length && distinct.size <= MAX_NUMBERS_AS_VALUES; i++) distinct.add(present[i] as number)
  const few = distinct.size <= MAX_NUMBERS_AS_VALUES
  const uppers = few ? [...distinct] : [...new Set([1, 2, 3, 4].map((quarter) => quartile(present, quarter)))]
  const of = Int32Array.from(values, (value) => placeOf(value, uppers))
  const hasMissing = present.length < values.length
  const names = few ? uppers.map(String) : rangeNames(present, uppers)
  return withMissing({ cut: few ? 'values' : 'quartiles', of, names, hasMissing })
}

function withMissing(split: Split): Split {
  return split.hasMissing ? { ...split, names: [...split.names, MISSING] } : split
}

/** The value at or below which a quarter, half, three quarters or all of the sorted values lie. */
function quartile(sorted: Float64Array, quarter: number): number {
  return sorted[Math.ceil((sorted.length * quarter) / 4) - 1] as number
}

/** The first group whose upper end is not below the value; a missing value comes after the last. */
function placeOf(value: number, uppers: readonly number[]): number {
  const place = uppers.findIndex((upper) => value <= upper)
  return place === -1 ? uppers.length : place
}

/** Each range by the least and the greatest value in it: `19 to 26`. */
function rangeNames(sorted: Float64Array, uppers: readonly number[]): string[] {
  return uppers.map((upper, i) => {
    const before = uppers[i - 1]
    const least = before === undefined ? sorted[0] : sorted.find((value) => value > before)
    return least === upper ? String(upper) : `${least} to ${upper}`
  })
}

/** By code units, so that no locale changes the order. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

/** What is personal is told apart by its place among the groups. */
function shown(name: string, place: number): string {
  const hidden = masked(name, undefined)
  return hidden === name ? shortened(name) : `${hidden} ${place + 1}`
}

function shortened(name: string): string {
  return name.length <= MAX_NAME ? name : `${name.slice(0, MAX_NAME - 1).toWellFormed()}…`
}
