import type { ModelConfig } from '../config/model-config.ts'
import { columnOf } from '../data/table.ts'
import type { TaskDetails } from '../evidence/task-details.ts'
import { measureTaskDetails } from '../metrics/task-details.ts'
import type { Predictions } from '../model/predictions.ts'
import type { Log } from '../ports/log.ts'
import type { Holdout } from './open-holdout.ts'

/** What the task has to tell beside its metrics; says in the log which parts that were asked for have no meaning for it. */
export function measureTask(
  { log }: { readonly log: Log },
  { model, holdout }: { readonly model: ModelConfig; readonly holdout: Holdout },
  { candidate, champion }: { readonly candidate: Predictions; readonly champion: Predictions | undefined },
): { taskDetails?: TaskDetails } {
  const { data, test } = model
  const horizons = data.horizon === undefined ? undefined : columnOf(holdout.table, data.horizon)
  const taskDetails = measureTaskDetails({
    task: holdout.task,
    labels: holdout.labels,
    candidate,
    ...(champion === undefined ? {} : { champion }),
    ...(holdout.dependence?.by === 'time' ? { dates: holdout.dependence.of } : {}),
    ...(horizons?.kind === 'numeric' ? { horizons: horizons.values } : {}),
    ...(test.seasonality === undefined ? {} : { seasonality: test.seasonality }),
  })
  if (taskDetails === undefined) return {}
  const groups = taskDetails.absent.find(({ part }) => part === 'groups')
  if (data.protected.length > 0 && groups !== undefined)
    log.warn(`the groups of \`data.protected\` are not measured: ${groups.reason}`)
  return { taskDetails }
}
