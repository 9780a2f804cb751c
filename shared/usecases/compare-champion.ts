import type { Conditions } from '../compare/comparability.ts'
import { type CompareRequest, compareModels } from '../compare/compare-models.ts'
import { compareRegistered } from '../compare/compare-registered.ts'
import type { TestPredicate } from '../evidence/test-predicate.ts'
import { messageOf } from '../kernel/error.ts'
import { estimateMetrics } from '../metrics/estimate.ts'
import type { Predictions } from '../model/predictions.ts'
import type { Log } from '../ports/log.ts'
import type { ChampionOutcome } from './score-champion.ts'

type Asked = Omit<CompareRequest, 'candidate' | 'champion'>
type Input = {
  readonly asked: Asked
  readonly candidate: Predictions
  readonly outcome: ChampionOutcome
  /** What this run measured of the candidate, for numbers that another run made of the champion. */
  readonly now: Conditions
}

/** Champion and comparison as evidence; `pair` where both models answered the same rows in this run. */
export type Compared = Pick<TestPredicate, 'champion' | 'comparison'> & { readonly pair: CompareRequest | undefined }

/**
 * Compares with the champion that was scored here; with one that could not be scored, by the numbers of its registration, which are told
 * apart and count only where both runs had the same conditions. Numbers that cannot be read leave the champion unavailable.
 */
export async function compareChampion(ports: { readonly log: Log }, input: Input): Promise<Compared> {
  const { asked, candidate, outcome } = input
  if (outcome.state === 'none') return { champion: outcome, comparison: [], pair: undefined }
  if (outcome.state === 'unavailable') return compareByRecord(ports, outcome, input.now)
  const { version, digest, scored } = outcome
  const pair: CompareRequest = { ...asked, ratios: true, candidate, champion: scored.predictions }
  const metrics = estimateMetrics({ ...asked, predictions: scored.predictions })
  const champion = { state: 'compared', made: 'here', version, digest, runtime: scored.runtime, metrics } as const
  return { champion, comparison: compareModels(pair), pair }
}

async function compareByRecord(
  { log }: { readonly log: Log },
  { reason, registered }: Extract<ChampionOutcome, { state: 'unavailable' }>,
  now: Conditions,
): Promise<Compared> {
  const unavailable: Compared = { champion: { state: 'unavailable', reason }, comparison: [], pair: undefined }
  try {
    const before = await registered?.readEvidence()
    if (registered === undefined || before === undefined) return unavailable
    const { version, digest } = registered
    const { runtime } = before.candidate
    const champion = { state: 'compared', made: 'at registration', reason, version, digest, runtime } as const
    return {
      champion: { ...champion, metrics: before.metrics },
      comparison: compareRegistered(now, before),
      pair: undefined,
    }
  } catch (error) {
    log.warn(`the evidence of champion ${registered?.version} cannot be read: ${messageOf(error).slice(0, 500)}`)
    return unavailable
  }
}
