import { describe, expect, test } from 'vitest'
import { createPrng } from '../../../shared/kernel/prng.ts'
import { measureWeakness, measureWorsening, rowsWorth } from '../../../shared/slices/measure-slice.ts'

const ROWS = 400
const prng = createPrng('measured')
const own = Float64Array.from({ length: ROWS }, () => prng.next())
const change = Float64Array.from({ length: ROWS }, () => prng.next() - 0.4)
const holds = Uint8Array.from({ length: ROWS }, (_, row) => Number(row % 4 === 0))
const ones = new Float64Array(ROWS).fill(1)
const clusters = Int32Array.from({ length: ROWS }, (_, row) => Math.floor(row / 5))
const uneven = Float64Array.from({ length: ROWS }, () => prng.below(4))

describe('a slice of rows of unequal weight', () => {
  test.each([
    ['weakness', measureWeakness],
    ['worsening', measureWorsening],
  ] as const)('%s with weights of 1 is that without', (_name, measure) => {
    for (const rows of [
      { isError: false, own, change },
      { isError: false, own, change, clusters },
    ]) {
      const [plain, weighed] = [measure(rows, holds), measure({ ...rows, weights: ones }, holds)]
      expect(weighed.pValue).toBeCloseTo(plain.pValue, 12)
      expect([weighed.n, weighed.value, weighed.against]).toEqual([
        plain.n,
        expect.closeTo(plain.value, 12),
        expect.closeTo(plain.against, 12),
      ])
      expect(weighed.bounds(0.95).low).toBeCloseTo(plain.bounds(0.95).low, 12)
      expect(weighed.own(0.95).high).toBeCloseTo(plain.own(0.95).high, 12)
    }
  })

  test('the value is the weighted mean, and rows of weight 0 are as if they were not there', () => {
    const found = measureWeakness({ isError: false, own, weights: uneven }, holds)
    let [sum, mass] = [0, 0]
    for (let row = 0; row < ROWS; row++) {
      if (holds[row] !== 1) continue
      sum += (uneven[row] as number) * (own[row] as number)
      mass += uneven[row] as number
    }
    expect(found.value).toBeCloseTo(sum / mass, 12)
    expect(found.n).toBe(100)
    const kept = Array.from(uneven.keys()).filter((row) => uneven[row] !== 0)
    const pick = <T extends Float64Array | Uint8Array | Int32Array>(from: T): T =>
      from.constructor === Uint8Array
        ? (Uint8Array.from(kept, (row) => from[row] as number) as T)
        : (Float64Array.from(kept, (row) => from[row] as number) as T)
    const fewer = { isError: false, own: pick(own), weights: pick(uneven) }
    const without = measureWeakness(fewer, pick(holds))
    expect(found.pValue).toBeCloseTo(without.pValue, 12)
    expect(found.bounds(0.95)).toEqual(without.bounds(0.95))
  })

  test('each row as a cluster of its own gives the same error of the slice as no clusters, but for the small-sample factor', () => {
    const alone = Int32Array.from({ length: ROWS }, (_, row) => row)
    const plain = measureWeakness({ isError: false, own, weights: uneven }, holds)
    const clustered = measureWeakness({ isError: false, own, weights: uneven, clusters: alone }, holds)
    expect(clustered.effect).toBeCloseTo(plain.effect, 12)
    const width = ({ low, high }: { low: number; high: number }): number => high - low
    expect(width(clustered.bounds(0.95)) / width(plain.bounds(0.95))).toBeCloseTo(1, 1)
  })

  test('what rows are worth is never more than they are', () => {
    expect(rowsWorth(holds, undefined)).toEqual([300, 100])
    expect(rowsWorth(holds, ones)).toEqual([300, 100])
    const [rest, slice] = rowsWorth(holds, uneven)
    expect(rest).toBeLessThan(300)
    expect(slice).toBeLessThan(100)
    expect(rowsWorth(holds, new Float64Array(ROWS))).toEqual([0, 0])
  })

  test('an interval covers as often as it says although weights go with the losses', () => {
    let covered = 0
    const runs = 400
    for (let run = 0; run < runs; run++) {
      const draw = createPrng(`cover ${run}`)
      const losses = new Float64Array(200)
      const weights = losses.map((_, row) => {
        const isHeavy = draw.next() < 0.3
        losses[row] = Number(draw.next() < (isHeavy ? 0.5 : 0.2))
        return isHeavy ? 3 : 1
      })
      const sides = Uint8Array.from({ length: 200 }, (_, row) => Number(row < 100))
      const { low, high } = measureWeakness({ isError: true, own: losses, weights }, sides).bounds(0.95)
      covered += Number(low <= 0 && high >= 0)
    }
    // Standard error at 95 %: 1.1 points.
    expect(covered / runs).toBeGreaterThan(0.95 - 2.5 * 0.011)
    expect(covered / runs).toBeLessThan(0.95 + 2.5 * 0.011)
  })
})
