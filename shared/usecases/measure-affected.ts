import type { CompareRequest } from '../compare/compare-models.ts'
import { findFlips } from '../compare/find-flips.ts'
import type { CountedSlice } from '../compare/flips-by-slice.ts'
import { columnOf } from '../data/table.ts'
import { MAX_GROUPS } from '../evidence/groups.ts'
import type { TestPredicate } from '../evidence/test-predicate.ts'
import { type FairnessRequest, measureFairness } from '../fairness/measure-fairness.ts'
import { measureGroups } from '../fairness/measure-groups.ts'
import { splitGroups } from '../fairness/split-groups.ts'
import type { Predictions } from '../model/predictions.ts'
import { isPlain } from '../model/task-kinds.ts'
import type { Holdout } from './open-holdout.ts'

type Asked = Pick<CompareRequest, 'task' | 'labels' | 'metrics' | 'level' | 'seed' | 'dependence'>

/** Who is affected: groups of protected attributes, and with a champion (`pair`) the rows that flipped. Absent where not asked for. */
export function measureAffected(
  holdout: Holdout,
  candidate: Predictions,
  { pair, ...asked }: Asked & { readonly pair: CompareRequest | undefined },
): Pick<TestPredicate, 'groups' | 'fairness' | 'flips'> {
  const { ids } = holdout
  const flips = pair && findFlips({ ...pair, slices: flipSlices(holdout), ...(ids === undefined ? {} : { ids }) })
  return {
    ...measureProtected(holdout, { ...asked, predictions: candidate, ...(pair && { champion: pair.champion }) }),
    ...(flips === undefined ? {} : { flips }),
  }
}

/** The declared slices, and the groups of protected attributes as slices. */
function flipSlices({ slices, protected: columns }: Holdout): CountedSlice[] {
  const groups = columns.flatMap((column) => {
    const { names, of } = splitGroups(column)
    if (names.length > MAX_GROUPS) return []
    return names.map((name, group) => ({
      name: `${column.name}: ${name}`,
      holds: Uint8Array.from(of, (own) => Number(own === group)),
    }))
  })
  return [...slices, ...groups]
}

/** The groups of protected attributes and everything between them; nothing where the configuration names no column. */
function measureProtected(
  { protected: columns, fairness: settings, dependence, table, features: names }: Holdout,
  asked: Omit<FairnessRequest, 'columns'>,
): Pick<TestPredicate, 'groups' | 'fairness'> {
  if (columns.length === 0 || !isPlain(asked.task.kind)) return {}
  const features = names.flatMap((name) => columnOf(table, name) ?? [])
  const request = {
    ...asked,
    ...settings,
    columns,
    features,
    ...(dependence?.by === 'group' ? { clusters: dependence.of } : {}),
  }
  const fairness = measureFairness(request)
  return { groups: measureGroups(request), ...(fairness === undefined ? {} : { fairness }) }
}
