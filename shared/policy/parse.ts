import { validate } from '../document/validate.ts'
import { parseYaml } from '../document/yaml.ts'
import { type Problem, UserError } from '../kernel/error.ts'
import { type Aggregate, aggregateOf } from './attempts.ts'
import { COMBINATORS, MAX_NESTING, type Part } from './combine.ts'
import type { EvaluationSettings } from './evaluation-settings.ts'
import { withFamily } from './family.ts'
import type { FeedbackSettings } from './feedback.ts'
import { globProblem } from './glob.ts'
import { ruleProblems, type Source, toRule } from './parse-rule.ts'
import { demandProblems, presetRules } from './presets/presets.ts'
import {
  type FeedbackDocument,
  type ModelDocument,
  type PartDocument,
  type PolicyDocument,
  policySchema,
  type RuleDocument,
} from './schema.ts'
import { type WaiverSettings, type WaiversDocument, waiverSettingProblems, waiverSettings } from './waivers/settings.ts'
import type { Condition } from './when/expression.ts'

/** Where a repository keeps its policy. */
export const POLICY_PATH = '.github/assay-policy.yml'
/** Characters of a policy or floor that are read: thousands of rules, and still less than a second. A longer one is refused. */
export const MAX_POLICY_CHARACTERS = 200_000

/** One requirement, resolved to its kind; `settings` fit that kind. With `when` it is asked only where that holds or is not known. */
export type Rule = Part & {
  readonly severity: 'block' | 'warn'
  readonly when?: Condition
  /** Metrics that are tested together with this rule's (see family.ts). */
  readonly family?: readonly string[]
}

/** The rules of one model; without `paths` every change touches it. */
export type ModelPolicy = {
  readonly model: string
  readonly paths?: readonly string[]
  readonly rules: readonly Rule[]
  /** What a deployment is asked in their place; the same when absent. */
  readonly promote?: readonly Rule[]
  /** Which attempts decide; the worst when absent. */
  readonly aggregate?: Aggregate
  /** How much of the numbers people are shown; everything when absent. */
  readonly feedback?: FeedbackSettings
}

/** A policy that can be evaluated; models in file order. */
export type Policy = {
  readonly mode: 'enforce' | 'advisory'
  readonly models: readonly ModelPolicy[]
  /** Absent: no rule may be waived. */
  readonly waivers?: WaiverSettings
  /** Absent: the App starts no measurement itself. */
  readonly evaluation?: EvaluationSettings
  /** A group of the merge queue is judged by the evidence of its pull requests; absent: by evidence of its own. */
  readonly mergeQueue?: 'head_evidence'
}

/** Reads a policy file. Throws UserError POLICY_INVALID with every problem, each with line, column and what to write instead. */
export function parsePolicy(text: string, file: string): Policy {
  const located = parseYaml(text, file, 'POLICY_INVALID', MAX_POLICY_CHARACTERS)
  const document = validate<PolicyDocument>(located, policySchema, 'POLICY_INVALID')
  const source = { located, text }
  const problems = [
    ...Object.entries(document.models).flatMap(([name, model]) => modelProblems(source, `/models/${name}`, model)),
    ...waiverProblems(source, document.waivers),
    ...demandProblems(source, document.presets, document.models),
  ]
  if (problems.length > 0) throw new UserError('POLICY_INVALID', problems)
  const models = Object.entries(document.models).map(([model, { paths, rules, promote, multiplicity, ...shown }]) => {
    const asked = [...presetRules(document.presets), ...withFamily(rules.map(toRule), multiplicity)]
    const aggregate = aggregateOf(asked)
    return {
      model,
      ...(paths === undefined ? {} : { paths }),
      rules: asked,
      ...(promote === undefined
        ? {}
        : { promote: [...presetRules(document.presets), ...withFamily(promote.map(toRule), multiplicity)] }),
      ...(aggregate === undefined ? {} : { aggregate }),
      ...feedbackOf(shown),
    }
  })
  return {
    mode: document.mode ?? 'enforce',
    models,
    ...waiversOf(document.waivers),
    ...queueOf(document),
    ...evaluationOf(document),
  }
}

function modelProblems(source: Source, at: string, { paths = [], rules, promote }: ModelDocument): Problem[] {
  return [
    ...globProblems(source, `${at}/paths`, paths),
    ...ruleProblems(source, `${at}/rules`, rules),
    ...alwaysProblem(source, `${at}/rules`, rules),
    ...(promote === undefined
      ? []
      : [...ruleProblems(source, `${at}/promote`, promote), ...alwaysProblem(source, `${at}/promote`, promote)]),
  ]
}

/** What is wrong with a list of globs. */
export function globProblems({ located }: Source, at: string, globs: readonly string[]): Problem[] {
  return globs.flatMap((glob, i) => {
    const fix = globProblem(glob)
    const path = `${at}/${i}`
    const message = `the path ${JSON.stringify(glob)} is not accepted`
    return fix === undefined ? [] : [{ file: located.file, ...located.locate(path), path, message, fix }]
  })
}

/** Where every rule has a condition, a change could be one that nothing is asked of. */
function alwaysProblem({ located }: Source, path: string, rules: readonly RuleDocument[]): Problem[] {
  if (rules.some((rule) => rule.when === undefined && isAlwaysAsked(rule))) return []
  const message = 'every rule of this model has a `when` or is asked of deployments only, so nothing may be left to ask'
  const fix = 'keep one rule without `when`: what must hold for every change'
  return [{ file: located.file, ...located.locate(path), path, message, fix }]
}

/** `rollout.soak` is asked of deployments, and there not of every one; a combination of nothing else neither. */
function isAlwaysAsked(rule: PartDocument): boolean {
  return kindsWithin(rule, MAX_NESTING).some((kind) => kind !== 'rollout.soak')
}

/** Kinds that a rule asks for; what stands inside has not been checked yet, so it may be anything. */
function kindsWithin(rule: unknown, depth: number): string[] {
  if (typeof rule !== 'object' || rule === null) return []
  return Object.entries(rule).flatMap(([key, value]) => {
    if (NO_KINDS.includes(key)) return []
    const inside: unknown = key === 'n_of' ? (value as { readonly rules?: unknown } | null)?.rules : value
    if (!COMBINATORS.some((one) => one === key)) return [key]
    return depth > 0 && Array.isArray(inside) ? inside.flatMap((part) => kindsWithin(part, depth - 1)) : [key]
  })
}

const NO_KINDS: readonly string[] = ['id', 'severity', 'when']

/** The key `merge_queue` of a policy or a floor. */
export function queueOf(document: Pick<PolicyDocument, 'merge_queue'>): Pick<Policy, 'mergeQueue'> {
  return document.merge_queue === 'head_evidence' ? { mergeQueue: 'head_evidence' } : {}
}

/** The key `feedback` of a model or a floor. */
export function feedbackOf({ feedback, feedback_step: step }: FeedbackDocument): { feedback?: FeedbackSettings } {
  if (feedback === undefined) return {}
  return { feedback: { mode: feedback, ...(step === undefined ? {} : { step }) } }
}

/** The key `evaluation` of a policy. */
function evaluationOf({ evaluation }: PolicyDocument): Pick<Policy, 'evaluation'> {
  return evaluation === undefined ? {} : { evaluation }
}

/** The key `waivers` of a policy or a floor. */
export function waiversOf(document: WaiversDocument | undefined): { waivers?: WaiverSettings } {
  return document === undefined ? {} : { waivers: waiverSettings(document) }
}

/** What is wrong with the key `waivers`. */
export function waiverProblems({ located }: Source, document: WaiversDocument | undefined): Problem[] {
  return waiverSettingProblems(document ?? {}).map(({ at, message, fix }) => {
    const path = `/waivers/not_waivable/${at}`
    return { file: located.file, ...located.locate(path), path, message, fix }
  })
}
