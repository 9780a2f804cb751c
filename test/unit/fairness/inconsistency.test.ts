import { expect, test } from 'vitest'
import type { Column } from '../../../shared/data/table.ts'
import { inconsistency } from '../../../shared/fairness/inconsistency.ts'
import { createPrng } from '../../../shared/kernel/prng.ts'

const numeric = (name: string, values: readonly number[]): Column => ({
  kind: 'numeric',
  name,
  values: Float64Array.from(values),
})

/** Two clouds far apart, twelve rows each. */
const x = Array.from({ length: 24 }, (_, i) => (i < 12 ? 0 : 100) + i / 100 + i * i * 1e-5)
const of = (decided: readonly number[], columns: readonly Column[] = [numeric('x', x)]) =>
  inconsistency(columns, Int32Array.from(decided), 's', 0.95)[0]?.value[0]

test('like rows that are decided alike are consistent', () => {
  expect(of(x.map((value) => Number(value > 50)))).toBe(0)
})

test('one row that is decided otherwise than its neighbours, by hand', () => {
  const decided = x.map((_, i) => Number(i === 0))
  // Row 0 lies 1 from its neighbours; the five others that have it among their five nearest lie 0.2 from theirs.
  const neighboursOf = (i: number): number[] =>
    x
      .map((value, j) => [Math.abs(value - (x[i] as number)), j] as const)
      .filter(([, j]) => j !== i)
      .toSorted(([a], [b]) => a - b)
      .slice(0, 5)
      .map(([, j]) => j)
  const owners = x.filter((_, i) => i !== 0 && neighboursOf(i).includes(0)).length
  expect(of(decided)).toBeCloseTo((1 + owners * 0.2) / 24, 7)
})

test('texts and missing values keep rows apart', () => {
  const codes = Int32Array.from(x, (_, i) => i % 2)
  const text: Column = { kind: 'text', name: 't', codes, dictionary: ['a', 'b'] }
  const gaps = numeric(
    'g',
    x.map((_, i) => (i % 2 === 0 ? Number.NaN : 0)),
  )
  expect(of([...codes], [text])).toBe(0)
  expect(of([...codes], [gaps])).toBe(0)
})

test('the order of many rows changes nothing', () => {
  const prng = createPrng('rows')
  const rows = Array.from({ length: 4000 }, () => [prng.next(), prng.next()] as const)
  const run = (list: typeof rows) =>
    of(
      list.map(([a, b]) => Number(a + b > 1)),
      [
        numeric(
          'a',
          list.map(([a]) => a),
        ),
        numeric(
          'b',
          list.map(([, b]) => b),
        ),
      ],
    )
  expect(run(rows.toReversed())).toBe(run(rows))
  expect(run(rows)).toBeLessThan(0.1)
})

test('too few rows, or no columns, have no neighbours', () => {
  expect(inconsistency([numeric('x', [1, 2, 3])], Int32Array.of(0, 1, 0), 's', 0.95)).toEqual([])
  expect(inconsistency([], Int32Array.of(0, 1, 0), 's', 0.95)).toEqual([])
})
