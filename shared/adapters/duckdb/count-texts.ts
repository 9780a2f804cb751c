import type { DuckDBConnection } from '@duckdb/node-api'
import { MAX_CATEGORIES } from '../../summary/category-counts.ts'
import type { ColumnValues } from '../../summary/column-summary.ts'
import { mergeCells, type NumberCells } from '../../summary/number-cells.ts'
import { BUCKETS, type TextCounts } from '../../summary/text-counts.ts'
import { firstRow, identifier } from './connection.ts'

/** So many rows tell of most columns of very many values that they are one, without holding all of them. */
const GLANCE_ROWS = 200_000
/** What parts words, as one kind of space. */
const SPACED = "translate(v, E'\\t\\n\\x0B\\x0C\\r', '     ')"
const WORDS = `list_filter(string_split(${SPACED}, ' '), lambda w: w <> '')`
/** One word and nothing else. */
const IS_WORD = String.raw`(v <> '' AND NOT regexp_matches(v, '[ \t\n\v\f\r]'))`

export type TextPlan = { readonly name: string; readonly cells: number }

/** Counts a text column by value, or, with more than 10,000 different values, in buckets. */
export async function countTexts(
  connection: DuckDBConnection,
  from: string,
  { name, cells }: TextPlan,
): Promise<{ readonly missing: number; readonly values: ColumnValues }> {
  const text = `CAST(${identifier(name)} AS VARCHAR)`
  const texts = `(SELECT ${text} AS v FROM ${from} WHERE ${identifier(name)} IS NOT NULL)`
  const [present, all] = (await firstRow(connection, `SELECT count(${identifier(name)}), count(*) FROM ${from}`)) as [
    bigint,
    bigint,
  ]
  const missing = Number(all - present)
  if (present === 0n) return { missing, values: { kind: 'empty' } }
  const glance = `SELECT count(DISTINCT v) FROM (SELECT v FROM ${texts} LIMIT ${GLANCE_ROWS})`
  const [seen] = (await firstRow(connection, glance)) as [bigint]
  const categories = Number(seen) > MAX_CATEGORIES ? undefined : await countValues(connection, texts)
  if (categories !== undefined) return { missing, values: { kind: 'category', categories } }
  return { missing, values: { kind: 'text', text: await countBuckets(connection, texts, cells) } }
}

async function countValues(connection: DuckDBConnection, texts: string) {
  const reader = await connection.streamAndReadUntil(
    `SELECT v, CAST(count(*) AS DOUBLE) FROM ${texts} GROUP BY v`,
    MAX_CATEGORIES + 1,
  )
  if (reader.currentRowCount > MAX_CATEGORIES) return undefined
  const rows = new Map(reader.getRows() as [string, number][])
  const names = [...rows.keys()].sort()
  return { names, counts: Float64Array.from(names, (name) => rows.get(name) ?? 0) }
}

/** One scan for values, lengths and numbers of words, one more for the words of texts that have several. */
async function countBuckets(connection: DuckDBConnection, texts: string, cells: number): Promise<TextCounts> {
  const weighted = await weigh(connection, texts)
  const [values, words] = [new Float64Array(BUCKETS), new Float64Array(BUCKETS)]
  const lengths = new Map<number, number>()
  const wordCounts = new Map<number, number>()
  let isSpaced = false
  const whole = (await connection.runAndReadAll(
    `SELECT b, isWord, l, w, CAST(sum(n) AS DOUBLE) FROM (SELECT ${bucketOf('v')} AS b, ${IS_WORD} AS isWord, length(v) AS l,
     CASE WHEN ${IS_WORD} THEN 1 ELSE len(${WORDS}) END AS w, n FROM ${weighted}) GROUP BY GROUPING SETS ((b, isWord), (l), (w))`,
  )) as { getRowsJS(): unknown[][] }
  for (const [bucket, isWord, length, count, sum] of whole.getRowsJS()) {
    const rows = Number(sum)
    if (length !== null) lengths.set(Number(length), rows)
    else if (count !== null) wordCounts.set(Number(count), rows)
    else {
      add(values, Number(bucket), rows)
      if (isWord === true) add(words, Number(bucket), rows)
      else isSpaced = true
    }
  }
  if (isSpaced) {
    const buckets = `list_distinct(list_transform(${WORDS}, lambda w: ${bucketOf('w')}))`
    const parted = await connection.runAndReadAll(
      `SELECT b, CAST(sum(n) AS DOUBLE) FROM (SELECT unnest(${buckets}) AS b, n FROM ${weighted} WHERE NOT ${IS_WORD}) GROUP BY b`,
    )
    for (const [bucket, rows] of parted.getRowsJS()) add(words, Number(bucket), Number(rows))
  }
  return { values, words, lengths: toWeightedCells(lengths, cells), wordCounts: toWeightedCells(wordCounts, cells) }
}

/** Equal texts together where that saves work; else one by one, which holds nothing. */
async function weigh(connection: DuckDBConnection, texts: string): Promise<string> {
  const [few] = await firstRow(connection, `SELECT approx_count_distinct(v) < count(*) / 4 FROM ${texts}`)
  return few === true ? `(SELECT v, count(*) AS n FROM ${texts} GROUP BY v)` : `(SELECT v, 1 AS n FROM ${texts})`
}

/** SQL of the first three hex digits of an MD5, as a number. */
function bucketOf(sql: string): string {
  return `CAST('0x' || substr(md5(${sql}), 1, 3) AS INTEGER)`
}

function toWeightedCells(rows: ReadonlyMap<number, number>, limit: number): NumberCells {
  const values = Float64Array.from(rows.keys()).sort()
  const cells = { shift: 0, values, counts: values.map((value) => rows.get(value) ?? 0) }
  return mergeCells(cells, { shift: 0, values: new Float64Array(), counts: new Float64Array() }, limit)
}

function add(counts: Float64Array, index: number, rows: number): void {
  counts[index] = (counts[index] ?? 0) + rows
}
