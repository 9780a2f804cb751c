import type { ExplainedCurve } from '../../evidence/explanation.ts'
import { significant } from '../../policy/numbers.ts'
import { html } from './page.ts'
import { round } from './svg.ts'

const WIDTH = 480
const HEIGHT = 150
const PAD = 8

type Line = ExplainedCurve['candidate']
type Places = { readonly x: (i: number) => number; readonly y: (value: number) => number }

/**
 * Partial dependence of the candidate with its band, single rows' curves (quantiles, each from the mean's start), and the champion as a
 * dashed line. Categories are marks with their bands. Empty where a number is not finite. Equal input gives equal bytes.
 */
export function curvePicture({ column, at, candidate, champion }: ExplainedCurve, output: string): string {
  const isNumbers = at.every((value) => typeof value === 'number')
  const single = candidate.ice.map((line) => line.map((value) => value + (candidate.mean[0] ?? 0)))
  const shown = [
    candidate.low,
    candidate.high,
    ...(champion === undefined ? [] : [champion.mean]),
    ...(isNumbers ? single : []),
  ]
  const values = shown.flat()
  if (values.length === 0 || !values.every(Number.isFinite) || at.length < 2) return ''
  const places = placesOf(at, [Math.min(...values), Math.max(...values)])
  const body = isNumbers
    ? drawLines(candidate, champion, single, places)
    : drawMarks(candidate, champion, at.map(String), places)
  const label = `${output} by ${column}`
  const [first, last] = [tick(at[0]), tick(at.at(-1))]
  const range = `${significant(Math.min(...values))} to ${significant(Math.max(...values))}`
  const keys = `<span class="key now"></span>candidate${champion === undefined ? '' : '<span class="key before"></span>champion'}`
  return `<figure>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${html(label, 160)}"><title>${html(`${label}, ${range}`, 200)}</title>${body}</svg>
<figcaption><span class="ends"><span>${html(first, 40)}</span><span>${html(column, 80)}</span><span>${html(last, 40)}</span></span>mean ${html(output, 80)}, ${html(range, 60)}; band: interval of the mean; thin: 10, 25, 50, 75 and 90 % of the rows. ${keys}</figcaption>
</figure>`
}

function placesOf(at: ExplainedCurve['at'], [low, high]: readonly [number, number]): Places {
  const [from, to] = [Number(at[0]), Number(at.at(-1))]
  const isNumbers = at.every((value) => typeof value === 'number')
  const share = (i: number): number => {
    if (isNumbers && to > from) return (Number(at[i]) - from) / (to - from)
    return (i + 0.5) / at.length
  }
  return {
    x: (i) => round(PAD + share(i) * (WIDTH - 2 * PAD)),
    y: (value) => round(HEIGHT - PAD - (high > low ? (value - low) / (high - low) : 0.5) * (HEIGHT - 2 * PAD)),
  }
}

function drawLines(candidate: Line, champion: Line | undefined, single: readonly number[][], places: Places): string {
  const path = (values: readonly number[]): string =>
    values.map((value, i) => `${places.x(i)} ${places.y(value)}`).join('L')
  const back = candidate.low.map((value, i) => `${places.x(i)} ${places.y(value)}`).toReversed()
  const band = `<path d="M${path(candidate.high)}L${back.join('L')}Z" style="fill:var(--now);opacity:.2"/>`
  const thin = single.map(
    (values) => `<path d="M${path(values)}" style="stroke:var(--quiet);stroke-width:.75;fill:none;opacity:.7"/>`,
  )
  const before =
    champion === undefined
      ? ''
      : `<path d="M${path(champion.mean)}" style="stroke:var(--before);stroke-width:2;stroke-dasharray:5 3;fill:none"/>`
  return `${thin.join('')}${band}${before}<path class="now" d="M${path(candidate.mean)}"/>`
}

function drawMarks(candidate: Line, champion: Line | undefined, names: readonly string[], { x, y }: Places): string {
  return names
    .map((name, i) => {
      const [mean, low, high] = [candidate.mean[i] ?? 0, candidate.low[i] ?? 0, candidate.high[i] ?? 0]
      const before = champion?.mean[i]
      const other = before === undefined ? '' : `<circle class="before" cx="${x(i)}" cy="${y(before)}" r="5"/>`
      const line = `<path d="M${x(i)} ${y(low)}V${y(high)}" style="stroke:var(--now);stroke-width:2"/>`
      const words = `${name}: ${significant(mean)} (${significant(low)} to ${significant(high)})`
      return `<g>${other}${line}<circle class="bars" cx="${x(i)}" cy="${y(mean)}" r="4"/><title>${html(words, 200)}</title></g>`
    })
    .join('')
}

function tick(value: string | number | undefined): string {
  return typeof value === 'number' ? significant(value, 4) : (value ?? '')
}
