import { validate } from '../document/validate.ts'
import { parseYaml } from '../document/yaml.ts'
import { UserError } from '../kernel/error.ts'
import { type Aggregate, aggregateOf } from './attempts.ts'
import { withFamily } from './family.ts'
import { type FeedbackSettings, strictestFeedback } from './feedback.ts'
import {
  feedbackOf,
  globProblems,
  MAX_POLICY_CHARACTERS,
  type ModelPolicy,
  type Policy,
  queueOf,
  type Rule,
  waiverProblems,
  waiversOf,
} from './parse.ts'
import { ruleProblems, toRule } from './parse-rule.ts'
import { presetRules } from './presets/presets.ts'
import { unmetDemands } from './presets/unmet-demands.ts'
import { type FloorDocument, floorSchema } from './schema.ts'
import { strictestWaivers, type WaiverSettings } from './waivers/settings.ts'

/** Rules that every model must meet beside its own. `paths`: what touches every model; every change where absent. */
export type Floor = {
  readonly mode: 'enforce' | 'advisory'
  readonly paths?: readonly string[]
  readonly rules: readonly Rule[]
  /** Frameworks whose rules are among these, and whose demands every model has to meet; none when absent. */
  readonly presets?: readonly string[]
  /** The least that must be held back of every model. */
  readonly feedback?: FeedbackSettings
  /** What may be waived at most, also of these rules; absent: none of these rules, and of its own what a repository says. */
  readonly waivers?: WaiverSettings
  /** The organisation lets its repositories judge queues by the evidence of pull requests. */
  readonly mergeQueue?: 'head_evidence'
}

/** Reads a floor. Throws UserError POLICY_INVALID with every problem, each with line, column and what to write instead. */
export function parseFloor(text: string, file: string): Floor {
  const located = parseYaml(text, file, 'POLICY_INVALID', MAX_POLICY_CHARACTERS)
  const {
    mode = 'enforce',
    paths,
    rules,
    multiplicity,
    merge_queue: asks = 'measured',
    waivers,
    presets,
    ...shown
  } = validate<FloorDocument>(located, floorSchema, 'POLICY_INVALID')
  const source = { located, text }
  const queue = queueOf({ merge_queue: asks })
  const problems = [
    ...globProblems(source, '/paths', paths ?? []),
    ...ruleProblems(source, '/rules', rules),
    ...waiverProblems(source, waivers),
  ]
  if (problems.length > 0) throw new UserError('POLICY_INVALID', problems)
  const asked = [...presetRules(presets), ...withFamily(rules.map(toRule), multiplicity)]
  return {
    mode,
    ...(paths === undefined ? {} : { paths }),
    rules: asked,
    ...(presets === undefined ? {} : { presets }),
    ...feedbackOf(shown),
    ...waiversOf(waivers),
    ...queue,
  }
}

/**
 * A repository's policy above its organisation's floor. Every rule of the floor is asked of every model beside the model's own rules, so
 * nothing that a repository writes can take one away or soften it: the verdict is never better than what the floor alone says. `models`
 * are further models that the repository has (those of `assay.yml`): one that its policy leaves out is judged by the floor.
 */
export function tighten(floor: Floor, policy: Policy, models: readonly string[] = []): Policy {
  const rules = floor.rules.map((rule) => ({ ...rule, id: `floor/${rule.id}` }))
  const known = policy.models.map(({ model }) => model)
  const left = [...new Set(models)].filter((model) => !known.includes(model))
  const governed: readonly ModelPolicy[] = [...policy.models, ...left.map((model) => ({ model, rules: [] }))]
  const waivers = strictestWaivers(floor.waivers, policy.waivers)
  return {
    mode: floor.mode === 'enforce' ? 'enforce' : policy.mode,
    ...(waivers === undefined ? {} : { waivers }),
    ...(policy.evaluation === undefined ? {} : { evaluation: policy.evaluation }),
    ...(floor.mergeQueue === undefined || policy.mergeQueue === undefined ? {} : { mergeQueue: floor.mergeQueue }),
    models: governed.map((own) => {
      const asked = [...rules, ...unmetDemands(floor.presets ?? [], rules, own)]
      return raised({ ...own, ...heldBy(floor, own) }, asked, floor.paths, left.includes(own.model))
    }),
  }
}

/** A model is touched by what touches it for either side; without paths of both, by every change. */
function raised(own: ModelPolicy, rules: readonly Rule[], paths: Floor['paths'], isLeftOut: boolean): ModelPolicy {
  const { model, rules: ownRules, paths: ownPaths = isLeftOut ? [] : undefined } = own
  const both = paths === undefined || ownPaths === undefined ? undefined : [...new Set([...ownPaths, ...paths])]
  const aggregate = strictest(aggregateOf(rules), own.aggregate)
  return {
    model,
    ...(both === undefined ? {} : { paths: both }),
    rules: [...rules, ...ownRules],
    ...(own.promote === undefined ? {} : { promote: [...rules, ...own.promote] }),
    ...(aggregate === undefined ? {} : { aggregate }),
    ...(own.feedback === undefined ? {} : { feedback: own.feedback }),
  }
}

/** The repository may show less than the organisation asks for, never more. */
function heldBy(floor: Floor, own: ModelPolicy): Pick<ModelPolicy, 'feedback'> {
  const feedback = strictestFeedback(floor.feedback, own.feedback)
  return feedback === undefined ? {} : { feedback }
}

/** The floor says which attempts decide; the repository may only ask for more of them. */
function strictest(floor: Aggregate = 'worst', own: Aggregate = floor): Aggregate {
  return floor === 'last' && own === 'last' ? 'last' : 'worst'
}
