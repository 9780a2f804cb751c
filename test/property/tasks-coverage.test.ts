import { expect, it } from 'vitest'
import { createPrng, type Prng } from '../../shared/kernel/prng.ts'
import { type EstimateRequest, estimateMetrics } from '../../shared/metrics/estimate.ts'
import { dieboldMariano } from '../../shared/stats/diebold-mariano.ts'
import { normalCdf, normalQuantile } from '../../shared/stats/normal.ts'

/** Seeded simulations: a 95 % interval must hold the truth in 95 % of runs, up to three standard errors of the simulation. */
const LEVEL = 0.95
const normal = (prng: Prng): number => normalQuantile(prng.next() || 0.5)

type Drawn = Omit<EstimateRequest, 'level' | 'seed'>

function coverage(runs: number, truth: number, draw: (prng: Prng) => Drawn): number {
  let inside = 0
  for (let run = 0; run < runs; run++) {
    const request = { ...draw(createPrng(`run ${run}`)), level: LEVEL, seed: `run ${run}` }
    const [estimate] = estimateMetrics(request)
    if (estimate && estimate.interval.low <= truth && truth <= estimate.interval.high) inside++
  }
  return inside / runs
}

/** `known` is what the method loses at this size by its literature. */
function expectNominal(share: number, runs: number, known = 0): void {
  const three = 3 * Math.sqrt((LEVEL * (1 - LEVEL)) / runs)
  expect(share).toBeGreaterThan(LEVEL - known - three)
  expect(share).toBeLessThan(LEVEL + three + 0.01)
}

it('macro ROC AUC of three labels on 150 rows, although no draw ranks anew', () => {
  const runs = 200
  const names = ['a', 'b', 'c']
  const share = coverage(runs, normalCdf(1.2 / Math.SQRT2), (prng) => {
    const values = Uint8Array.from({ length: 450 }, () => Number(prng.next() < 0.4))
    const probabilities = Float64Array.from(values, (label) => normalCdf(normal(prng) + 1.2 * label))
    return {
      task: { kind: 'multilabel', names, threshold: 0.5 },
      labels: { kind: 'multilabel', values, width: 3 },
      predictions: { kind: 'multilabel', names, probabilities },
      metrics: ['macro_roc_auc'],
    }
  })
  expectNominal(share, runs, 0.01)
})

it('mean reciprocal rank of 60 queries with one relevant row among four', () => {
  const runs = 200
  const share = coverage(runs, (1 + 1 / 2 + 1 / 3 + 1 / 4) / 4, (prng) => ({
    task: { kind: 'ranking' },
    labels: {
      kind: 'ranking',
      values: Float64Array.from({ length: 240 }, (_, row) => Number(row % 4 === 0)),
      queries: Int32Array.from({ length: 240 }, (_, row) => Math.floor(row / 4)),
    },
    predictions: { kind: 'ranking', scores: Float64Array.from({ length: 240 }, () => prng.next()) },
    metrics: ['mrr'],
  }))
  expectNominal(share, runs, 0.01)
})

it('error of a forecast whose errors remember (0.5 a day) over 300 days, where single rows would cover far less', () => {
  const runs = 200
  const truth = Math.sqrt(2 / Math.PI) / Math.sqrt(1 - 0.5 ** 2)
  const share = coverage(runs, truth, (prng) => {
    let error = normal(prng) / Math.sqrt(1 - 0.5 ** 2)
    const values = Float64Array.from({ length: 300 }, () => {
      error = 0.5 * error + normal(prng)
      return error
    })
    return {
      task: { kind: 'forecasting', quantiles: [] },
      labels: { kind: 'forecasting', values: new Float64Array(300) },
      predictions: { kind: 'forecasting', levels: [], values },
      metrics: ['mae'],
      dependence: { by: 'time', of: Int32Array.from({ length: 300 }, (_, day) => day), column: 'day' },
    }
  })
  // Blocks cut what is remembered at their ends, so a few hundred dates fall a few points short.
  expectNominal(share, runs, 0.04)
})

it('Diebold and Mariano refuse two equal forecasts no more often than they promise', () => {
  const runs = 1000
  let refused = 0
  for (let run = 0; run < runs; run++) {
    const prng = createPrng(`dm ${run}`)
    const steps = Float64Array.from({ length: 62 }, () => normal(prng))
    const losses = Float64Array.from({ length: 60 }, (_, i) => {
      return (steps[i] as number) + 0.6 * (steps[i + 1] as number) + 0.3 * (steps[i + 2] as number)
    })
    if ((dieboldMariano(losses, 3)?.pValue ?? 1) < 0.05) refused++
  }
  // The lags are estimated from 60 dates, which costs a little.
  expect(refused / runs).toBeLessThan(0.08)
  expect(refused / runs).toBeGreaterThan(0.02)
})
