import type { Problem } from '../../kernel/error.ts'
import type { Rule } from '../parse.ts'
import { type Source, toRule } from '../parse-rule.ts'
import type { ModelDocument } from '../schema.ts'
import { findPreset } from './names.ts'

/** The rules that presets ask of every model, each under the name of its preset: no id of a repository has a slash. */
export function presetRules(names: readonly string[] = []): readonly Rule[] {
  return names.flatMap((written) => {
    const preset = findPreset(written)
    return (preset?.rules ?? []).map((rule) => ({ ...toRule(rule), id: `${preset?.name}/${rule.id}` }))
  })
}

/**
 * What presets ask for and only the repository can write: its limits and its people. A rule that only warns, or that is asked only
 * sometimes, is not what was asked for.
 */
export function demandProblems(
  { located }: Source,
  names: readonly string[] = [],
  models: { readonly [model: string]: ModelDocument },
): Problem[] {
  return names.flatMap((written, i) => {
    const path = `/presets/${i}`
    const demands = findPreset(written)?.demands ?? []
    return demands.flatMap((kinds) =>
      Object.entries(models)
        .filter(
          ([, { rules }]) =>
            !rules.some(
              (rule) => rule.severity !== 'warn' && rule.when === undefined && kinds.some((kind) => kind in rule),
            ),
        )
        .map(([model]) => {
          const message = `${written} asks for a rule ${kinds.join(' or ')} that blocks, and the model ${model} has none`
          const fix = `add one to ${model} (docs/policy/rules/${kinds[0]}.md), or leave the preset out`
          return { file: located.file, ...located.locate(path), path, message, fix }
        }),
    )
  })
}
