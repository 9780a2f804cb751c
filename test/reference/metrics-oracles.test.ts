import { describe, expect, it } from 'vitest'
import { compareModels } from '../../shared/compare/compare-models.ts'
import { estimateMetrics } from '../../shared/metrics/estimate.ts'
import type { TaskSpec } from '../../shared/model/predictions.ts'
import { betaQuantile } from '../../shared/stats/beta.ts'
import { aucCovariance, aucParts } from '../../shared/stats/delong.ts'
import { mcnemarExact, mcnemarMidP } from '../../shared/stats/mcnemar.ts'
import { normalSf } from '../../shared/stats/normal.ts'
import { rowsPerGroup } from '../../shared/stats/power.ts'
import { clopperPearsonInterval, newcombeInterval, wilsonInterval } from '../../shared/stats/proportion.ts'
import oracles from './validation-oracles.json' with { type: 'json' }

/** Numbers of SciPy, statsmodels, scikit-learn and pROC; the file names the version of each. */
type Oracle = { id: string; fn: string; input: Record<string, unknown>; expected: Record<string, unknown> }
const BINARY: TaskSpec = { kind: 'binary', positive: 'yes', negative: 'no', threshold: 0.5 }

function casesOf(fn: string): Oracle[] {
  const found = (oracles.cases as unknown as Oracle[]).filter((oracle) => oracle.fn === fn)
  expect(found.length).toBeGreaterThan(0)
  return found
}

function close(actual: number | undefined, expected: unknown, tolerance = 1e-12): void {
  expect(Math.abs((actual ?? Number.NaN) - (expected as number))).toBeLessThanOrEqual(tolerance)
}

function valuesOf(estimates: readonly { name: string; value: number }[]): Record<string, number> {
  return Object.fromEntries(estimates.map(({ name, value }) => [name, value]))
}

describe('metrics', () => {
  it('of a binary task', () => {
    for (const { input, expected } of casesOf('binaryMetrics')) {
      const ours = {
        auc: 'roc_auc',
        ap: 'average_precision',
        logloss: 'log_loss',
        brier: 'brier',
        acc: 'accuracy',
        bacc: 'balanced_accuracy',
        precision: 'precision',
        recall: 'recall',
        f1: 'f1',
        mcc: 'mcc',
      }
      const values = valuesOf(
        estimateMetrics({
          task: BINARY,
          labels: { kind: 'binary', values: Uint8Array.from(input['y'] as number[]) },
          predictions: { kind: 'binary', scores: Float64Array.from(input['score'] as number[]) },
          metrics: Object.values(ours),
          level: 0.95,
          seed: 'oracle',
        }),
      )
      for (const [theirs, name] of Object.entries(ours)) close(values[name], expected[theirs])
    }
  })

  it('of several classes', () => {
    for (const { input, expected } of casesOf('multiclass')) {
      const values = valuesOf(
        estimateMetrics({
          task: { kind: 'multiclass', classes: ['a', 'b', 'c'] },
          labels: { kind: 'multiclass', values: Int32Array.from(input['y'] as number[]) },
          predictions: {
            kind: 'multiclass',
            classes: ['a', 'b', 'c'],
            probabilities: Float64Array.from((input['prob'] as number[][]).flat()),
          },
          metrics: ['accuracy', 'macro_f1', 'log_loss', 'roc_auc'],
          level: 0.95,
          seed: 'oracle',
        }),
      )
      close(values['accuracy'], expected['acc'])
      close(values['macro_f1'], expected['f1_macro'])
      close(values['log_loss'], expected['logloss'])
      close(values['roc_auc'], expected['auc_ovr_macro'])
    }
  })

  it('of a regression', () => {
    for (const { input, expected } of casesOf('regressionMetrics')) {
      const values = valuesOf(
        estimateMetrics({
          task: { kind: 'regression' },
          labels: { kind: 'regression', values: Float64Array.from(input['y'] as number[]) },
          predictions: { kind: 'regression', values: Float64Array.from(input['pred'] as number[]) },
          metrics: ['mae', 'rmse', 'r2', 'mape', 'median_absolute_error'],
          level: 0.95,
          seed: 'oracle',
        }),
      )
      for (const name of ['mae', 'rmse', 'r2', 'mape']) close(values[name], expected[name])
      close(values['median_absolute_error'], expected['medae'])
    }
  })
})

describe('comparison', () => {
  it('DeLong agrees with pROC', () => {
    for (const { input, expected } of casesOf('delong')) {
      const values = Uint8Array.from(input['y'] as number[])
      const [first, second] = [input['a'], input['b']].map((scores) => Float64Array.from(scores as number[])) as [
        Float64Array,
        Float64Array,
      ]
      const [a, b] = [aucParts(values, first), aucParts(values, second)]
      close(aucCovariance(values, a, a), expected['var_a'])
      close(aucCovariance(values, b, b), expected['var_b'])
      close(aucCovariance(values, a, b), expected['cov'])
      const [comparison] = compareModels({
        task: BINARY,
        labels: { kind: 'binary', values },
        candidate: { kind: 'binary', scores: first },
        champion: { kind: 'binary', scores: second },
        metrics: ['roc_auc'],
        level: 0.95,
        seed: 'oracle',
      })
      close(comparison?.candidate, expected['auc_a'])
      close(comparison?.champion, expected['auc_b'])
      close(comparison?.pValue, expected['p'])
      const [low, high] = expected['diff_ci'] as [number, number]
      close(comparison?.interval.low, low)
      close(comparison?.interval.high, high)
    }
  })

  it('McNemar exact and mid-p', () => {
    for (const { input, expected } of casesOf('mcnemar')) {
      if (expected['p_exact'] === undefined) continue
      const discordant = { b: input['b'] as number, c: input['c'] as number }
      close(mcnemarExact(discordant), expected['p_exact'])
      close(mcnemarMidP(discordant), expected['p_mid'])
    }
  })
})

describe('proportions and sizes', () => {
  it('Wilson and Clopper-Pearson', () => {
    for (const { input, expected } of casesOf('proportionCI')) {
      const { k, n, alpha } = input as { k: number; n: number; alpha: number }
      for (const [bounds, name] of [
        [wilsonInterval(k, n, 1 - alpha), 'wilson'],
        [clopperPearsonInterval(k, n, 1 - alpha), 'clopper_pearson'],
      ] as const) {
        const [low, high] = expected[name] as [number, number]
        close(bounds.low, low)
        close(bounds.high, high)
      }
    }
  })

  it('Newcombe', () => {
    for (const { input, expected } of casesOf('proportionDiffCI')) {
      const { k1, n1, k2, n2 } = input as { k1: number; n1: number; k2: number; n2: number }
      const [low, high] = expected['newcombe'] as [number, number]
      const bounds = newcombeInterval({ k: k1, n: n1 }, { k: k2, n: n2 }, 0.95)
      close(bounds.low, low)
      close(bounds.high, high)
    }
  })

  it('sample size, to 1e-5 rows', () => {
    for (const { input, expected } of casesOf('sampleSize')) {
      const rows = rowsPerGroup(input['effect_h'] as number, input['alpha'] as number, input['power'] as number)
      close(rows, expected['n_per_group'], 1e-5)
    }
  })

  it('special functions', () => {
    for (const { expected } of casesOf('specialFns')) close(normalSf(1.96), expected['norm_sf_1p96'], 1e-16)
    expect(betaQuantile(0.5, 1, 1)).toBeCloseTo(0.5, 15)
  })
})
