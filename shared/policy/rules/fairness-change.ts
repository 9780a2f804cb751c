import type { FairnessChange } from '../../evidence/fairness.ts'
import type { TestPredicate } from '../../evidence/test-predicate.ts'
import { currentChampion, notCompared } from '../champion.ts'
import { fairnessMeasure } from '../fairness-measures.ts'
import type { Finding, RuleContext } from '../rule.ts'
import { confidenceProblem, isFinding } from '../test-evidence.ts'
import type { FairnessSettings } from './fairness.ts'
import { labelOf, limitText, numberText } from './fairness-words.ts'

/** The gap of the candidate minus that of the champion on the same rows, against `not_worse_by`. */
export function judgeChange(settings: FairnessSettings, evidence: TestPredicate, context: RuleContext): Finding {
  const champion = currentChampion(settings, evidence, context)
  if (isFinding(champion)) return champion
  const { stored } = fairnessMeasure(settings.metric)
  const { fairness } = evidence
  const split = fairness?.splits.find(({ attribute }) => attribute === settings.attribute)
  const change = split?.changes?.find(({ measure }) => measure === stored)
  if (fairness === undefined || change === undefined || !change.difference.every(Number.isFinite)) {
    const what = `the gap of ${labelOf(settings)} between groups of ${settings.attribute}`
    return notCompared(`The evidence does not compare ${what} with the champion’s.`, `has no comparison of ${what}`)
  }
  return (
    confidenceProblem(`the change of ${labelOf(settings)}`, fairness.level, settings.confidence) ??
    decide(settings, change, { level: fairness.level, version: champion.version })
  )
}

type Compared = { readonly level: number; readonly version: string }

function decide(settings: FairnessSettings, change: FairnessChange, { level, version }: Compared): Finding {
  const { not_worse_by: margin = 0, if_inconclusive = 'warn', attribute } = settings
  const { worse, low, high } = asLoss(settings, change)
  const text = numberText(settings)
  const ends = `(${Math.round(level * 1000) / 10} % CI ${text(low)} to ${text(high)})`
  const was = `${text(change.candidate)} now, ${text(change.champion)} with champion ${version}`
  const shown = `Gap of ${labelOf(settings)} between groups of ${attribute}: ${was}, worse by ${text(worse)} ${ends}`
  const asked = limitText(settings, margin)
  const numbers = { observed: worse, limit: margin }
  if (high <= margin) return { verdict: 'pass', message: `${shown}.`, ...numbers }
  if (low > margin) {
    return {
      verdict: 'fail',
      message: `${shown}: the whole interval is above ${asked}.`,
      headline: `widened the gap of ${labelOf(settings)} between groups of ${attribute} by ${text(worse)} ${ends}`,
      fix: `Look at the groups of ${attribute} in the section Groups: the champion treats them more alike.`,
      ...numbers,
    }
  }
  return {
    verdict: if_inconclusive,
    message: `${shown}, not enough data to hold it against ${asked}.`,
    headline: `is not shown to keep the gap of ${labelOf(settings)} between groups of ${attribute} within ${asked} of the champion’s`,
    fix: `Add rows to the holdout, most of them of the small groups of ${attribute}.`,
    ...numbers,
  }
}

/** A larger difference is worse, and so is a smaller ratio. */
function asLoss({ metric }: FairnessSettings, { difference: [value, low, high] }: FairnessChange) {
  return fairnessMeasure(metric).kind === 'ratio'
    ? { worse: -value, low: -high, high: -low }
    : { worse: value, low, high }
}
