import type { PerturbationResult, Robustness } from '../../evidence/robustness.ts'
import type { TestPredicate } from '../../evidence/test-predicate.ts'
import { perturbationName } from '../../robustness/words.ts'
import { differenceSize, limitValue, marginSize, metricLabel } from '../metric-words.ts'
import { count, significant } from '../numbers.ts'
import type { Finding } from '../rule.ts'
import { confidenceProblem } from '../test-evidence.ts'
import type { JudgedKinds, RobustnessRule } from './robustness.ts'

type Settings = RobustnessRule & { readonly perturbations: JudgedKinds }
type Measured = NonNullable<Robustness['perturbations']>
/** What is held against a limit, in the unit of the limit. */
type Reading = { readonly observed: number; readonly limit: number; readonly words: string; readonly level: number }

/** The perturbation that is furthest beyond a limit speaks; one that the model does not answer is beyond every limit. */
export function judgePerturbations(
  settings: Settings,
  { perturbations }: Robustness,
  evidence: TestPredicate,
): Finding {
  const problem = measuredProblem(settings, perturbations, evidence)
  if (problem !== undefined || perturbations === undefined) return problem ?? failed('No perturbation was measured.')
  const judged = perturbations.results.filter(({ kind }) => settings.perturbations.includes(kind))
  const silent = judged.find(({ candidate }) => candidate.failed !== undefined)
  if (silent?.candidate.failed !== undefined) return silentFinding(silent, silent.candidate.failed)
  const unread = judged.find((one) => readingsOf(settings, perturbations, one).length < limitsOf(settings))
  if (unread !== undefined) return unreadFinding(settings, unread)
  const readings = judged.flatMap((result): Judged[] =>
    readingsOf(settings, perturbations, result).map((reading) => ({ result, reading })),
  )
  const tooVague = readings
    .map(({ reading }) => confidenceProblem(reading.words, reading.level, settings.confidence))
    .find((one) => one !== undefined)
  if (tooVague !== undefined) return tooVague
  const [worst] = readings.toSorted((a, b) => excess(b.reading) - excess(a.reading))
  if (worst === undefined) return failed('No perturbation of the kinds that are judged was measured.')
  return worstFinding(settings, perturbations, { worst, judged: judged.length })
}

type Judged = { readonly result: PerturbationResult; readonly reading: Reading }

function worstFinding(
  settings: Settings,
  measured: Measured,
  { worst: { result, reading }, judged }: { readonly worst: Judged; readonly judged: number },
): Finding {
  const { observed, limit, words } = reading
  const shown = `${words} under ${perturbationName(result)}`
  if (excess(reading) <= 0) {
    const message = `The worst of ${count(judged)} judged perturbations: ${shown}.`
    return { verdict: 'pass', message, observed, limit }
  }
  return {
    verdict: 'fail',
    message: `${capital(shown)}; the limit is ${limitText(settings, measured, limit)}.`,
    headline: `has ${shown}`,
    fix: 'Train with rows that are perturbed in this way, round or clip the input, or agree on another limit first.',
    observed,
    limit,
  }
}

function measuredProblem(
  { metric, min_rows = 500 }: Settings,
  measured: Measured | undefined,
  { holdout }: TestPredicate,
): Finding | undefined {
  if (measured === undefined) return failed('The evidence has no perturbations.')
  if (metric !== undefined && measured.metric !== metric) {
    const message = `The drop of ${metricLabel(measured.metric)} was measured, not of ${metricLabel(metric)}.`
    return { ...failed(message), fix: `Put ${metric} first in test.metrics of assay.yml and test again.` }
  }
  const needed = Math.min(min_rows, holdout.rows)
  if (measured.rows >= needed) return undefined
  const message = `${count(measured.rows)} rows were perturbed; the policy asks for ${count(needed)}.`
  return { ...failed(message), fix: `Set test.robustness.rows to ${needed} in assay.yml and test again.` }
}

function limitsOf({ max_drop, max_flip_rate }: Settings): number {
  return Number(max_drop !== undefined) + Number(max_flip_rate !== undefined)
}

function readingsOf(
  { max_drop, max_flip_rate, bound = 'low' }: Settings,
  { metric }: Measured,
  { candidate: { drop, flips } }: PerturbationResult,
): Reading[] {
  const readings: Reading[] = []
  if (max_drop !== undefined && drop !== undefined) {
    const observed = bound === 'value' ? drop.value : drop.interval[bound]
    const words = `${metricLabel(metric)} worse by ${differenceSize(metric, Math.max(0, drop.value))}`
    readings.push({ observed, limit: max_drop, words, level: drop.interval.level })
  }
  if (max_flip_rate !== undefined && flips !== undefined) {
    const value = flips.k / Math.max(1, flips.n)
    const observed = bound === 'value' ? value : flips.interval[bound]
    const words = `${significant(value * 100)} % of the decisions flipped`
    readings.push({ observed, limit: max_flip_rate, words, level: flips.interval.level })
  }
  return readings.filter(({ observed }) => Number.isFinite(observed))
}

/** How far beyond the limit, as a share of it; above 0 is beyond. */
function excess({ observed, limit }: Reading): number {
  return (observed - limit) / Math.max(limit, 1e-9)
}

function silentFinding(
  result: PerturbationResult,
  { how, message, failing }: NonNullable<PerturbationResult['candidate']['failed']>,
): Finding {
  const name = perturbationName(result)
  return {
    verdict: 'fail',
    message: `The model has no answer under ${name} (${how}; ${count(failing.k)} of ${count(failing.n)} single rows): ${message}`,
    headline: `has no answer under ${name}`,
    fix: 'Let the exported pipeline fill in missing values and take unknown texts as a category of their own, or do not judge this perturbation.',
  }
}

function unreadFinding({ max_flip_rate }: Settings, result: PerturbationResult): Finding {
  const isUndecided = max_flip_rate !== undefined && result.candidate.flips === undefined
  const what = isUndecided ? 'Flipped decisions were' : 'The drop of the metric was'
  const fix = isUndecided
    ? 'A regression decides nothing: use `max_drop`.'
    : 'Perturb more rows (test.robustness.rows), so that the metric is defined on them.'
  return { ...failed(`${what} not measured under ${perturbationName(result)}.`), fix }
}

function limitText({ max_drop }: Settings, { metric }: Measured, limit: number): string {
  return limit === max_drop ? marginSize(metric, limit) : `${limitValue(limit * 100)} %`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function failed(message: string): Finding {
  return {
    verdict: 'fail',
    message,
    headline: 'has no usable measurement of its robustness',
    fix: 'Set `test: { robustness: true }` in assay.yml and test again.',
  }
}
