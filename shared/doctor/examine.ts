import type { Check } from './check.ts'
import { checkBranches } from './checks/branches.ts'
import { checkPolicy } from './checks/policy.ts'
import { checkRequirement } from './checks/required.ts'
import { checkReview } from './checks/review.ts'
import { checkSettings } from './checks/settings.ts'
import { checkDependabot, checkWorkflows } from './checks/workflows.ts'
import type { RepositoryFacts } from './facts.ts'

/** Every check of `doctor`, always all of them and in the same order. Pure: the same facts give the same answers. */
export function examine(facts: RepositoryFacts): readonly Check[] {
  return [
    ...checkRequirement(facts),
    ...checkReview(facts),
    ...checkBranches(facts),
    ...checkPolicy(facts),
    ...checkWorkflows(facts),
    ...checkSettings(facts),
    checkDependabot(facts),
  ]
}
