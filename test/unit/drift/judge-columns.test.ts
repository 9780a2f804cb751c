import { describe, expect, test } from 'vitest'
import type { Column } from '../../../shared/data/table.ts'
import { judgeColumns } from '../../../shared/drift/judge-columns.ts'
import type { DriftColumn } from '../../../shared/evidence/drift-predicate.ts'
import { createPrng } from '../../../shared/kernel/prng.ts'
import { normalQuantile } from '../../../shared/stats/normal.ts'
import { normalDraws, numbers, words } from '../../fixtures/columns.ts'
import { compareTables } from '../../fixtures/compare-tables.ts'

const draw = normalDraws(createPrng('judge'))
const verdictOf = (reference: Column, current: Column): DriftColumn => {
  const [column] = judgeColumns([compareTables(reference, current)])
  if (column === undefined) throw new Error('no column')
  return column
}
/** The quantiles of a normal law: a sample without luck. */
const bell = (count: number, shift = 0): Column => numbers(count, (row) => normalQuantile((row + 0.5) / count) + shift)
const evenly = (count: number, shift = 0): Column => numbers(count, (row) => row / count + shift)

test('what is missing is a share of all rows: the change they would show never grows as values vanish', () => {
  const gaps = (every: number): Column => numbers(1000, (row) => (row % every === 0 ? row / 1000 : Number.NaN))
  const column = verdictOf(evenly(1000), gaps(25))
  expect(column).toMatchObject({ verdict: 'drifted', effect: { name: 'missing-share' } })
  expect(column.detectable).toBeCloseTo(0.5 * 2.8 * Math.sqrt(2 / 1000), 1)
  expect(column.detectable).toBeLessThan(0.08)
})

describe('numbers', () => {
  test('the same numbers are stable, and say what they could have shown', () => {
    const column = verdictOf(evenly(4000), evenly(4000))
    expect(column).toMatchObject({
      verdict: 'stable',
      drifted: false,
      type: 'numeric',
      effect: { size: 0, material: 0.1 },
    })
    expect(column.detectable).toBeCloseTo(2.8 * Math.sqrt(2 / 4000), 3)
  })

  test('a large shift drifts; a tiny one over many rows is immaterial', () => {
    expect(verdictOf(evenly(300), evenly(300, 0.3))).toMatchObject({ verdict: 'drifted', drifted: true })
    const tiny = verdictOf(evenly(60_000), evenly(60_000, 0.02))
    expect(tiny).toMatchObject({ verdict: 'immaterial', drifted: false })
    expect(tiny.adjustedPValue).toBeLessThan(0.001)
    expect(tiny.message).toContain('below the size that matters')
  })

  test('a shift that so few rows cannot prove names the rows it needs', () => {
    const column = verdictOf(bell(2000), bell(40, 0.25))
    expect(column).toMatchObject({ verdict: 'not-enough-data', drifted: false })
    expect(column.rowsNeeded).toBeGreaterThan(40)
    expect(column.message).toContain(`${column.rowsNeeded}`)
  })

  test('fewer than 30 values are never called stable', () => {
    const column = verdictOf(evenly(1000), evenly(29))
    expect(column).toMatchObject({ verdict: 'not-enough-data', tests: [], n: { reference: 1000, current: 29 } })
    expect(column.pValue).toBeUndefined()
  })

  test('two values in a hundred in another unit drift by their tail', () => {
    const column = verdictOf(
      numbers(2000, draw),
      numbers(300, (row) => draw() * (row % 50 === 0 ? 100 : 1)),
    )
    expect(column.verdict).toBe('drifted')
    expect(column.tests.find((each) => each.name === 'hill-tail')?.pValue).toBeLessThan(0.001)
  })

  test('one value far beyond everything is material although the distance is not', () => {
    const column = verdictOf(
      evenly(3000),
      numbers(3000, (row) => (row === 0 ? 50 : row / 3000)),
    )
    expect(column.effect.size).toBeLessThan(0.1)
    expect(column).toMatchObject({ verdict: 'drifted', message: expect.stringContaining('interquartile') })
  })

  test('a far value beside a small significant shift proves nothing: the tails must be significant themselves', () => {
    const also = (pValue: number) => ({ words: 'a value of 50 lies far out', pValue })
    const found = compareTables(evenly(60_000), evenly(60_000, 0.02))
    const judged = (pValue: number) =>
      judgeColumns([{ ...found, aspects: found.aspects.map((each) => ({ ...each, alsoMaterial: [also(pValue)] })) }])[0]
    expect(judged(0.4)).toMatchObject({ verdict: 'immaterial', message: expect.not.stringContaining('far out') })
    expect(judged(0.001)).toMatchObject({ verdict: 'drifted', message: expect.stringContaining('far out') })
  })

  test('a sentinel that takes three in a hundred rows is an atom of its own', () => {
    const column = verdictOf(
      numbers(2000, () => 5 + draw()),
      numbers(1500, (row) => (row % 30 === 0 ? 0 : 5 + draw())),
    )
    expect(column.tests.map((each) => each.name)).not.toContain('chi-squared')
    const more = verdictOf(
      numbers(2000, () => 5 + draw()),
      numbers(1500, (row) => (row % 12 === 0 ? 0 : 5 + draw())),
    )
    expect(more.tests[0]).toMatchObject({ name: 'chi-squared', weight: 0.5 })
    expect(more.verdict).toBe('drifted')
  })

  test('a constant column that stays constant is stable, one that jumps drifts', () => {
    expect(
      verdictOf(
        numbers(100, () => 3),
        numbers(50, () => 3),
      ).verdict,
    ).toBe('stable')
    expect(
      verdictOf(
        numbers(100, () => 3),
        numbers(50, () => 4),
      ).verdict,
    ).toBe('drifted')
  })

  test('infinite numbers count as missing', () => {
    const column = verdictOf(
      evenly(200),
      numbers(200, (row) => (row < 20 ? Number.POSITIVE_INFINITY : row / 200)),
    )
    expect(column.missing).toEqual({ reference: 0, current: 20 })
  })
})

describe('missing values', () => {
  test('drift by themselves, also when nothing else is left', () => {
    const some = verdictOf(
      evenly(2000),
      numbers(2000, (row) => (row % 10 === 0 ? Number.NaN : row / 2000)),
    )
    expect(some).toMatchObject({ verdict: 'drifted', effect: { name: 'missing-share', size: 0.1, material: 0.01 } })
    const all = verdictOf(
      evenly(2000),
      numbers(2000, () => Number.NaN),
    )
    expect(all).toMatchObject({ verdict: 'drifted', n: { current: 0 }, message: expect.stringContaining('100 %') })
  })
})

describe('categories', () => {
  const thirds = (count: number, first = 1): Column =>
    words(count, (row) => ['a', 'b', 'c'][row % 3 < first ? 0 : row % 3], 'city')

  test('equal shares are stable and swapped ones drift', () => {
    expect(verdictOf(thirds(900), thirds(300))).toMatchObject({
      verdict: 'stable',
      type: 'categorical',
      effect: { size: 0 },
    })
    expect(verdictOf(thirds(900), thirds(300, 2)).verdict).toBe('drifted')
  })

  test('a category that the reference does not know is named', () => {
    const column = verdictOf(
      thirds(900),
      words(300, (row) => (row % 8 === 0 ? 'new' : ['a', 'b', 'c'][row % 3])),
    )
    expect(column).toMatchObject({ verdict: 'drifted', unseen: { categories: ['new'], rows: 38 } })
    expect(column.message).toContain('"new"')
  })

  test('small tables are tested exactly: Fisher for two cells, permutations for more', () => {
    const names = (reference: Column, current: Column) => verdictOf(reference, current).tests[0]?.name
    expect(
      names(
        words(100, (row) => (row % 2 ? 'a' : 'b')),
        words(35, (row) => (row % 2 ? 'a' : 'b')),
      ),
    ).toBe('fisher-exact')
    expect(names(thirds(100), thirds(36))).toBe('chi-squared-permutation')
    expect(names(thirds(100), thirds(60))).toBe('chi-squared')
  })

  test('permutations agree with chi-squared where both hold', () => {
    const near = (count: number): Column => words(count, (row) => ['a', 'b', 'c'][row % 5 < 2 ? 0 : row % 3])
    const few = verdictOf(thirds(390), near(39)).tests[0]
    const law = verdictOf(thirds(400), near(40)).tests[0]
    expect(few?.pValue).toBeCloseTo(law?.pValue ?? 0, 1)
  })
})

test('the family is corrected together: what is significant alone need not be among many', () => {
  const pair = (shift: number) => compareTables(bell(300), bell(300, shift))
  const alone = judgeColumns([pair(0.245)])[0]
  const among = judgeColumns([pair(0.245), ...Array.from({ length: 60 }, () => pair(0))])[0]
  expect(alone?.verdict).toBe('drifted')
  expect(among).toMatchObject({ verdict: 'not-enough-data', pValue: alone?.pValue })
})

test('a column of another schema has drifted, whatever its numbers', () => {
  const [column] = judgeColumns([
    { name: 'x', type: 'numeric', n: { reference: 5, current: 5 }, schema: 'the column is gone' },
  ])
  expect(column).toMatchObject({ drifted: true, message: 'the column is gone', tests: [] })
})
