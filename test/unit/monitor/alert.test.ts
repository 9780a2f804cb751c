import { describe, expect, test } from 'vitest'
import type { DriftColumn } from '../../../shared/evidence/drift-predicate.ts'
import {
  type AlertAction,
  type AlertState,
  asShown,
  nextAlert,
  standingOf,
  startAlert,
} from '../../../shared/monitor/alert.ts'
import { globalPValue } from '../../../shared/monitor/measurement.ts'
import { DAY, driftColumn, drifted, evidenceOn, START, undecided } from '../../fixtures/drift-evidence.ts'

const CLEAN = [driftColumn('income'), driftColumn('age')]
const LOUD = [drifted('income', 1e-9), driftColumn('age')]
/** Significant in the report, but one such report in a few dozen is chance. */
const FAINT = [drifted('income', 0.03), driftColumn('age')]
const clock = { now: () => START + 1000 * DAY }

/** Goes through a course; after each measurement what was to be shown has been shown. */
function follow(course: readonly Parameters<typeof evidenceOn>[], from: AlertState = startAlert()) {
  let state = from
  const told: string[] = []
  for (const [run, columns, changes] of course) {
    const step = nextAlert(state, evidenceOn(run, columns, changes), clock)
    told.push(step.actions.map(textOf).join(', '))
    state = asShown(step.state)
  }
  return { state, told, phases: standingOf(state).readings.map(({ phase }) => phase), standing: standingOf(state) }
}
const textOf = (action: AlertAction): string =>
  `${action.kind} ${action.incident}${action.kind === 'close' ? ` ${action.reason}` : ''}`
const days = (...columns: DriftColumn[][]): Parameters<typeof evidenceOn>[] =>
  columns.map((one, i) => [i + 1, one] as const as Parameters<typeof evidenceOn>)

test('an alert opens once, is kept up to date, and closes after two quiet measurements', () => {
  const { told, phases, standing } = follow(days(CLEAN, LOUD, LOUD, CLEAN, CLEAN, CLEAN))
  expect(phases).toEqual(['quiet', 'open', 'open', 'recovering', 'closed', 'closed'])
  expect(told).toEqual(['', 'open 1', 'update 1', 'update 1', 'close 1 recovered', ''])
  expect(standing.since).toBeUndefined()
})

test('one quiet measurement between drifts does not close, and drift of the level of a report keeps it open', () => {
  const { phases, standing } = follow(days(LOUD, CLEAN, FAINT, CLEAN, FAINT))
  expect(phases).toEqual(['open', 'recovering', 'open', 'recovering', 'open'])
  expect(standing).toMatchObject({ since: START + DAY, incident: 1, severity: 'high' })
})

test('drift that is to be expected among many reports is a suspicion, not an alert', () => {
  const { phases, told, standing } = follow(days(CLEAN, FAINT, CLEAN))
  expect(phases).toEqual(['quiet', 'suspected', 'quiet'])
  expect(told).toEqual(['', '', ''])
  expect(standing.test).toMatchObject({ index: 3, isRejected: false })
})

test('not enough data neither opens nor closes, and spends no level', () => {
  const NOTHING = [undecided('income'), undecided('age')]
  expect(follow(days(NOTHING, NOTHING)).standing).toMatchObject({ phase: 'quiet', readings: [{ phase: 'quiet' }, {}] })
  expect(follow(days(NOTHING)).standing.test).toBeUndefined()
  const { phases } = follow(days(LOUD, NOTHING, NOTHING, CLEAN, NOTHING, CLEAN))
  expect(phases).toEqual(['open', 'open', 'open', 'recovering', 'recovering', 'closed'])
})

test('a column of the incident that cannot be judged is no recovery; another one is', () => {
  expect(follow(days(LOUD, [undecided('income'), driftColumn('age')])).standing.quietRun).toBe(0)
  expect(follow(days(LOUD, [driftColumn('income'), undecided('age')])).standing.quietRun).toBe(1)
})

test('a measurement that never looked at a column of the incident is no recovery', () => {
  const OTHERS = [driftColumn('age'), driftColumn('tenure')]
  const { phases } = follow(days(LOUD, OTHERS, OTHERS, CLEAN, OTHERS, CLEAN))
  expect(phases).toEqual(['open', 'open', 'open', 'recovering', 'recovering', 'closed'])
})

test('within a week the same incident comes back; later it is another one', () => {
  const soon = follow(days(LOUD, CLEAN, CLEAN, LOUD))
  expect(soon.told.at(-1)).toBe('reopen 1')
  expect(soon.standing.since).toBe(START + DAY)
  const late = follow([...days(LOUD, CLEAN, CLEAN), [4, LOUD, { day: 10 }]])
  expect(late.told.at(-1)).toBe('open 2')
  expect(late.standing.since).toBe(START + 10 * DAY)
})

test('while an alert is open no level is asked, so alerts are what is counted', () => {
  const { state } = follow(days(LOUD, LOUD, CLEAN, CLEAN))
  expect(standingOf(state).readings.map((reading) => reading.test?.index)).toEqual([1, undefined, undefined, undefined])
})

describe('another reference', () => {
  test('ends an alert that it does not confirm, and the levels go on', () => {
    const { told, standing } = follow([...days(CLEAN, LOUD), [3, CLEAN, { reference: 'new.csv' }]])
    expect(told.at(-1)).toBe('close 1 new-reference')
    expect(standing).toMatchObject({ phase: 'quiet', test: { index: 3 } })
  })
  test('keeps the issue of an alert that it confirms, as a new incident', () => {
    const { told, standing } = follow([...days(CLEAN, LOUD), [3, LOUD, { reference: 'new.csv' }]])
    expect(told.at(-1)).toBe('update 2')
    expect(standing).toMatchObject({ phase: 'open', since: START + 3 * DAY })
  })
  test('is not reached by a measurement without enough data', () => {
    const { standing } = follow([...days(LOUD), [2, [undecided('income')], { reference: 'new.csv' }]])
    expect(standing.phase).toBe('open')
  })
})

test('a second delivery changes nothing, a later try takes the place of the first', () => {
  const once = follow(days(CLEAN, LOUD))
  expect(follow([[2, LOUD]], once.state)).toMatchObject({ state: once.state, told: [''] })
  const again = follow([[2, CLEAN, { attempt: 2 }]], once.state)
  expect(again.told).toEqual(['close 1 withdrawn'])
  expect(follow([[2, LOUD]], again.state).state).toEqual(again.state)
})

test('what was not shown before a crash is asked for again', () => {
  const { state, actions } = nextAlert(startAlert(), evidenceOn(1, LOUD), clock)
  expect(nextAlert(state, evidenceOn(1, LOUD), clock).actions).toEqual(actions)
  expect(actions).toEqual([{ kind: 'open', incident: 1 }])
})

test('only the last 60 measurements are remembered, and what is older arrives too late', () => {
  const { state } = follow(days(...Array.from({ length: 80 }, () => CLEAN)))
  expect(state.log).toHaveLength(60)
  expect(state.base.lord.index).toBe(20)
  expect(follow([[500, LOUD, { day: 15 }]], state).state).toEqual(state)
  expect(follow([[500, LOUD, { day: 30 }]], state).standing.test?.index).toBe(80 - 1)
})

test('a measurement from the future counts as of now', () => {
  const { state } = nextAlert(startAlert(), evidenceOn(5, CLEAN), { now: () => START })
  expect(state.log[0]?.at).toBe(START)
})

describe('the p value of a report', () => {
  test('is the smallest corrected one of the columns whose effect matters', () => {
    expect(globalPValue([drifted('a', 0.02), driftColumn('b', { adjustedPValue: 0.001, size: 0.05 })])).toBe(0.02)
    expect(globalPValue([driftColumn('a', { adjustedPValue: 0.2, size: 0.4 })])).toBe(0.2)
    expect(globalPValue(CLEAN)).toBe(1)
  })
  test('of a column of which several things were asked is that of the thing that matters', () => {
    const effect = { name: 'missing-share', size: 0.001, material: 0.01 }
    const aspect = { name: 'missing', pValue: 1e-9, adjustedPValue: 1e-8, verdict: 'immaterial' as const, effect }
    const values = { ...aspect, name: 'values', adjustedPValue: 0.3, effect: { ...effect, size: 0.02 } }
    const column = driftColumn('a', { adjustedPValue: 1e-8, size: 0.2, aspects: [aspect, values] })
    expect(globalPValue([column])).toBe(0.3)
  })
  test('is 0 for a fact, and there is none without a test', () => {
    const { adjustedPValue, ...gone } = drifted('a', 0)
    expect(globalPValue([gone, driftColumn('b')])).toBe(0)
    expect(globalPValue([undecided('a')])).toBeUndefined()
  })
})
