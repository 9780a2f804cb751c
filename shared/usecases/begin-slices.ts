import { measureSlices, type SlicesRequest } from '../compare/measure-slices.ts'
import type { TestPredicate } from '../evidence/test-predicate.ts'
import type { Beside } from '../ports/beside.ts'
import type { Holdout } from './open-holdout.ts'
import { BESIDE_ROWS } from './score-both.ts'
import type { ChampionOutcome } from './score-champion.ts'

/** The declared slices of candidate and champion: of many rows beside everything else that is measured. Nothing where none is declared. */
export function beginSlices(
  { beside }: { readonly beside: Beside },
  { slices, rows }: Holdout,
  asked: Omit<SlicesRequest, 'slices' | 'champion'>,
  outcome: ChampionOutcome,
): Promise<Pick<TestPredicate, 'slices'>> {
  if (slices.length === 0) return Promise.resolve({})
  const request = { ...asked, slices, ...(outcome.state === 'scored' ? { champion: outcome.scored.predictions } : {}) }
  if (rows < BESIDE_ROWS) return Promise.resolve({ slices: measureSlices(request) })
  const measured = beside.measureSlices(request).then((found) => ({ slices: found }))
  // Whoever waits for it hears of an error; an error that comes first must not leave this one unheard.
  measured.catch(() => undefined)
  return measured
}
