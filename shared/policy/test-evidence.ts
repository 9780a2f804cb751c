import type { Estimate } from '../evidence/parts.ts'
import type { TestPredicate } from '../evidence/test-predicate.ts'
import { measuredCommit } from './measured-commit.ts'
import { isOfAPart } from './metric-words.ts'
import { count } from './numbers.ts'
import type { Finding, RuleContext } from './rule.ts'

const RUN_AGAIN = 'Run `assay test` on the current head commit and let the gate read its evidence.'

/**
 * The test measurements a rule may use, or the finding that says why there are none. Evidence that is late is `pending`, absent or
 * about something else is `fail`, unusable is `error`.
 */
export function testEvidence(context: RuleContext): TestPredicate | Finding {
  const { facts, model } = context
  if (facts.problem !== undefined) return problemFinding(facts.problem)
  if (facts.test === undefined) return problemFinding({ kind: 'missing', message: `there is none for ${model}` })
  const predicate = facts.test.predicate
  if (predicate.model !== model) {
    return failed(`The evidence is about the model ${predicate.model}, not ${model}.`, 'has evidence of another model')
  }
  const head = measuredCommit(context.change)
  const measured = predicate.source.headSha
  if (head !== undefined && measured !== head) {
    const where =
      measured === undefined
        ? 'does not say at which commit it was measured'
        : `was measured at commit ${measured.slice(0, 7)}`
    return failed(`The evidence ${where}; the head is ${head.slice(0, 12)}.`, 'has evidence of another commit only')
  }
  return predicate
}

/** Nominal coverage that an interval needs when a rule does not say another one. */
export const DEFAULT_CONFIDENCE = 0.95

/** The key `confidence` of every rule that an interval decides. */
export const CONFIDENCE_SETTING = {
  type: 'number',
  minimum: 0.5,
  maximum: 0.999,
  default: DEFAULT_CONFIDENCE,
  description: 'Least nominal coverage of the interval that decides.',
} as const

/**
 * An interval decides only at the confidence the policy asks for: `test.level` in `assay.yml` is the author's, and a low level makes
 * every interval narrow.
 */
export function confidenceProblem(metric: string, level: number, confidence = DEFAULT_CONFIDENCE): Finding | undefined {
  if (level >= confidence) return undefined
  return {
    ...failed(
      `The interval of ${metric} covers ${percent(level)}; the policy asks for ${percent(confidence)}.`,
      `has intervals of ${percent(level)} where ${percent(confidence)} are asked for`,
    ),
    fix: `Set test.level to ${confidence} in assay.yml and test again.`,
  }
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`
}

/** Told apart by shape: only a finding has a `verdict` of its own. */
export function isFinding(value: object): value is Finding {
  return 'verdict' in value && 'message' in value
}

/** The estimate of one metric over the whole holdout, or the finding that says what is there instead. */
export function estimateOf(predicate: TestPredicate, metric: string): Estimate | Finding {
  const estimate = predicate.metrics.find((candidate) => candidate.name === metric)
  if (estimate === undefined) {
    const measured = predicate.metrics.map((candidate) => candidate.name).join(', ')
    return {
      ...failed(`The evidence has no metric ${metric}; it has ${measured}.`, `has no measurement of ${metric}`),
      fix: `Add ${metric} to test.metrics in assay.yml, or name a measured metric in the policy.`,
    }
  }
  const { value, interval, n } = estimate
  if (![value, interval.low, interval.high].every(Number.isFinite)) {
    return failed(`The value or interval of ${metric} is not a number.`, `has no usable value of ${metric}`)
  }
  return rowsProblem(metric, n, predicate.holdout.rows) ?? estimate
}

/** A measurement over other rows than the holdout (or, for recall and its like, over none) is not the one that was asked for. */
export function rowsProblem(metric: string, n: number, rows: number): Finding | undefined {
  if (n === rows || (isOfAPart(metric) && n > 0 && n < rows)) return undefined
  return failed(
    `${metric} was measured on ${count(n)} rows, but the holdout has ${count(rows)}.`,
    `has ${metric} measured on ${count(n)} of ${count(rows)} holdout rows`,
  )
}

/** Why there is no evidence, as a finding: late is `pending`, absent is `fail`, unusable is `error`. */
export function problemFinding(problem: { kind: 'pending' | 'missing' | 'invalid'; message: string }): Finding {
  switch (problem.kind) {
    case 'pending':
      return {
        verdict: 'pending',
        message: `The evidence is not here yet: ${problem.message}.`,
        headline: 'is still being tested',
        fix: 'Wait for the test run to end; the gate evaluates again by itself.',
      }
    case 'missing':
      return failed(`No test evidence: ${problem.message}.`, 'has no test evidence')
    case 'invalid':
      return {
        verdict: 'error',
        message: `The evidence cannot be used: ${problem.message}.`,
        headline: 'has evidence that cannot be used',
        fix: RUN_AGAIN,
      }
    default:
      return problem.kind satisfies never
  }
}

function failed(message: string, headline: string): Finding {
  return { verdict: 'fail', message, headline, fix: RUN_AGAIN }
}
