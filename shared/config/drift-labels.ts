import { lossLimit } from '../monitor/labels.ts'
import type { LabelsConfig } from './model-config.ts'
import type { ModelDocument } from './schema.ts'

type LabelsDocument = NonNullable<NonNullable<ModelDocument['drift']>['labels']>

/** `drift.labels` with its defaults. */
export function toLabels({ source, loss = '0-1', tolerance = 0.01, bound = 1, ...rest }: LabelsDocument): LabelsConfig {
  return { ...rest, loss, tolerance, bound, source: typeof source === 'string' ? { path: source } : source }
}

/** What makes a bet impossible, in words; `undefined` when nothing does. */
export function labelsProblem(document: LabelsDocument): string | undefined {
  const limit = lossLimit(toLabels(document))
  if (limit > 0 && limit < 1) return undefined
  return limit > 0
    ? 'baseline and tolerance allow the largest loss there is, so no label could ever alarm'
    : 'a mean loss of 0 is broken by the first wrong prediction; allow some with `tolerance`'
}
