import type { FromSchema } from 'json-schema-to-ts'
import { toMoment } from '../../data/calendar.ts'
import { toMilliseconds } from '../moments.ts'
import type { Finding, RuleKind, SettingsProblem } from '../rule.ts'

const moment = {
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}Z)?$',
} as const
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

const schema = {
  type: 'object',
  description: 'Times at which nothing is merged.',
  additionalProperties: false,
  properties: {
    periods: {
      type: 'array',
      minItems: 1,
      maxItems: 100,
      description: 'From (included) to (not included), as days or moments in UTC: `2026-12-20` or `2026-12-20T18:00Z`.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['from', 'to'],
        properties: { from: moment, to: moment, reason: { type: 'string', minLength: 1, maxLength: 300 } },
      },
    },
    weekdays: {
      type: 'array',
      minItems: 1,
      maxItems: 7,
      uniqueItems: true,
      items: { enum: WEEKDAYS },
      description: 'Days of every week: sun, mon, tue, wed, thu, fri, sat.',
    },
    utc_offset_hours: {
      type: 'number',
      minimum: -12,
      maximum: 14,
      default: 0,
      description: 'Where `weekdays` begin and end, in hours before (+) or behind (-) UTC.',
    },
  },
} as const

type Settings = FromSchema<typeof schema, { keepDefaultedPropertiesOptional: true }>

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = 4

/** `freeze`: judged by the clock of the gate at the time of the evaluation; a check that is green already stays so. */
export const freeze: RuleKind<Settings> = {
  kind: 'freeze',
  schema,
  refine,
  describe: ({ periods = [], weekdays = [] }) =>
    `no merge ${[...periods.map(({ from, to }) => `from ${from} to ${to}`), ...(weekdays.length > 0 ? [`on ${weekdays.join(', ')}`] : [])].join(' or ')}`,
  evaluate: (settings, { now }) => {
    if (!Number.isFinite(now)) return { verdict: 'error', message: 'The time is not known.' }
    const period = (settings.periods ?? []).find(({ from, to }) => isWithin(now, from, to))
    if (period !== undefined) {
      const until = toMilliseconds(period.to) ?? Number.NaN
      const why = period.reason === undefined ? '' : ` (${period.reason})`
      return frozen(`Nothing is merged until ${toMoment(until)}${why}.`, `Merge after ${toMoment(until)}.`)
    }
    const day = weekdayAt(now + (settings.utc_offset_hours ?? 0) * HOUR_MS)
    if (settings.weekdays?.includes(day) === true) {
      return frozen(`Nothing is merged on ${day}.`, 'Merge on another day.')
    }
    return { verdict: 'pass', message: 'No freeze at this time.' }
  },
}

/** An end that cannot be read never ends. */
function isWithin(now: number, from: string, to: string): boolean {
  return (
    now >= (toMilliseconds(from) ?? Number.NEGATIVE_INFINITY) && now < (toMilliseconds(to) ?? Number.POSITIVE_INFINITY)
  )
}

function weekdayAt(local: number): (typeof WEEKDAYS)[number] {
  const days = Math.floor(local / DAY_MS) + FIRST_WEEKDAY
  return WEEKDAYS[((days % 7) + 7) % 7] ?? 'sun'
}

function refine({ periods = [], weekdays = [] }: Settings): SettingsProblem[] {
  if (periods.length === 0 && weekdays.length === 0) {
    return [{ path: '', message: 'neither `periods` nor `weekdays` is set', fix: 'add one of them' }]
  }
  return periods.flatMap(({ from, to }, i) => {
    const [start, end] = [toMilliseconds(from), toMilliseconds(to)]
    if (start === undefined || end === undefined) {
      const key = start === undefined ? 'from' : 'to'
      return [
        { path: `/periods/${i}/${key}`, message: 'there is no such day or time', fix: 'write a day like 2026-12-20' },
      ]
    }
    return start < end ? [] : [{ path: `/periods/${i}/to`, message: `${to} is not after ${from}`, fix: 'swap the two' }]
  })
}

function frozen(message: string, fix: string): Finding {
  return { verdict: 'fail', message, headline: 'meets a freeze', fix }
}
