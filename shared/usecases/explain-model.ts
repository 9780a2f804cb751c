import type { ModelConfig } from '../config/model-config.ts'
import type { Explanation } from '../evidence/explanation.ts'
import { type ExplainRequest, explainModels, type WholeModel } from '../explain/explain-models.ts'
import { requireNames } from '../explain/require-names.ts'
import { UserError } from '../kernel/error.ts'
import type { Predictions } from '../model/predictions.ts'
import type { Log } from '../ports/log.ts'
import type { ModelRuntime } from '../ports/model-runtime.ts'
import type { Holdout } from './open-holdout.ts'
import { openProbe, type Probe } from './open-probe.ts'
import type { ChampionOutcome } from './score-champion.ts'

export type ExplainModelPorts = { readonly models: ModelRuntime; readonly log: Log }

export type ExplainModelInput = {
  readonly model: ModelConfig
  readonly holdout: Holdout
  /** What the candidate answered to the holdout. */
  readonly predictions: Predictions
  readonly champion: ChampionOutcome
}

/**
 * What the candidate relies on and how that differs from the champion, where `test.explain` asks for it. Throws UserError COLUMN_MISSING
 * for a name that is no column of the models, and what a probe throws.
 */
export async function explainModel(
  ports: ExplainModelPorts,
  { model, holdout, predictions, champion }: ExplainModelInput,
): Promise<{ explanation?: Explanation }> {
  const settings = model.test.explain
  if (settings === undefined || model.model.kind !== 'file') return {}
  const probes: Probe[] = []
  const open = async (path: string, own: Predictions, allowed: readonly string[]): Promise<WholeModel> => {
    const probe = await openProbe(ports, path, holdout, allowed)
    probes.push(probe)
    return { columns: probe.columns, ask: (columns) => probe.predict(columns), predictions: own }
  }
  try {
    const candidate = await open(model.model.path, predictions, holdout.features)
    const compared =
      champion.state === 'scored'
        ? { champion: await open(champion.path, champion.scored.predictions, holdout.inputs) }
        : {}
    const read = [candidate, ...Object.values(compared)].flatMap(({ columns }) => columns.map(({ name }) => name))
    requireNames(model.name, settings, read)
    const step = `explaining ${model.name}`
    const explanation = await explainOrSay({
      task: holdout.task,
      labels: holdout.labels,
      candidate,
      ...compared,
      settings,
      metrics: model.test.metrics,
      level: model.test.level,
      seed: `${holdout.digest}:explain`,
      ...(holdout.ids === undefined ? {} : { ids: holdout.ids }),
      onAnswers: progressOf(ports.log, step),
    })
    if (explanation.state === 'absent') return { explanation }
    ports.log.progress(step, explanation.answers, explanation.answers, 'predictions')
    const own = new Set(candidate.columns.map(({ name }) => name))
    return { explanation: { ...explanation, unread: holdout.inputs.filter((name) => !own.has(name)) } }
  } finally {
    for (const probe of probes) await probe.close()
  }
}

/** A model that has no valid answer to some made-up row cannot be explained; that is no reason to say nothing about it at all. */
async function explainOrSay(request: ExplainRequest): Promise<Explanation> {
  try {
    return await explainModels(request)
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'PREDICTION_INVALID') throw error
    const [problem] = error.problems
    const reason = `a model answers rows with exchanged cells with something else than numbers: ${problem?.message ?? error.code}`
    return { state: 'absent', reason: reason.slice(0, 900) }
  }
}

/** Tells about every 50,000th answer, so that a fast model does not fill the log. */
function progressOf(log: Log, step: string): (answers: number, total: number) => void {
  let told = 0
  return (answers, total) => {
    if (answers - told < 50_000) return
    told = answers
    log.progress(step, answers, total, 'predictions')
  }
}
