import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addProducts, createProducts, pearsonOf } from '../../shared/summary/cross-products.ts'
import { addAll, addTimes, createExactSum, quotient } from '../../shared/summary/exact-sum.ts'
import { measureAscending } from '../../shared/summary/measure-ascending.ts'
import { sortNumbers } from '../../shared/summary/sort-numbers.ts'
import { tallyValues } from '../../shared/summary/tally-values.ts'

const finite = fc
  .oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer({ min: -9, max: 9 }),
    fc.double({ min: 1, max: 1.0001, noNaN: true }),
    fc.constantFrom(5e-324, 1.7976931348623157e308, -1.7976931348623157e308),
  )
  .map((value) => value + 0)
const numbers = fc.array(finite, { minLength: 1, maxLength: 400 })
const sorted = (values: readonly number[]): Float64Array => Float64Array.from(values).sort()

describe('sorting', () => {
  test('orders any numbers', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const ours = Float64Array.from(values)
        sortNumbers(ours, new Float64Array(values.length))
        expect(ours).toEqual(sorted(values))
      }),
    )
  })

  test('many, evenly spread, crowded, repeated and over all sizes', () => {
    const shapes = [
      (u: number) => u,
      (u: number) => Math.exp(300 * u - 150),
      (u: number) => Math.round(u * 9),
      (u: number) => (u < 0.5 ? 0 : 1 + u * 1e-12),
      (u: number) => (u - 0.5) * 1.7e308 * 2,
    ]
    for (const shape of shapes) {
      const values = Float64Array.from({ length: 30_000 }, (_, i) => shape(Math.abs(Math.sin(i * 12.9898)) % 1) + 0)
      const ours = values.slice()
      sortNumbers(ours, new Float64Array(values.length))
      expect(ours).toEqual(values.sort())
    }
  })
})

describe('exact sums', () => {
  test('are those of rational arithmetic, in any order and grouping', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 1e9 }), (values, divisor) => {
        const [forward, grouped] = [createExactSum(), createExactSum()]
        addAll(forward, Float64Array.from(values))
        for (const value of values.toReversed()) addTimes(grouped, value, 1)
        expect(quotient(grouped, divisor)).toBe(quotient(forward, divisor))
        expect(grouped.total).toBe(values.reduce((sum, value) => sum + units(value), 0n))
      }),
    )
  })

  test('cancel to the last bit', () => {
    const sum = createExactSum()
    addAll(sum, Float64Array.of(1e300, 0.1, -1e300, 5e-324, -0.1))
    expect(quotient(sum, 1)).toBe(5e-324)
    addTimes(sum, 0.1, 3_000_000)
    expect(quotient(sum, 3_000_000)).toBe(0.1)
    addTimes(sum, -1.5, 7)
    addTimes(sum, 0.1, -3_000_000)
    expect(quotient(sum, 2)).toBe(-5.25)
  })
})

describe('figures of numbers in order', () => {
  test('are the same from values and from counts', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const all = sorted(values)
        const different = Float64Array.from(new Set(all))
        const counts = different.map((value) => all.filter((one) => one === value).length)
        const most = { top: 5, sample: 7 }
        const tally = tallyValues({ values: all }, most)
        expect(tallyValues({ values: different, counts }, most)).toEqual(tally)
        expect(tally).toMatchObject({ rows: values.length, distinct: different.length })
        const measures = measureAscending({ values: all }, tally)
        expect(measureAscending({ values: different, counts }, tally)).toEqual(measures)
        expect(measures.bins.reduce((sum, { count }) => sum + count, 0)).toBe(values.length)
        expect(measures.mean).toBeGreaterThanOrEqual(measures.min)
        expect(measures.mean).toBeLessThanOrEqual(measures.max)
      }),
    )
  })

  test('have a shape that neither unit nor level changes, mirrored by the sign; equal values have none', () => {
    const shapeOf = (values: readonly number[]) => {
      const ascending = sorted(values)
      const tally = tallyValues({ values: ascending }, { top: 1, sample: 1 })
      const { skewness, excessKurtosis } = measureAscending({ values: ascending }, tally)
      return { skewness, excessKurtosis }
    }
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -999, max: 999 }), { minLength: 4, maxLength: 50 }), (values) => {
        const { skewness = 0, excessKurtosis = 0 } = shapeOf(values)
        const moved = shapeOf(values.map((value) => (value + 17) * 2 ** 300))
        expect(moved.skewness ?? 0).toBeCloseTo(skewness, 9)
        expect(moved.excessKurtosis ?? 0).toBeCloseTo(excessKurtosis, 9)
        expect(shapeOf(values.map((value) => -value)).skewness ?? 0).toBeCloseTo(-skewness, 9)
      }),
    )
    expect(shapeOf([0.1, 0.1, 0.1, 0.1])).toEqual({})
    expect(shapeOf([1, 2])).toEqual({})
  })

  test('of 1 to 100: nearest ranks, the deviation, ties by value', () => {
    const values = Float64Array.from({ length: 100 }, (_, i) => i + 1)
    const tally = tallyValues({ values }, { top: 3, sample: 100 })
    expect(tally.top).toEqual([1, 2, 3].map((value) => ({ value, count: 1 })))
    expect(tally.sample).toEqual(values)
    const { mean, standardDeviation, quantiles, bins } = measureAscending({ values }, tally)
    expect(mean).toBe(50.5)
    expect(standardDeviation).toBeCloseTo(Math.sqrt((100 * 101) / 12), 13)
    expect(quantiles).toEqual([5, 25, 50, 75, 95])
    expect(bins).toHaveLength(20)
  })
})

describe('correlation', () => {
  const STANDARD = { scale: 0.125, centre: 0, stretch: 1 }
  const cell = fc.oneof(fc.double({ min: -8, max: 8, noNaN: true }), fc.constant(Number.NaN))

  test('is that of the textbook over the rows where both are there, and no bit hangs on order or blocks', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 2, maxLength: 60 }), (rows) => {
        const column = (of: readonly (readonly [number, number])[], i: 0 | 1) => Float64Array.from(of, (row) => row[i])
        const [whole, parted] = [createProducts([STANDARD, STANDARD]), createProducts([STANDARD, STANDARD])]
        addProducts(whole, [column(rows, 0), column(rows, 1)])
        for (const row of rows.toReversed()) addProducts(parted, [column([row], 0), column([row], 1)])
        const found = pearsonOf(whole, 0, 1)
        expect(pearsonOf(parted, 0, 1)).toEqual(found)
        const both = rows.filter(([a, b]) => !Number.isNaN(a + b))
        if (found !== undefined) expect(found.rows).toBe(both.length)
        const expected = textbook(both)
        // Where hardly anything varies, rounding to 42 places is all that is left.
        if (expected.spread > 1e-3) expect(found?.pearson).toBeCloseTo(expected.pearson, 6)
      }),
    )
  })
})

function textbook(rows: readonly (readonly [number, number])[]): { pearson: number; spread: number } {
  const mean = (i: 0 | 1): number => rows.reduce((total, row) => total + row[i], 0) / rows.length
  const [a, b] = [mean(0), mean(1)]
  const sum = (of: (x: number, y: number) => number): number => rows.reduce((s, [x, y]) => s + of(x - a, y - b), 0)
  const [xx, yy] = [sum((x) => x * x), sum((_x, y) => y * y)]
  return { pearson: sum((x, y) => x * y) / Math.sqrt(xx) / Math.sqrt(yy), spread: Math.min(xx, yy) || 0 }
}

/** A double in units of 2 to the -1074. */
function units(value: number): bigint {
  const bits = new BigUint64Array(Float64Array.of(value).buffer)[0] ?? 0n
  const exponent = (bits >> 52n) & 0x7ffn
  const fraction = (bits & 0xf_ffff_ffff_ffffn) | (exponent === 0n ? 0n : 1n << 52n)
  const size = fraction << (exponent === 0n ? 0n : exponent - 1n)
  return bits >> 63n === 1n ? -size : size
}
