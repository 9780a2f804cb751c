import { toDay } from '../data/calendar.ts'
import type { Reading, Standing } from '../monitor/alert.ts'
import { ALERT_RULE, isActive, type Phase } from '../monitor/course.ts'
import type { Severity } from '../monitor/severity.ts'
import { count, plural, pText, significant } from '../policy/numbers.ts'
import { sparkline } from './charts.ts'
import { table } from './tables.ts'

const MAX_ROWS = 10
const MAX_POINTS = 30
const MIN_POINTS = 3

const URGENCY: Readonly<Record<Severity, string>> = {
  low: 'a small change in a few columns; look at it when you next work on the model',
  medium: 'look at it this week',
  high: 'look at it today, before the model decides much more',
  critical: 'look at it now; if the pipeline is not at fault, go back to an earlier model or stop deciding by this one',
}

const PHASES: Readonly<Record<Phase, string>> = {
  quiet: 'quiet',
  suspected: 'suspected',
  open: 'alert',
  recovering: 'recovering',
  closed: 'quiet',
}

/** Where an alert stands, in one paragraph: severity, since when, and the level of the last test. Markdown. */
export function standingLine(standing: Standing): string {
  const { severity, since, phase } = standing
  const parts = [
    severity === undefined ? '' : `**Severity: ${severity}** (${URGENCY[severity]}).`,
    since === undefined ? '' : `Drift since ${toDay(since)}.`,
    phase === 'recovering' ? `${recoveryText(standing)}.` : '',
    testText(standing),
  ]
  return parts.filter((part) => part !== '').join(' ')
}

/** `recovering: 1 of 2 quiet measurements`. */
export function recoveryText({ quietRun }: Standing): string {
  return `Recovering: ${quietRun} of the ${ALERT_RULE.quiet} quiet measurements that close the alert`
}

/** `test 14 of this model, alarm level 1.7e-4`; empty before the first test. */
export function testName({ test }: Standing): string {
  return test === undefined ? '' : `test ${count(test.index)} of this model, alarm level ${small(test.level)}`
}

function testText(standing: Standing): string {
  if (standing.test === undefined) return ''
  if (!standing.test.isRejected)
    return `This is ${testName(standing)}; at most ${100 * ALERT_RULE.alpha} % of its alerts are false.`
  return isActive(standing)
    ? `The alert was raised by ${testName(standing)}; while it is open no further level is asked.`
    : `The last alert was raised by ${testName(standing)}.`
}

/** The last measurements as a row of bars, a table and a chart; empty below two. All of it from numbers and our own words. */
export function historySection({ readings }: Standing): string {
  if (readings.length < 2) return ''
  const points = readings.slice(-MAX_POINTS)
  const strengths = points.map(({ measurement }) => measurement.strength)
  const top = Math.max(1, ...strengths)
  const bars = sparkline(strengths, top).replaceAll(' ', '·')
  const latest = readings.slice(-MAX_ROWS).toReversed()
  const title = `The last ${plural(points.length, 'measurement')}: <code>${bars}</code> (largest effect; what matters is 1, the top ${small(top)})`
  const blocks = [historyTable(latest), points.length < MIN_POINTS ? '' : chart(points, top)]
  return `<details><summary>${title}</summary>\n\n${blocks.filter((block) => block !== '').join('\n\n')}\n\n</details>`
}

function historyTable(readings: readonly Reading[]): string {
  return table(
    [
      ['measured'],
      ['drifted', 'right'],
      ['largest effect', 'right'],
      ['p of the report', 'right'],
      ['alarm level', 'right'],
      ['state'],
    ],
    readings.map(({ measurement, phase, test }) => [
      toDay(measurement.at),
      `${count(measurement.count)} of ${count(measurement.columns)}`,
      small(measurement.strength),
      reportP(measurement.pValue),
      test === undefined ? '–' : small(test.level),
      measurement.severity === undefined ? PHASES[phase] : `${PHASES[phase]}, ${measurement.severity}`,
    ]),
  )
}

function chart(readings: readonly Reading[], top: number): string {
  const days = readings.map(({ measurement }, i) => `"${i + 1}: ${toDay(measurement.at).slice(5)}"`)
  const bars = readings.map(({ measurement }) => measurement.strength.toFixed(2))
  return [
    '```mermaid',
    'xychart-beta',
    '  title "Largest effect, in units of what matters (line)"',
    `  x-axis [${days.join(', ')}]`,
    `  y-axis 0 --> ${Math.ceil(top)}`,
    `  bar [${bars.join(', ')}]`,
    `  line [${readings.map(() => '1').join(', ')}]`,
    '```',
  ].join('\n')
}

function reportP(value: number | undefined): string {
  if (value === undefined) return 'not enough data'
  return value === 0 ? pText(value) : small(value)
}

function small(value: number): string {
  if (value === 0) return '0'
  return value < 0.001 ? value.toExponential(1) : significant(value, 2)
}
