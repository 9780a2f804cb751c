import { MODEL_NAME_PATTERN } from '../config/schema.ts'
import { parseStrictJson } from '../document/json.ts'
import { validate } from '../document/validate.ts'
import { type Problem, UserError } from '../kernel/error.ts'
import type { AlertState } from './alert.ts'
import { alertStateSchema } from './alert-schema.ts'
import { eValue } from './betting.ts'
import { eProcessSchema } from './betting-schema.ts'
import { rejectByEValues } from './e-values.ts'
import { LABEL_ALPHA, type LabelsState } from './labels.ts'

/** What is known about the drift of models over time: the file that `assay drift --state` keeps. */
export type DriftState = {
  readonly schemaVersion: 1
  readonly kind: 'drift-state'
  readonly models: { readonly [model: string]: ModelState }
}

/** One model: its alert, and the bet on its labels where there are any. */
export type ModelState = { readonly alert: AlertState; readonly labels?: LabelsState }

export const driftStateSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Assay drift state',
  type: 'object',
  additionalProperties: false,
  required: ['schemaVersion', 'kind', 'models'],
  properties: {
    schemaVersion: { const: 1 },
    kind: { const: 'drift-state' },
    models: {
      type: 'object',
      maxProperties: 200,
      propertyNames: { pattern: MODEL_NAME_PATTERN },
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        required: ['alert'],
        properties: {
          alert: alertStateSchema,
          labels: {
            type: 'object',
            additionalProperties: false,
            required: ['reference', 'test'],
            properties: {
              reference: { type: 'string', minLength: 1, maxLength: 1100 },
              until: { type: 'number' },
              test: eProcessSchema,
            },
          },
        },
      },
    },
  },
} as const

/** The state before anything was measured. */
export const EMPTY_DRIFT_STATE: DriftState = { schemaVersion: 1, kind: 'drift-state', models: {} }

/**
 * Models of which the labels say that they got worse, judged together by e-BH: of those that are named, at most one in twenty is
 * innocent in expectation, however many there are and however their labels depend on each other.
 */
export function worseByLabels({ models }: DriftState): { readonly watched: number; readonly worse: readonly string[] } {
  const watched = Object.entries(models).flatMap(([model, { labels }]) =>
    labels === undefined ? [] : [{ model, value: eValue(labels.test) }],
  )
  const values = watched.map(({ value }) => value)
  const worse = rejectByEValues(values, LABEL_ALPHA).map((index) => watched[index]?.model ?? '')
  return { watched: watched.length, worse }
}

/** Reads a state strictly. Throws UserError STATE_INVALID with every problem: a broken state is never taken for an empty one. */
export function parseDriftState(text: string, file: string): DriftState {
  const document = parseStrictJson(text, file, 'STATE_INVALID')
  const state = validate<DriftState>(document, driftStateSchema, 'STATE_INVALID')
  const problems = Object.entries(state.models).flatMap(([model, { alert }]): Problem[] => {
    const path = `/models/${model}/alert`
    return contradictionsOf(alert).map((message) => ({ file, ...document.locate(path), path, message, fix: FIX }))
  })
  if (problems.length > 0) throw new UserError('STATE_INVALID', problems)
  return state
}

/** Reads the state of one alert as strictly. Throws UserError STATE_INVALID. */
export function parseAlertState(text: string, file: string): AlertState {
  const alert = validate<AlertState>(parseStrictJson(text, file, 'STATE_INVALID'), alertStateSchema, 'STATE_INVALID')
  const problems = contradictionsOf(alert).map((message): Problem => ({ file, message, fix: FIX }))
  if (problems.length > 0) throw new UserError('STATE_INVALID', problems)
  return alert
}

const FIX = 'bring back the last version of the file; remove it only to begin anew'

/** What no state that was written here says. */
function contradictionsOf({ base, log }: AlertState): string[] {
  const { lord } = base
  return [
    ...(new Set(log.map(({ id }) => id)).size < log.length ? ['a run is in the log twice'] : []),
    ...(log.some(({ at }, i) => at < (log[i - 1]?.at ?? at)) ? ['the log is not in the order of time'] : []),
    ...(lord.rejections.some((time, i) => time > lord.index || time <= (lord.rejections[i - 1] ?? 0))
      ? ['the rejections are not among the tests']
      : []),
    ...(lord.wealth >= lord.alpha ? ['the wealth is not less than alpha'] : []),
  ]
}
