import type { CategoryCounts } from './category-counts.ts'
import type { ColumnSummary, ColumnValues, NumberValues } from './column-summary.ts'
import { isAbove } from './join-cells.ts'
import { cellOf, coarsen, type NumberCells, STORED_CELLS } from './number-cells.ts'
import { BUCKETS, type Md5, type TextCounts, toTextCounts } from './text-counts.ts'

/** How a comparison calls the categories that a private profile does not name. */
const RARE_CATEGORIES = '(rare values)'

type Pair = { readonly reference: ColumnSummary; readonly current: ColumnSummary }

/**
 * Two columns of which at least one is from a private profile, both in the cells, categories and buckets that the private side tells, so
 * that they can be compared like any other two; only their tails cannot. `undefined` when what is left has nothing in common.
 */
export function alignToPrivate({ reference, current }: Pair, md5: Md5): Pair | undefined {
  const values = alignValues([reference, current], md5)
  if (values === undefined) return undefined
  return { reference: plain(reference, values[0]), current: plain(current, values[1]) }
}

/** Nothing more is to be aligned in what comes out. */
function plain({ name, rows, missing }: ColumnSummary, values: ColumnValues): ColumnSummary {
  return { name, rows, missing, values }
}

type Both<T> = readonly [T, T]

function alignValues(pair: Both<ColumnSummary>, md5: Md5): Both<ColumnValues> | undefined {
  const [a, b] = [pair[0].values, pair[1].values]
  if (a.kind === 'empty' || b.kind === 'empty') return [a, b]
  if ('cells' in a && 'cells' in b) return alignNumbers(pair, [a, b])
  if (a.kind === 'category' && b.kind === 'category') return alignCategories(pair, [a.categories, b.categories])
  if (a.kind === 'other' || b.kind === 'other') return hidden(pair)
  const texts = [asText(pair[0], md5), asText(pair[1], md5)] as const
  return texts[0] === undefined || texts[1] === undefined ? undefined : alignTexts(pair, [texts[0], texts[1]])
}

function alignNumbers([one, other]: Both<ColumnSummary>, [a, b]: Both<NumberValues>): Both<ColumnValues> {
  const [first, second] = onOneGrid([a.cells, b.cells], [one.joined?.borders, other.joined?.borders])
  return [
    { kind: a.kind, infinite: a.infinite, cells: first },
    { kind: b.kind, infinite: b.infinite, cells: second },
  ]
}

/** Cells of both sides between the borders that both can be parted at. */
function onOneGrid(cells: Both<NumberCells>, borders: Both<Float64Array | undefined>): Both<NumberCells> {
  const shift = Math.max(...cells.map((one, i) => (borders[i] === undefined ? one.shift : 0)), 0)
  const isKnown = (border: number, list: Float64Array | undefined) => list === undefined || list.includes(border)
  const all = borders[0] ?? borders[1] ?? new Float64Array()
  const shared = all.filter((one) => cellOf(one, shift) === one && isKnown(one, borders[0]) && isKnown(one, borders[1]))
  const known = borders[0] === undefined ? cells[1] : cells[0]
  const group = (value: number): number => indexIn(shared, value)
  const names = new Float64Array(shared.length + 1)
  // Where several cells of the private side became one, the one with the most rows names it.
  const most = new Float64Array(shared.length + 1).fill(-1)
  known.values.forEach((value, i) => {
    const at = group(value)
    const rows = known.counts[i] as number
    if (rows > (most[at] as number)) {
      most[at] = rows
      names[at] = value
    }
  })
  const gather = (side: NumberCells): NumberCells => {
    const fine = coarsen(side, shift)
    const counts = new Float64Array(names.length)
    fine.values.forEach((value, i) => {
      const at = group(value)
      counts[at] = (counts[at] as number) + (fine.counts[i] as number)
    })
    const kept = [...names.keys()].filter((i) => (counts[i] as number) > 0)
    return {
      shift,
      values: Float64Array.from(kept, (i) => names[i] as number),
      counts: Float64Array.from(kept, (i) => counts[i] as number),
    }
  }
  return [gather(cells[0]), gather(cells[1])]
}

/** How many borders a value lies above; they ascend. */
function indexIn(borders: Float64Array, value: number): number {
  let [low, high] = [0, borders.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isAbove(value, borders[middle] as number)) low = middle + 1
    else high = middle
  }
  return low
}

function alignCategories([one, other]: Both<ColumnSummary>, [a, b]: Both<CategoryCounts>): Both<ColumnValues> {
  const known = [one, other].flatMap(({ joined }, i) =>
    joined === undefined ? [] : [new Set((i === 0 ? a : b).names)],
  )
  const isNamed = (name: string): boolean => known.every((names) => names.has(name))
  const pool = ({ names, counts }: CategoryCounts, rest: number): ColumnValues => {
    const rows = new Map(names.flatMap((name, i) => (isNamed(name) ? [[name, counts[i] as number]] : [])))
    const rare = rest + counts.reduce((sum, count, i) => sum + (isNamed(names[i] as string) ? 0 : count), 0)
    if (rare > 0) rows.set(RARE_CATEGORIES, (rows.get(RARE_CATEGORIES) ?? 0) + rare)
    const sorted = [...rows.keys()].sort()
    return {
      kind: 'category',
      categories: { names: sorted, counts: Float64Array.from(sorted, (name) => rows.get(name) ?? 0) },
    }
  }
  return [pool(a, one.joined?.rest?.rows ?? 0), pool(b, other.joined?.rest?.rows ?? 0)]
}

function alignTexts([one, other]: Both<ColumnSummary>, [a, b]: Both<TextCounts>): Both<ColumnValues> {
  const borders = [one.joined, other.joined] as const
  const lengths = onOneGrid([a.lengths, b.lengths], [borders[0]?.lengthBorders, borders[1]?.lengthBorders])
  const wordCounts = onOneGrid([a.wordCounts, b.wordCounts], [borders[0]?.wordBorders, borders[1]?.wordBorders])
  const isTold = (which: 'values' | 'words', i: number): boolean =>
    (one.joined === undefined || (a[which][i] as number) > 0) &&
    (other.joined === undefined || (b[which][i] as number) > 0)
  const pool = (side: TextCounts, rest: number): Pick<TextCounts, 'values' | 'words'> => {
    const values = side.values.map((count, i) => (isTold('values', i) ? count : 0))
    // What is not told goes into the first bucket that is not told: on both sides the same.
    const at = Array.from({ length: BUCKETS }, (_, i) => i).find((i) => !isTold('values', i)) ?? 0
    const dropped = side.values.reduce((sum, count, i) => sum + (isTold('values', i) ? 0 : count), rest)
    values[at] = (values[at] as number) + dropped
    return { values, words: side.words.map((count, i) => (isTold('words', i) ? count : 0)) }
  }
  return [
    { kind: 'text', text: { ...pool(a, one.joined?.rest?.rows ?? 0), lengths: lengths[0], wordCounts: wordCounts[0] } },
    {
      kind: 'text',
      text: { ...pool(b, other.joined?.rest?.rows ?? 0), lengths: lengths[1], wordCounts: wordCounts[1] },
    },
  ]
}

/** Categories with an unnamed rest cannot be counted by bucket any more. */
function asText({ values, joined }: ColumnSummary, md5: Md5): TextCounts | undefined {
  if (values.kind === 'text') return values.text
  return values.kind === 'category' && joined === undefined
    ? toTextCounts(values.categories, md5, STORED_CELLS)
    : undefined
}

/** Where one side keeps its values back, both are compared by what is missing only. */
function hidden(pair: Both<ColumnSummary>): Both<ColumnValues> {
  const values = ({ rows, missing }: ColumnSummary): ColumnValues => ({ kind: 'other', present: rows - missing })
  return [values(pair[0]), values(pair[1])]
}
