import type { ModelConfig } from '../config/model-config.ts'
import type { Beside } from '../ports/beside.ts'
import type { Holdout } from './open-holdout.ts'
import { type ChampionOutcome, openChampion, type ScoreChampionPorts, scoreChampion } from './score-champion.ts'
import { openScoring, type Scored } from './score-model.ts'

/** With fewer rows, starting a second thread takes longer than what it saves. */
export const BESIDE_ROWS = 20_000

export type ScoreBothPorts = ScoreChampionPorts & { readonly beside: Beside }

/** Candidate and champion on the same rows; of many rows, both at a time. Throws what `scoreModel` throws for the candidate. */
export async function scoreBoth(
  ports: ScoreBothPorts,
  model: ModelConfig,
  holdout: Holdout,
): Promise<{ readonly candidate: Scored; readonly outcome: ChampionOutcome }> {
  // Opened first: what has to be installed for it once is not installed twice.
  const candidate = await openScoring(ports, model.model, holdout)
  if (holdout.rows < BESIDE_ROWS)
    return { candidate: await candidate.score(), outcome: await scoreChampion(ports, model, holdout) }
  // Loaded before anything is asked, and asked first: the candidate leaves this thread few turns for messages.
  const askChampion = await openChampion({ ...ports, models: ports.beside.models }, model, holdout)
  const [outcome, scored] = await Promise.all([askChampion(), candidate.score()])
  return { candidate: scored, outcome }
}
