import type { JobIdentity } from '../evidence/proof/identity.ts'
import { type Evaluator, refuseJob } from './evaluators.ts'
import type { Change, EvidenceLevel, TestRecord } from './facts.ts'
import type { RuleContext } from './rule.ts'

/** Levels from the least to the most. */
export const LEVELS: readonly EvidenceLevel[] = ['E0', 'E1', 'E2', 'E3', 'E4']

export type LevelSettings = {
  readonly evaluators?: readonly Evaluator[] | undefined
  /** The agreed holdout, without which nothing is E4. */
  readonly holdout?: string | undefined
}

/** How far the evidence is believed, and what keeps it from the next levels: by level, the sentence that says why not. */
export type Judged = { readonly level: EvidenceLevel; readonly missing: { readonly [level in EvidenceLevel]?: string } }

/** Says the level of a model's evidence by what is known about it. Pure; what is not known is not believed. */
export function levelOf(context: RuleContext, settings: LevelSettings): Judged {
  const level = context.facts.test?.level ?? 'E0'
  if (level === 'E0')
    return { level: 'E0', missing: { E1: 'it is a file in hand, not the artifact of a completed run' } }
  const reasons = {
    E2: whyNotE2(context),
    E3: whyNotE3(context, settings),
    E4: whyNotE4(context, settings),
  }
  const missing = Object.fromEntries(Object.entries(reasons).filter(([, reason]) => reason !== undefined))
  return { level: reached(reasons), missing }
}

type Reasons = { readonly [level in 'E2' | 'E3' | 'E4']: string | undefined }

/** E3 says more than E2: who proved it, whatever the caller's files say. */
function reached({ E2, E3, E4 }: Reasons): EvidenceLevel {
  if (E3 === undefined) return E4 === undefined ? 'E4' : 'E3'
  return E2 === undefined ? 'E2' : 'E1'
}

function whyNotE2({ change }: RuleContext): string | undefined {
  const workflows = change.kind === 'pull-request' ? change.workflows : undefined
  if (workflows === undefined) return 'its workflows were not compared with those of the base'
  if (workflows.isCut) return 'there are too many workflow files to compare'
  const [first, ...others] = workflows.changed
  if (first === undefined) return undefined
  return `${first}${others.length === 0 ? ' is' : ` and ${others.length} more are`} not as on the base branch`
}

function whyNotE3({ facts, change }: RuleContext, { evaluators = [] }: LevelSettings): string | undefined {
  const { proof } = facts.test ?? {}
  if (proof === undefined) return 'no job has proven it'
  if (proof.state === 'refused') return `its proof was refused (${proof.code}): ${proof.message}`
  const refusal = refuseJob(proof.identity, evaluators) ?? refuseBase(proof.identity, change, basesOf(facts.test))
  return refusal === undefined ? undefined : `its proof does not count (${refusal.code}): ${refusal.message}`
}

/** A certificate does not name the base; what a job that counts wrote into the evidence it vouches for does. */
function basesOf(test: TestRecord | undefined) {
  return { dispatchedFor: test?.dispatchedFor, measuredFor: test?.predicate.source.baseRef }
}

/**
 * The evaluator measures by what stands at the base, so it has to be the base of this pull request: not a branch that the author made for
 * it, and not a push, where the branch itself is the base. Of runs that were started by hand only those count that the App started.
 */
function refuseBase(
  { event, base: told }: JobIdentity,
  change: Change,
  {
    dispatchedFor,
    measuredFor,
  }: { readonly dispatchedFor: string | undefined; readonly measuredFor: string | undefined },
): { readonly code: string; readonly message: string } | undefined {
  if (change.kind !== 'pull-request') return undefined
  const isStarted = event === 'workflow_dispatch' && dispatchedFor !== undefined
  if (!(isStarted || event === 'pull_request' || event === 'merge_group')) {
    return {
      code: 'EVENT',
      message: `it was proven in a run of ${event}, whose configuration nobody but its author chose`,
    }
  }
  const base = isStarted ? dispatchedFor : (told ?? measuredFor)
  if (base === change.baseRef) return undefined
  return { code: 'BASE', message: `it was measured for the base ${base ?? '(none)'}, not for ${change.baseRef}` }
}

function whyNotE4(context: RuleContext, { evaluators = [], holdout }: LevelSettings): string | undefined {
  const { test } = context.facts
  if (holdout === undefined) return 'the policy names no holdout'
  if (test?.predicate.holdout.digest !== holdout) return 'it was measured on another holdout than the policy names'
  const guarded = evaluators.filter(({ environment }) => environment !== undefined)
  return guarded.length === 0
    ? 'the policy names no environment that guards the holdout'
    : whyNotE3(context, { evaluators: guarded })
}
