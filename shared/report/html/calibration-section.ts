import type { Calibrated } from '../../evidence/calibration.ts'
import type { TestPredicate } from '../../evidence/test-predicate.ts'
import { count, fixed, pText, significant } from '../../policy/numbers.ts'
import { calibrationLine } from '../calibration.ts'
import { factTable, html, htmlTable } from './page.ts'
import { round } from './svg.ts'

const SIZE = 300
const PAD = 26

/** Whether probabilities can be taken at their word: a sentence, then a reliability diagram and tables for each set of probabilities. */
export function calibrationSection(predicate: Pick<TestPredicate, 'calibration'>): string {
  const { calibration } = predicate
  if (calibration === undefined) return ''
  const parts = calibration.candidate.map((own) => {
    const other = calibration.champion?.find(({ of, kind }) => of === own.of && kind === own.kind)
    return part(own, other)
  })
  return `<section>
<h2>Calibration</h2>
<p>${html(calibrationLine(predicate) ?? '', 600)}</p>
${parts.join('\n')}
</section>`
}

function part(own: Calibrated, other: Calibrated | undefined): string {
  const title = own.kind === 'top-label' ? 'The class decided for' : `The probability of ${own.of}`
  return `<h3>${html(title, 200)}</h3>
${reliabilityDiagram(own, other)}
${factTable(factsOf(own, other))}
${binTable(own)}`
}

/** Share that came true over the mean probability, bin by bin with Wilson bars; on the diagonal the two agree. Equal input gives equal bytes. */
export function reliabilityDiagram(own: Calibrated, other?: Calibrated): string {
  const label = `Reliability diagram of ${own.of}: observed share over mean probability`
  const [from, to] = [place(0), SIZE - place(0)]
  const diagonal = `<line x1="${from}" y1="${to}" x2="${to}" y2="${from}" stroke="currentColor" stroke-opacity="0.4" stroke-dasharray="4 4"/>`
  const frame = `<rect x="${from}" y="${from}" width="${round(to - from)}" height="${round(to - from)}" fill="none" stroke="currentColor" stroke-opacity="0.3"/>`
  const text = (x: number, y: number, anchor: string, said: string): string =>
    `<text x="${x}" y="${y}" font-size="11" fill="currentColor" text-anchor="${anchor}">${said}</text>`
  const words = [
    text(from, SIZE - 10, 'start', '0'),
    text(to, SIZE - 10, 'end', '1'),
    text(SIZE / 2, SIZE - 10, 'middle', 'mean probability'),
    text(from - 6, to, 'end', '0'),
    text(from - 6, from + 8, 'end', '1'),
  ]
  const marks = [...marksOf(other, 'before', 'champion'), ...marksOf(own, 'now', 'candidate')]
  return `<figure>
<svg viewBox="0 0 ${SIZE} ${SIZE}" width="${SIZE}" role="img" aria-label="${html(label, 200)}"><title>${html(label, 200)}</title>${frame}${diagonal}${words.join('')}${marks.join('')}</svg>
<figcaption>${html(`${label}${other === undefined ? '' : '; the champion beside the candidate'}`, 240)}</figcaption>
</figure>`
}

function place(share: number): number {
  return round(PAD + share * (SIZE - 2 * PAD))
}

function marksOf(side: Calibrated | undefined, which: 'now' | 'before', who: string): string[] {
  const shape = which === 'now' ? 'bars' : 'before'
  return (side?.bins ?? []).map(({ predicted, observed, interval, n }) => {
    const [x, y] = [place(predicted), round(SIZE - place(observed))]
    const [top, bottom] = [round(SIZE - place(interval.high)), round(SIZE - place(interval.low))]
    const words = `${who}: said ${fixed(predicted, 3)}, came true ${fixed(observed, 3)} (${fixed(interval.low, 3)} to ${fixed(interval.high, 3)}), ${count(n)} rows`
    const bar = `<rect class="${shape}" x="${round(x - 1)}" y="${top}" width="2" height="${round(Math.max(1, bottom - top))}"/>`
    return `<g>${bar}<circle class="${shape}" cx="${x}" cy="${y}" r="4"/><title>${html(words, 200)}</title></g>`
  })
}

function factsOf(own: Calibrated, other: Calibrated | undefined): [string, string][] {
  const beside = (of: (one: Calibrated) => string | undefined): string => {
    const before = other && of(other)
    return `${of(own) ?? 'not determined'}${before === undefined ? '' : ` (champion ${before})`}`
  }
  const line = (name: 'slope' | 'intercept') => (one: Calibrated) => {
    const fitted = one[name]
    if (fitted === undefined) return undefined
    return `${fixed(fitted.value, 2)}, ${fixed(fitted.interval.low, 2)} to ${fixed(fitted.interval.high, 2)}`
  }
  return [
    ['debiased error', beside(({ errors }) => significant(errors.debiased))],
    ['expected calibration error (15 bins of equal width)', beside(({ errors }) => significant(errors.ece))],
    ['the same over 15 bins of equally many rows', beside(({ errors }) => significant(errors.adaptive))],
    ['largest gap of a bin', beside(({ errors }) => significant(errors.largest))],
    ['slope (1 is right)', beside(line('slope'))],
    ['intercept (0 is right)', beside(line('intercept'))],
    ['Spiegelhalter', beside(({ spiegelhalter: test }) => test && `z ${fixed(test.z, 2)}, p ${pText(test.pValue)}`)],
    ['Brier score', beside(({ brier }) => significant(brier.score))],
    ['of it reliability (0 is best)', beside(({ brier }) => significant(brier.reliability))],
    ['less resolution (more is better)', beside(({ brier }) => significant(brier.resolution))],
    ['and uncertainty of the truth', beside(({ brier }) => significant(brier.uncertainty))],
  ]
}

function binTable({ bins }: Calibrated): string {
  const rows = bins.map(({ lowest, highest, n, predicted, observed, interval }) => [
    html(`${fixed(lowest, 3)} to ${fixed(highest, 3)}`, 60),
    html(count(n), 40),
    html(fixed(predicted, 3), 40),
    html(fixed(observed, 3), 40),
    html(`${fixed(interval.low, 3)} to ${fixed(interval.high, 3)}`, 60),
  ])
  return htmlTable(['probability', 'rows', 'mean probability', 'came true', 'interval'], rows)
}
