import { advanceLord, type LordState, type LordTest } from './lord.ts'
import type { Measurement } from './measurement.ts'

/**
 * `quiet`: nothing to tell. `suspected`: the last report shows drift, but among so many reports one like it is to be expected by chance.
 * `open`: an alert. `recovering`: the alert is still open, and the last measurements were quiet. `closed`: an alert has ended lately.
 */
export const PHASES = ['quiet', 'suspected', 'open', 'recovering', 'closed'] as const
export type Phase = (typeof PHASES)[number]

/** Where the alert of one model stands after some measurements. */
export type Course = {
  readonly phase: Phase
  readonly lord: LordState
  /** Number of the last incident, from 1; 0 before the first. */
  readonly incident: number
  /** When the last incident began and ended, milliseconds since 1970 UTC. */
  readonly since?: number
  readonly closedAt?: number
  /** Columns that drifted in the incident. */
  readonly columns: readonly string[]
  /** Quiet measurements in a row while the alert is open. */
  readonly quietRun: number
  /** What the data were last compared with. */
  readonly reference?: string
}

/** `quiet`: measurements without drift, one after the other, that close an alert; `coolDown`: milliseconds. */
export type AlertRule = { readonly alpha: number; readonly quiet: number; readonly coolDown: number }

/** One alert in twenty may be false; two quiet measurements close; what comes back within a week is the same incident. */
export const ALERT_RULE: AlertRule = { alpha: 0.05, quiet: 2, coolDown: 7 * 24 * 3600 * 1000 }

/** A course one measurement further. `test` is absent when no level was asked: too little data, or an alert that is open anyhow. */
export type Step = { readonly course: Course; readonly test?: LordTest }

/** Does the course have an open alert? */
export function isActive({ phase }: Pick<Course, 'phase'>): boolean {
  return phase === 'open' || phase === 'recovering'
}

/**
 * The next step of a course. Only while no alert is open does a measurement ask for a level: the alerts are the discoveries of which at
 * most the share `alpha` is false. Not enough data changes nothing.
 */
export function advanceCourse(before: Course, measured: Measurement, rule: AlertRule): Step {
  if (measured.pValue === undefined) return { course: before }
  const course = againstReference(before, measured.reference)
  if (isActive(course)) return { course: follow(course, measured, rule) }
  const { state: lord, ...test } = advanceLord(course.lord, measured.pValue)
  const tested = { ...course, lord }
  return { course: test.isRejected ? open(tested, measured, rule) : rest(tested, measured, rule), test }
}

/** Another reference is another question: the answers so far say nothing about it. The wealth goes on, lest every model gets a new one. */
function againstReference(course: Course, reference: string): Course {
  if (course.reference === undefined || course.reference === reference) return { ...course, reference }
  const { lord, incident } = course
  return { phase: 'quiet', lord, incident, columns: [], quietRun: 0, reference }
}

/** An open alert stays open for drift of the report's own level, and for columns of the incident that cannot be judged or were not looked at. */
function follow(course: Course, measured: Measurement, { quiet }: AlertRule): Course {
  if (measured.count > 0) return { ...course, phase: 'open', quietRun: 0, columns: union(course, measured) }
  const isUnseen = (name: string): boolean => measured.compared !== undefined && !measured.compared.includes(name)
  if (course.columns.some((name) => measured.undecided.includes(name) || isUnseen(name))) return course
  const quietRun = course.quietRun + 1
  if (quietRun < quiet) return { ...course, phase: 'recovering', quietRun }
  return { ...course, phase: 'closed', quietRun, closedAt: measured.at }
}

function open(course: Course, measured: Measurement, rule: AlertRule): Course {
  const { closedAt, ...kept } = course
  const opened = { ...kept, phase: 'open', quietRun: 0 } as const
  if (isCoolingDown(course, measured, rule)) return { ...opened, columns: union(course, measured) }
  return { ...opened, incident: course.incident + 1, since: measured.at, columns: measured.drifted }
}

function rest(course: Course, measured: Measurement, rule: AlertRule): Course {
  if (measured.count > 0) return { ...course, phase: 'suspected' }
  return { ...course, phase: isCoolingDown(course, measured, rule) ? 'closed' : 'quiet' }
}

function isCoolingDown({ closedAt }: Course, { at }: Measurement, { coolDown }: AlertRule): boolean {
  return closedAt !== undefined && at - closedAt < coolDown
}

/** Bounded, so that a state never grows without end: the columns of the beginning stay. */
function union({ columns }: Course, { drifted }: Measurement): readonly string[] {
  return [...new Set([...columns, ...drifted])].slice(0, 50)
}
