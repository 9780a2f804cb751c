import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareModels } from '../../shared/compare/compare-models.ts'
import { metricNames } from '../../shared/metrics/catalog.ts'

const share = fc.integer({ min: 0, max: 20 }).map((k) => k / 20)
const rowsOf = fc
  .array(fc.tuple(fc.constantFrom(0, 1), share, share), { minLength: 2, maxLength: 80 })
  .map((rows) => [[0, 0.3, 0.2] as const, [1, 0.6, 0.4] as const, ...rows])

function compare(rows: readonly (readonly [number, number, number])[], swapped = false) {
  const models = [1, 2].map((k) => ({
    kind: 'binary' as const,
    scores: Float64Array.from(rows, (row) => row[k] as number),
  }))
  if (swapped) models.reverse()
  const [candidate, champion] = models as [(typeof models)[0], (typeof models)[0]]
  return compareModels({
    task: { kind: 'binary', positive: 'p', negative: 'n', threshold: 0.5, costs: [0, 1, 3, -1] },
    labels: { kind: 'binary', values: Uint8Array.from(rows, ([label]) => label) },
    candidate,
    champion,
    metrics: metricNames('binary'),
    level: 0.95,
    seed: 'property',
  })
}

describe('compareModels', () => {
  it('negates the difference when candidate and champion change places, and keeps McNemar’s and DeLong’s numbers', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const back = compare(rows, true)
        for (const [i, forth] of compare(rows).entries()) {
          expect(back[i]?.difference).toBeCloseTo(-forth.difference, 12)
          if (forth.method.includes('bootstrap')) continue
          expect(back[i]?.interval.low).toBeCloseTo(-forth.interval.high, 12)
          expect(back[i]?.pValue).toBeCloseTo(forth.pValue ?? Number.NaN, 12)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        expect(compare(rows.toReversed())).toEqual(compare(rows))
      }),
      { numRuns: 30 },
    )
  })

  it('never calls a regression within the tolerance, nor anything decided on few rows', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const found = compare(rows)
        const regressed = found.filter(({ verdict }) => verdict === 'regressed')
        expect(regressed.every(({ difference, tolerance }) => Math.abs(difference) > tolerance)).toBe(true)
        const small = found.filter(({ n, method }) => n < 30 && method !== 'identical predictions')
        expect(small.every(({ verdict }) => verdict === 'inconclusive')).toBe(true)
        expect(found.every(({ n, rowsNeeded = n + 1 }) => rowsNeeded > n)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })
})
