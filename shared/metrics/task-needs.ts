import type { Labels } from '../model/predictions.ts'
import { QUANTILE_METRICS, SCALED_METRICS } from './forecast.ts'
import type { Metric } from './metric.ts'

/** What labels of a multilabel, ranking or forecasting task lack for a metric, and what to use; undefined when nothing. */
export function whyTaskUndefined(
  { name, needs }: Metric,
  labels: Labels,
  names: readonly string[] = [],
): readonly [reason: string, remedy: string] | undefined {
  switch (labels.kind) {
    case 'multilabel':
      return needs === 'every-class' ? whyOneSided(labels, names) : undefined
    case 'ranking':
      if (labels.values.some((grade) => grade > 0)) return undefined
      return ['no row is relevant', 'rows with a grade above 0']
    case 'forecasting':
      if (SCALED_METRICS.includes(name) && !labels.scales?.absolute.some((scale) => scale > 0))
        return ['no series has training data to compare with', 'training data with the series of the holdout']
      return name === 'wape' && labels.values.every((value) => value === 0)
        ? ['all values are 0', 'rows with values other than 0']
        : undefined
    default:
      return undefined
  }
}

/** A curve of a label needs rows with it and rows without it. */
function whyOneSided({ values, width }: Labels & { kind: 'multilabel' }, names: readonly string[]) {
  const rows = values.length / width
  const counts = new Float64Array(width)
  for (let at = 0; at < values.length; at++)
    counts[at % width] = (counts[at % width] as number) + (values[at] as number)
  const bad = names.filter((_, k) => counts[k] === 0 || counts[k] === rows)
  if (bad.length === 0) return undefined
  const list = bad
    .slice(0, 5)
    .map((name) => `"${name}"`)
    .join(', ')
  return [`all rows or none have the label ${list}`, 'rows with and without every label'] as const
}

/** Does the metric read the quantiles of a forecast? */
export function needsQuantiles(name: string): boolean {
  return QUANTILE_METRICS.includes(name)
}
