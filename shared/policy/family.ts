import type { TestPredicate } from '../evidence/test-predicate.ts'
import { holm } from '../stats/multiplicity.ts'
import type { Rule } from './parse.ts'

/** `holm`: rules that block only what is shown to be worse are judged together, so that chance does not block more often for their number. */
export type Multiplicity = 'none' | 'holm'

/** The key `multiplicity` of a model's rules, and of a floor. */
export const MULTIPLICITY_SETTING = {
  enum: ['none', 'holm'],
  default: 'none',
  description:
    '`holm`: rules `metric.baseline` with `if_inconclusive: warn` share one error level, so that equal models are not blocked more often because more metrics are compared.',
} as const

/**
 * Rules with the family they are judged in. A family is the blocking rules of one list that block only what is shown to be worse; rules
 * that ask for something to be shown all have to hold, which needs no correction and gets none.
 */
export function withFamily(rules: readonly Rule[], multiplicity: Multiplicity = 'none'): readonly Rule[] {
  if (multiplicity === 'none') return rules
  const metrics = rules.flatMap((rule) => harmMetric(rule) ?? [])
  const family = [...new Set(metrics)]
  if (family.length < 2) return rules
  return rules.map((rule) => (harmMetric(rule) === undefined ? rule : { ...rule, family }))
}

/** Holm's p value of one metric among those of a family that the evidence compares; undefined where it has none of its own. */
export function adjustedInFamily(
  metric: string,
  family: readonly string[],
  { comparison }: Pick<TestPredicate, 'comparison'>,
): number | undefined {
  // What was not compared cannot make the others easier to pass.
  const tested = comparison.filter((one) => family.includes(one.metric) && one.pValue !== undefined)
  const adjusted = holm(tested.map(({ pValue = 1 }) => pValue))
  return adjusted[tested.findIndex((one) => one.metric === metric)]
}

function harmMetric({ kind, severity, settings }: Rule): string | undefined {
  if (kind.kind !== 'metric.baseline' || severity !== 'block') return undefined
  const { metric, if_inconclusive, non_inferior_by } = settings as {
    readonly metric?: string
    readonly if_inconclusive?: string
    readonly non_inferior_by?: number
  }
  return if_inconclusive === 'warn' && non_inferior_by !== undefined ? metric : undefined
}
