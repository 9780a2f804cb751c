import type { Performance } from '../evidence/performance.ts'
import type { CaseResult, MeasuredSize, PerturbationResult, PerturbedSide, Robustness } from '../evidence/robustness.ts'
import { differenceNumbers, differenceUnit, metricLabel } from '../policy/metric-words.ts'
import { count, plural, significant } from '../policy/numbers.ts'
import { isBroken } from '../policy/rules/robustness-limits.ts'
import type { Failure } from '../robustness/failures.ts'
import { PERTURBATION_KINDS } from '../robustness/perturbation-kinds.ts'
import { perturbationName } from '../robustness/words.ts'
import type { GroupTable } from './model.ts'

const MAX_CASES = 10

/** Sentences and tables of robustness and times; both empty where nothing was measured. */
export type RobustnessReport = { readonly lines: readonly string[]; readonly tables: readonly GroupTable[] }

type Measured = { readonly robustness?: Robustness | undefined; readonly performance?: Performance | undefined }

/** Robustness and times as a comment shows them. */
export function robustnessReport({ robustness, performance }: Measured = {}): RobustnessReport {
  const lines = [
    ...(robustness === undefined ? [] : robustnessLines(robustness)),
    ...(performance === undefined ? [] : [performanceLine(performance)]),
  ]
  const tables = [perturbationTable(robustness?.perturbations), caseTable(robustness?.cases)].flatMap(
    (one) => one ?? [],
  )
  return { lines, tables }
}

/** What is worth a sentence: answers that depend on the batch, edge cases, fuzzing, how near a flip is, and cases that failed. */
function robustnessLines({ stability = [], edgeCases = [], adversarial, fuzz, cases }: Robustness): string[] {
  const unstable = stability.filter(({ differing, failed }) => differing > 0 || failed !== undefined)
  const edges = edgeCases.filter(({ result }) => result !== 'answered' && result !== 'refused')
  const odd = (fuzz?.failures ?? []).filter(({ how }) => how !== 'refused')
  return [
    ...caseLines(cases),
    ...unstable
      .slice(0, 1)
      .map(
        ({ check, differing, rows }) => `${count(differing)} of ${count(rows)} answers depend on ${STABILITY[check]}.`,
      ),
    ...(edges.length === 0
      ? []
      : [`Edge cases without a usable answer: ${edges.map(({ name, result }) => `${name} (${result})`).join(', ')}.`]),
    ...(odd.length === 0 || fuzz === undefined
      ? []
      : [
          `Of ${plural(fuzz.rows, 'odd row')}, ${odd.map(({ rows, how }) => `${count(rows)} ${ENDED[how]}`).join(', ')}.`,
        ]),
    ...(adversarial === undefined ? [] : [flipLine(adversarial)]),
  ]
}

const ENDED: Readonly<Record<Failure, string>> = {
  refused: 'were refused',
  'not-finite': 'got an answer that is not finite',
  'out-of-range': 'got an answer that is no probability',
  crashed: 'made the model throw an error',
  died: 'ended the process of the model',
  'timed-out': 'got no answer in ample time',
}

const STABILITY = {
  again: 'chance: they change when asked again',
  order: 'the order of the rows',
  'batch-1': 'the rows beside them (batches of 1)',
  'batch-7': 'the rows beside them (batches of 7)',
} as const

function flipLine({ candidate, champion }: Attacks): string {
  const columns = candidate.columns.slice(0, 3).map(({ name }) => name)
  const of = columns.length === 0 ? '' : `, mostly of ${columns.join(', ')}`
  const other = champion === undefined ? '' : ` (champion: ${distanceText(champion)})`
  if (candidate.median !== undefined)
    return `Half of the right decisions flip within ${distanceText(candidate)}${of}${other}.`
  const share = percent(candidate.flipped / Math.max(1, candidate.rows))
  return `The search found a change that flips ${share} % of the right decisions, fewer than half${of}${other}.`
}

type Attacks = NonNullable<Robustness['adversarial']>

function distanceText({ median, flipped, rows }: Attacks['candidate']): string {
  if (median === undefined) return `${percent(flipped / Math.max(1, rows))} % flip at all`
  return `${significant(median.value, 2)} standard deviations`
}

function performanceLine({ candidate, champion, ratio, machine }: Performance): string {
  const times = `One row takes ${significant(candidate.p50, 2)} ms (p95 ${significant(candidate.p95.value, 2)} ms), ${count(candidate.rowsPerSecond)} rows per second in a batch`
  const beside =
    champion === undefined || ratio === undefined
      ? ''
      : `; ${significant(ratio.value, 3)} times the champion's time (${significant(ratio.interval.low, 3)} to ${significant(ratio.interval.high, 3)})`
  return `${times}${beside}; ${machine.os} ${machine.arch}, ${machine.cpus} CPUs.`
}

/** The worst perturbation of each kind, or all: what happens every day first, then what means that something is broken. */
export function perturbationTable(
  perturbations: Robustness['perturbations'],
  which: 'worst' | 'all' = 'worst',
): GroupTable | undefined {
  if (perturbations === undefined || perturbations.results.length === 0) return undefined
  const { metric, rows, measured, results } = perturbations
  const worst = PERTURBATION_KINDS.flatMap((kind) =>
    results.filter((one) => one.kind === kind).slice(0, which === 'worst' ? 1 : undefined),
  )
  const isCompared = results.some(({ champion }) => champion !== undefined)
  return {
    attribute: 'Robustness',
    head: [
      'perturbation',
      'decisions flipped',
      `${metricLabel(metric)} worse by`,
      ...(isCompared ? ['more than the champion'] : []),
    ],
    rows: worst.map((one) => [
      perturbationName(one),
      flipText(one.candidate),
      failedText(one) ?? sizeText(metric, one.candidate.drop),
      ...(isCompared
        ? [one.champion?.failed === undefined ? sizeText(metric, one.dropDifference) : 'champion has no answer']
        : []),
    ]),
    note: `${which === 'worst' ? 'The worst of each kind' : 'The worst of each kind and size'} among ${count(measured)} perturbations of ${plural(rows, 'row')}.`,
  }
}

function failedText({ candidate: { failed } }: PerturbationResult): string | undefined {
  if (failed === undefined) return undefined
  return `no answer (${failed.how}) to ${count(failed.failing.k)} of ${count(failed.failing.n)}`
}

function flipText({ flips }: PerturbedSide): string {
  if (flips === undefined) return '–'
  const { low, high } = flips.interval
  return `${percent(flips.k / Math.max(1, flips.n))} % (${percent(low)} to ${percent(high)})`
}

function sizeText(metric: string, size: MeasuredSize | undefined): string {
  if (size === undefined) return '–'
  const [value, low, high] = differenceNumbers(metric, [size.value, size.interval.low, size.interval.high])
  return `${`${value} ${differenceUnit(metric)}`.trim()} (${low} to ${high})`
}

function percent(share: number): string {
  return significant(share * 100, 2)
}

/** What failed, and what was never tried: of that nothing is known. */
function caseLines(cases: Robustness['cases']): string[] {
  if (cases === undefined) return []
  const { file, results } = cases
  const all = plural(results.length, 'written case')
  const names = (some: readonly CaseResult[]) => some.slice(0, 3).map(({ name }) => name)
  const [broken, untried] = [results.filter(isBroken), results.filter(isUntried)]
  return [
    ...(broken.length === 0 ? [] : [`${count(broken.length)} of ${all} failed: ${names(broken).join('; ')}.`]),
    ...(untried.length === 0
      ? []
      : [
          `${count(untried.length)} of ${all} tried no row: ${names(untried).join('; ')}. Correct \`where\` in ${file}.`,
        ]),
  ]
}

/** No row of the holdout is what the case is about. */
export function isUntried({ tried }: CaseResult): boolean {
  return tried === 0
}

/** The cases that failed more often than they may, and those that tried no row; `undefined` where all held. */
export function caseTable(cases: Robustness['cases']): GroupTable | undefined {
  const broken = cases?.results.filter(isBroken) ?? []
  const shown = [...broken, ...(cases?.results.filter(isUntried) ?? [])]
  if (cases === undefined || shown.length === 0) return undefined
  const { file, results } = cases
  const rest = shown.length - MAX_CASES
  return {
    attribute: broken.length === 0 ? 'Written cases that tried no row' : 'Written cases that failed',
    head: ['case', 'kind', 'failed', 'allowed', 'for example'],
    rows: shown.slice(0, MAX_CASES).map(caseRow),
    note: `${count(results.length - shown.length)} of ${plural(results.length, 'case')} of ${file} held.${rest > 0 ? ` And ${plural(rest, 'more case')} did not.` : ''}`,
  }
}

function caseRow({ name, kind, failures, allowed, failed, examples = [] }: CaseResult): string[] {
  const most = allowed.share === undefined ? count(allowed.failures ?? 0) : `${percent(allowed.share)} %`
  const tried = failures.n === 0 ? 'no row tried' : `${count(failures.k)} of ${count(failures.n)}`
  const found = failed === undefined ? tried : `no answer (${failed})`
  return [name, kind, found, most, examples[0] ?? '']
}
