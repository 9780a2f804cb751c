import type { ModelConfig } from '../config/model-config.ts'
import type { Digest } from '../kernel/digest.ts'
import { messageOf } from '../kernel/error.ts'
import type { Champion } from './find-champion.ts'
import type { Holdout } from './open-holdout.ts'
import { openScoring, type Scored, type ScorePorts } from './score-model.ts'

export type ScoreChampionPorts = ScorePorts & {
  /** Looks up the champion in the ledger; a throw means it could not be read, which is evidence too. */
  readonly findChampion: (model: string) => Promise<Champion>
}

/** The champion on the rows of a holdout, or why there is none to compare with. */
export type ChampionOutcome =
  | { readonly state: 'none' }
  | {
      readonly state: 'unavailable'
      readonly reason: string
      /** What was registered of it, where the ledger could be read. */
      readonly registered?: Pick<Extract<Champion, { state: 'is' }>, 'version' | 'digest' | 'readEvidence'>
    }
  | {
      readonly state: 'scored'
      readonly version: string
      readonly digest: Digest
      readonly path: string
      readonly scored: Scored
      /** The test evidence that it was registered with, where there is any. */
      readonly readEvidence?: Extract<Champion, { state: 'is' }>['readEvidence']
    }

/** Fetches and scores the champion. That it cannot be scored is an answer, which no baseline rule takes for a pass. */
export async function scoreChampion(
  ports: ScoreChampionPorts,
  model: ModelConfig,
  holdout: Holdout,
): Promise<ChampionOutcome> {
  return (await openChampion(ports, model, holdout))()
}

/** The same in two steps: the champion is fetched and loaded, and then asked by the function that comes back; to be called once. */
export async function openChampion(
  ports: ScoreChampionPorts,
  model: ModelConfig,
  holdout: Holdout,
): Promise<() => Promise<ChampionOutcome>> {
  let champion: Champion | undefined
  const unavailable = (error: unknown): ChampionOutcome => {
    const reason = messageOf(error).slice(0, 900)
    ports.log.warn(`the champion of ${model.name} could not be scored on this holdout: ${reason}`)
    return { state: 'unavailable', reason, ...(champion?.state === 'is' ? { registered: champion } : {}) }
  }
  try {
    champion = await ports.findChampion(model.name)
    if (champion.state === 'none') return async () => ({ state: 'none' })
    const path = await champion.fetchFiles()
    const { version, digest, readEvidence } = champion
    const { score } = await openScoring(ports, { ...model.model, path }, holdout, holdout.inputs)
    return () =>
      score().then((scored) => ({ state: 'scored', version, digest, path, scored, readEvidence }) as const, unavailable)
  } catch (error) {
    const outcome = unavailable(error)
    return async () => outcome
  }
}
