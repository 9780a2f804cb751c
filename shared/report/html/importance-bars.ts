import type { ExplainedUnit, MeasuredExplanation, UnitSide } from '../../evidence/explanation.ts'
import { metricLabel } from '../../policy/metric-words.ts'
import { figureText } from '../explanation.ts'
import { html } from './page.ts'
import { round } from './svg.ts'

const WIDTH = 480
const NAMES = 170
const PAD = 8
const BAR = 9

/** Columns that are drawn. */
const SHOWN = 20

/**
 * What is lost without each column: a bar with its interval, the champion's below the candidate's. Empty when no number is there. Equal
 * input gives equal bytes.
 */
export function importanceBars({ units, metric }: Pick<MeasuredExplanation, 'units' | 'metric'>): string {
  const shown = units.slice(0, SHOWN)
  const isCompared = shown.some(({ champion }) => champion !== undefined)
  const ends = shown.flatMap(({ candidate, champion }) =>
    [candidate, champion].flatMap((side) =>
      side === undefined ? [] : [side.importance.interval.low, side.importance.interval.high],
    ),
  )
  if (ends.length === 0 || !ends.every(Number.isFinite)) return ''
  const [from, to] = [Math.min(0, ...ends), Math.max(0, ...ends)]
  const place = (value: number): number =>
    round(NAMES + PAD + (to > from ? (value - from) / (to - from) : 0) * (WIDTH - NAMES - 2 * PAD))
  const step = isCompared ? 30 : 20
  const rows = shown.map((unit, i) => drawUnit(unit, { top: i * step, place, metric }))
  const label = `Loss of ${metricLabel(metric)} without each column`
  const zero = `<path d="M${place(0)} 0V${shown.length * step}" style="stroke:var(--quiet);stroke-width:.5"/>`
  const keys = isCompared
    ? `<span class="key now" style="background:var(--now)"></span>candidate<span class="key before"></span>champion`
    : ''
  return `<figure>
<svg viewBox="0 0 ${WIDTH} ${shown.length * step}" role="img" aria-label="${html(label, 160)}">${zero}${rows.join('')}</svg>
<figcaption>${html(label, 160)}; a line is the interval. ${keys}</figcaption>
</figure>`
}

type Drawing = { readonly top: number; readonly place: (value: number) => number; readonly metric: string }

function drawUnit({ name, candidate, champion }: ExplainedUnit, { top, place, metric }: Drawing): string {
  const text = `<text x="0" y="${top + 13}" font-size="12" fill="currentColor">${html(name, 26)}</text>`
  const sides = [
    { side: candidate, shape: 'bars', said: 'candidate', y: top + 4 },
    { side: champion, shape: 'before', said: 'champion', y: top + 4 + BAR + 2 },
  ]
  return (
    text +
    sides.map(({ side, ...how }) => (side === undefined ? '' : drawBar(side, { ...how, name, place, metric }))).join('')
  )
}

type How = { readonly shape: string; readonly said: string; readonly y: number; readonly name: string } & Omit<
  Drawing,
  'top'
>

function drawBar({ importance }: UnitSide, { shape, said, y, name, place, metric }: How): string {
  const { value, interval } = importance
  const [zero, end, low, high] = [place(0), place(value), place(interval.low), place(interval.high)]
  const bar = `<rect class="${shape}" x="${Math.min(zero, end)}" y="${y}" width="${round(Math.max(0.5, Math.abs(end - zero)))}" height="${BAR}"/>`
  const line = `<path d="M${low} ${y + BAR / 2}H${high}" style="stroke:currentColor;stroke-width:1.5"/>`
  const words = `${name}, ${said}: ${figureText(metric, importance)}`
  return `<g>${bar}${line}<title>${html(words, 300)}</title></g>`
}
