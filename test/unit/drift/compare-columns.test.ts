import { describe, expect, test } from 'vitest'
import { md5 } from '../../../shared/adapters/system/md5.ts'
import { compareColumns } from '../../../shared/drift/compare-columns.ts'
import { judgeColumns } from '../../../shared/drift/judge-columns.ts'
import { MEASURES } from '../../../shared/drift/measures.ts'
import { createPrng } from '../../../shared/kernel/prng.ts'
import type { ColumnSummary, ColumnValues } from '../../../shared/summary/column-summary.ts'
import { mergeCells, STORED_CELLS, toCells } from '../../../shared/summary/number-cells.ts'
import { BUCKETS, type TextCounts } from '../../../shared/summary/text-counts.ts'
import { normalDraws, numbers, words } from '../../fixtures/columns.ts'
import { compareTables } from '../../fixtures/compare-tables.ts'
import { exactCells } from '../../fixtures/samples.ts'

const options = { seed: 's', md5 }
const column = (rows: number, values: ColumnValues): ColumnSummary => ({ name: 'x', rows, missing: 0, values })
const draw = normalDraws(createPrng('compare'))

describe('counts instead of rows', () => {
  /** 1,000 quantiles of a normal law, each held by ten thousand rows. */
  const heavy = (shift: number): ColumnSummary => {
    const { values, ...cells } = exactCells(Array.from({ length: 1000 }, (_, i) => Math.tan((i - 499.5) / 400)))
    const counts = new Float64Array(values.length).fill(10_000)
    return column(1e7, {
      kind: 'number',
      cells: { ...cells, values: values.map((value) => value + shift), counts },
      infinite: 0,
    })
  }

  test('ten million rows a side neither overflow nor lose what is equal', () => {
    const same = compareColumns({ reference: heavy(0), current: heavy(0) }, options)
    expect(same?.aspects[0]?.tests.every(({ pValue }) => pValue > 0.9)).toBe(true)
    const moved = compareColumns({ reference: heavy(0), current: heavy(0.01) }, options)
    expect(moved?.aspects[0]?.pValue).toBeLessThan(1e-12)
    expect(moved?.aspects[0]?.effect.size).toBeLessThan(0.1)
    expect(JSON.stringify(moved)).not.toMatch(/null|NaN/)
  })

  test('a reference that was stored coarsely says nearly the same as the rows', () => {
    const [x, y] = [
      Float64Array.from({ length: 20_000 }, draw),
      Float64Array.from({ length: 2000 }, () => draw() + 0.1),
    ]
    const side = (values: Float64Array, limit: number): ColumnSummary =>
      column(values.length, { kind: 'number', cells: toCells(values, limit), infinite: 0 })
    const current = side(y, Number.POSITIVE_INFINITY)
    const exact = compareColumns({ reference: side(x, Number.POSITIVE_INFINITY), current }, options)?.aspects[0]
    const stored = compareColumns({ reference: side(x, STORED_CELLS), current }, options)?.aspects[0]
    expect(stored?.effect.size).toBeCloseTo(exact?.effect.size ?? 0, 2)
    const location = (aspect: typeof exact) =>
      aspect?.tests.find(({ name }) => name === 'anderson-darling')?.statistic ?? 0
    expect(location(stored) / location(exact)).toBeCloseTo(1, 2)
    expect(mergeCells(toCells(x, STORED_CELLS), exactCells([]), STORED_CELLS)).toEqual(toCells(x, STORED_CELLS))
  })

  test('a thin side against very many rows is tested by permutations without the rows', () => {
    const names = Array.from({ length: 200 }, (_, i) => `c${1000 + i}`)
    const side = (rows: number, share: (i: number) => number): ColumnSummary =>
      column(rows, { kind: 'category', categories: { names, counts: Float64Array.from(names, (_, i) => share(i)) } })
    const even = side(1e7, () => 50_000)
    const clean = compareColumns({ reference: even, current: side(34, (i) => Number(i % 6 === 0)) }, options)
    expect(clean?.aspects[0]?.tests[0]).toMatchObject({ name: 'chi-squared-permutation' })
    expect(clean?.aspects[0]?.pValue).toBeGreaterThan(0.5)
    const moved = compareColumns({ reference: even, current: side(34, (i) => (i === 3 ? 34 : 0)) }, options)
    expect(moved?.aspects[0]?.pValue).toBeLessThan(0.001)
  })

  test('the largest doubles, as some write what is missing, stay finite', () => {
    const odd = numbers(200, (row) => (row < 20 ? -1.7e308 : row))
    const [judged] = judgeColumns([
      compareTables(
        numbers(200, (row) => row),
        odd,
        { measures: MEASURES },
      ),
    ])
    expect(judged).toMatchObject({ drifted: true })
    expect(judged?.effect.size).toBeGreaterThan(1)
  })
})

describe('kinds', () => {
  test('numbers and text do not fit together, numbers and nothing do', () => {
    const one = column(40, { kind: 'number', cells: exactCells(Array.from({ length: 40 }, (_, i) => i)), infinite: 0 })
    const other = column(40, { kind: 'category', categories: { names: ['a'], counts: Float64Array.of(40) } })
    expect(compareColumns({ reference: one, current: other }, options)).toBeUndefined()
    const empty = { ...column(40, { kind: 'empty' }), missing: 40 }
    expect(compareColumns({ reference: empty, current: one }, options)).toMatchObject({
      type: 'numeric',
      n: { reference: 0 },
    })
  })

  test('text of too many values is compared by buckets, by lengths and by words, in one family', () => {
    const text = (rows: number, length: number): TextCounts => ({
      values: Float64Array.from({ length: BUCKETS }, (_, i) => rows / BUCKETS + (i % 2 === 0 ? 1 : -1)),
      words: new Float64Array(BUCKETS).fill(rows / 1000),
      lengths: exactCells(Array.from({ length: 500 }, (_, i) => length + (i % 40))),
      wordCounts: exactCells(Array.from({ length: 500 }, (_, i) => 3 + (i % 5))),
    })
    const side = (length: number) => column(81_920, { kind: 'text', text: text(81_920, length) })
    const clean = compareColumns({ reference: side(20), current: side(20) }, options)
    expect(clean).toMatchObject({ type: 'text', n: { reference: 81_920 } })
    expect(clean?.aspects.map(({ name }) => name)).toEqual(expect.arrayContaining(['text-length', 'word-count']))
    const [longer] = judgeColumns(
      [compareColumns({ reference: side(20), current: side(60) }, options)].filter((f) => f !== undefined),
    )
    expect(longer).toMatchObject({
      verdict: 'drifted',
      message: expect.stringContaining('the length of the texts moved'),
    })
    expect(longer?.aspects?.find(({ name }) => name === 'word-count')).toMatchObject({ verdict: 'stable' })
  })
})

describe('effects', () => {
  test('come with an interval that holds them and says its method', () => {
    const { aspects } = compareTables(
      numbers(1000, (row) => (row % 50 === 0 ? Number.NaN : draw())),
      numbers(300, (row) => (row % 10 === 0 ? Number.NaN : draw() + 0.5)),
    )
    for (const { effect } of aspects) {
      expect(effect.interval?.low).toBeLessThanOrEqual(effect.size)
      expect(effect.interval?.high).toBeGreaterThanOrEqual(effect.size)
      expect(effect.interval).toMatchObject({ level: 0.95, method: expect.stringMatching(/band|Newcombe/) })
    }
    expect(aspects.map(({ name }) => name)).toEqual(['values', 'missing'])
    expect(aspects[0]?.effect.interval?.low).toBeGreaterThan(0.1)
  })

  test('a share of more categories than are drawn one by one has an interval too', () => {
    const names = (row: number): string => `c${(row * row) % 211}`
    const { aspects } = compareTables(
      words(4000, names),
      words(900, (row) => names(3 * row)),
    )
    const { size, interval } = aspects[0]?.effect ?? { size: 0 }
    expect(interval?.high).toBeLessThanOrEqual(1)
    expect((interval?.high ?? 0) - size).toBeGreaterThan(0.02)
  })
})

describe('distances by name', () => {
  test('stand beside the tests in the order asked for, and decide nothing', () => {
    const [x, y] = [numbers(1000, draw), numbers(200, () => draw() + 1)]
    const finding = compareTables(x, y, { measures: ['ks', 'psi', 'wasserstein'] })
    expect(finding.measures?.map(({ name }) => name)).toEqual(['ks', 'psi', 'wasserstein'])
    const [ks, psi, distance] = finding.measures ?? []
    expect(ks?.pValue).toBeLessThan(1e-10)
    expect(psi?.value).toBeGreaterThan(psi?.chance ?? 9)
    expect(distance?.value).toBeCloseTo(1, 0)
    const { measures, ...rest } = finding
    expect(measures).toHaveLength(3)
    expect(compareTables(x, y)).toEqual(rest)
  })

  test('categories have those that need no order', () => {
    const abc = words(300, (row) => ['a', 'b', 'c'][row % 3])
    const { measures } = compareTables(abc, abc, { measures: MEASURES })
    expect(measures?.map(({ name }) => name)).toEqual(
      MEASURES.filter((name) => name !== 'ks' && name !== 'wasserstein'),
    )
    expect(measures?.every(({ value }) => value === 0)).toBe(true)
  })

  test('deciles that fall together make fewer bins', () => {
    const zeros = numbers(500, (row) => (row % 10 < 8 ? 0 : row))
    const [psi] = compareTables(zeros, zeros, { measures: ['psi'] }).measures ?? []
    expect(psi?.value).toBe(0)
    expect(psi?.chance).toBeGreaterThan(0)
  })
})
