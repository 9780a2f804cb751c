import { describe, expect, test } from 'vitest'
import { clusteredDifference } from '../../shared/stats/clustered-means.ts'
import { fisherGreater } from '../../shared/stats/fisher-greater.ts'
import { meanAboveZero, welchDifference } from '../../shared/stats/welch.ts'
import reference from './slices.json' with { type: 'json' }

/** Relative, because p values differ by hundreds of orders of magnitude. */
function close(actual: number, expected: number, tolerance = 1e-9): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(tolerance * Math.max(Math.abs(expected), 1e-300))
}

describe('the tests of found slices', () => {
  test.for(reference.welch)('Welch against SciPy: p = $p', ({ a, b, p, low, high }) => {
    const found = welchDifference(a, b, 0.95)
    close(found.pGreater, p)
    close(found.low, low, 1e-8)
    close(found.high, high, 1e-8)
  })

  test('one mean against 0', () => {
    const { a, p, low, high } = reference.mean
    const found = meanAboveZero(a, 0.95)
    close(found.pGreater, p)
    close(found.low, low, 1e-8)
    close(found.high, high, 1e-8)
  })

  test.for(reference.fisher)('Fisher one-sided against SciPy: $table', ({ table, p }) => {
    const [a = 0, b = 0, c = 0, d = 0] = table
    close(fisherGreater(a, b, c, d), p, 1e-8)
  })

  test('a difference between clusters against the sandwich of statsmodels', () => {
    const { values, clusters, side, difference, error } = reference.clustered
    const numbers = { values: Float64Array.from(values), clusters: Int32Array.from(clusters) }
    const found = clusteredDifference(numbers, Uint8Array.from(side))
    close(found.value, difference, 1e-9)
    close(found.standardError, error, 1e-9)
  })
})
