import type { DriftPredicate } from '../evidence/drift-predicate.ts'
import { canonicalJson, type Json } from '../kernel/canonical-json.ts'
import { type AlertAction, asShown, nextAlert, type Standing, standingOf, startAlert } from '../monitor/alert.ts'
import { EMPTY_DRIFT_STATE, type ModelState, parseDriftState, worseByLabels } from '../monitor/drift-state.ts'
import { followLabels, type LabelledRow, type LabelRule, type LabelsState } from '../monitor/labels.ts'
import { referenceOf } from '../monitor/measurement.ts'
import type { Clock } from '../ports/clock.ts'
import type { Files } from '../ports/files.ts'

/** Two data sets compared without naming a model are kept under this name. */
const UNNAMED = 'data'

/** One measurement, and the labels that are at hand, where any are asked for. */
export type FollowedDrift = {
  readonly path: string
  readonly predicate: DriftPredicate
  readonly labels?: { readonly rows: readonly LabelledRow[]; readonly rule: Omit<LabelRule, 'reference'> }
}

/** Where a model stands after it. `added`: labels that were not seen before; `worse`: models of the file, of all that are `watched`. */
export type Followed = {
  readonly standing: Standing
  readonly actions: readonly AlertAction[]
  readonly labels?: FollowedLabels
}

export type FollowedLabels = LabelsState & { readonly added: number } & ReturnType<typeof worseByLabels>

/**
 * Follows the drift of a model in a file: reads it, takes the measurement in, writes it whole. A file that is not there is begun; one
 * that is broken throws UserError STATE_INVALID and stays as it is. A run that was taken in before, or on a laptop the same two data
 * sets, changes nothing.
 */
export async function keepDriftState(
  { files, clock }: { readonly files: Files; readonly clock: Clock },
  { path, predicate, labels }: FollowedDrift,
): Promise<Followed> {
  const text = await files.readText(path)
  const before = text === undefined ? EMPTY_DRIFT_STATE : parseDriftState(text, path)
  const model = predicate.model ?? UNNAMED
  const known = Object.hasOwn(before.models, model) ? before.models[model] : undefined
  const { runId, runAttempt = '1' } = predicate.source
  // What was measured, whenever and wherever: the name of a measurement that no run has.
  const digest = files.sha256(canonicalJson({ ...predicate, createdAt: '', source: {} } as Json))
  const measured = {
    predicate,
    digest,
    id: runId ?? digest,
    attempt: Number(runAttempt),
    at: Date.parse(predicate.createdAt),
  }
  const { state, actions } = nextAlert(known?.alert ?? startAlert(), measured, clock)
  const rule = labels === undefined ? undefined : { ...labels.rule, reference: referenceOf(predicate) }
  const bet = rule === undefined ? undefined : followLabels(known?.labels, labels?.rows ?? [], rule)
  const kept = bet === undefined ? known?.labels : withoutAdded(bet)
  const entry: ModelState = { alert: asShown(state), ...(kept === undefined ? {} : { labels: kept }) }
  const after = { ...before, models: { ...before.models, [model]: entry } }
  await files.write(path, `${JSON.stringify(after, null, 2)}\n`)
  return {
    standing: standingOf(state),
    actions,
    ...(bet === undefined ? {} : { labels: { ...bet, ...worseByLabels(after) } }),
  }
}

function withoutAdded({ added: _, ...labels }: LabelsState & { readonly added: number }): LabelsState {
  return labels
}
