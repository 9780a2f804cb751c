import { Fault, type Problem, UserError } from '../kernel/error.ts'
import type { Labels, TaskSpec } from '../model/predictions.ts'
import { metricOf } from './catalog.ts'
import { whyConfigUndefined } from './config-needs.ts'
import type { Metric } from './metric.ts'
import { whyTaskUndefined } from './task-needs.ts'

/** The metrics by name. Throws `UserError('LABEL_INVALID')` with every metric that the labels leave undefined, and the fix. */
export function toDefinedMetrics(names: readonly string[], task: TaskSpec, labels: Labels): readonly Metric[] {
  const metrics = names.map((name) => {
    const metric = metricOf(name, task.kind)
    if (metric === undefined) throw new Fault('INTERNAL', `${name} is not a ${task.kind} metric`)
    return metric
  })
  const problems = metrics.flatMap((metric) => whyUndefined(metric, task, labels) ?? [])
  if (problems.length > 0) throw new UserError('LABEL_INVALID', problems)
  return metrics
}

/** What these labels lack for a metric; undefined when nothing. Slices ask before they measure. */
export function whyUndefined(metric: Metric, task: TaskSpec, labels: Labels): Problem | undefined {
  if (task.kind === 'multilabel' || task.kind === 'ranking' || task.kind === 'forecasting') {
    const why = whyTaskUndefined(metric, labels, task.kind === 'multilabel' ? task.names : [])
    if (why !== undefined) return problem(metric, ...why)
  }
  switch (metric.needs) {
    case 'nothing':
      return undefined
    case 'every-class':
      return whyClassMissing(metric, task, labels)
    case 'spread':
      if (labels.values.some((value) => value !== labels.values[0])) return undefined
      return problem(metric, 'all labels are equal', 'a holdout whose target varies')
    case 'no-zero':
      if (!labels.values.includes(0)) return undefined
      return problem(metric, 'some labels are 0, and an error cannot be a share of 0', 'a holdout without zeros')
    default: {
      const why = whyConfigUndefined(metric, task, labels)
      return why && problem(metric, ...why)
    }
  }
}

/** Rows per class, in class order (negative before positive). */
export function classCounts(
  task: TaskSpec,
  labels: Labels,
): readonly { readonly name: string; readonly rows: number }[] {
  const names = classNames(task)
  const rows = names.map(() => 0)
  const { weights, values } = labels
  for (let row = 0; row < values.length; row++) {
    // A row that counts for nothing is no row of its class.
    if (weights === undefined || (weights[row] as number) > 0) (rows[values[row] as number] as number)++
  }
  return names.map((name, k) => ({ name, rows: rows[k] as number }))
}

function classNames(task: TaskSpec): readonly string[] {
  if (task.kind === 'binary') return [task.negative, task.positive]
  return task.kind === 'multiclass' ? task.classes : []
}

function whyClassMissing(metric: Metric, task: TaskSpec, labels: Labels): Problem | undefined {
  const absent = classCounts(task, labels).filter(({ rows }) => rows === 0)
  if (absent.length === 0) return undefined
  const list = absent.map(({ name }) => `"${name}"`).join(', ')
  return problem(metric, `no row is labelled ${list}`, 'a holdout with rows of every class')
}

function problem(metric: Metric, reason: string, remedy: string): Problem {
  return {
    file: 'holdout',
    message: `${metric.name} is undefined: ${reason}`,
    fix: `use ${remedy}, or take ${metric.name} out of the metrics`,
  }
}
