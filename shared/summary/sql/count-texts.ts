import { type CategoryCounts, MAX_CATEGORIES } from '../category-counts.ts'
import type { NumberCells } from '../number-cells.ts'
import { BUCKETS, type TextCounts } from '../text-counts.ts'
import type { RunSql, SqlDialect } from './dialect.ts'
import { findCells, type NumberTask } from './find-cells.ts'
import { groupNumbers } from './group-numbers.ts'

/** A text column as SQL, and its rows that are not NULL. */
export type TextTask = { readonly text: string; readonly rows: number }

export type TextSearch = {
  readonly run: RunSql
  readonly dialect: SqlDialect
  readonly from: string
  readonly limit: number
  readonly changed: () => Error
  /** Thrown for a column whose different texts together are too long to be fetched. */
  readonly tooLong: (task: TextTask) => Error
  readonly onSettled?: () => void
}

export type CountedTexts =
  | { readonly kind: 'category'; readonly categories: CategoryCounts }
  | { readonly kind: 'text'; readonly text: TextCounts }

/** Columns of one statement: each has at most 65,536 groups inside the engine. */
const COLUMNS_PER_STATEMENT = 16
/** Characters of names that are fetched for one column. */
const MAX_NAME_CHARACTERS = 100_000_000

/** Counts text columns by value, or, with more than 10,000 different values, in buckets, as `toTextCounts` does. */
export async function countTexts(search: TextSearch, tasks: readonly TextTask[]): Promise<CountedTexts[]> {
  const found = new Map<TextTask, CountedTexts>()
  for (let start = 0; start < tasks.length; start += COLUMNS_PER_STATEMENT) {
    const group = tasks.slice(start, start + COLUMNS_PER_STATEMENT)
    const buckets = await countBuckets(search, group)
    const few = group.filter((_, i) => (buckets[i] as Buckets).differ <= MAX_CATEGORIES)
    const categories = await countCategories(search, few)
    few.forEach((task, i) => {
      const one = categories[i]
      if (one !== undefined) found.set(task, { kind: 'category', categories: one })
    })
    const many = group.flatMap((task, i) => (found.has(task) ? [] : [{ task, values: (buckets[i] as Buckets).values }]))
    const texts = await countWords(search, many)
    many.forEach(({ task }, i) => {
      found.set(task, { kind: 'text', text: texts[i] as TextCounts })
    })
    for (const _ of group) search.onSettled?.()
  }
  return tasks.map((task) => found.get(task) as CountedTexts)
}

/** Rows per bucket, and how many values differ at least. */
type Buckets = { readonly values: Float64Array; readonly differ: number }

/**
 * Sixteen times as many groups as buckets: each that holds any text has one value at least, each whose first and last text differ two.
 * So columns of very many values are told apart without the engine holding them all.
 */
async function countBuckets(search: TextSearch, tasks: readonly TextTask[]): Promise<Buckets[]> {
  const { run, dialect, from } = search
  const texts = dialect.unpivot(
    from,
    tasks.map(({ text }) => text),
  )
  const compared = dialect.bytewise('v')
  const rows = await run(
    `SELECT i, substr(h, 1, 3), sum(n), count(*) + sum(CASE WHEN low <> high THEN 1 ELSE 0 END), max(longest)
FROM (SELECT i, substr(${dialect.md5('v')}, 1, 4) AS h, count(*) AS n, min(${compared}) AS low, max(${compared}) AS high,
max(length(v)) AS longest FROM (${texts}) AS u WHERE v IS NOT NULL GROUP BY 1, 2) AS g GROUP BY 1, 2`,
  )
  const found = tasks.map(() => ({ values: new Float64Array(BUCKETS), differ: 0, longest: 0 }))
  for (const [i, bucket, count, differ, longest] of rows) {
    const one = found[Number(i) - 1]
    if (one === undefined) continue
    one.values[Number.parseInt(String(bucket), 16)] = Number(count)
    one.differ += Number(differ)
    one.longest = Math.max(one.longest, Number(longest))
  }
  found.forEach(({ values, differ, longest }, i) => {
    const task = tasks[i] as TextTask
    if (sum(values) !== task.rows) throw search.changed()
    if (differ <= MAX_CATEGORIES && differ * longest > MAX_NAME_CHARACTERS) throw search.tooLong(task)
  })
  return found
}

/** Rows by value; `undefined` for a column that has more than 10,000 values all the same. */
async function countCategories(
  search: TextSearch,
  tasks: readonly TextTask[],
): Promise<(CategoryCounts | undefined)[]> {
  if (tasks.length === 0) return []
  const { run, dialect, from } = search
  const texts = dialect.unpivot(
    from,
    tasks.map(({ text }) => text),
  )
  // Many more than that are left only where somebody made texts of equal hashes on purpose: such columns are asked one by one.
  const most = tasks.length === 1 ? MAX_CATEGORIES + 1 : 2 * MAX_CATEGORIES * tasks.length
  const rows = await run(`SELECT i, v, count(*) FROM (${texts}) AS u WHERE v IS NOT NULL GROUP BY i, v LIMIT ${most}`)
  if (rows.length === most) {
    const alone: (CategoryCounts | undefined)[] = []
    if (tasks.length === 1) return [undefined]
    for (const task of tasks) alone.push(...(await countCategories(search, [task])))
    return alone
  }
  const counted = tasks.map(() => new Map<string, number>())
  for (const [i, value, count] of rows) counted[Number(i) - 1]?.set(String(value), Number(count))
  return counted.map((counts, i) => {
    if (counts.size > MAX_CATEGORIES) return undefined
    const names = [...counts.keys()].sort()
    const categories = { names, counts: Float64Array.from(names, (name) => counts.get(name) ?? 0) }
    if (sum(categories.counts) !== tasks[i]?.rows) throw search.changed()
    return categories
  })
}

async function countWords(
  search: TextSearch,
  many: readonly { readonly task: TextTask; readonly values: Float64Array }[],
): Promise<TextCounts[]> {
  if (many.length === 0) return []
  const { run, dialect, from } = search
  const texts = many.map(({ task }) => task.text)
  const words = many.map(() => new Float64Array(BUCKETS))
  const buckets = dialect.wordBuckets(dialect.unpivot(from, texts))
  for (const [i, bucket, rows] of await run(`SELECT i, b, count(*) FROM (${buckets}) AS w GROUP BY 1, 2`)) {
    const counts = words[Number(i) - 1]
    if (counts !== undefined) counts[Number.parseInt(String(bucket), 16)] = Number(rows)
  }
  const measured = [...texts.map((text) => `length(${text})`), ...texts.map((text) => dialect.wordCount(text))]
  const cells = await measure(
    search,
    measured,
    many.map(({ task }) => task.rows),
  )
  return many.map(({ values }, i) => ({
    values,
    words: words[i] as Float64Array,
    lengths: cells[i] as NumberCells,
    wordCounts: cells[many.length + i] as NumberCells,
  }))
}

/** Cells of whole numbers that SQL makes of texts. */
async function measure(
  { run, dialect, from, limit, changed }: TextSearch,
  measured: readonly string[],
  rows: readonly number[],
): Promise<NumberCells[]> {
  const [range = []] = await run(`SELECT ${measured.map((one) => `min(${one}), max(${one})`).join(', ')} FROM ${from}`)
  const tasks = measured.map(
    (one, i): NumberTask => ({
      finite: dialect.double(one),
      rows: rows[i % rows.length] as number,
      min: Number(range[2 * i]),
      max: Number(range[2 * i + 1]),
    }),
  )
  return findCells({ group: groupNumbers({ run, dialect, from }), limit, changed }, tasks)
}

function sum(counts: Float64Array): number {
  return counts.reduce((total, count) => total + count, 0)
}
