import { type AnyRuleKind, eraseSettings } from './rule.ts'
import { approval } from './rules/approval.ts'
import { approvalPaths, policyChange } from './rules/approval-paths.ts'
import { artifactFormat } from './rules/artifact-format.ts'
import { artifactPinned } from './rules/artifact-pinned.ts'
import { attribution } from './rules/attribution.ts'
import { budget } from './rules/budget.ts'
import { calibration } from './rules/calibration.ts'
import { cardComplete } from './rules/card-complete.ts'
import { cardMatchesEvidence } from './rules/card-matches-evidence.ts'
import { changeClass } from './rules/change-class.ts'
import { changeLog } from './rules/change-log.ts'
import { checkPassed } from './rules/check-passed.ts'
import { cooldown } from './rules/cooldown.ts'
import { dataLeakage, dataQuality, privacy } from './rules/data-findings.ts'
import { dataLineage } from './rules/data-lineage.ts'
import { dataRepresentative } from './rules/data-representative.ts'
import { dataUnchanged } from './rules/data-unchanged.ts'
import { drift } from './rules/drift.ts'
import { evidenceAttempts } from './rules/evidence-attempts.ts'
import { evidenceComplete } from './rules/evidence-complete.ts'
import { evidenceFresh } from './rules/evidence-fresh.ts'
import { evidenceLevel } from './rules/evidence-level.ts'
import { evidenceReproducible } from './rules/evidence-reproducible.ts'
import { fairness } from './rules/fairness.ts'
import { freeze } from './rules/freeze.ts'
import { holdoutBudget } from './rules/holdout-budget.ts'
import { holdoutFresh } from './rules/holdout-fresh.ts'
import { holdoutPinned } from './rules/holdout-pinned.ts'
import { holdoutSize } from './rules/holdout-size.ts'
import { inventoryEntry } from './rules/inventory-entry.ts'
import { metricBaseline } from './rules/metric-baseline.ts'
import { metricFlips } from './rules/metric-flips.ts'
import { metricSlices } from './rules/metric-slices.ts'
import { metricThreshold } from './rules/metric-threshold.ts'
import { monitoringReady } from './rules/monitoring-ready.ts'
import { policyPrior } from './rules/policy-prior.ts'
import { revalidationDue } from './rules/revalidation-due.ts'
import { robustness } from './rules/robustness.ts'
import { rolloutSoak } from './rules/rollout-soak.ts'
import { supplyChain } from './rules/supply-chain.ts'
import { veto } from './rules/veto.ts'

/** Every kind of rule a policy may use, in the order in which documents list them. */
export const RULE_KINDS: readonly AnyRuleKind[] = [
  eraseSettings(metricThreshold),
  eraseSettings(metricBaseline),
  eraseSettings(metricSlices),
  eraseSettings(metricFlips),
  eraseSettings(calibration),
  eraseSettings(fairness),
  eraseSettings(attribution),
  eraseSettings(robustness),
  eraseSettings(budget),
  eraseSettings(drift),
  eraseSettings(holdoutPinned),
  eraseSettings(holdoutSize),
  eraseSettings(holdoutBudget),
  eraseSettings(holdoutFresh),
  eraseSettings(dataLeakage),
  eraseSettings(dataQuality),
  eraseSettings(dataUnchanged),
  eraseSettings(dataLineage),
  eraseSettings(dataRepresentative),
  eraseSettings(privacy),
  eraseSettings(artifactFormat),
  eraseSettings(artifactPinned),
  eraseSettings(supplyChain),
  eraseSettings(cardComplete),
  eraseSettings(cardMatchesEvidence),
  eraseSettings(evidenceLevel),
  eraseSettings(evidenceFresh),
  eraseSettings(evidenceComplete),
  eraseSettings(evidenceAttempts),
  eraseSettings(evidenceReproducible),
  eraseSettings(checkPassed),
  eraseSettings(approval),
  eraseSettings(approvalPaths),
  eraseSettings(policyChange),
  eraseSettings(policyPrior),
  eraseSettings(veto),
  eraseSettings(changeLog),
  eraseSettings(changeClass),
  eraseSettings(inventoryEntry),
  eraseSettings(revalidationDue),
  eraseSettings(monitoringReady),
  eraseSettings(cooldown),
  eraseSettings(rolloutSoak),
  eraseSettings(freeze),
]

/** The kind with this name, or `undefined`. */
export function ruleKind(name: string): AnyRuleKind | undefined {
  return RULE_KINDS.find((kind) => kind.kind === name)
}
