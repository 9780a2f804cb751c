import type { CategoryCounts } from './category-counts.ts'
import { mergeCells, type NumberCells, toCells } from './number-cells.ts'

/** Buckets that values and words are counted in when there are too many to count them by name. */
export const BUCKETS = 4096

/** What is known of a text column with more than 10,000 different values; every figure adds up over parts. */
export type TextCounts = {
  /** Rows per bucket of the value: the first three hex digits of the MD5 of its UTF-8 bytes. */
  readonly values: Float64Array
  /** Rows in which a word of the bucket occurs. Words are what ASCII white space parts. */
  readonly words: Float64Array
  /** Unicode code points per value. */
  readonly lengths: NumberCells
  /** Words per value. */
  readonly wordCounts: NumberCells
}

/** MD5 of the UTF-8 bytes of a text, in lower-case hex. Not for secrecy: every SQL engine has it. */
export type Md5 = (text: string) => string

export function bucketOf(text: string, md5: Md5): number {
  return Number.parseInt(md5(text).slice(0, 3), 16)
}

export function wordsOf(text: string): string[] {
  return text.split(/[ \t\n\v\f\r]+/).filter((word) => word !== '')
}

/** Counts named values the way that a column of very many values is counted. */
export function toTextCounts({ names, counts }: CategoryCounts, md5: Md5, limit: number): TextCounts {
  const values = new Float64Array(BUCKETS)
  const words = new Float64Array(BUCKETS)
  names.forEach((name, i) => {
    const rows = counts[i] ?? 0
    add(values, bucketOf(name, md5), rows)
    for (const bucket of new Set(wordsOf(name).map((word) => bucketOf(word, md5)))) add(words, bucket, rows)
  })
  return {
    values,
    words,
    lengths: weighted(
      names.map((name) => [...name].length),
      counts,
      limit,
    ),
    wordCounts: weighted(
      names.map((name) => wordsOf(name).length),
      counts,
      limit,
    ),
  }
}

export function mergeTextCounts(one: TextCounts, other: TextCounts, limit: number): TextCounts {
  return {
    values: one.values.map((count, i) => count + (other.values[i] ?? 0)),
    words: one.words.map((count, i) => count + (other.words[i] ?? 0)),
    lengths: mergeCells(one.lengths, other.lengths, limit),
    wordCounts: mergeCells(one.wordCounts, other.wordCounts, limit),
  }
}

/** Rows with a value. */
export function textRows({ values }: TextCounts): number {
  return values.reduce((sum, count) => sum + count, 0)
}

/** Cells of numbers that stand for several rows each. */
function weighted(numbers: readonly number[], counts: Float64Array, limit: number): NumberCells {
  const rows = new Map<number, number>()
  numbers.forEach((number, i) => {
    rows.set(number, (rows.get(number) ?? 0) + (counts[i] ?? 0))
  })
  const ascending = Float64Array.from(rows.keys()).sort()
  const cells = { shift: 0, values: ascending, counts: ascending.map((value) => rows.get(value) ?? 0) }
  return mergeCells(cells, toCells(new Float64Array(), limit), limit)
}

function add(counts: Float64Array, index: number, rows: number): void {
  counts[index] = (counts[index] ?? 0) + rows
}
