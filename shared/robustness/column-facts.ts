import type { Column } from '../data/table.ts'

/** What can be done to a column. `whole`: all its numbers are integers. */
export type Character = 'number' | 'whole' | 'date' | 'yes-no' | 'text'

export type NumberFacts = {
  readonly sd: number
  readonly min: number
  readonly max: number
  readonly median: number
}

export type ColumnFacts = {
  readonly column: Column
  readonly character: Character
  /** Present values only; absent for text, and where nothing is present. */
  readonly numbers?: NumberFacts
  /** Most frequent text, the first in the order of texts among equals; absent for numbers and where nothing is present. */
  readonly frequent?: string
}

/** Looks at one column; `type` is what the data source calls it (a date and a boolean are numbers in a table). */
export function columnFacts(column: Column, type: string | undefined): ColumnFacts {
  if (column.kind === 'text') {
    const frequent = mostFrequent(column.codes, column.dictionary)
    return { column, character: 'text', ...(frequent === undefined ? {} : { frequent }) }
  }
  const present = column.values.filter(Number.isFinite).sort()
  const numbers = numberFacts(present)
  return { column, character: characterOf(present, type), ...(numbers === undefined ? {} : { numbers }) }
}

function characterOf(sorted: Float64Array, type: string | undefined): Character {
  if (type === 'date') return 'date'
  if (type === 'boolean') return 'yes-no'
  return sorted.every(Number.isInteger) ? 'whole' : 'number'
}

function numberFacts(sorted: Float64Array): NumberFacts | undefined {
  const n = sorted.length
  if (n === 0) return undefined
  let [mean, squares] = [0, 0]
  for (const value of sorted) mean += value / n
  for (const value of sorted) squares += (value - mean) ** 2 / n
  const sd = Math.sqrt(squares)
  const [min, max] = [sorted[0] as number, sorted[n - 1] as number]
  return { sd: min === max ? 0 : sd, min, max, median: sorted[n >> 1] as number }
}

function mostFrequent(codes: Int32Array, dictionary: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const code of codes) {
    const text = dictionary[code]
    if (text !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const [best] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return best?.[0]
}
