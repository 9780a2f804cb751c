import { shareOf } from '../metrics/decisions.ts'
import { isLinear, measureLinear } from '../metrics/linear.ts'
import type { Metric } from '../metrics/metric.ts'
import { measureAuc } from '../metrics/roc-auc.ts'
import type { Rows } from '../metrics/rows.ts'
import { sampleSize } from '../metrics/sample-size.ts'
import { measure } from '../metrics/score.ts'
import type { Difference, Pair } from './difference.ts'

/** The comparison of models that gave the same answer on every row; undefined when any answer differs. */
export function compareIdentical(metrics: readonly Metric[], { candidate, champion }: Pair) {
  const [own, other] = [answers(candidate), answers(champion)]
  if (!own.every((value, i) => value === other[i])) return undefined
  if (candidate.kind === 'binary' && champion.kind === 'binary' && candidate.threshold !== champion.threshold)
    return undefined
  const values = measure(metrics, candidate)
  return new Map(
    metrics.map((metric, i): [Metric, Difference] => {
      const value = metric.comparison === 'delong' ? directly(metric, candidate) : (values[i] as number)
      const n = metric.comparison === 'mcnemar' ? shareOf(metric.name, candidate).rows : sampleSize(candidate)
      const zero = { difference: 0, low: 0, high: 0, standardError: 0, pValue: 1 }
      const same = { candidate: value, champion: value, method: 'identical predictions', n, exact: true } as const
      return [metric, { ...zero, ...same, ratio: value > 0 ? { low: 1, high: 1 } : undefined }]
    }),
  )
}

function directly(metric: Metric, rows: Rows): number {
  return isLinear(metric, rows) ? measureLinear(metric, rows).value : measureAuc(rows).value
}

function answers(rows: Rows): Float64Array {
  switch (rows.kind) {
    case 'binary':
    case 'ranking':
      return rows.scores
    case 'multiclass':
    case 'multilabel':
      return rows.probabilities
    case 'regression':
    case 'forecasting':
      return rows.values
    default:
      return rows satisfies never
  }
}
