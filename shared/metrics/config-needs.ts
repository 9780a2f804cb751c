import type { Labels, TaskSpec } from '../model/predictions.ts'
import type { Metric } from './metric.ts'

/** What labels or configuration lack for a metric of amounts, of ordered classes, or of costs, and what to use; undefined when nothing. */
export function whyConfigUndefined(
  { needs }: Metric,
  task: TaskSpec,
  labels: Labels,
): readonly [reason: string, remedy: string] | undefined {
  switch (needs) {
    case 'non-negative':
      if (labels.values.every((value) => value >= 0)) return undefined
      return ['some labels are below 0', 'a target of counts or amounts']
    case 'positive':
      if (labels.values.every((value) => value > 0)) return undefined
      return ['some labels are 0 or below', 'a target of amounts above 0']
    case 'non-zero-sum':
      if (labels.values.some((value) => value !== 0)) return undefined
      return ['all labels are 0', 'a holdout with labels other than 0']
    case 'order':
      if (task.kind === 'multiclass' && task.places !== undefined) return undefined
      return ['the classes have no order', '`test.class_order` with the classes from lowest to highest']
    case 'costs':
      if ((task.kind === 'binary' || task.kind === 'multiclass') && task.costs !== undefined) return undefined
      return ['no costs are named', '`test.costs` in assay.yml']
    default:
      return undefined
  }
}
