import { describe, expect, test } from 'vitest'
import type { Column } from '../../../shared/data/table.ts'
import type { Gap } from '../../../shared/evidence/groups.ts'
import { measureGroups } from '../../../shared/fairness/measure-groups.ts'
import { newcombeInterval } from '../../../shared/stats/proportion.ts'
import { BINARY, EQUAL, groupsOf, UNEQUAL } from '../../fixtures/groups.ts'

const gapOf = (groups: typeof UNEQUAL, metric: string): Gap =>
  groups.gaps.find((gap) => gap.metric === metric) ?? expect.fail(metric)

function split(column: Column, rows: number) {
  const labels = { kind: 'binary', values: Uint8Array.from({ length: rows }, (_, row) => row % 2) } as const
  const predictions = { kind: 'binary', scores: new Float64Array(rows).fill(0.6) } as const
  const [found] = measureGroups({ task: BINARY, labels, predictions, columns: [column], level: 0.95 })
  return found ?? expect.fail('nothing measured')
}

describe('how rows are told apart', () => {
  test('by text, sorted, with the rows that have none as a group of their own', () => {
    const codes = Int32Array.from({ length: 100 }, (_, row) => (row % 10 === 0 ? -1 : row % 2))
    const found = split({ kind: 'text', name: 'sex', codes, dictionary: ['m', 'f', 'never'] }, 100)
    expect(found.groups.map(({ name, n, missing }) => [name, n, missing])).toEqual([
      ['f', 50, undefined],
      ['m', 40, undefined],
      ['missing', 10, true],
    ])
  })

  test('numbers of many values by the quartiles, named by what is in them', () => {
    const values = Float64Array.from({ length: 200 }, (_, row) => 19 + (row % 50))
    values[0] = Number.NaN
    const found = split({ kind: 'numeric', name: 'age', values }, 200)
    expect(found.cut).toBe('quartiles')
    expect(found.groups.map(({ name }) => name)).toEqual(['19 to 31', '32 to 44', '45 to 56', '57 to 68', 'missing'])
    expect(found.groups.at(-1)).toMatchObject({ n: 1, missing: true })
  })

  test('numbers of few values by the value, and quartiles that fall together once', () => {
    const flag = Float64Array.from({ length: 100 }, (_, row) => row % 2)
    expect(split({ kind: 'numeric', name: 'f', values: flag }, 100).groups.map(({ name }) => name)).toEqual(['0', '1'])
    const skewed = Float64Array.from({ length: 100 }, (_, row) => Math.max(0, row - 60))
    const names = split({ kind: 'numeric', name: 's', values: skewed }, 100).groups.map(({ name }) => name)
    expect(names).toEqual(['0', '1 to 14', '15 to 39'])
  })

  test('at most fifty groups are listed; the rest is counted', () => {
    const codes = Int32Array.from({ length: 3000 }, (_, row) => row % 60)
    const dictionary = Array.from({ length: 60 }, (_, i) => `c${i}`)
    const found = split({ kind: 'text', name: 'zip', codes, dictionary }, 3000)
    expect(found.groups).toHaveLength(50)
    expect(found.omitted).toEqual({ groups: 10, rows: 500 })
  })
})

describe('what is measured', () => {
  test('a group of fewer than 30 rows is listed with its size only', () => {
    expect(UNEQUAL.groups.map(({ n, metrics }) => [n, metrics?.length])).toEqual([
      [500, 5],
      [480, 5],
      [20, undefined],
    ])
  })

  test('the gap of two groups has the Newcombe interval', () => {
    const gap = gapOf(UNEQUAL, 'selection_rate')
    const expected = newcombeInterval({ k: 260, n: 500 }, { k: 80, n: 480 }, 0.95)
    expect(gap).toMatchObject({ highest: 'north', lowest: 'south' })
    expect(gap.value).toBeCloseTo(260 / 500 - 80 / 480, 12)
    expect(gap.interval.low).toBeCloseTo(expected.low, 12)
    expect(gap.interval.high).toBeCloseTo(expected.high, 12)
    expect(gap.ratio?.value).toBeCloseTo(80 / 480 / (260 / 500), 12)
    expect(gap.adjustedPValue).toBeLessThan(0.001)
  })

  test('with more groups the interval is wider, because the furthest two were picked', () => {
    const two = groupsOf('g', { a: [50, 50, 0, 0], b: [70, 30, 0, 0] })
    const three = groupsOf('g', { a: [50, 50, 0, 0], b: [70, 30, 0, 0], c: [60, 40, 0, 0] })
    const width = ({ interval }: Gap): number => interval.high - interval.low
    expect(width(gapOf(three, 'selection_rate'))).toBeGreaterThan(width(gapOf(two, 'selection_rate')))
    expect(gapOf(three, 'selection_rate').interval.method).toContain('3 pairs')
  })

  test('a metric without rows in a group is left out of it, and groups alike have p = 1', () => {
    const found = groupsOf('g', { a: [50, 50, 0, 0], b: [50, 0, 25, 25] })
    expect(found.groups[0]?.metrics?.map(({ name }) => name)).not.toContain('true_positive_rate')
    expect(found.gaps.map(({ metric }) => metric)).not.toContain('true_positive_rate')
    expect(EQUAL.gaps.every(({ value, adjustedPValue }) => value === 0 && adjustedPValue === 1)).toBe(true)
  })

  test('no ratio where nobody is selected', () => {
    expect(gapOf(groupsOf('g', { a: [50, 0, 0, 0], b: [50, 0, 0, 0] }), 'selection_rate').ratio).toBeUndefined()
  })

  test('a regression: mean error and mean absolute error, with t intervals', () => {
    const values = Float64Array.from({ length: 100 }, (_, row) => (row < 50 ? 1 : -1) + (row % 2 === 0 ? 0.5 : -0.5))
    const codes = Int32Array.from({ length: 100 }, (_, row) => Number(row >= 50))
    const [found] = measureGroups({
      task: { kind: 'regression' },
      labels: { kind: 'regression', values: new Float64Array(100) },
      predictions: { kind: 'regression', values },
      columns: [{ kind: 'text', name: 'g', codes, dictionary: ['over', 'under'] }],
      level: 0.95,
    })
    const [error, absolute] = found?.groups[0]?.metrics ?? []
    expect(error).toMatchObject({ name: 'mean_error', value: 1, interval: { method: 'Student t' } })
    // Half the interval: t(0.975, 49) = 2.00958 times sqrt(0.25 * 50 / 49) / sqrt(50).
    expect((error?.interval.high ?? 0) - 1).toBeCloseTo(2.00957524 * (0.5 / 7), 7)
    expect(absolute?.value).toBe(1)
    expect(found?.gaps.find(({ metric }) => metric === 'mean_error')?.value).toBe(2)
  })

  test('several classes: accuracy', () => {
    const codes = Int32Array.from({ length: 80 }, (_, row) => row % 2)
    const [found] = measureGroups({
      task: { kind: 'multiclass', classes: ['a', 'b'] },
      labels: { kind: 'multiclass', values: codes },
      predictions: {
        kind: 'multiclass',
        classes: ['b', 'a'],
        probabilities: Float64Array.from({ length: 160 }, (_, i) => (i % 2 === 0 ? 0.2 : 0.8)),
      },
      columns: [{ kind: 'text', name: 'g', codes, dictionary: ['x', 'y'] }],
      level: 0.95,
    })
    expect(found?.groups.map(({ metrics }) => metrics?.map(({ name, value }) => [name, value]))).toEqual([
      [['accuracy', 1]],
      [['accuracy', 0]],
    ])
  })
})
