import type { CompareRequest } from '../compare/compare-models.ts'
import { findFlips } from '../compare/find-flips.ts'
import { measureSlices } from '../compare/measure-slices.ts'
import type { TestPredicate } from '../evidence/test-predicate.ts'
import { measureGroups } from '../fairness/measure-groups.ts'
import type { Predictions } from '../model/predictions.ts'
import type { Holdout } from './open-holdout.ts'

type Asked = Pick<CompareRequest, 'task' | 'labels' | 'metrics' | 'level' | 'seed'>

/** Who is affected: slices, groups of protected attributes, and with a champion (`pair`) the rows that flipped. Absent where not asked for. */
export function measureAffected(
  { slices, protected: columns, ids }: Holdout,
  candidate: Predictions,
  { pair, ...asked }: Asked & { readonly pair: CompareRequest | undefined },
): Pick<TestPredicate, 'slices' | 'groups' | 'flips'> {
  const models = pair === undefined ? { candidate } : { candidate, champion: pair.champion }
  const flips = pair && findFlips({ ...pair, ...(ids === undefined ? {} : { ids }) })
  return {
    ...(slices.length === 0 ? {} : { slices: measureSlices({ ...asked, ...models, slices }) }),
    ...(columns.length === 0 ? {} : { groups: measureGroups({ ...asked, predictions: candidate, columns }) }),
    ...(flips === undefined ? {} : { flips }),
  }
}
