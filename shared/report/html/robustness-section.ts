import type { PerturbationResult, Robustness } from '../../evidence/robustness.ts'
import type { TestPredicate } from '../../evidence/test-predicate.ts'
import { limitValue, metricLabel } from '../../policy/metric-words.ts'
import { count, plural, significant } from '../../policy/numbers.ts'
import { isBroken } from '../../policy/rules/robustness-limits.ts'
import { perturbationName } from '../../robustness/words.ts'
import { isUntried, perturbationTable, robustnessReport } from '../robustness.ts'
import { type ForestMark, type ForestRow, forest, MODEL_SIDES } from './forest.ts'
import { html, htmlTable } from './page.ts'

/** Perturbations that a picture shows, and that a table lists. */
const DRAWN = 30
const LISTED = 150
const LOOK = { names: 'long', sides: MODEL_SIDES } as const

/** Everything that was measured of robustness, written cases and times, as escaped HTML; empty where nothing was. */
export function robustnessSection({
  robustness,
  performance,
}: Pick<TestPredicate, 'robustness' | 'performance'>): string {
  const { lines } = robustnessReport({ robustness, performance })
  if (robustness === undefined && performance === undefined) return ''
  const parts = [
    ...lines.map((line) => `<p>${html(line, 600)}</p>`),
    ...(robustness === undefined ? [] : robustnessParts(robustness)),
  ]
  return `<section>
<h2>When rows are not quite what they were</h2>
${parts.filter((part) => part !== '').join('\n')}
</section>`
}

function robustnessParts(robustness: Robustness): string[] {
  const { perturbations, adversarial, edgeCases = [], stability = [], fuzz, cases } = robustness
  return [
    ...(perturbations === undefined ? [] : perturbationParts(perturbations)),
    ...(adversarial === undefined ? [] : [attackPicture(adversarial)]),
    ...(cases === undefined ? [] : [caseList(cases)]),
    folded(
      'Edge cases',
      htmlTable(
        ['case', 'result', ''],
        edgeCases.map(({ name, result, message = '' }) => [html(name, 60), mark(result), html(message, 300)]),
      ),
      edgeCases.length,
    ),
    ...(fuzz === undefined ? [] : [oddRows(fuzz)]),
    folded(
      'The same rows asked otherwise',
      htmlTable(
        ['how', 'rows', 'answers that differ', 'by up to'],
        stability.map(({ check, rows, differing, largest }) => [
          check,
          count(rows),
          count(differing),
          significant(largest),
        ]),
      ),
      stability.length,
    ),
  ]
}

function perturbationParts(perturbations: NonNullable<Robustness['perturbations']>): string[] {
  const { metric, results, leftOut } = perturbations
  const table = perturbationTable({ ...perturbations, results: results.slice(0, LISTED) }, 'all')
  const rows = (table?.rows ?? []).map((cells) => cells.map((cell) => html(cell, 200)))
  const more = leftOut === undefined ? '' : ` ${plural(leftOut, 'column')} more were not perturbed one by one.`
  return [
    forest({ ...LOOK, label: 'Share of the decisions that flip', rows: flipRows(results), ends: percent }),
    forest({
      ...LOOK,
      label: `How much worse ${metricLabel(metric)} becomes`,
      rows: dropRows(results),
      ends: significant,
    }),
    folded('All perturbations that were kept', table === undefined ? '' : htmlTable(table.head, rows), rows.length),
    `<p class="quiet">${html(`${table?.note ?? ''}${more}`, 300)}</p>`,
  ]
}

function flipRows(results: readonly PerturbationResult[]): ForestRow[] {
  return results.slice(0, DRAWN).flatMap((one) => {
    const marks = sides(one).flatMap(({ side, who, flips }): ForestMark[] => {
      if (flips === undefined) return []
      const { k, n, interval } = flips
      const words = `${perturbationName(one)}, ${who}: ${count(k)} of ${count(n)} decisions flipped`
      return [{ side, low: interval.low, value: k / Math.max(1, n), high: interval.high, words }]
    })
    return marks.length === 0 ? [] : [{ name: shortName(one), marks }]
  })
}

function dropRows(results: readonly PerturbationResult[]): ForestRow[] {
  return results.slice(0, DRAWN).flatMap((one) => {
    const marks = sides(one).flatMap(({ side, who, drop }): ForestMark[] => {
      if (drop === undefined) return []
      const words = `${perturbationName(one)}, ${who}: worse by ${significant(drop.value)}`
      return [{ side, low: drop.interval.low, value: drop.value, high: drop.interval.high, words }]
    })
    return marks.length === 0 ? [] : [{ name: shortName(one), marks }]
  })
}

/** What fits beside a picture; the words of a mark say it in full. */
function shortName({ kind, size, column }: PerturbationResult): string {
  return [`${column ?? 'all'}:`, kind.replace('_', ' '), ...(size === undefined ? [] : [size])].join(' ')
}

function sides({ candidate, champion }: PerturbationResult) {
  const own = { side: 'now' as const, who: 'candidate', ...candidate }
  return champion === undefined ? [own] : [own, { side: 'before' as const, who: 'champion', ...champion }]
}

/** Share of the rows that flip within each distance. */
function attackPicture({ candidate, champion }: NonNullable<Robustness['adversarial']>): string {
  const rows = candidate.within.map(({ distance, share }, i): ForestRow => {
    const other = champion?.within[i]?.share
    const to = (side: 'now' | 'before', who: string, one: typeof share): ForestMark => ({
      side,
      low: one.interval.low,
      value: one.k / Math.max(1, one.n),
      high: one.interval.high,
      words: `${who}: ${count(one.k)} of ${count(one.n)} rows flip within ${limitValue(distance)} standard deviations`,
    })
    const marks = [to('now', 'candidate', share), ...(other === undefined ? [] : [to('before', 'champion', other)])]
    return { name: `within ${limitValue(distance)} sd`, marks }
  })
  return forest({ ...LOOK, label: 'Right decisions that a small change flips', rows, ends: percent })
}

/** How the odd rows ended, those that were answered too: that nothing went wrong is worth knowing. */
function oddRows({
  rows,
  answered,
  failures,
  unrepeatable = 0,
  differing = 0,
}: NonNullable<Robustness['fuzz']>): string {
  const ends = [
    ['answered', answered, ''] as const,
    ...failures.map(({ how, rows: failed, message }) => [how, failed, message] as const),
    ['answered otherwise when asked again', unrepeatable, ''] as const,
    ['answered otherwise alone than together', differing, ''] as const,
  ].filter(([, n]) => n > 0)
  const table = htmlTable(
    ['how it ended', 'rows', ''],
    ends.map(([how, n, message]) => [how === 'answered' ? how : mark(how), count(n), html(message, 300)]),
  )
  return folded(`${plural(rows, 'odd row')}, ${count(answered)} of them answered`, table, rows)
}

function caseList({ file, results }: NonNullable<Robustness['cases']>): string {
  const rows = results.map((one) => [
    html(one.name, 120),
    one.kind,
    isBroken(one) ? '<span class="drifted">failed</span>' : isUntried(one) ? 'no row tried' : 'held',
    `${count(one.failures.k)} of ${count(one.failures.n)}`,
    html((one.examples ?? []).join('; '), 400),
  ])
  return `<h3>${html(`Cases of ${file}`, 200)}</h3>\n${htmlTable(['case', 'kind', '', 'failed', 'for example'], rows)}`
}

function mark(result: string): string {
  return result === 'answered' || result === 'refused' ? result : `<span class="drifted">${html(result, 30)}</span>`
}

function folded(title: string, body: string, rows: number): string {
  return rows === 0 ? '' : `<details><summary>${html(title, 100)}</summary>\n${body}\n</details>`
}

function percent(share: number): string {
  return `${significant(share * 100, 2)} %`
}
