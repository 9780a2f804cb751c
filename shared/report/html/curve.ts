import type { ExplainedCurve } from '../../evidence/explanation.ts'
import { significant } from '../../policy/numbers.ts'
import { type ForestMark, forest, MODEL_SIDES } from './forest.ts'
import { html } from './page.ts'
import { round } from './svg.ts'

const WIDTH = 480
const HEIGHT = 150
const PAD = 8

type Line = ExplainedCurve['candidate']
type Places = { readonly x: (i: number) => number; readonly y: (value: number) => number }

/**
 * Partial dependence of the candidate with its band, single rows' curves (quantiles, each from the mean's start), and the champion as a
 * dashed line; categories are intervals below each other. Empty where a number is not finite. Equal input gives equal bytes.
 */
export function curvePicture(curve: ExplainedCurve, output: string): string {
  const { column, at, candidate, champion } = curve
  const numbers = at.filter((value) => typeof value === 'number')
  if (numbers.length < at.length) return categories(curve, output)
  const single = candidate.ice.map((line) => line.map((value) => value + (candidate.mean[0] ?? 0)))
  const values = [candidate.low, candidate.high, ...(champion === undefined ? [] : [champion.mean]), ...single].flat()
  if (values.length === 0 || !values.every(Number.isFinite) || at.length < 2) return ''
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const body = drawLines(candidate, champion, single, placesOf(numbers, [low, high]))
  const label = `Mean ${output} by ${column}`
  const range = `${significant(low)} to ${significant(high)}`
  const keys = `<span class="key now"></span>candidate${champion === undefined ? '' : '<span class="key before"></span>champion'}`
  return `<figure>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${html(label, 160)}"><title>${html(`${label}, ${range}`, 200)}</title>${body}</svg>
<figcaption><span class="ends"><span>${html(significant(numbers[0] ?? 0, 4), 40)}</span><span>${html(column, 80)}</span><span>${html(significant(numbers.at(-1) ?? 0, 4), 40)}</span></span>mean ${html(output, 80)}, ${html(range, 60)}; band: interval of the mean; thin: 10, 25, 50, 75 and 90 % of the rows. ${keys}</figcaption>
</figure>`
}

function placesOf(at: readonly number[], [low, high]: readonly [number, number]): Places {
  const [from, to] = [at[0] ?? 0, at.at(-1) ?? 0]
  const share = (i: number): number => (to > from ? ((at[i] ?? from) - from) / (to - from) : 0.5)
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

/** One line per category, the most frequent first. */
function categories({ column, at, candidate, champion }: ExplainedCurve, output: string): string {
  const markOf = (side: 'now' | 'before', line: Line, i: number): ForestMark => {
    const [value, low, high] = [line.mean[i] ?? Number.NaN, line.low[i] ?? Number.NaN, line.high[i] ?? Number.NaN]
    const said = `${at[i]}, ${side === 'now' ? 'candidate' : 'champion'}: ${significant(value)}`
    return { side, value, low, high, words: `${said} (${significant(low)} to ${significant(high)})` }
  }
  const rows = at.map((name, i) => ({
    name: String(name),
    marks: [markOf('now', candidate, i), ...(champion === undefined ? [] : [markOf('before', champion, i)])],
  }))
  return forest({ label: `Mean ${output} by ${column}`, rows, ends: (value) => significant(value), sides: MODEL_SIDES })
}
