import type { ExplainedFlip } from '../../evidence/explanation.ts'
import { fixed, signed, significant } from '../../policy/numbers.ts'
import { html } from './page.ts'
import { round } from './svg.ts'

const WIDTH = 480
const NAMES = 220
const PAD = 8
const ROW = 18

type Step = { readonly name: string; readonly from: number; readonly to: number; readonly words: string }

/** From the champion's answer to the candidate's: what each column explains of the difference, then all that is left. */
export function waterfall({ id, direction, candidate, champion, units, rest }: ExplainedFlip): string {
  const steps: Step[] = []
  let at = champion
  for (const unit of units) {
    const gain = unit.candidate - unit.champion
    const error = unit.error > 0 ? ` ± ${significant(unit.error, 1)}` : ''
    steps.push({ name: unit.name, from: at, to: at + gain, words: `${signed(fixed(gain, 3))}${error}` })
    at += gain
  }
  steps.push({ name: 'all others', from: at, to: at + rest, words: signed(fixed(rest, 3)) })
  const ends = [candidate, champion, ...steps.flatMap(({ from, to }) => [from, to])]
  if (!ends.every(Number.isFinite)) return ''
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  const place = (value: number): number =>
    round(NAMES + PAD + (high > low ? (value - low) / (high - low) : 0.5) * (WIDTH - NAMES - 2 * PAD))
  const height = steps.length * ROW
  const title = `${id === undefined ? 'A row' : `Row ${id}`} went from ${direction.replaceAll('-', ' ')}`
  const drawn = steps.map((step, i) => drawStep(step, i * ROW, place))
  return `<figure>
<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${html(title, 160)}">${drawn.join('')}</svg>
<figcaption>${html(title, 160)}: champion ${html(fixed(champion, 3), 20)}, candidate ${html(fixed(candidate, 3), 20)}</figcaption>
</figure>`
}

function drawStep({ name, from, to, words }: Step, top: number, place: (value: number) => number): string {
  const [start, end] = [place(from), place(to)]
  const shade = to >= from ? 'var(--now)' : 'var(--bad)'
  const bar = `<rect x="${Math.min(start, end)}" y="${top + 4}" width="${round(Math.max(1, Math.abs(end - start)))}" height="10" style="fill:${shade}"/>`
  const join = `<path d="M${end} ${top + 4}v${ROW}" style="stroke:var(--quiet);stroke-width:.5"/>`
  return `<g><text x="0" y="${top + 13}" font-size="12" fill="currentColor">${html(name, 22)} ${html(words, 18)}</text>${join}${bar}<title>${html(`${name}: ${words}`, 200)}</title></g>`
}
