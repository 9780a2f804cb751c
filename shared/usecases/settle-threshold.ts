import type { ThresholdChoice, ThresholdGoal } from '../config/metric-settings.ts'
import type { ModelConfig } from '../config/model-config.ts'
import { configPlace } from '../config/place-error.ts'
import { withRowNames } from '../data/row-names.ts'
import { describeSource } from '../data/source.ts'
import type { Decided } from '../evidence/decisions.ts'
import { messageOf, UserError } from '../kernel/error.ts'
import { chooseThreshold } from '../metrics/choose-threshold.ts'
import type { Holdout } from './open-holdout.ts'
import { openProbe } from './open-probe.ts'
import { openTraining } from './open-training.ts'
import type { ChampionOutcome } from './score-champion.ts'
import type { ScorePorts } from './score-model.ts'

/** The holdout with the candidate's threshold, and how it came about; unchanged for tasks that have none. */
export type SettledHoldout = { readonly holdout: Holdout; readonly decided?: Decided }

/**
 * The threshold of the candidate: as written, or chosen on the training data, never on the holdout. Throws UserError for training data
 * that cannot be read, and where no threshold reaches what is asked.
 */
export async function settleThreshold(
  ports: ScorePorts,
  model: ModelConfig,
  holdout: Holdout,
): Promise<SettledHoldout> {
  const { task } = holdout
  if (task.kind !== 'binary') return { holdout }
  const { choose } = model.test
  if (choose === undefined) return { holdout, decided: { threshold: task.threshold, from: 'configuration' } }
  const decided = await chooseOn(ports, { model, holdout, choose }, model.model.path, holdout.features)
  return { holdout: { ...holdout, task: { ...task, threshold: decided.threshold } }, decided }
}

/**
 * The champion at its own threshold: the one in the evidence it was registered with, else one chosen in the same way on the same training
 * data, else the written one. That it cannot be had is said in the log and leaves the champion unavailable.
 */
export async function settleChampion(
  ports: ScorePorts,
  { model, holdout }: { readonly model: ModelConfig; readonly holdout: Holdout },
  outcome: ChampionOutcome,
): Promise<{ readonly outcome: ChampionOutcome; readonly decided?: Decided }> {
  if (outcome.state !== 'scored' || outcome.scored.predictions.kind !== 'binary') return { outcome }
  try {
    const decided = await championThreshold(ports, { model, holdout }, outcome)
    const predictions = { ...outcome.scored.predictions, threshold: decided.threshold }
    return { outcome: { ...outcome, scored: { ...outcome.scored, predictions } }, decided }
  } catch (error) {
    const reason = `its threshold is not known: ${messageOf(error)}`.slice(0, 900)
    ports.log.warn(`the champion of ${model.name} could not be compared: ${reason}`)
    return { outcome: { state: 'unavailable', reason } }
  }
}

async function championThreshold(
  ports: ScorePorts,
  { model, holdout }: { readonly model: ModelConfig; readonly holdout: Holdout },
  { path, readEvidence }: Extract<ChampionOutcome, { state: 'scored' }>,
): Promise<Decided> {
  const registered = (await readEvidence?.())?.decisions?.candidate
  if (registered !== undefined) return { threshold: registered.threshold, from: 'registration' }
  const { choose, threshold } = model.test
  if (choose === undefined) return { threshold, from: 'configuration' }
  return chooseOn(ports, { model, holdout, choose }, path, holdout.inputs)
}

async function chooseOn(
  ports: ScorePorts,
  asked: { readonly model: ModelConfig; readonly holdout: Holdout; readonly choose: ThresholdChoice },
  path: string,
  allowed: readonly string[],
): Promise<Decided> {
  const { model, holdout, choose } = asked
  const training = await openTraining(ports, model, choose.rows)
  const probe = await openProbe(ports, path, { ...holdout, table: training.table, rows: training.table.rows }, allowed)
  try {
    ports.log.progress('choosing the threshold on the training data', 0, training.table.rows, 'rows')
    const { scores } = (await probe.predict(probe.columns)) as { scores: Float64Array }
    const { labels, task } = training
    const costs = task.kind === 'binary' ? task.costs : undefined
    const { weights } = labels
    const rows = { labels: labels.values as Uint8Array, scores, ...(weights && { weights }), ...(costs && { costs }) }
    const found = chooseThreshold(choose.goal, rows)
    if (found === undefined) throw unreachable(model.name, choose.goal)
    const source = describeSource(model.data.train ?? { path: '' })
    const chosen = {
      goal: goalWords(choose.goal),
      reached: found.reached,
      rows: scores.length,
      source,
      digest: training.digest,
    }
    return { threshold: found.value, from: 'training data', chosen }
  } catch (error) {
    throw error instanceof UserError ? withRowNames(error, training.rowName) : error
  } finally {
    await probe.close()
  }
}

function goalWords(goal: ThresholdGoal): string {
  if (typeof goal === 'string') return goal
  return 'recall_at_least' in goal
    ? `recall at least ${goal.recall_at_least}`
    : `precision at least ${goal.precision_at_least}`
}

function unreachable(name: string, goal: ThresholdGoal): UserError {
  return new UserError('CONFIG_INVALID', {
    file: configPlace(name, 'test.threshold'),
    message: `no threshold reaches ${goalWords(goal)} on the training data`,
    fix: 'ask for less, or choose by another goal',
  })
}
