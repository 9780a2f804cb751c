import { ALERT_RULE, type AlertRule, advanceCourse, type Course, isActive, type Phase } from './course.ts'
import { type LordTest, startLord } from './lord.ts'
import { type Measurement, type MonitoredEvidence, toMeasurement } from './measurement.ts'
import type { Severity } from './severity.ts'

/** What is remembered of the measurements of one model. Plain JSON: see `parseAlertState`. */
export type AlertState = {
  readonly schemaVersion: 1
  /** The course before the first measurement of `log`, and the time and run of the last one that is in it. */
  readonly base: Course
  readonly until?: { readonly at: number; readonly id: string }
  /** The last measurements, oldest first, at most 60. */
  readonly log: readonly Measurement[]
  /** What people were shown last: whether an alert is open, of which incident, with which evidence. */
  readonly shown: { readonly isOpen: boolean; readonly incident: number; readonly digest?: string }
}

/** What is to be shown to people now. An alert that comes back within the cool-down is the same incident: it is reopened. */
export type AlertAction =
  | { readonly kind: 'open' | 'reopen' | 'update'; readonly incident: number }
  | { readonly kind: 'close'; readonly incident: number; readonly reason: 'recovered' | 'new-reference' | 'withdrawn' }

/** One measurement of the log, and what it came to. */
export type Reading = { readonly measurement: Measurement; readonly phase: Phase; readonly test?: LordTest }

/** Where a model stands. */
export type Standing = {
  readonly phase: Phase
  readonly incident: number
  /** Begin of the incident that is open, milliseconds since 1970 UTC. */
  readonly since?: number
  readonly quietRun: number
  /** Severity of the last measurement with drift, while an alert is open. */
  readonly severity?: Severity
  /** The last level that was asked. */
  readonly test?: LordTest
  readonly readings: readonly Reading[]
}

/** Measurements that may still arrive late, or be measured again, and are then put in their place. */
const MAX_LOG = 60

/** The state before the first measurement. */
export function startAlert({ alpha }: AlertRule = ALERT_RULE): AlertState {
  const base: Course = { phase: 'quiet', lord: startLord(alpha), incident: 0, columns: [], quietRun: 0 }
  return { schemaVersion: 1, base, log: [], shown: { isOpen: false, incident: 0 } }
}

/**
 * Takes a measurement in, in its place in time, and says what to show. The same measurements in any order, some of them twice, end in
 * the same state. Actions are repeated until `asShown` has been kept, so a crash loses none. Pure; `clock` tells milliseconds.
 */
export function nextAlert(
  state: AlertState,
  evidence: MonitoredEvidence,
  clock: { now(): number },
  rule: AlertRule = ALERT_RULE,
): { readonly state: AlertState; readonly actions: readonly AlertAction[] } {
  const after = remember(state, toMeasurement(evidence, clock.now()), rule)
  return { state: after, actions: actionsOf(after, rule) }
}

/** The state once people have been shown what `nextAlert` asked for. */
export function asShown(state: AlertState, rule: AlertRule = ALERT_RULE): AlertState {
  const { course } = replay(state, rule)
  const last = state.log.at(-1)
  return {
    ...state,
    shown: {
      isOpen: isActive(course),
      incident: course.incident,
      ...(last === undefined ? {} : { digest: last.digest }),
    },
  }
}

/** Where a model stands, with the measurements that are remembered. */
export function standingOf(state: AlertState, rule: AlertRule = ALERT_RULE): Standing {
  const { course, readings } = replay(state, rule)
  const test = readings.findLast((reading) => reading.test !== undefined)?.test
  const severity = isActive(course)
    ? readings.findLast(({ measurement }) => measurement.severity !== undefined)?.measurement.severity
    : undefined
  return {
    phase: course.phase,
    incident: course.incident,
    quietRun: course.quietRun,
    ...(isActive(course) && course.since !== undefined ? { since: course.since } : {}),
    ...(severity === undefined ? {} : { severity }),
    ...(test === undefined ? {} : { test }),
    readings,
  }
}

function remember(state: AlertState, measured: Measurement, rule: AlertRule): AlertState {
  const known = state.log.find(({ id }) => id === measured.id)
  if (known !== undefined && !isNewer(measured, known)) return state
  if (state.until !== undefined && inTime(measured, state.until) <= 0) return state
  const log = [...state.log.filter((one) => one !== known), measured].toSorted(inTime)
  const passed = log.slice(0, Math.max(0, log.length - MAX_LOG))
  const base = passed.reduce((course, one) => advanceCourse(course, one, rule).course, state.base)
  const last = passed.at(-1)
  const until = last === undefined ? state.until : { at: last.at, id: last.id }
  return { ...state, base, ...(until === undefined ? {} : { until }), log: log.slice(passed.length) }
}

/** The later try of a run counts; of two measurements of one try any, but always the same one. */
function isNewer(one: Measurement, other: Measurement): boolean {
  return one.attempt > other.attempt || (one.attempt === other.attempt && one.digest > other.digest)
}

/** Numbers of runs of GitHub grow, but not in length only: a shorter one is older. */
function inTime(a: Pick<Measurement, 'at' | 'id'>, b: Pick<Measurement, 'at' | 'id'>): number {
  return a.at - b.at || a.id.length - b.id.length || (a.id < b.id ? -1 : Number(a.id > b.id))
}

function replay({ base, log }: AlertState, rule: AlertRule): { course: Course; readings: readonly Reading[] } {
  let course = base
  const readings = log.map((measurement): Reading => {
    const step = advanceCourse(course, measurement, rule)
    course = step.course
    return { measurement, phase: course.phase, ...(step.test === undefined ? {} : { test: step.test }) }
  })
  return { course, readings }
}

function actionsOf(state: AlertState, rule: AlertRule): readonly AlertAction[] {
  const { shown, log } = state
  const { course } = replay(state, rule)
  const { incident } = course
  if (!isActive(course)) {
    return shown.isOpen ? [{ kind: 'close', incident: shown.incident, reason: endOf(course, shown.incident) }] : []
  }
  if (shown.isOpen) return shown.digest === log.at(-1)?.digest ? [] : [{ kind: 'update', incident }]
  return [{ kind: shown.incident === incident ? 'reopen' : 'open', incident }]
}

/** A measurement that arrived late may show that there was no alert to begin with. */
function endOf(course: Course, incident: number): 'recovered' | 'new-reference' | 'withdrawn' {
  if (course.incident < incident) return 'withdrawn'
  return course.closedAt === undefined ? 'new-reference' : 'recovered'
}
