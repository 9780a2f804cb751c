import type { Column } from '../data/table.ts'
import { createPrng } from '../kernel/prng.ts'

/** Rows in an order that depends on their content alone, and for each place in that order the half (0 or 1) its row is in. */
export type RowOrder = { readonly order: Int32Array; readonly half: Uint8Array }

/** What rows are told apart by. */
export type RowKeys = {
  readonly key: readonly Column[]
  readonly group?: Column | undefined
  readonly ties?: readonly Float64Array[]
}

type Keys = { readonly high: Uint32Array; readonly low: Uint32Array }

const RADIX_BITS = 11
const RADIX = 1 << RADIX_BITS

/**
 * Orders rows by a hash of `key` (the id column, or every column where there is no id) and draws halves by it; with `group`, all rows of
 * one group are in one half. Neither the order of the rows nor the names of columns change anything. Rows that are equal in all of `key` are
 * dealt in turn in the order of `ties`, so that a table of few different rows still has two like halves.
 */
export function orderRows({ key, group, ties = [] }: RowKeys, seed: string): RowOrder {
  const keys = hashRows(key)
  const order = sortByKeys(keys, ties)
  const salt = createPrng(`${seed} halves`).below(0xffffffff)
  const half = new Uint8Array(order.length)
  const own = group === undefined ? keys : withRowsOfNoGroup(hashRows([group]), group, keys)
  let turn = 0
  for (let place = 0; place < order.length; place++) {
    const row = order[place] as number
    const before = place > 0 ? (order[place - 1] as number) : -1
    turn = group === undefined && before >= 0 && areEqual(keys, row, before) ? turn + 1 : 0
    half[place] = (mix((own.low[row] as number) ^ mix((own.high[row] as number) ^ salt)) ^ turn) & 1
  }
  return { order, half }
}

/** Two 32-bit sums per row of hashed cells, each column with a salt of its own. */
function hashRows(columns: readonly Column[]): Keys {
  const [first] = columns
  const size = first === undefined ? 0 : first.kind === 'numeric' ? first.values.length : first.codes.length
  const keys = { high: new Uint32Array(size), low: new Uint32Array(size) }
  columns.forEach((column, place) => {
    const salt = mix(place + 1)
    if (column.kind === 'numeric') addNumbers(column.values, keys, salt)
    else addTexts(column.codes, column.dictionary, { keys, salt })
  })
  return keys
}

function addNumbers(values: Float64Array, { high, low }: Keys, salt: number): void {
  const cell = new Float64Array(1)
  const bits = new Uint32Array(cell.buffer)
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    // Both zeros are one number, and so are all that are none.
    cell[0] = value === 0 ? 0 : Number.isNaN(value) ? Number.NaN : value
    const hash = mix((bits[0] as number) ^ mix((bits[1] as number) ^ salt))
    low[row] = (low[row] as number) + hash
    high[row] = (high[row] as number) + mix(hash ^ 0x85ebca6b ^ (bits[0] as number))
  }
}

function addTexts(
  codes: Int32Array,
  dictionary: readonly string[],
  { keys: { high, low }, salt }: { readonly keys: Keys; readonly salt: number },
): void {
  const hashes = dictionary.map(
    (text) => [hashText(text, 0x811c9dc5 ^ salt), hashText(text, 0x1b873593 ^ salt)] as const,
  )
  const missing = [mix(0x27d4eb2f ^ salt), mix(0x165667b1 ^ salt)] as const
  for (let row = 0; row < codes.length; row++) {
    const [a, b] = hashes[codes[row] as number] ?? missing
    low[row] = (low[row] as number) + a
    high[row] = (high[row] as number) + b
  }
}

/** A row without a group is a group by itself. */
function withRowsOfNoGroup(groups: Keys, group: Column, rows: Keys): Keys {
  const [high, low] = [groups.high.slice(), groups.low.slice()]
  for (let row = 0; row < high.length; row++) {
    const isMissing =
      group.kind === 'numeric' ? Number.isNaN(group.values[row] as number) : (group.codes[row] as number) < 0
    if (!isMissing) continue
    high[row] = rows.high[row] as number
    low[row] = rows.low[row] as number
  }
  return { high, low }
}

/** Stable radix sort by the high word, then equal runs by the low one and the ties. */
function sortByKeys({ high, low }: Keys, ties: readonly Float64Array[]): Int32Array {
  const later = [low, ...ties]
  let from = new Int32Array(high.length)
  for (let row = 0; row < from.length; row++) from[row] = row
  let to = new Int32Array(high.length)
  for (let shift = 0; shift < 32; shift += RADIX_BITS) {
    const starts = new Int32Array(RADIX + 1)
    for (const key of high) (starts[((key >>> shift) & (RADIX - 1)) + 1] as number)++
    for (let digit = 0; digit < RADIX; digit++) (starts[digit + 1] as number) += starts[digit] as number
    for (const row of from) to[(starts[((high[row] as number) >>> shift) & (RADIX - 1)] as number)++] = row
    ;[from, to] = [to, from]
  }
  for (let start = 0; start < from.length; ) {
    let end = start + 1
    while (end < from.length && high[from[end] as number] === high[from[start] as number]) end++
    if (end - start > 1) from.subarray(start, end).sort((a, b) => compareBy(later, a, b))
    start = end
  }
  return from
}

function compareBy(columns: readonly ArrayLike<number>[], a: number, b: number): number {
  for (const values of columns) {
    const step = (values[a] as number) - (values[b] as number)
    if (step !== 0) return step
  }
  return 0
}

function areEqual({ high, low }: Keys, a: number, b: number): boolean {
  return high[a] === high[b] && low[a] === low[b]
}

function hashText(text: string, start: number): number {
  let hash = start
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return mix(hash ^ text.length)
}

/** The finaliser of MurmurHash3 (A. Appleby, public domain): every bit of the input changes half of those of the output. */
function mix(value: number): number {
  let hash = value | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
