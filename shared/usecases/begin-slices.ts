import { adjustSlices, measureEachSlice, measureSlices, type SlicesRequest } from '../compare/measure-slices.ts'
import type { TestPredicate } from '../evidence/test-predicate.ts'
import type { Beside } from '../ports/beside.ts'
import type { Holdout } from './open-holdout.ts'
import { BESIDE_ROWS } from './score-both.ts'
import type { ChampionOutcome } from './score-champion.ts'

/** The share of all rows in slices that the second thread takes: this one has comparing and searching to do before it takes the rest. */
const THERE = 0.75

/**
 * The declared slices of candidate and champion: of many rows beside everything else that is measured. To be asked for when that is done;
 * nothing where none is declared.
 */
export function beginSlices(
  { beside }: { readonly beside: Beside },
  { slices, rows }: Holdout,
  asked: Omit<SlicesRequest, 'slices' | 'champion'>,
  outcome: ChampionOutcome,
): () => Promise<Pick<TestPredicate, 'slices'>> {
  if (slices.length === 0) return async () => ({})
  const request = { ...asked, ...(outcome.state === 'scored' ? { champion: outcome.scored.predictions } : {}) }
  if (rows < BESIDE_ROWS) return async () => ({ slices: measureSlices({ ...request, slices }) })
  const first = countFirst(slices)
  const there = beside.measureEachSlice({ ...request, slices: slices.slice(0, first) })
  // Whoever waits for it hears of an error; an error that comes first must not leave this one unheard.
  there.catch(() => undefined)
  return async () => {
    const here = measureEachSlice({ ...request, slices: slices.slice(first) })
    return { slices: adjustSlices([...(await there), ...here]) }
  }
}

/** How many slices, from the first on, hold the share of the second thread; at least one. */
function countFirst(slices: Holdout['slices']): number {
  const sizes = slices.map(({ holds }) => holds.reduce((sum, one) => sum + one, 0))
  const share = THERE * sizes.reduce((sum, size) => sum + size, 0)
  let taken = 0
  let count = 0
  while (count < slices.length && taken < share) taken += sizes[count++] as number
  return Math.max(1, count)
}
