import type { Change } from './facts.ts'
import type { ModelPolicy, Policy, Rule } from './parse.ts'

/** The rules that a change is asked: before a deployment those under `promote`, where a model has them. */
export function rulesFor({ rules, promote = rules }: ModelPolicy, change: Change): readonly Rule[] {
  return change.kind === 'push' && change.environment !== undefined ? promote : rules
}

/** The policy as a deployment is asked it. */
export function promotionOf(policy: Policy): Policy {
  return {
    ...policy,
    models: policy.models.map(({ promote, ...model }) => ({ ...model, rules: promote ?? model.rules })),
  }
}
