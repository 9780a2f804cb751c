import type { Column, Table } from '../data/table.ts'
import type { Labels } from '../model/predictions.ts'

/** Rows that were drawn, by their place in the whole. */
export type Drawn = Int32Array

/**
 * Draws `size` rows by the hash of their content and of `seed`, in the order of the hash: the order in which the rows came changes neither
 * which rows are drawn nor their order. All rows, in that order, where there are no more.
 */
export function drawRows(table: Table, size: number, seed: string): Drawn {
  const keys = rowKeys(table, seed)
  const order = Int32Array.from({ length: table.rows }, (_, row) => row)
  order.sort((a, b) => (keys[a] as number) - (keys[b] as number))
  return order.slice(0, Math.min(size, table.rows))
}

function rowKeys({ rows, columns }: Table, seed: string): Float64Array {
  const first = new Int32Array(rows).fill(hashText(seed, 0x811c9dc5))
  const second = new Int32Array(rows).fill(hashText(seed, 0x9e3779b9))
  const byName = columns.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  for (const column of byName) {
    const cell = cellHash(column)
    for (let row = 0; row < rows; row++) {
      const hash = cell(row)
      first[row] = mixed((first[row] as number) ^ hash, 0x85ebca6b)
      second[row] = mixed((second[row] as number) + hash, 0xc2b2ae35)
    }
  }
  // 52 bits fit a double exactly.
  return Float64Array.from(first, (high, row) => (high >>> 0) * 2 ** 20 + ((second[row] as number) >>> 12))
}

function cellHash(column: Column): (row: number) => number {
  if (column.kind === 'text') {
    const hashes = column.dictionary.map((text) => hashText(text, 0x811c9dc5))
    return (row) => hashes[column.codes[row] as number] ?? 0x2545f491
  }
  const { values } = column
  const number = new Float64Array(1)
  const words = new Int32Array(number.buffer)
  return (row) => {
    const value = values[row] as number
    number[0] = Number.isNaN(value) ? Number.NaN : value
    return Math.imul(words[0] as number, 0x01000193) ^ (words[1] as number)
  }
}

function hashText(text: string, start: number): number {
  let hash = start
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash | 0
}

/** The finaliser of MurmurHash3 (Austin Appleby, public domain): every bit of the input moves every bit of the output. */
function mixed(value: number, factor: number): number {
  let hash = Math.imul(value ^ (value >>> 16), factor)
  hash = Math.imul(hash ^ (hash >>> 13), 0x5bd1e995)
  return hash ^ (hash >>> 15)
}

/** The drawn rows of a column. */
export function takeRows(column: Column, drawn: ArrayLike<number>): Column {
  if (column.kind === 'numeric') {
    const values = Float64Array.from(drawn, (row) => column.values[row] as number)
    return { kind: 'numeric', name: column.name, values }
  }
  const codes = Int32Array.from(drawn, (row) => column.codes[row] as number)
  return { kind: 'text', name: column.name, codes, dictionary: column.dictionary }
}

/** The labels of the drawn rows of a table with `rows` rows. */
export function takeLabels(labels: Labels, drawn: Drawn, rows: number): Labels {
  const { values } = labels
  const width = Math.max(1, Math.round(values.length / Math.max(1, rows)))
  const at = (i: number): number => values[(drawn[Math.floor(i / width)] as number) * width + (i % width)] as number
  const taken = values.slice(0, drawn.length * width)
  for (let i = 0; i < taken.length; i++) taken[i] = at(i)
  return { ...labels, values: taken } as Labels
}
