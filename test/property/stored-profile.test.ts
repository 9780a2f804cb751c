import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../shared/kernel/error.ts'
import { alignToPrivate } from '../../shared/summary/align-private.ts'
import { MAX_CATEGORIES } from '../../shared/summary/category-counts.ts'
import type { ColumnSummary, DatasetSummary } from '../../shared/summary/column-summary.ts'
import { formatProfile } from '../../shared/summary/document/format.ts'
import { parseProfile } from '../../shared/summary/document/parse.ts'
import { mergeSummaries } from '../../shared/summary/merge-summaries.ts'
import { FINE_CELLS, rowsOf, STORED_CELLS, toCells } from '../../shared/summary/number-cells.ts'
import { MIN_CELL, toPrivateSummary } from '../../shared/summary/private-summary.ts'
import { type Md5, toTextCounts } from '../../shared/summary/text-counts.ts'

const md5: Md5 = (text) => createHash('md5').update(text).digest('hex')

type Row = { readonly x: number | undefined; readonly s: string | undefined }

/** What an engine would say about rows, by the definitions alone. */
function summarize(rows: readonly Row[], cells = STORED_CELLS): DatasetSummary {
  const numbers = rows.flatMap((one) => (one.x === undefined || Number.isNaN(one.x) ? [] : [one.x]))
  const finite = numbers.filter(Number.isFinite)
  const texts = rows.flatMap(({ s }) => s ?? [])
  const range = finite.length === 0 ? {} : { range: { min: Math.min(...finite) + 0, max: Math.max(...finite) + 0 } }
  const base = (name: string, present: number) => ({ name, rows: rows.length, missing: rows.length - present })
  const x: ColumnSummary =
    numbers.length === 0
      ? { ...base('x', 0), values: { kind: 'empty' } }
      : {
          ...base('x', numbers.length),
          values: {
            kind: 'number',
            infinite: numbers.length - finite.length,
            cells: toCells(Float64Array.from(finite), cells),
            ...range,
          },
        }
  return { rows: rows.length, columns: [{ ...base('s', texts.length), values: textValues(texts, cells) }, x] }
}

function textValues(texts: readonly string[], cells: number): ColumnSummary['values'] {
  if (texts.length === 0) return { kind: 'empty' }
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  const names = [...counts.keys()].sort()
  const categories = { names, counts: Float64Array.from(names, (name) => counts.get(name) ?? 0) }
  if (names.length <= MAX_CATEGORIES) return { kind: 'category', categories }
  return { kind: 'text', text: toTextCounts(categories, md5, cells) }
}

const number = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: -1000, max: 1000, noNaN: true }) },
  { weight: 3, arbitrary: fc.integer({ min: -3, max: 3 }) },
  { weight: 1, arbitrary: fc.double() },
)
const row = fc.record({
  x: fc.option(number, { nil: undefined }),
  s: fc.option(fc.constantFrom('a', 'b', 'ü', '"quoted"\n', '😀'), { nil: undefined }),
})
/** Rows that are made of a few drawn ones, many enough to need coarse cells and to fill cells of ten. */
const drawn = fc
  .tuple(fc.array(row, { minLength: 1, maxLength: 60 }), fc.constantFrom(1, 3, 120))
  .map(([some, times]) =>
    Array.from({ length: times }, (_, i) =>
      some.map(({ x, s }) => ({ x: x === undefined ? x : x * (1 + i / 7), s })),
    ).flat(),
  )

describe('stored profiles', () => {
  it('say exactly what was summed up, and nothing else is taken for a profile', () => {
    fc.assert(
      fc.property(drawn, (data) => {
        const summary = summarize(data)
        const text = formatProfile(summary, 'p')
        const read = parseProfile(text, 'p')
        expect(formatProfile(read, 'p')).toBe(text)
        expect(mergeSummaries([{ name: 'p', summary: read }], md5).columns.map(({ values }) => values)).toEqual(
          summary.columns.map(({ values }) => values),
        )
      }),
      { numRuns: 60 },
    )
  })

  it('merge to the bytes of the whole, in any order and any grouping', () => {
    fc.assert(
      fc.property(drawn, fc.integer({ min: 1, max: 7 }), fc.nat(), (data, parts, salt) => {
        const shards = Array.from({ length: parts }, (_, part) =>
          data.filter((_row, i) => (i * 31 + salt) % parts === part),
        )
        const stored = shards.map((shard, i) => {
          const name = `shard ${i}`
          return { name, summary: parseProfile(formatProfile(summarize(shard), name), name) }
        })
        const whole = formatProfile(summarize(data), 'whole')
        const text = (list: typeof stored): string => formatProfile(mergeSummaries(list, md5), 'merged')
        expect(text(stored)).toBe(whole)
        expect(text(stored.toReversed())).toBe(whole)
        const [first, ...rest] = stored
        if (first === undefined || rest.length === 0) return
        expect(text([{ name: 'rest', summary: mergeSummaries(rest, md5) }, first])).toBe(whole)
      }),
      { numRuns: 60 },
    )
  })

  it('are refused after any edit of a digit', () => {
    fc.assert(
      fc.property(drawn, fc.nat(), fc.constantFrom('0', '1', '7', ',', ''), (data, at, by) => {
        const text = formatProfile(summarize(data), 'p')
        const digits = [...text.matchAll(/(?<=[[,:])\d(?=[\],}])/g)]
        const place = digits[at % Math.max(1, digits.length)]?.index
        if (place === undefined || text[place] === by) return
        const edited = text.slice(0, place) + by + text.slice(place + 1)
        // What still adds up is another profile, which its digest tells apart; it may not be read as this one.
        let read: DatasetSummary | undefined
        try {
          read = parseProfile(edited, 'p')
        } catch (error) {
          expect(error).toBeInstanceOf(UserError)
        }
        if (read !== undefined) expect(formatProfile(read, 'p')).toBe(edited)
      }),
      { numRuns: 150 },
    )
  })
})

describe('private profiles', () => {
  it('tell no figure about fewer than ten rows, and lose no row', () => {
    fc.assert(
      fc.property(drawn, (data) => {
        const summary = summarize(data)
        const text = formatProfile(toPrivateSummary(summary, { md5 }), 'p')
        const read = parseProfile(text, 'p')
        expect(formatProfile(read, 'p')).toBe(text)
        const x = read.columns.find(({ name }) => name === 'x')
        if (x === undefined || !('cells' in x.values)) return
        expect(Math.min(...x.values.cells.counts)).toBeGreaterThanOrEqual(MIN_CELL)
        expect(rowsOf(x.values.cells) + x.values.infinite + x.missing).toBe(data.length)
        expect(x.values.range).toBeUndefined()
      }),
      { numRuns: 60 },
    )
  })

  it('put the rows of both sides into the same cells, whatever the shift of the other side', () => {
    fc.assert(
      fc.property(drawn, fc.constantFrom(FINE_CELLS, STORED_CELLS, 200, 40), (data, cells) => {
        const [reference] = toPrivateSummary(summarize(data), { md5 }).columns.filter(({ name }) => name === 'x')
        const [current] = summarize(data, cells).columns.filter(({ name }) => name === 'x')
        if (reference === undefined || current === undefined) throw new Error('no column')
        const pair = alignToPrivate({ reference, current }, md5)
        expect(pair?.current.values.kind).toBe(pair?.reference.values.kind)
        if (pair === undefined || !('cells' in pair.reference.values) || !('cells' in pair.current.values)) return
        // The same rows on both sides: not one may be counted elsewhere.
        expect(pair.current.values.cells).toEqual(pair.reference.values.cells)
      }),
      { numRuns: 120 },
    )
  })
})
