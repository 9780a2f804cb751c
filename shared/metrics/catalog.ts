import { AVERAGE_PRECISION } from './average-precision.ts'
import { CLASS_FAMILIES, CONFUSION } from './class-families.ts'
import { LINEAR_METRICS } from './linear.ts'
import { LOSSES } from './losses.ts'
import { MEDIAN_ERROR } from './median-error.ts'
import type { Family, Metric, TaskKind } from './metric.ts'
import { ROC_AUC } from './roc-auc.ts'
import { SQUARED_ERRORS } from './squared-errors.ts'
import { TASK_FAMILIES } from './task-families.ts'

/** Families that can be evaluated on resampled rows. A new metric is one entry in its family, a new family one entry here. */
export const FAMILIES: readonly Family[] = [
  CONFUSION,
  ...LOSSES,
  SQUARED_ERRORS,
  AVERAGE_PRECISION,
  MEDIAN_ERROR,
  ...CLASS_FAMILIES,
  ...TASK_FAMILIES,
]

const ENTRIES: readonly Metric[] = [ROC_AUC, ...LINEAR_METRICS, ...FAMILIES.flatMap((family) => family.metrics)]

/** Every metric by its name: the one registry that configuration, scoring, comparison and report read. A name may mean the same for several tasks. */
export const METRICS: ReadonlyMap<string, Metric> = new Map(
  Map.groupBy(ENTRIES, ({ name }) => name)
    .entries()
    .flatMap(([name, [first, ...more]]): [string, Metric][] => {
      if (first === undefined) return []
      const tasks = [first, ...more].flatMap((metric) => metric.tasks)
      return [[name, more.length === 0 ? first : { ...first, tasks }]]
    }),
)

/** The metric of that name as it is measured for a task. */
export function metricOf(name: string, task: TaskKind): Metric | undefined {
  return ENTRIES.find((metric) => metric.name === name && metric.tasks.includes(task))
}

const DEFAULTS: Readonly<Record<TaskKind, readonly string[]>> = {
  binary: ['roc_auc', 'log_loss', 'accuracy'],
  multiclass: ['accuracy', 'macro_f1', 'log_loss'],
  regression: ['mae', 'rmse', 'r2'],
  multilabel: ['micro_f1', 'macro_f1', 'hamming_loss'],
  ranking: ['ndcg', 'ndcg_at_10', 'mrr'],
  forecasting: ['mae', 'rmse', 'wape', 'absolute_bias'],
}

/** The metrics that are measured when the configuration names none. */
export function defaultMetrics(task: TaskKind): string[] {
  return [...DEFAULTS[task]]
}

/** Names of all metrics of a task, for configuration hints. */
export function metricNames(task: TaskKind): string[] {
  return [...METRICS.values()].filter((metric) => metric.tasks.includes(task)).map((metric) => metric.name)
}

export function isMetricOf(name: string, task: TaskKind): boolean {
  return METRICS.get(name)?.tasks.includes(task) ?? false
}

/** Size under which a change from the champion's value counts as equal, in the metric's own unit. */
export function toleranceOf(metric: Metric, championValue: number): number {
  const { kind, size } = metric.tolerance
  return kind === 'absolute' ? size : size * Math.abs(championValue)
}
