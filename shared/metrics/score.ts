import { type Problem, UserError } from '../kernel/error.ts'
import { type Statistics, type Units, wholeSample } from '../stats/bootstrap.ts'
import { FAMILIES } from './catalog.ts'
import type { Family, Metric } from './metric.ts'
import { type Rows, rowsIn } from './rows.ts'

/** One evaluation of several metrics for any multiplicities of the units; each family runs once. Not for ROC AUC. */
export function prepareStatistics(metrics: readonly Metric[], rows: Rows, units: Units): Statistics {
  const runs = FAMILIES.flatMap((family) => {
    const wanted = placesOf(family, metrics, rows.kind)
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

/** The metrics' values on the rows as they are. Throws `UserError('LABEL_INVALID')` when one is too large for a number. */
export function measure(metrics: readonly Metric[], rows: Rows): Float64Array {
  const values = new Float64Array(metrics.length)
  prepareStatistics(metrics, rows, wholeSample(rowsIn(rows)))(Uint16Array.of(1), values)
  const problems = metrics.filter((_, i) => !Number.isFinite(values[i])).map(toProblem)
  if (problems.length > 0) throw new UserError('LABEL_INVALID', problems)
  return values
}

function placesOf(
  family: Family,
  metrics: readonly Metric[],
  task: Rows['kind'],
): readonly { from: number; to: number }[] {
  return metrics.flatMap((metric, to) => {
    const from = family.metrics.findIndex(({ name, tasks }) => name === metric.name && tasks.includes(task))
    return from === -1 ? [] : { from, to }
  })
}

function toProblem({ name, predictions }: Metric): Problem {
  if (predictions !== undefined) {
    return {
      file: 'predictions',
      message: `${name} is undefined: it needs predictions that are ${predictions === 'positive' ? 'above 0' : '0 or above'}`,
      fix: `take ${name} out of the metrics, or let the model predict amounts`,
    }
  }
  return {
    file: 'holdout',
    message: `${name} is not a finite number: labels or predictions are too large or too close to 0 for it`,
    fix: `rescale the target, or take ${name} out of the metrics`,
  }
}
