import type { Calibrated } from '../../evidence/calibration.ts'
import { limitValue } from '../metric-words.ts'
import { fixed, significant } from '../numbers.ts'
import type { Finding, RuleContext } from '../rule.ts'
import { confidenceProblem, isFinding, testEvidence } from '../test-evidence.ts'

/** Limits on the evidence section `calibration`, which is measured without being asked for. */
export type CurveLimits = {
  readonly min_slope?: number
  readonly max_slope?: number
  readonly min_spiegelhalter_p?: number
  readonly bound?: 'value' | 'high'
  readonly confidence?: number
}

/** Does any limit read the section? */
export function asksForCurve({ min_slope, max_slope, min_spiegelhalter_p }: CurveLimits): boolean {
  return [min_slope, max_slope, min_spiegelhalter_p].some((limit) => limit !== undefined)
}

/** What the limits ask for, one clause each. */
export function curveWords({ min_slope, max_slope, min_spiegelhalter_p }: CurveLimits): string[] {
  return [
    ...(min_slope === undefined ? [] : [`calibration slope at least ${limitValue(min_slope)}`]),
    ...(max_slope === undefined ? [] : [`calibration slope at most ${limitValue(max_slope)}`]),
    ...(min_spiegelhalter_p === undefined ? [] : [`Spiegelhalter p at least ${limitValue(min_spiegelhalter_p)}`]),
  ]
}

/** One finding per limit; evidence that does not say fails it. */
export function judgeCurve(limits: CurveLimits, context: RuleContext): Finding[] {
  if (!asksForCurve(limits)) return []
  const evidence = testEvidence(context)
  if (isFinding(evidence)) return [evidence]
  const own = evidence.calibration?.candidate.find(({ kind }) => kind !== 'class')
  if (own === undefined) {
    return [
      absent(
        'the evidence does not say how the probabilities are calibrated',
        'Test again with this version of Assay; only tasks with classes have a calibration.',
      ),
    ]
  }
  if (own.n !== evidence.holdout.rows)
    return [absent('the calibration was measured on other rows than the holdout', 'Run `assay test` again.')]
  return [...judgeSlope(limits, own), ...judgeTest(limits, own)]
}

function judgeSlope(
  { min_slope, max_slope, bound = 'value', confidence }: CurveLimits,
  { slope }: Calibrated,
): Finding[] {
  if (min_slope === undefined && max_slope === undefined) return []
  if (slope === undefined) {
    return [
      absent(
        'the rows do not determine the calibration slope',
        'Test on more rows, or on rows whose probabilities differ.',
      ),
    ]
  }
  const vague =
    bound === 'high' ? confidenceProblem('the calibration slope', slope.interval.level, confidence) : undefined
  if (vague !== undefined) return [vague]
  const { low, high } = bound === 'high' ? slope.interval : { low: slope.value, high: slope.value }
  const shown = `Calibration slope ${fixed(slope.value, 2)} (${fixed(slope.interval.low, 2)} to ${fixed(slope.interval.high, 2)})`
  if (min_slope !== undefined && low < min_slope)
    return [broken(shown, low, `below the minimum ${limitValue(min_slope)}`, min_slope)]
  if (max_slope !== undefined && high > max_slope)
    return [broken(shown, high, `above the maximum ${limitValue(max_slope)}`, max_slope)]
  return [{ verdict: 'pass', message: `${shown}.`, observed: slope.value }]
}

function judgeTest({ min_spiegelhalter_p: limit }: CurveLimits, { spiegelhalter }: Calibrated): Finding[] {
  if (limit === undefined) return []
  if (spiegelhalter === undefined) {
    return [
      absent(
        'the probabilities leave nothing to chance, so there is no test of them',
        'Let the model answer with probabilities between 0 and 1.',
      ),
    ]
  }
  const { pValue, z } = spiegelhalter
  const shown = `Spiegelhalter p ${significant(pValue, 2)} (z ${fixed(z, 2)})`
  if (pValue >= limit) return [{ verdict: 'pass', message: `${shown}.`, observed: pValue, limit }]
  return [broken(shown, pValue, `below the minimum ${limitValue(limit)}`, limit)]
}

function broken(shown: string, observed: number, place: string, limit: number): Finding {
  return {
    verdict: 'fail',
    message: `${shown} is ${place}.`,
    headline: `has probabilities that cannot be taken at their word (${shown.toLowerCase()}, ${place})`,
    fix: 'Calibrate the probabilities on rows that are neither trained on nor in the holdout (Platt scaling, isotonic regression).',
    observed,
    limit,
  }
}

function absent(message: string, fix: string): Finding {
  return {
    verdict: 'fail',
    message: `${message[0]?.toUpperCase()}${message.slice(1)}.`,
    headline: `has no usable calibration: ${message}`,
    fix,
  }
}
