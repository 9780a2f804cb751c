import { describe, expect, it } from 'vitest'
import { compareModels } from '../../shared/compare/compare-models.ts'
import { createPrng, type Prng } from '../../shared/kernel/prng.ts'
import { estimateMetrics } from '../../shared/metrics/estimate.ts'
import type { TaskSpec } from '../../shared/model/predictions.ts'
import { normalCdf, normalQuantile } from '../../shared/stats/normal.ts'

/** Seeded simulations: a 95 % interval must hold the truth in 95 % of runs, up to three standard errors of the simulation. */
const LEVEL = 0.95
const BINARY: TaskSpec = { kind: 'binary', positive: 'p', negative: 'n', threshold: 0.5 }

const normal = (prng: Prng): number => normalQuantile(prng.next() || 0.5)

function coverage(runs: number, isInside: (run: number) => boolean): number {
  let inside = 0
  for (let run = 0; run < runs; run++) if (isInside(run)) inside++
  return inside / runs
}

/** `known` is the loss of coverage that the method's literature states at this size. */
function expectNominal(share: number, runs: number, known = 0): void {
  const three = 3 * Math.sqrt((LEVEL * (1 - LEVEL)) / runs)
  expect(share).toBeGreaterThan(LEVEL - known - three)
  expect(share).toBeLessThan(LEVEL + three + 0.01)
}

/** A normal signal whose mean differs by `separation` between the classes, as a score or as the true probability. */
function binaryRun(seed: string, rows: number, prevalence: number, separation: number, calibrated = false) {
  const prng = createPrng(seed)
  const values = Uint8Array.from({ length: rows }, () => (prng.next() < prevalence ? 1 : 0))
  const odds = Math.log(prevalence / (1 - prevalence))
  const scores = Float64Array.from(values, (label) => {
    const signal = normal(prng) + separation * (label - 0.5)
    return calibrated ? 1 / (1 + Math.exp(-odds - separation * signal)) : normalCdf(signal)
  })
  return { labels: { kind: 'binary', values } as const, predictions: { kind: 'binary', scores } as const }
}

function holds(input: ReturnType<typeof binaryRun>, metric: string, truth: number): boolean {
  const request = { task: BINARY, ...input, metrics: [metric], level: LEVEL, seed: metric }
  const [estimate] = estimateMetrics(request)
  return estimate !== undefined && estimate.interval.low <= truth && truth <= estimate.interval.high
}

describe('coverage of 95 % intervals', () => {
  it('Wilson: accuracy on 60 rows', () => {
    const runs = 1000
    const truth = normalCdf(1)
    const share = coverage(runs, (run) => holds(binaryRun(`wilson ${run}`, 60, 0.5, 2), 'accuracy', truth))
    expectNominal(share, runs)
  })

  it('DeLong: AUC 0.92 on 100 rows', () => {
    const runs = 1000
    const truth = normalCdf(2 / Math.SQRT2)
    const share = coverage(runs, (run) => holds(binaryRun(`delong ${run}`, 100, 0.4, 2), 'roc_auc', truth))
    expectNominal(share, runs)
  })

  it('BCa: log loss with 10 % positives on 300 rows, where draws within classes would cover 87 %', () => {
    const runs = 200
    const big = binaryRun('population', 400_000, 0.1, 2, true)
    const losses = big.predictions.scores.map(
      (score, row) => -Math.log(big.labels.values[row] === 1 ? score : 1 - score),
    )
    const truth = losses.reduce((sum, loss) => sum + loss / losses.length, 0)
    const share = coverage(runs, (run) => holds(binaryRun(`bca ${run}`, 300, 0.1, 2, true), 'log_loss', truth))
    expectNominal(share, runs, 0.01)
  })

  it('BCa: root mean squared error on 100 rows', () => {
    const runs = 200
    const share = coverage(runs, (run) => {
      const prng = createPrng(`rmse ${run}`)
      const values = Float64Array.from({ length: 100 }, () => normal(prng))
      const [estimate] = estimateMetrics({
        task: { kind: 'regression' },
        labels: { kind: 'regression', values },
        predictions: { kind: 'regression', values: values.map((value) => value + 2 * normal(prng)) },
        metrics: ['rmse'],
        level: LEVEL,
        seed: 'rmse',
      })
      return estimate !== undefined && estimate.interval.low <= 2 && estimate.interval.high >= 2
    })
    expectNominal(share, runs, 0.015)
  })
})

describe('comparison of equally good models', () => {
  it('says "regressed" in no more than 2.5 % of runs, whatever the metric', () => {
    const runs = 100
    const metrics = ['roc_auc', 'accuracy', 'log_loss', 'f1']
    const blocked = new Map(metrics.map((metric) => [metric, 0]))
    for (let run = 0; run < runs; run++) {
      const first = binaryRun(`equal ${run}`, 300, 0.4, 1.5)
      const prng = createPrng(`second ${run}`)
      const scores = Float64Array.from(first.labels.values, (label) => normalCdf(normal(prng) + 1.5 * (label - 0.5)))
      for (const { metric, verdict } of compareModels({
        task: BINARY,
        labels: first.labels,
        candidate: first.predictions,
        champion: { kind: 'binary', scores },
        metrics,
        level: LEVEL,
        seed: `equal ${run}`,
      })) {
        if (verdict === 'regressed') blocked.set(metric, (blocked.get(metric) ?? 0) + 1)
      }
    }
    const most = 0.025 + 3 * Math.sqrt((0.025 * 0.975) / runs)
    for (const count of blocked.values()) expect(count / runs).toBeLessThan(most)
  })
})
