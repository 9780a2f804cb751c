import type { Located } from '../document/located.ts'
import { validate } from '../document/validate.ts'
import { parseYaml } from '../document/yaml.ts'
import { type Problem, UserError } from '../kernel/error.ts'
import { globProblem } from './glob.ts'
import { RULE_KINDS } from './registry.ts'
import type { AnyRuleKind } from './rule.ts'
import { type ModelDocument, type PolicyDocument, policySchema, type RuleDocument } from './schema.ts'

/** Where a repository keeps its policy. */
export const POLICY_PATH = '.github/assay-policy.yml'

/** One requirement, resolved to its kind; `settings` fit the schema of that kind. */
export type Rule = {
  readonly id: string
  readonly severity: 'block' | 'warn'
  readonly kind: AnyRuleKind
  readonly settings: unknown
}

/** The rules of one model; without `paths` every change touches it. */
export type ModelPolicy = {
  readonly model: string
  readonly paths?: readonly string[]
  readonly rules: readonly Rule[]
}

/** A policy that can be evaluated; models in file order. */
export type Policy = { readonly mode: 'enforce' | 'advisory'; readonly models: readonly ModelPolicy[] }

/** Reads a policy file. Throws UserError POLICY_INVALID with every problem, each with line, column and what to write instead. */
export function parsePolicy(text: string, file: string): Policy {
  const located = parseYaml(text, file, 'POLICY_INVALID')
  const document = validate<PolicyDocument>(located, policySchema, 'POLICY_INVALID')
  const problems = Object.entries(document.models).flatMap(([name, model]) =>
    modelProblems(located, `/models/${name}`, model),
  )
  if (problems.length > 0) throw new UserError('POLICY_INVALID', problems)
  const models = Object.entries(document.models).map(([model, { paths, rules }]) => {
    return { model, ...(paths === undefined ? {} : { paths }), rules: rules.map(toRule) }
  })
  return { mode: document.mode ?? 'enforce', models }
}

function toRule(rule: RuleDocument): Rule {
  const kind = kindsOf(rule)[0] as AnyRuleKind
  return { id: rule.id, severity: rule.severity ?? 'block', kind, settings: rule[kind.kind] }
}

function kindsOf(rule: RuleDocument): AnyRuleKind[] {
  return RULE_KINDS.filter((kind) => Object.hasOwn(rule, kind.kind))
}

function modelProblems(located: Located, at: string, model: ModelDocument): Problem[] {
  const problems: Problem[] = []
  const report = (path: string, message: string, fix: string): void => {
    problems.push({ file: located.file, ...located.locate(path), path, message, fix })
  }
  for (const [i, glob] of (model.paths ?? []).entries()) {
    const fault = globProblem(glob)
    if (fault !== undefined) report(`${at}/paths/${i}`, `the path ${JSON.stringify(glob)} is not accepted`, fault)
  }
  const ids = model.rules.map((rule) => rule.id)
  for (const [i, rule] of model.rules.entries()) {
    const path = `${at}/rules/${i}`
    if (ids.indexOf(rule.id) !== i) report(`${path}/id`, `the id ${rule.id} appears twice`, 'give each rule its own id')
    const kinds = kindsOf(rule)
    if (kinds.length !== 1) report(path, kindCount(rule.id, kinds), `keep exactly one of: ${allKinds()}`)
    for (const kind of kinds) {
      for (const fault of kind.refine?.(rule[kind.kind]) ?? []) {
        report(`${path}/${kind.kind}${fault.path}`, fault.message, fault.fix)
      }
    }
  }
  return problems
}

function kindCount(id: string, kinds: readonly AnyRuleKind[]): string {
  return kinds.length === 0
    ? `the rule ${id} says nothing`
    : `the rule ${id} has ${kinds.length} kinds: ${kinds.map((kind) => kind.kind).join(', ')}`
}

function allKinds(): string {
  return RULE_KINDS.map((kind) => kind.kind).join(', ')
}
