import type { ModelPolicy, Rule } from '../parse.ts'
import type { Judge } from '../rule.ts'
import { findPreset } from './names.ts'

/** What a preset of the floor asks for and no rule of a model gives. */
type Demand = { readonly preset: string; readonly kinds: readonly string[]; readonly model: string }

/** Never met while it is asked: it stands in a policy only where the rule that would meet it does not. Its kind is not waivable. */
const demand: Judge = {
  kind: 'policy.demand',
  describe: (settings) => `a rule ${(settings as Demand).kinds.join(' or ')} that blocks`,
  evaluate: (settings) => {
    const { preset, kinds, model } = settings as Demand
    const asked = kinds.join(' or ')
    return {
      verdict: 'fail',
      message: `${preset}, in the floor of the organisation, asks for a rule ${asked} that blocks, and the policy of ${model} has none.`,
      headline: `has no rule ${asked} that blocks, which the organisation asks for`,
      fix: `Add one to ${model} in .github/assay-policy.yml, without \`when\` (docs/policy/rules/${kinds[0]}.md).`,
    }
  },
}

/**
 * A failing rule for everything that presets of a floor demand and neither the floor nor the model's own rules ask for. A rule that only
 * warns, or that is asked only sometimes, is not what was asked for; one inside a combination neither.
 */
export function unmetDemands(names: readonly string[], asked: readonly Rule[], { model, rules }: ModelPolicy): Rule[] {
  const blocking = [...asked, ...rules].filter(({ severity, when }) => severity === 'block' && when === undefined)
  const given = new Set(blocking.map(({ kind }) => kind.kind))
  const demands = names.flatMap((preset) => (findPreset(preset)?.demands ?? []).map((kinds) => ({ preset, kinds })))
  return demands
    .filter(({ kinds }) => !kinds.some((kind) => given.has(kind)))
    .map(({ preset, kinds }) => {
      const id = `floor/${preset.split('@')[0]}/needs-${kinds[0]}`
      return { id, kind: demand, settings: { preset, kinds, model }, severity: 'block' }
    })
}
