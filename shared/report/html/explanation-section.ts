import type { ExplainedUnit, Explanation, MeasuredExplanation } from '../../evidence/explanation.ts'
import { metricLabel } from '../../policy/metric-words.ts'
import { count, fixed, plural, significant } from '../../policy/numbers.ts'
import { figureText, relianceLine } from '../explanation.ts'
import { curvePicture } from './curve.ts'
import { importanceBars } from './importance-bars.ts'
import { factTable, html, htmlTable, sentences } from './page.ts'
import { swarm } from './swarm.ts'
import { waterfall } from './waterfall.ts'

const ROWS_AT_ONCE = 3
const TITLE = 'What the model relies on'

/** The section of a page about what the model relies on; empty where nobody asked. */
export function explanationSection(explanation: Explanation | undefined): string {
  if (explanation === undefined) return ''
  if (explanation.state === 'absent') {
    const line = `What the model relies on could not be measured: ${explanation.reason}.`
    return `<section>\n<h2>${TITLE}</h2>\n${sentences([line])}\n</section>`
  }
  const { units, swarm: dots, curves = [], flips = [], output } = explanation
  const changed = relianceLine(explanation)
  return [
    `<section>\n<h2>${TITLE}</h2>`,
    ...(changed === undefined ? [] : [`<p>${html(changed, 400)}</p>`]),
    importanceBars(explanation),
    htmlTable(
      headings(explanation),
      units.map((unit) => cells(explanation, unit)),
    ),
    ...part(`Shapley values: ${output}`, dots === undefined ? [] : [swarm(dots, output)]),
    ...part(
      'Curves',
      curves.map((curve) => curvePicture(curve, curveOutput(explanation))),
    ),
    ...part('Rows that changed sides', foldedRows(flips.map(waterfall)), FLIPS),
    `<h3>How this was measured</h3>`,
    factTable(facts(explanation)),
    '<p class="quiet">This tells what the model uses on these rows. It does not tell what causes the outcome, and columns that carry the same information stand for each other.</p>',
    '</section>',
  ].join('\n')
}

/** For several classes a curve is of one class for all rows. */
function curveOutput({ output }: MeasuredExplanation): string {
  return output === 'probability of the decided class' ? 'probability of the most frequent class' : output
}

/** The first rows are seen at once, the others on demand. */
function foldedRows(pictures: readonly string[]): string[] {
  const rest = pictures.slice(ROWS_AT_ONCE)
  if (rest.length === 0) return [...pictures]
  const folded = `<details><summary>${plural(rest.length, 'more row')}</summary>\n${rest.join('\n')}\n</details>`
  return [...pictures.slice(0, ROWS_AT_ONCE), folded]
}

const FLIPS =
  '<p class="quiet">From the champion’s answer to the candidate’s: what each column adds (blue) or takes away (red).</p>'

function part(title: string, pictures: readonly string[], note?: string): string[] {
  const drawn = pictures.filter((picture) => picture !== '')
  if (drawn.length === 0) return []
  return [`<h3>${html(title, 200)}</h3>`, ...(note === undefined ? [] : [note]), ...drawn]
}

function headings({ metric, units }: MeasuredExplanation): string[] {
  const isCompared = units.some(({ champion }) => champion !== undefined)
  const own = ['column', `${metricLabel(metric)} lost without it`, 'share of the attribution', 'direction']
  return [...own, ...(isCompared ? ['champion loses', 'change'] : []), 'shares its information with']
}

function cells({ metric, units }: MeasuredExplanation, unit: ExplainedUnit): string[] {
  const { candidate, champion, change, sharedWith = [] } = unit
  const isCompared = units.some((one) => one.champion !== undefined)
  const figure = (one: NonNullable<typeof change> | undefined): string =>
    one === undefined ? '–' : figureText(metric, one)
  const own = [
    unit.name,
    figure(candidate?.importance),
    candidate === undefined ? '–' : `${fixed(100 * candidate.share.value, 1)} %`,
    directionText(candidate?.direction),
    ...(isCompared ? [figure(champion?.importance), figure(change)] : []),
    sharedWith.map(({ name, rho }) => `${name} (${fixed(rho, 2)})`).join(', '),
  ]
  return own.map((text) => html(text, 200))
}

/** A rank correlation in words: which way the answer goes when the value grows. */
function directionText(direction: number | undefined): string {
  if (direction === undefined) return '–'
  if (Math.abs(direction) < 0.3) return 'both ways'
  return `${direction > 0 ? 'up' : 'down'} (${fixed(direction, 2)})`
}

function facts(explanation: MeasuredExplanation): (readonly [string, string])[] {
  const { metric, base, rows, repeats, background, explained, answers, shapley, rankCorrelation } = explanation
  const errors = Object.entries(shapley ?? {}).map(
    ([side, { method, residual, largestError, unconverged, values }]): readonly [string, string] => [
      `Shapley values, ${side}`,
      `${method}; base and values miss the answer by at most ${significant(residual, 2)}; largest standard error ${significant(largestError, 2)}; ${count(unconverged)} of ${count(values)} not converged`,
    ],
  )
  return [
    [
      'importance',
      `${metricLabel(metric)} on ${count(rows)} sampled rows (${significant(base.candidate)} as they are), ${count(repeats)} deals`,
    ],
    ['Shapley values', `of ${count(explained)} rows against ${count(background)} rows`],
    ...errors,
    ...(rankCorrelation === undefined
      ? []
      : [['ranks, candidate and champion', `correlation ${fixed(rankCorrelation, 2)}`] as const]),
    ['predictions asked for', count(answers)],
  ]
}
