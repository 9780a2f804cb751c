import { METRICS } from '../metrics/catalog.ts'
import type { Metric } from '../metrics/metric.ts'
import type { PlainLabels, PlainSpec } from './rows.ts'

/** What is measured where the first metric of the configuration cannot be. */
const LOSS = { binary: 'log_loss', multiclass: 'log_loss', regression: 'mae' } as const

/** The first metric of the configuration; the loss of the task where that one is not defined on these rows. Throws TypeError never in a whole catalogue. */
export function chooseMetric(task: PlainSpec, [first = '']: readonly string[], labels: PlainLabels): Metric {
  const wanted = METRICS.get(first)
  if (wanted?.tasks.includes(task.kind) && isDefined(wanted, task, labels)) return wanted
  const loss = METRICS.get(LOSS[task.kind])
  if (loss === undefined) throw new TypeError(`the catalogue has no ${LOSS[task.kind]}`)
  return loss
}

function isDefined({ needs }: Metric, task: PlainSpec, labels: PlainLabels): boolean {
  if (needs !== 'every-class') return true
  const classes = task.kind === 'multiclass' ? task.classes.length : 2
  return new Set<number>(labels.values).size === classes
}
