import { joinNeeds } from './combine.ts'
import type { Policy } from './parse.ts'
import type { Needs } from './rule.ts'
import { conditionFacts } from './when/expression.ts'

/** What must be read from GitHub before this policy can be judged: nothing that no rule, path or condition asks for. */
export function needsOf(policy: Policy): Needs {
  const rules = policy.models.flatMap((model) => model.rules)
  const needs = joinNeeds(rules)
  const asksPaths = rules.some(({ when }) => when !== undefined && conditionFacts(when).includes('paths'))
  const hasPaths = policy.models.some(({ paths }) => paths !== undefined)
  const files = needs.files || asksPaths || hasPaths
  if (policy.waivers === undefined || policy.waivers.isForbidden) return { ...needs, files }
  // Who wrote the change must not waive its rules.
  return { ...needs, files, people: true }
}
