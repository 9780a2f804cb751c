import type { ExplainedUnit, Explanation, Figure, MeasuredExplanation } from '../evidence/explanation.ts'
import { differenceNumbers, differenceUnit, metricLabel } from '../policy/metric-words.ts'
import { count } from '../policy/numbers.ts'
import type { ExplanationReport, GroupTable } from './model.ts'

/** Columns that a comment shows, the most important first. */
const SHOWN = 5
/** Columns that a sentence names. */
const NAMED = 3
const BAR_CELLS = 10
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const

/** The explanation as a comment shows it; `undefined` where there is none. */
export function explanationReport(explanation: Explanation | undefined): ExplanationReport | undefined {
  if (explanation === undefined) return undefined
  if (explanation.state === 'absent') {
    return { line: `What the model relies on could not be measured: ${explanation.reason}.` }
  }
  const line = relianceLine(explanation)
  return { ...(line === undefined ? {} : { line }), table: explanationTable(explanation) }
}

/** `The model now relies more on postcode, and less on credit_amount (than champion).`; only what is beyond chance. */
export function relianceLine({ units }: MeasuredExplanation): string | undefined {
  const moved = units.filter((unit) => unit.change !== undefined && isBeyondChance(unit.change))
  const bySize = moved.toSorted((a, b) => Math.abs(b.change?.value ?? 0) - Math.abs(a.change?.value ?? 0))
  const [more, less] = [
    bySize.filter(({ change }) => (change?.value ?? 0) > 0),
    bySize.filter(({ change }) => (change?.value ?? 0) < 0),
  ]
  const parts = [
    ...(more.length === 0 ? [] : [`more on ${names(more)}`]),
    ...(less.length === 0 ? [] : [`less on ${names(less)}`]),
  ]
  return parts.length === 0 ? undefined : `The model now relies ${parts.join(', and ')}.`
}

function names(units: readonly ExplainedUnit[]): string {
  const shown = units.slice(0, NAMED).map((unit) => `${unit.name}${newness(unit)}`)
  const more = units.length - shown.length
  const all = more > 0 ? [...shown, `${count(more)} more`] : shown
  const last = all.pop() ?? ''
  return all.length === 0 ? last : `${all.join(', ')} and ${last}`
}

function newness({ candidate, champion }: ExplainedUnit): string {
  if (champion === undefined) return ' (which the champion does not read)'
  return candidate === undefined ? ' (which it no longer reads)' : ''
}

/** Is the whole interval on one side of 0? */
export function isBeyondChance({ interval }: Figure): boolean {
  return interval.low > 0 || interval.high < 0
}

function explanationTable({ units, metric, rows, repeats }: MeasuredExplanation): GroupTable {
  const read = units.filter(({ candidate }) => candidate !== undefined)
  const shown = read.slice(0, SHOWN)
  const isCompared = units.some(({ champion }) => champion !== undefined)
  const top = Math.max(0, ...read.map(({ candidate }) => candidate?.importance.value ?? 0))
  const more = read.length - shown.length
  return {
    attribute: 'What the model relies on',
    head: ['column', `${metricLabel(metric)} lost without it`, '', ...(isCompared ? ['against the champion'] : [])],
    rows: shown.map((unit) => [
      unit.name,
      unit.candidate === undefined ? '–' : figureText(metric, unit.candidate.importance),
      bar(unit.candidate?.importance.value ?? 0, top),
      ...(isCompared ? [changeText(metric, unit)] : []),
    ]),
    note: [
      `Loss of ${metricLabel(metric)} when the cells of a column are dealt to other rows, on ${count(rows)} rows, ${count(repeats)} times.`,
      ...(more > 0 ? [`${count(more)} more columns.`] : []),
      ...sharedNote(shown),
    ].join(' '),
  }
}

function sharedNote(units: readonly ExplainedUnit[]): string[] {
  const found = units.flatMap(({ name, sharedWith: [first] = [] }) => (first ? [{ name, other: first.name }] : []))
  const pairs = found.filter(
    ({ name, other }, i) => !found.slice(0, i).some((one) => one.name === other && one.other === name),
  )
  return pairs.slice(0, NAMED).map(({ name, other }) => `${name} shares its information with ${other}.`)
}

/** `3.8 points (2.2 to 5.4)`. */
export function figureText(metric: string, { value, interval }: Figure): string {
  const [size, low, high] = differenceNumbers(metric, [value, interval.low, interval.high]).map((text) =>
    text.replace('+', ''),
  )
  return `${`${size} ${differenceUnit(metric)}`.trim()} (${low} to ${high})`
}

function changeText(metric: string, { candidate, champion, change }: ExplainedUnit): string {
  if (champion === undefined) return '▲ new'
  if (candidate === undefined || change === undefined) return '▼ no longer read'
  const [difference = ''] = differenceNumbers(metric, [change.value, change.interval.low, change.interval.high])
  const arrow = isBeyondChance(change) ? (change.value > 0 ? '▲' : '▼') : '≈'
  return `${arrow} ${`${difference} ${differenceUnit(metric)}`.trim()}`
}

/** A bar of block characters; `top` fills ten cells. */
function bar(value: number, top: number): string {
  if (!(value > 0) || !(top > 0)) return ''
  const eighths = Math.max(1, Math.round((Math.min(value, top) / top) * BAR_CELLS * EIGHTHS.length))
  return '█'.repeat(Math.floor(eighths / EIGHTHS.length)) + (EIGHTHS[eighths % EIGHTHS.length] ?? '')
}
