import { canonicalJson, type Json } from '../kernel/canonical-json.ts'
import type { Digest } from '../kernel/digest.ts'
import { UserError } from '../kernel/error.ts'
import { isPassing, type Verdict } from '../kernel/verdict.ts'
import { gatePasses } from '../policy/conclusion.ts'
import { evaluatePolicy } from '../policy/evaluate.ts'
import { heldBack } from '../policy/feedback.ts'
import { needsOf } from '../policy/needs.ts'
import type { Policy } from '../policy/parse.ts'
import type { Needs } from '../policy/rule.ts'
import type { GateVerdict } from '../policy/verdict-tree.ts'
import { type EvaluationRecord, originOf, policyOf, type RecordedDocuments } from './record.ts'

/** The policy that is tried on what was recorded. */
export type Candidate = { readonly text: string; readonly path: string; readonly digest: Digest }

/** One recorded evaluation under the candidate. `rules`: those that say something else than before, or are new, `model/id`. */
export type ReplayedEvaluation = {
  readonly number: number | undefined
  readonly headSha: string
  readonly at: number
  readonly before: Verdict
  readonly after: Verdict
  readonly effect: 'blocked' | 'let-through' | 'same'
  readonly rules: readonly {
    readonly rule: string
    readonly before: Verdict | undefined
    readonly after: Verdict | undefined
  }[]
  /** The policy of that time holds numbers back: which rules would change is not told, because it would tell the numbers. */
  readonly isHeldBack: boolean
  /** The candidate asks for facts that nobody read then, because no rule needed them: such rules judge them as not known. */
  readonly isPartial: boolean
}

export type Replay = {
  readonly policy: Digest
  readonly evaluations: readonly ReplayedEvaluation[]
  readonly blocked: number
  readonly letThrough: number
  readonly same: number
  /** Evaluations whose recorded verdict this engine does not reach from the record: their comparison says less. */
  readonly notReproduced: number
  /** Left out, because the policy holds numbers of a model back. */
  readonly heldBack: number
  /** Not tried: whoever asked for the replay had no more time for it. The oldest ones. */
  readonly notReached: number
}

/** `showHeldBack`: also evaluations whose policy holds numbers back. */
export type ReplayOptions = { readonly showHeldBack: boolean }

/**
 * Judges recorded evaluations by another policy, with the same engine and the same facts. The newest evaluation of each commit counts.
 * Worst first: what would be blocked, then what would be let through. Throws UserError POLICY_INVALID for a faulty candidate.
 */
export function replayPolicy(
  records: readonly EvaluationRecord[],
  candidate: Candidate,
  options: ReplayOptions,
): Replay {
  const steps = replaySteps(records, candidate, options)
  for (;;) {
    const step = steps.next('go on')
    if (step.done === true) return step.value
  }
}

/** What to do after a step of a replay. */
export type ReplayOrder = 'go on' | 'stop'

/**
 * The same, a step at a time: after each record, newest first, whoever asks may do something else, or stop and get what is known by then.
 * Every policy is read once, however many records name it.
 */
export function* replaySteps(
  records: readonly EvaluationRecord[],
  candidate: Candidate,
  options: ReplayOptions,
): Generator<void, Replay, ReplayOrder> {
  const newest = [...Map.groupBy(records, keyOf).values()]
    .flatMap(([...same]) => same.toSorted((a, b) => b.at - a.at)[0] ?? [])
    .toSorted((a, b) => b.at - a.at)
  const read = createPolicyReader()
  // A faulty candidate is told even where there is no record to try it on.
  read({ policy: candidate, models: [] })
  const all: ReplayedEvaluation[] = []
  let notReproduced = 0
  for (const record of newest) {
    if ((yield) === 'stop') break
    all.push(replayOne(record, candidate, read))
    if (!isReproduced(record, read)) notReproduced += 1
  }
  const evaluations = all.filter(({ isHeldBack }) => options.showHeldBack || !isHeldBack)
  const count = (effect: ReplayedEvaluation['effect']): number =>
    evaluations.filter((one) => one.effect === effect).length
  return {
    policy: candidate.digest,
    evaluations: evaluations.toSorted((a, b) => RANK[a.effect] - RANK[b.effect] || b.at - a.at),
    blocked: count('blocked'),
    letThrough: count('let-through'),
    same: count('same'),
    notReproduced,
    heldBack: all.length - evaluations.length,
    notReached: newest.length - all.length,
  }
}

type PolicyReader = (documents: RecordedDocuments) => Policy

const MAX_KEPT_POLICIES = 20

/** Remembers the last policies it has read: records of one month name few, and reading one takes longer than judging by it. */
function createPolicyReader(): PolicyReader {
  const known = new Map<string, Policy>()
  return (documents) => {
    const { policy: own, floor, models } = documents
    const key = JSON.stringify([own.text, ...(floor === undefined ? [] : [floor.text, models])])
    const before = known.get(key)
    if (before !== undefined) return before
    const policy = policyOf(documents)
    const [oldest] = known.keys()
    if (known.size >= MAX_KEPT_POLICIES && oldest !== undefined) known.delete(oldest)
    known.set(key, policy)
    return policy
  }
}

/** Does this engine reach the recorded verdict from the recorded facts and documents? No where it cannot read those documents any more. */
export function isReproduced(record: EvaluationRecord, read: PolicyReader = policyOf): boolean {
  const own = tryRead(read, record.documents)
  if (own === undefined) return false
  const again = evaluatePolicy(own, record.facts, originOf(record.documents))
  return canonicalJson(again as unknown as Json) === canonicalJson(record.tree as unknown as Json)
}

/** A policy of that time that is none today says nothing about the candidate. */
function tryRead(read: PolicyReader, documents: RecordedDocuments): Policy | undefined {
  try {
    return read(documents)
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}

const RANK = { blocked: 0, 'let-through': 1, same: 2 } as const

function keyOf({ repository, facts }: EvaluationRecord): string {
  const { change } = facts
  return [repository, ...(change.kind === 'pull-request' ? [change.number, change.baseRef, change.headSha] : [])].join(
    ' ',
  )
}

function replayOne(record: EvaluationRecord, candidate: Candidate, read: PolicyReader): ReplayedEvaluation {
  const { facts, tree, documents, at } = record
  const { text, path, digest } = candidate
  const other = { ...documents, policy: { text, path, digest } }
  const policy = read(other)
  const own = tryRead(read, documents)
  const after = evaluatePolicy(policy, facts, originOf(other))
  const { change } = facts
  const [wasOpen, isOpen] = [gatePasses(tree), gatePasses(after)]
  return {
    number: change.kind === 'pull-request' ? change.number : undefined,
    headSha: change.kind === 'local' ? '' : change.headSha,
    at,
    before: tree.verdict,
    after: after.verdict,
    effect: wasOpen === isOpen ? 'same' : isOpen ? 'let-through' : 'blocked',
    rules: changedRules(tree, after),
    isHeldBack: heldBack(tree).length > 0,
    isPartial: own === undefined || asksMore(needsOf(policy), needsOf(own)),
  }
}

function changedRules(before: GateVerdict, after: GateVerdict): ReplayedEvaluation['rules'] {
  const verdicts = (tree: GateVerdict) =>
    new Map(tree.rules.map(({ model, id, verdict }) => [`${model}/${id}`, verdict]))
  const [old, now] = [verdicts(before), verdicts(after)]
  const names = [...new Set([...now.keys(), ...old.keys()])]
  return names
    .map((rule) => ({ rule, before: old.get(rule), after: now.get(rule) }))
    .filter((one) => one.before !== one.after)
    .toSorted((a, b) => Number(isPassing(a.after ?? 'pass')) - Number(isPassing(b.after ?? 'pass')))
}

function asksMore(now: Needs, then: Needs): boolean {
  const items = (value: Needs[keyof Needs]): readonly string[] => {
    if (typeof value === 'object') return value.map((one) => JSON.stringify(one))
    return value === true ? ['asked'] : []
  }
  const names = Object.keys(now) as (keyof Needs)[]
  return names.some((name) => items(now[name]).some((one) => !items(then[name]).includes(one)))
}
