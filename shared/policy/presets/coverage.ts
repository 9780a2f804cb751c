import type { Part } from '../combine.ts'
import type { ModelPolicy, Rule } from '../parse.ts'
import type { RuleVerdict } from '../verdict-tree.ts'
import type { Preset } from './preset.ts'

/** A rule of the policy that looks at a part of a control; `verdict` where one was reached. */
export type CoveringRule = {
  readonly id: string
  readonly kind: string
  readonly isBlocking: boolean
  readonly verdict?: RuleVerdict['verdict']
}

/** One control of a framework, and what of it the policy of a model looks at. */
export type CoverageRow = {
  readonly control: string
  readonly title: string
  readonly rules: readonly CoveringRule[]
  /** Kinds that could look at it and that the policy does not use. */
  readonly unused: readonly string[]
  /** No rule can answer it. */
  readonly humanOnly: boolean
  readonly machinery?: { readonly text: string; readonly page: string }
  readonly people: string
}

/**
 * What a policy looks at of a framework: no statement that anything is fulfilled. `verdicts` are those of the same model's rules, where
 * there are any.
 */
export function coverageOf(preset: Preset, policy: ModelPolicy, verdicts: readonly RuleVerdict[] = []): CoverageRow[] {
  return preset.controls.map(({ id, title, kinds, machinery, people }) => {
    const own = policy.rules.filter((rule) => kindsIn(rule).some((kind) => kinds.includes(kind)))
    const used = new Set(own.flatMap(kindsIn))
    return {
      control: id,
      title,
      rules: own.map((rule) => covering(rule, verdicts)),
      unused: kinds.filter((kind) => !used.has(kind)),
      humanOnly: kinds.length === 0,
      ...(machinery === undefined ? {} : { machinery }),
      people,
    }
  })
}

function covering(rule: Rule, verdicts: readonly RuleVerdict[]): CoveringRule {
  const verdict = verdicts.find(({ id }) => id === rule.id)?.verdict
  const isBlocking = rule.severity === 'block' && rule.when === undefined
  return { id: rule.id, kind: rule.kind.kind, isBlocking, ...(verdict === undefined ? {} : { verdict }) }
}

/** Kinds of a rule; those inside a combination count, since each is looked at. */
function kindsIn({ kind, settings }: Part): string[] {
  const { parts } = settings as { readonly parts?: readonly Part[] }
  return Array.isArray(parts) ? parts.flatMap(kindsIn) : [kind.kind]
}
