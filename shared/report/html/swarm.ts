import type { MeasuredExplanation } from '../../evidence/explanation.ts'
import { significant } from '../../policy/numbers.ts'
import { html } from './page.ts'
import { round } from './svg.ts'

const WIDTH = 480
const NAMES = 170
const PAD = 8
const ROW = 34
const DOT = 3
/** Dots above each other; more rows in one bin share a dot. */
const STACK = 11

const SHADES = ['var(--now)', 'var(--quiet)', 'var(--bad)'] as const

/**
 * The Shapley values of many rows, one line per column: a dot is a row (or a few), its place what the column did to the answer, its shade
 * whether the row's value is low, middle or high. Dots of one bin are stacked around the line, so equal input gives equal bytes.
 */
export function swarm(found: NonNullable<MeasuredExplanation['swarm']>, output: string): string {
  const { low, high, units } = found
  if (units.length === 0 || !Number.isFinite(high - low)) return ''
  const most = Math.max(1, ...units.flatMap(({ bins }) => totals(bins)))
  const perDot = Math.ceil(most / STACK)
  const height = units.length * ROW
  const zero = high > low ? round(left(-low / (high - low))) : left(0.5)
  const lines = units.map(({ name, bins }, i) => drawLine(name, bins, i * ROW + ROW / 2, perDot))
  const label = `What each column does to the ${output}`
  const dot = perDot > 1 ? `a dot is up to ${perDot} rows` : 'a dot is a row'
  const keys = ['low', 'middle', 'high'].map(
    (word, i) => `<span class="key" style="background:${SHADES[i]}"></span>${word}`,
  )
  return `<figure>
<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${html(label, 160)}"><path d="M${zero} 0V${height}" style="stroke:var(--quiet);stroke-width:.5"/>${lines.join('')}</svg>
<figcaption><span class="ends"><span>${html(significant(low, 2), 20)}</span><span>${html(`${label}: ${dot}`, 200)}</span><span>${html(significant(high, 2), 20)}</span></span>value of the column:${keys.join('')}</figcaption>
</figure>`
}

function left(share: number): number {
  return NAMES + PAD + share * (WIDTH - NAMES - 2 * PAD)
}

function totals(bins: readonly (readonly number[])[]): number[] {
  return (bins[0] ?? []).map((_, i) => bins.reduce((sum, third) => sum + (third[i] ?? 0), 0))
}

function drawLine(name: string, bins: readonly (readonly number[])[], middle: number, perDot: number): string {
  const text = `<text x="0" y="${middle + 4}" font-size="12" fill="currentColor">${html(name, 26)}</text>`
  const paths = bins.map(() => '')
  const size = bins[0]?.length ?? 0
  for (let bin = 0; bin < size; bin++) {
    const dots = bins.flatMap((third, i) => Array.from({ length: Math.ceil((third[bin] ?? 0) / perDot) }, () => i))
    dots.forEach((third, k) => {
      // Alternately above and below the line: 0, 1, -1, 2, -2.
      const step = (k % 2 === 0 ? -1 : 1) * Math.ceil(k / 2)
      paths[third] += `M${round(left((bin + 0.5) / size))} ${round(middle + step * DOT * 0.95)}h0`
    })
  }
  const shade = (i: number): string => (bins.length === 1 ? 'var(--quiet)' : (SHADES[i] ?? 'var(--quiet)'))
  const drawn = paths.map((d, i) =>
    d === '' ? '' : `<path d="${d}" style="stroke:${shade(i)};stroke-width:${DOT};stroke-linecap:round;fill:none"/>`,
  )
  return text + drawn.join('')
}
