import { expect, test } from 'vitest'
import { UserError } from '../../../shared/kernel/error.ts'
import { nextAlert, startAlert } from '../../../shared/monitor/alert.ts'
import { type DriftState, EMPTY_DRIFT_STATE, parseDriftState } from '../../../shared/monitor/drift-state.ts'
import { followLabels } from '../../../shared/monitor/labels.ts'
import { driftColumn, drifted, evidenceOn } from '../../fixtures/drift-evidence.ts'

const clock = { now: () => 2e12 }
const alert = [1, 2, 3].reduce(
  (before, run) => nextAlert(before, evidenceOn(run, [drifted('a', 10 ** -run), driftColumn('b')]), clock).state,
  startAlert(),
)
const rule = { loss: '0-1', baseline: 0.1, tolerance: 0, bound: 1, reference: 'train.csv' } as const
const { added, ...labels } = followLabels(undefined, [{ at: 5, prediction: 1, label: 0 }], rule)
const state: DriftState = { ...EMPTY_DRIFT_STATE, models: { 'credit-risk': { alert, labels } } }

function problemsOf(text: string): string {
  try {
    parseDriftState(text, 'drift-state.json')
  } catch (error) {
    if (error instanceof UserError && error.code === 'STATE_INVALID') return error.message
    throw error
  }
  return ''
}
const changed = (change: (draft: { [key: string]: unknown }) => void): string => {
  const draft = JSON.parse(JSON.stringify(state))
  change(draft.models['credit-risk'].alert)
  return problemsOf(JSON.stringify(draft))
}

test('a state comes back as it was written', () => {
  expect(parseDriftState(JSON.stringify(state), 'f')).toEqual(state)
  expect(added).toBe(1)
})

test.each(['', '{', '[]', '{"schemaVersion":2,"kind":"drift-state","models":{}}', '{"schemaVersion":1}'])(
  'the broken state %s is refused, not begun anew',
  (text) => {
    expect(problemsOf(text)).toContain('drift-state.json')
  },
)

test.each([
  ['a run twice', (a: { [key: string]: unknown }) => (a['log'] = [alert.log[0], alert.log[0]]), 'in the log twice'],
  ['a disordered log', (a: { [key: string]: unknown }) => (a['log'] = alert.log.toReversed()), 'order of time'],
  [
    'a rejection of a test that was never made',
    (a: { [key: string]: unknown }) => (a['base'] = { ...alert.base, lord: { ...alert.base.lord, rejections: [3] } }),
    'not among the tests',
  ],
  ['an unknown phase', (a: { [key: string]: unknown }) => (a['base'] = { ...alert.base, phase: 'calm' }), 'calm'],
])('%s is refused', (_, change, words) => {
  expect(changed(change)).toContain(words)
})
