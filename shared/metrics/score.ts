import { type Statistics, type Units, wholeSample } from '../stats/bootstrap.ts'
import { FAMILIES } from './catalog.ts'
import type { Family, Metric } from './metric.ts'
import type { Rows } from './rows.ts'

/** One evaluation of several metrics for any multiplicities of the units; each family runs once. Not for ROC AUC. */
export function prepareStatistics(metrics: readonly Metric[], rows: Rows, units: Units): Statistics {
  const runs = FAMILIES.flatMap((family) => {
    const wanted = placesOf(family, metrics)
    if (wanted.length === 0) return []
    return { evaluate: family.prepare(rows, units), values: new Float64Array(family.metrics.length), wanted }
  })
  return (weights, out) => {
    for (const { evaluate, values, wanted } of runs) {
      evaluate(weights, values)
      for (const { from, to } of wanted) out[to] = values[from] as number
    }
  }
}

/** The metrics' values on the rows as they are. */
export function measure(metrics: readonly Metric[], rows: Rows): Float64Array {
  const values = new Float64Array(metrics.length)
  prepareStatistics(metrics, rows, wholeSample(rows.labels.length))(Uint16Array.of(1), values)
  return values
}

function placesOf(family: Family, metrics: readonly Metric[]): readonly { from: number; to: number }[] {
  return metrics.flatMap((metric, to) => {
    const from = family.metrics.indexOf(metric)
    return from === -1 ? [] : { from, to }
  })
}
