import { html } from './page.ts'
import { round } from './svg.ts'

const WIDTH = 480
const ROW = 22
const NAMES = 170
const PAD = 8

/** An interval with its estimate; `side` picks the colour: what is judged now, or what it is held against. */
export type ForestMark = {
  readonly side: 'now' | 'before'
  readonly low: number
  readonly value: number
  readonly high: number
  /** What the mark says to a screen reader and when pointed at. */
  readonly words: string
}
export type ForestRow = { readonly name: string; readonly marks: readonly ForestMark[] }
export type Forest = {
  readonly label: string
  readonly rows: readonly ForestRow[]
  readonly ends: (value: number) => string
}

/**
 * Intervals below each other on one scale, from the lowest end to the highest. Empty when there is nothing to draw or a number is not
 * finite. Equal input gives equal bytes.
 */
export function forest({ label, rows, ends }: Forest): string {
  const marks = rows.flatMap((row) => row.marks)
  const numbers = marks.flatMap(({ low, value, high }) => [low, value, high])
  if (marks.length === 0 || !numbers.every(Number.isFinite)) return ''
  const [from, to] = [Math.min(...numbers), Math.max(...numbers)]
  const place = (value: number): number => {
    const share = to > from ? (value - from) / (to - from) : 0.5
    return round(NAMES + PAD + share * (WIDTH - NAMES - 2 * PAD))
  }
  const height = rows.length * ROW
  const drawn = rows.map((row, i) => drawRow(row, i * ROW, place))
  return `<figure>
<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${html(label, 160)}">${drawn.join('')}</svg>
<figcaption><span class="ends"><span>${html(label, 160)}</span><span>${html(`${ends(from)} to ${ends(to)}`, 80)}</span></span></figcaption>
</figure>`
}

function drawRow({ name, marks }: ForestRow, top: number, place: (value: number) => number): string {
  const text = `<text x="0" y="${top + 15}" font-size="12" fill="currentColor">${html(name, 26)}</text>`
  const gap = ROW / (marks.length + 1)
  return text + marks.map((mark, i) => drawMark(mark, round(top + gap * (i + 1)), place)).join('')
}

/** The line is a thin box, so that the shapes of the page's style fit. */
function drawMark({ side, low, value, high, words }: ForestMark, y: number, place: (value: number) => number): string {
  const [from, to, at] = [place(low), place(high), place(value)]
  const shape = side === 'now' ? 'bars' : 'before'
  const line = `<rect class="${shape}" x="${from}" y="${round(y - 1)}" width="${round(Math.max(1, to - from))}" height="2"/>`
  return `<g>${line}<circle class="${shape}" cx="${at}" cy="${y}" r="4"/><title>${html(words, 200)}</title></g>`
}
