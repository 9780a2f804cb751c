import type { JobIdentity } from '../evidence/proof/identity.ts'
import { type Digest, shortDigest } from '../kernel/digest.ts'
import { type Evaluator, refuseJob } from './evaluators.ts'
import type { Change, DriftRecord, EvidenceLevel, TestRecord } from './facts.ts'
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

type Kind = 'test' | 'drift'
type EvidenceRecord = TestRecord | DriftRecord
type Refusal = { readonly code: string; readonly message: string }

/** Says the level of a model's test or drift evidence by what is known about it. Pure; what is not known is not believed. */
export function levelOf({ facts, change }: RuleContext, settings: LevelSettings, kind: Kind = 'test'): Judged {
  const record = facts[kind]
  if (record === undefined || record.level === 'E0')
    return { level: 'E0', missing: { E1: 'it is a file in hand, not the artifact of a completed run' } }
  const reasons = {
    E2: whyNotE2(change),
    E3: whyNotE3(record, change, settings),
    E4: (kind === 'test' ? whyNotOn(record, settings) : undefined) ?? whyNotGuarded(record, change, settings),
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

function whyNotE2(change: Change): string | undefined {
  const workflows = change.kind === 'pull-request' ? change.workflows : undefined
  if (workflows === undefined) return 'its workflows were not compared with those of the base'
  if (workflows.isCut) return 'there are too many workflow files to compare'
  const [first, ...others] = workflows.changed
  if (first === undefined) return undefined
  return `${first}${others.length === 0 ? ' is' : ` and ${others.length} more are`} not as on the base branch`
}

function whyNotE3(
  record: EvidenceRecord,
  change: Change,
  { evaluators = [] }: Pick<LevelSettings, 'evaluators'>,
): string | undefined {
  const { proof } = record
  if (proof === undefined) return 'no job has proven it'
  if (proof.state === 'refused') return `its proof was refused (${proof.code}): ${proof.message}`
  const refusal =
    refuseJob(proof.identity, evaluators) ??
    refuseBase(proof.identity, change, basesOf(record)) ??
    refuseConfig(record.predicate.config, change)
  return refusal === undefined ? undefined : `its proof does not count (${refusal.code}): ${refusal.message}`
}

/** A certificate does not name the base; what a job that counts wrote into the evidence it vouches for does. */
function basesOf({ dispatchedFor, predicate }: EvidenceRecord) {
  return { dispatchedFor, measuredFor: predicate.source.baseRef }
}

/**
 * The evaluator measures by what stands at the base, so it has to be the base of this pull request: not a branch that the author made for
 * it, and not a push, where the branch itself is the base. Of runs that were started by hand only those count that the App started. What
 * is pushed is its own base; a run for a pull request has another, which anybody may open from the same commit.
 */
function refuseBase(
  { event, base: told }: JobIdentity,
  change: Change,
  {
    dispatchedFor,
    measuredFor,
  }: { readonly dispatchedFor: string | undefined; readonly measuredFor: string | undefined },
): Refusal | undefined {
  if (change.kind === 'push' && event.startsWith('pull_request')) {
    return { code: 'EVENT', message: `it was proven in a run of ${event}, for a base of its own` }
  }
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

/**
 * Whoever chooses the configuration chooses target, metrics, threshold, rows and modules of metrics, so it has to be the very one that was
 * agreed on: the file and the bytes at the tip of the base, not those of an input of the caller, and not those of a base that has moved on
 * (threat model A1, A14).
 */
function refuseConfig(measuredBy: EvidenceRecord['predicate']['config'], change: Change): Refusal | undefined {
  const code = 'CONFIG'
  const agreed = change.kind === 'local' ? undefined : change.config
  const where = change.kind === 'pull-request' ? `of ${change.baseRef}` : 'of this commit'
  if (agreed === undefined) return { code, message: `the configuration ${where} is not known` }
  if (measuredBy === undefined) return { code, message: 'it does not say by which configuration it was measured' }
  const isSame = measuredBy.path === agreed.path && measuredBy.digest === agreed.digest
  if (isSame) return undefined
  const [by, not] = [measuredBy, agreed].map(({ path, digest }) => `${path} ${shortDigest(digest as Digest)}`)
  return { code, message: `it was measured by ${by}, not by ${not} ${where}; measure it again on that base` }
}

/** Of E4 that which is about rows: drift has no holdout. */
function whyNotOn({ predicate }: EvidenceRecord, { holdout }: LevelSettings): string | undefined {
  if (holdout === undefined) return 'the policy names no holdout'
  const digest = 'holdout' in predicate ? predicate.holdout.digest : undefined
  return digest === holdout ? undefined : 'it was measured on another holdout than the policy names'
}

function whyNotGuarded(record: EvidenceRecord, change: Change, { evaluators = [] }: LevelSettings): string | undefined {
  const guarded = evaluators.filter(({ environment }) => environment !== undefined)
  return guarded.length === 0
    ? 'the policy names no environment that guards the holdout'
    : whyNotE3(record, change, { evaluators: guarded })
}
