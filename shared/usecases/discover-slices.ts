import type { ModelConfig } from '../config/model-config.ts'
import type { TestPredicate } from '../evidence/test-predicate.ts'
import type { Predictions } from '../model/predictions.ts'
import type { CellType } from '../slices/condition.ts'
import { findSlices } from '../slices/find-slices.ts'
import type { Holdout } from './open-holdout.ts'

/** The weakest slices of the candidate and of its change against the champion; absent when `test.discover` is off. */
export function discoverWeakSlices(
  { test, data }: ModelConfig,
  holdout: Holdout,
  models: { readonly candidate: Predictions; readonly champion?: Predictions },
): Pick<TestPredicate, 'discoveredSlices'> {
  if (test.discover.enabled === false) return {}
  const types = new Map(holdout.dataset.columns.map(({ name, type }) => [name, type]))
  const typeOf = (name: string): CellType => {
    const type = types.get(name)
    return type === undefined || type === 'other' ? 'text' : type
  }
  const { task, labels, table, digest: seed } = holdout
  return {
    discoveredSlices: findSlices({
      task,
      labels,
      ...models,
      table,
      typeOf,
      sliced: holdout.inputs.filter((name) => name !== data.group),
      ...(data.id === undefined ? {} : { id: data.id }),
      dependence: holdout.dependence,
      limits: test.discover,
      level: test.level,
      seed,
    }),
  }
}
