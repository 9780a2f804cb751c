import type { AttackResult, CaseResult, Robustness } from '../../evidence/robustness.ts'
import { limitValue } from '../metric-words.ts'
import { count, plural, significant } from '../numbers.ts'
import type { Finding } from '../rule.ts'
import { confidenceProblem } from '../test-evidence.ts'
import type { RobustnessRule } from './robustness.ts'

/** Fewer rows than these say nothing about half of them. */
const LEAST_ATTACKED = 20

/** The order of the rows, the size of a batch and asking again must change nothing. */
export function judgeStability({ stability = [] }: Robustness): Finding {
  if (stability.length === 0)
    return failed('Whether the order of the rows matters was not measured.', 'has no check of the order of its rows')
  const broken = stability.find((one) => one.differing > 0 || one.failed !== undefined)
  if (broken === undefined) return { verdict: 'pass', message: 'Order and batch size change no answer.' }
  const { check, differing, rows, largest, failed: how } = broken
  const by = CAUSES[check]
  const found =
    how === undefined
      ? `${count(differing)} of ${count(rows)} answers change with ${by}, by up to ${significant(largest)}.`
      : `With ${by} the model does not answer (${how}).`
  return {
    ...failed(found, `answers otherwise with ${by}`),
    fix: 'Take away what looks at the whole batch (batch normalisation in training mode, a mean over rows, ranks), and random numbers.',
  }
}

const CAUSES = {
  again: 'the second asking',
  order: 'the order of the rows',
  'batch-1': 'batches of one row',
  'batch-7': 'batches of seven rows',
} as const

/** Each case must keep within what cases.yml allows; a share is judged by the low end of its interval. */
export function judgeCases({ cases = 'all', cases_digest }: RobustnessRule, { cases: measured }: Robustness): Finding {
  if (measured === undefined) {
    return {
      ...failed('The evidence has no written cases.', 'has no written cases'),
      fix: 'Set `test: { cases: cases.yml }` in assay.yml and test again.',
    }
  }
  if (cases_digest !== undefined && measured.digest !== cases_digest) {
    const message = `${measured.file} is not the file that the policy names (${measured.digest.slice(0, 19)}).`
    return {
      ...failed(message, 'was tested with other cases'),
      fix: 'Restore the file, or agree on its new digest in the policy first.',
    }
  }
  const known = measured.results.map(({ name }) => name)
  const missing = cases === 'all' ? [] : cases.filter((name) => !known.includes(name))
  if (missing.length > 0) {
    const names = missing.join(', ')
    return {
      ...failed(`The evidence has no case ${names}.`, `has no case ${names}`),
      fix: `Write it into ${measured.file} again.`,
    }
  }
  const judged = measured.results.filter(({ name }) => cases === 'all' || cases.includes(name))
  const untried = judged.find(({ tried }) => tried === 0)
  if (untried !== undefined) {
    const fix = 'Change `where` of the case so that it holds for rows of the holdout.'
    return {
      ...failed(`No row was tried for the case ${untried.name}.`, `has no rows for the case ${untried.name}`),
      fix,
    }
  }
  const broken = judged.filter(isBroken)
  const [worst] = broken
  if (worst === undefined) return { verdict: 'pass', message: `${plural(judged.length, 'written case')} held.` }
  const { k, n } = worst.failures
  const example = worst.examples?.[0] === undefined ? '' : `, for example ${worst.examples[0]}`
  const more = broken.length > 1 ? ` And ${plural(broken.length - 1, 'more case')}.` : ''
  return {
    ...failed(`${worst.name}: ${count(k)} of ${count(n)} failed${example}.${more}`, `fails the case ${worst.name}`),
    fix: `Look at the failing rows of ${measured.file}; a monotone constraint or more rows of this kind often help.`,
    observed: k,
    ...(worst.allowed.failures === undefined ? {} : { limit: worst.allowed.failures }),
  }
}

/** More failures than allowed, or a share that is above the allowed one beyond doubt. */
export function isBroken({ failures, allowed, failed: how }: CaseResult): boolean {
  if (how !== undefined) return true
  return allowed.share === undefined
    ? failures.k > (allowed.failures ?? 0)
    : failures.k > 0 && failures.interval.low > allowed.share
}

/** A clear refusal is in order; a crash, a number that is none and other answers in another order are not. */
export function judgeEdges(asked: NonNullable<RobustnessRule['edge_cases']>, { edgeCases = [] }: Robustness): Finding {
  const judged = edgeCases.filter(({ name }) => asked === 'all' || asked.includes(name))
  if (judged.length === 0) return failed('No edge case was tried.', 'has no edge cases')
  const broken = judged.filter(({ result }) => result !== 'answered' && result !== 'refused')
  const [worst] = broken
  if (worst === undefined)
    return { verdict: 'pass', message: `${plural(judged.length, 'edge case')} answered or clearly refused.` }
  const list = broken.map(({ name, result }) => `${name} (${result})`).join(', ')
  return {
    ...failed(`Edge cases without a usable answer: ${list}.`, `has no usable answer to ${worst.name}`),
    fix: 'Let the pipeline refuse or clip such values, and export it with the names of its columns.',
  }
}

/** Fails where half of the rows flip within the distance beyond doubt. What the search did not find may still exist. */
export function judgeAttack(least: number, { confidence }: RobustnessRule, { adversarial }: Robustness): Finding {
  const attack = adversarial?.candidate
  if (attack === undefined || attack.rows < LEAST_ATTACKED) {
    const rows = attack?.rows ?? 0
    const message = `The search for flips needs ${LEAST_ATTACKED} rows that are decided right and numbers that may change; it had ${rows} rows.`
    return failed(message, 'has no search for flips')
  }
  const { median } = attack
  if (median === undefined) {
    const share = significant((100 * attack.flipped) / attack.rows)
    return { verdict: 'pass', message: `The search flipped ${share} % of the rows, fewer than half.`, limit: least }
  }
  const vague = confidenceProblem('the distance to a flip', median.level, confidence)
  if (vague !== undefined) return vague
  const shown = `Half of the rows flip within ${significant(median.value)} standard deviations${columnsText(attack)}`
  const numbers = { observed: median.value, limit: least }
  if (median.high === undefined || median.high >= least) return { verdict: 'pass', message: `${shown}.`, ...numbers }
  return {
    ...failed(
      `${shown}; the policy asks for ${limitValue(least)}.`,
      `flips half of its decisions within ${significant(median.value)} standard deviations`,
    ),
    fix: 'Regularise the model, or round its input to what can be measured.',
    ...numbers,
  }
}

function columnsText({ columns }: AttackResult): string {
  const names = columns.slice(0, 3).map(({ name }) => name)
  return names.length === 0 ? '' : ` (mostly of ${names.join(', ')})`
}

function failed(message: string, headline: string): Finding {
  return { verdict: 'fail', message, headline, fix: 'Set `test: { robustness: true }` in assay.yml and test again.' }
}
