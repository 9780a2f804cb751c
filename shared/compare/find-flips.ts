import { masked } from '../data/pii.ts'
import { type Flips, MAX_FLIP_IDS, MAX_ID_CHARACTERS } from '../evidence/flips.ts'
import { decide } from '../metrics/decide.ts'
import { toRowsInOrder } from '../metrics/rows.ts'
import type { Labels, Predictions, TaskSpec } from '../model/predictions.ts'
import { mcnemarTest } from '../stats/paired-shares.ts'
import type { Dependence } from '../stats/units.ts'
import { clusteredTest } from './clustered-test.ts'
import { type CountedSlice, flipsBySlice } from './flips-by-slice.ts'

export type FlipsRequest = {
  readonly task: TaskSpec
  readonly labels: Labels
  readonly candidate: Predictions
  readonly champion: Predictions
  /** The ids as text, in row order. */
  readonly ids?: readonly string[]
  /** Parts of the holdout whose flipped rows are counted too. */
  readonly slices?: readonly CountedSlice[]
  /** Which rows depend on each other; absent where they are independent. */
  readonly dependence?: Dependence | undefined
}

/**
 * Which rows the champion decides right and the candidate wrong, and the reverse. Only a task with one decision per row has any. Throws
 * `UserError` where labels and predictions do not fit each other.
 */
export function findFlips({ ids, slices, dependence, ...request }: FlipsRequest): Flips | undefined {
  const { task, labels, candidate, champion } = request
  if (task.kind !== 'binary' && task.kind !== 'multiclass') return undefined
  const [own, other] = toRowsInOrder({
    task,
    labels,
    models: [
      { name: 'candidate', predictions: candidate },
      { name: 'champion', predictions: champion },
    ],
  })
  if (!own || !other) return undefined
  const [now, before] = [decide(own), decide(other)]
  const worse: number[] = []
  const better: number[] = []
  for (let row = 0; row < now.length; row++) {
    if (now[row] === before[row]) continue
    if (before[row] === own.labels[row]) worse.push(row)
    else if (now[row] === own.labels[row]) better.push(row)
  }
  const turned = { worse, better }
  const counted = slices === undefined ? [] : flipsBySlice(slices, turned, now.length)
  const cells = { b: better.length, c: worse.length }
  const { pValue, name } = dependence === undefined ? mcnemarTest(cells) : clusteredTest(own, turned, dependence)
  return {
    rightToWrong: { rows: worse.length, ...named(worse, ids) },
    wrongToRight: { rows: better.length, ...named(better, ids) },
    n: now.length,
    pValue,
    method: name,
    ...(counted.length === 0 ? {} : { slices: counted }),
  }
}

function named(rows: readonly number[], ids: readonly string[] | undefined): { ids?: string[] } {
  if (ids === undefined) return {}
  return { ids: rows.slice(0, MAX_FLIP_IDS).map((row) => shortened(masked(ids[row] ?? '', undefined))) }
}

function shortened(id: string): string {
  return id.length <= MAX_ID_CHARACTERS ? id : `${id.slice(0, MAX_ID_CHARACTERS - 1).toWellFormed()}…`
}
