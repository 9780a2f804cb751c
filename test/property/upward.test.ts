import { expect, it } from 'vitest'
import { createPrng } from '../../shared/kernel/prng.ts'
import { estimateMetrics } from '../../shared/metrics/estimate.ts'

const RUNS = 30
const METRICS = ['ece', 'ece_debiased']

/** Rows whose probabilities are right, or sharpened: the logit times `sharpen`. */
function intervals(n: number, seed: string, sharpen: number) {
  const prng = createPrng(seed)
  const truth = Float64Array.from({ length: n }, () => 0.02 + 0.96 * prng.next())
  const values = Uint8Array.from(truth, (p) => (prng.next() < p ? 1 : 0))
  const scores = truth.map((p) => 1 / (1 + ((1 - p) / p) ** sharpen))
  return estimateMetrics({
    task: { kind: 'binary', positive: 'p', negative: 'n', threshold: 0.5 },
    labels: { kind: 'binary', values },
    predictions: { kind: 'binary', scores },
    metrics: METRICS,
    level: 0.95,
    seed,
  })
}

// The true errors are those of a million rows.
it.each([
  ['right', 1, [0, 0], [20, 28]],
  ['sharpened', 1.5, [0.0608, 0.0656], [27, 27]],
] as const)('intervals of calibration errors hold the true one of %s probabilities', (_, sharpen, truth, least) => {
  const hits = METRICS.map(() => 0)
  for (let run = 0; run < RUNS; run++) {
    for (const [i, { interval }] of intervals(400, `upward ${run}`, sharpen).entries()) {
      const value = truth[i] as number
      if (interval.low <= value && value <= interval.high) hits[i] = (hits[i] as number) + 1
    }
  }
  expect(hits.map((count, i) => count >= (least[i] as number))).toEqual([true, true])
})
