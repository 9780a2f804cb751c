import { type AnyRuleKind, eraseSettings } from './rule.ts'
import { approval } from './rules/approval.ts'
import { dataLeakage, dataQuality, privacy } from './rules/data-findings.ts'
import { fairness } from './rules/fairness.ts'
import { holdoutPinned } from './rules/holdout-pinned.ts'
import { metricBaseline } from './rules/metric-baseline.ts'
import { metricThreshold } from './rules/metric-threshold.ts'

/** Every kind of rule a policy may use, in the order in which documents list them. */
export const RULE_KINDS: readonly AnyRuleKind[] = [
  eraseSettings(metricThreshold),
  eraseSettings(metricBaseline),
  eraseSettings(fairness),
  eraseSettings(holdoutPinned),
  eraseSettings(dataLeakage),
  eraseSettings(dataQuality),
  eraseSettings(privacy),
  eraseSettings(approval),
]

/** The kind with this name, or `undefined`. */
export function ruleKind(name: string): AnyRuleKind | undefined {
  return RULE_KINDS.find((kind) => kind.kind === name)
}
