import { describe, expect, test } from 'vitest'
import type { Column } from '../../../shared/data/table.ts'
import { findSlices } from '../../../shared/slices/find-slices.ts'
import { searchWorld, sliceWorld } from '../../fixtures/slice-world.ts'

const WORLD = sliceWorld(1000, 'unit', 0.4)
const FEW = { sliced: ['x0', 'x1', 'c0'] }
const asked = {
  ...WORLD,
  typeOf: () => 'numeric' as const,
  sliced: ['x0', 'x1'],
  limits: { max: 20, exclude: [] },
  level: 0.95,
  seed: 's',
}

describe('findSlices', () => {
  test('measures a slice on one half only, and says how many rows it has in all', () => {
    const { metric, minEffect, weakest, worse, tested } = searchWorld(WORLD, FEW)
    const [first] = weakest
    expect({ metric, minEffect, worse }).toEqual({ metric: 'accuracy', minEffect: 0.02, worse: undefined })
    expect(tested.weakest).toBeGreaterThan(0)
    expect(first?.n).toBeLessThan(first?.rows ?? 0)
    expect(first?.effect.value).toBeCloseTo((first?.against ?? 0) - (first?.value ?? 0), 12)
    expect(first?.effect.interval.low).toBeGreaterThan(0.02)
  })

  test('says where the candidate lost to the champion, and not that all rows are weak', () => {
    const champion = sliceWorld(1000, 'unit', 0.9).candidate
    const { worse = [] } = searchWorld(WORLD, { ...FEW, champion })
    expect(worse[0]?.conditions.map(({ column }) => column).sort()).toEqual(['x0', 'x1'])
    expect(worse[0]?.against).toBeGreaterThan((worse[0]?.value ?? 1) + 0.2)
    expect(searchWorld(WORLD, { ...FEW, champion: WORLD.candidate }).worse).toEqual([])
  })

  test('weighs rows: equal weights change nothing, and their scale neither', () => {
    const plain = searchWorld(WORLD, FEW)
    const weighed = (weightOf: (row: number) => number) => {
      const weights = Float64Array.from({ length: 1000 }, (_, row) => weightOf(row))
      return searchWorld(WORLD, { ...FEW, labels: { ...WORLD.labels, weights } })
    }
    expect(weighed(() => 7)).toEqual(plain)
    const [one, tenfold] = [1, 10].map((scale) => weighed((row) => scale * (1 + (row % 3))).weakest)
    expect(one?.map(({ where }) => where)).toEqual(tenfold?.map(({ where }) => where))
    expect(one?.[0]?.value).toBeCloseTo(tenfold?.[0]?.value ?? Number.NaN, 12)
    expect(one?.[0]?.effect.interval.method).toMatch(/Welch, weighted/)
    expect(one?.[0]?.interval.method).toBe('Wilson, effective n')
  })

  test('a slice that is weak only in rows that hardly count is not found', () => {
    const wrong = Float64Array.from({ length: 1000 }, (_, row) => {
      if (WORLD.labels.kind !== 'binary' || WORLD.candidate.kind !== 'binary') return 0
      return Number(WORLD.labels.values[row] !== WORLD.candidate.scores[row])
    })
    const [x0, x1] = WORLD.table.columns.map((column) => (column.kind === 'numeric' ? column.values : wrong))
    const weights = wrong.map((isWrong, row) => {
      return isWrong === 1 && (x0?.[row] ?? 1) < 0.4 && (x1?.[row] ?? 0) >= 0.6 ? 0.05 : 1
    })
    expect(searchWorld(WORLD, FEW).weakest).not.toEqual([])
    expect(searchWorld(WORLD, { ...FEW, labels: { ...WORLD.labels, weights } }).weakest).toEqual([])
  })

  test('looks at no column that it is not to look at', () => {
    const { columns, leftOut, weakest } = searchWorld(WORLD, {
      limits: { max: 20, exclude: ['x0'] },
      sliced: ['x0', 'x2', 'c0'],
    })
    expect(columns).toEqual(['c0', 'x2'])
    expect(leftOut).toEqual([{ column: 'x0', reason: 'test.discover leaves it out' }])
    expect(weakest.flatMap(({ conditions }) => conditions).some(({ column }) => column === 'x0')).toBe(false)
  })

  test('says why it did not search', () => {
    const small = { ...asked, ...sliceWorld(300, 'small') }
    expect(findSlices(small)).toMatchObject({ state: 'skipped', reason: expect.stringContaining('too few') })
    expect(findSlices({ ...small, limits: { ...asked.limits, enabled: true } }).state).toBe('searched')
    const dependence = {
      by: 'group' as const,
      column: 'who',
      of: Int32Array.from({ length: 1000 }, (_, row) => row % 7),
    }
    const grouped = { ...asked, dependence }
    expect(findSlices(grouped)).toMatchObject({ state: 'skipped', reason: expect.stringContaining('7 groups') })
  })

  test('tests by group where rows belong together: ten copies of a hundred rows show less than a thousand rows', () => {
    const base = sliceWorld(100, 'copies', 0.5)
    const times = <T extends Float64Array | Int32Array | Uint8Array>(values: T, made: T): T => {
      for (let copy = 0; copy < 10; copy++) made.set(values, copy * 100)
      return made
    }
    const copied = base.table.columns.map(
      (column): Column =>
        column.kind === 'numeric'
          ? { ...column, values: times(column.values, new Float64Array(1000)) }
          : { ...column, codes: times(column.codes, new Int32Array(1000)) },
    )
    const dependence = {
      by: 'group' as const,
      column: 'who',
      of: Int32Array.from({ length: 1000 }, (_, row) => row % 100),
    }
    const id: Column = { kind: 'numeric', name: 'id', values: Float64Array.from({ length: 1000 }, (_, row) => row) }
    if (base.labels.kind !== 'binary' || base.candidate.kind !== 'binary') throw new TypeError('binary')
    const world = {
      ...base,
      labels: { kind: 'binary' as const, values: times(base.labels.values, new Uint8Array(1000)) },
      candidate: { kind: 'binary' as const, scores: times(base.candidate.scores, new Float64Array(1000)) },
      table: { rows: 1000, columns: [...copied, id] },
    }
    const sliced = ['x0', 'x1', 'c0']
    const [alone, grouped] = [
      searchWorld(world, { sliced, id: 'id' }),
      searchWorld(world, { sliced, id: 'id', dependence }),
    ]
    expect(alone.weakest.length).toBeGreaterThan(0)
    expect(grouped.weakest).toEqual([])
  })

  test('a regression is judged by its absolute error, in the unit of the target', () => {
    const { table } = WORLD
    const x2 = table.columns.find(({ name }) => name === 'x2')
    const values = x2?.kind === 'numeric' ? x2.values : new Float64Array(0)
    const truth = { kind: 'regression' as const, values: values.map((x, row) => x + (row % 5)) }
    const predicted = values.map((x, row) => x + (row % 5) + (x > 0.8 ? 3 : 0.5) * ((row % 3) - 1))
    const found = searchWorld(
      { task: { kind: 'regression' }, labels: truth, candidate: { kind: 'regression', values: predicted }, table },
      { sliced: ['x2', 'c0'] },
    )
    expect(found.metric).toBe('mae')
    expect(found.weakest[0]?.where).toMatch(/^x2 >= 0\.[78]/)
    expect(found.weakest[0]?.value).toBeGreaterThan(1.5)
  })
})
