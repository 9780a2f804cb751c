import { findPersonal, personalKindOf } from '../data/pii.ts'
import type { Column, NumericColumn, TextColumn } from '../data/table.ts'
import type { SliceCondition } from '../evidence/discovered-slices.ts'
import type { CellType } from './condition.ts'
import { cutNumbers } from './cut-numbers.ts'

/** A text column has at most so many values with a code of their own; the others share one that no condition names. */
const MAX_CATEGORIES = 100
/** Text of which more than this share is different from row to row is read by people, not sliced. */
const MAX_DISTINCT_SHARE = 0.5
const PERSONAL_SAMPLE = 500
const MAX_VALUE = 500

/** A run of codes, both ends included, and what it means. Every condition of a column is one. */
export type CodeRange = { readonly from: number; readonly to: number }

/** One column as small codes, one per row in canonical order. */
export type CodedColumn = {
  readonly name: string
  readonly codes: Uint8Array
  /** Number of codes. */
  readonly size: number
  /** Codes 0 to `values` - 1 have a meaning of their own; an ordered column may be cut between any of them. */
  readonly values: number
  readonly isOrdered: boolean
  /** The code of rows without a value, if there are any. */
  readonly missing?: number
  readonly meaning: (range: CodeRange) => SliceCondition
}

export type Coding = { readonly type: CellType; readonly order: Int32Array; readonly leaf: number }

/** The column in codes, or why no slice can be made of it. */
export function codeColumn(column: Column, coding: Coding): CodedColumn | string {
  const coded = column.kind === 'text' ? codeText(column, coding) : codeNumbers(column, coding)
  if (typeof coded === 'string') return coded
  const parts = coded.values + (coded.missing === undefined ? 0 : 1)
  return parts === 0 || coded.size < 2 ? 'it has one value only' : coded
}

function codeText({ name, codes, dictionary }: TextColumn, { order, leaf }: Coding): CodedColumn | string {
  const counts = new Uint32Array(dictionary.length)
  let missing = 0
  for (const code of codes) {
    if (code < 0) missing++
    else (counts[code] as number)++
  }
  const used = [...counts.keys()].filter((code) => (counts[code] as number) > 0)
  const isFree = used.length > MAX_DISTINCT_SHARE * (codes.length - missing) && used.length > MAX_CATEGORIES
  const sample = used.slice(0, PERSONAL_SAMPLE).map((code) => dictionary[code] ?? '')
  const isPersonal = findPersonal(name, sample) !== undefined
  const why = isPersonal ? 'its values look personal' : isFree ? 'nearly every row has another text' : undefined
  if (why !== undefined && missing < leaf) return why
  const kept = why === undefined ? usable(used, counts, { dictionary, leaf }) : []
  const other = kept.length
  const hasOther = kept.length < used.length
  const size = kept.length + Number(hasOther) + Number(missing > 0)
  const place = new Map(kept.map((code, i) => [code, i]))
  const target = Uint8Array.from(dictionary, (_, code) => place.get(code) ?? other)
  return {
    name,
    codes: recoded(codes, order, { target, missing: size - 1 }),
    size,
    values: kept.length,
    isOrdered: false,
    ...(missing > 0 ? { missing: size - 1 } : {}),
    meaning: ({ from }) =>
      missing > 0 && from === size - 1
        ? { column: name, kind: 'missing' }
        : { column: name, kind: 'equals', value: dictionary[kept[from] as number] ?? '' },
  }
}

function recoded(
  codes: Int32Array,
  order: Int32Array,
  { target, missing }: { readonly target: Uint8Array; readonly missing: number },
): Uint8Array {
  const found = new Uint8Array(order.length)
  for (let place = 0; place < order.length; place++) {
    const code = codes[order[place] as number] as number
    found[place] = code < 0 ? missing : (target[code] as number)
  }
  return found
}

/** Values with enough rows for a slice, in the order of their text; what looks personal is never named. */
function usable(
  used: readonly number[],
  counts: Uint32Array,
  { dictionary, leaf }: { readonly dictionary: readonly string[]; readonly leaf: number },
): number[] {
  const text = (code: number): string => dictionary[code] ?? ''
  return used
    .filter((code) => (counts[code] as number) >= leaf)
    .filter((code) => text(code).length <= MAX_VALUE && personalKindOf(text(code)) === undefined)
    .toSorted((a, b) => (counts[b] as number) - (counts[a] as number) || compareText(text(a), text(b)))
    .slice(0, MAX_CATEGORIES)
    .toSorted((a, b) => compareText(text(a), text(b)))
}

function codeNumbers({ name, values }: NumericColumn, { order, type }: Coding): CodedColumn | string {
  const { uppers, isDiscrete } = cutNumbers(values, order, type)
  const bins = uppers.length + 1
  const byRow = new Uint8Array(values.length)
  let missing = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (Number.isNaN(value)) {
      missing++
      byRow[row] = bins
    } else byRow[row] = placeOf(value, uppers)
  }
  const codes = new Uint8Array(order.length)
  for (let place = 0; place < order.length; place++) codes[place] = byRow[order[place] as number] as number
  if (findPersonal(name, values.length === 0 ? [] : sampleOf(values, order)) !== undefined)
    return 'its values look personal'
  if (missing === values.length) return 'it has no values'
  return {
    name,
    codes,
    size: bins + Number(missing > 0),
    values: bins,
    isOrdered: true,
    ...(missing > 0 ? { missing: bins } : {}),
    meaning: (range) => {
      if (range.from === bins) return { column: name, kind: 'missing' }
      const only = range.from === range.to ? isDiscrete[range.from] : undefined
      if (only !== undefined) return { column: name, kind: 'equals', value: only }
      const [from, below] = [uppers[range.from - 1], uppers[range.to]]
      return {
        column: name,
        kind: 'range',
        ...(range.from === 0 || from === undefined ? {} : { from }),
        ...(below === undefined ? {} : { below }),
      }
    },
  }
}

/** Different values as text, for what they may look like. */
function sampleOf(values: Float64Array, order: Int32Array): string[] {
  const seen = new Set<number>()
  for (let i = 0; i < order.length && i < 4 * PERSONAL_SAMPLE && seen.size < PERSONAL_SAMPLE; i++) {
    const value = values[order[i] as number] as number
    if (!Number.isNaN(value)) seen.add(value)
  }
  return [...seen].map(String)
}

/** The first bin whose upper end is above the value. */
function placeOf(value: number, uppers: Float64Array): number {
  let [low, high] = [0, uppers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (value >= (uppers[middle] as number)) low = middle + 1
    else high = middle
  }
  return low
}

/** By code units, so that no locale changes the order. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
