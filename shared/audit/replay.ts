import { canonicalJson, type Json } from '../kernel/canonical-json.ts'
import type { Digest } from '../kernel/digest.ts'
import { isPassing, type Verdict } from '../kernel/verdict.ts'
import { gatePasses } from '../policy/conclusion.ts'
import { heldBack } from '../policy/feedback.ts'
import { needsOf } from '../policy/needs.ts'
import type { Needs } from '../policy/rule.ts'
import type { GateVerdict } from '../policy/verdict-tree.ts'
import { type EvaluationRecord, judgeAgain, policyOf } from './record.ts'

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
}

/**
 * Judges recorded evaluations by another policy, with the same engine and the same facts. The newest evaluation of each commit counts.
 * Worst first: what would be blocked, then what would be let through. Throws UserError POLICY_INVALID for a faulty candidate.
 */
export function replayPolicy(
  records: readonly EvaluationRecord[],
  candidate: Candidate,
  options: { readonly showHeldBack: boolean },
): Replay {
  const newest = [...Map.groupBy(records, keyOf).values()].flatMap(
    ([...same]) => same.toSorted((a, b) => b.at - a.at)[0] ?? [],
  )
  const all = newest.map((record) => replayOne(record, candidate))
  const evaluations = all.filter(({ isHeldBack }) => options.showHeldBack || !isHeldBack)
  const count = (effect: ReplayedEvaluation['effect']): number =>
    evaluations.filter((one) => one.effect === effect).length
  return {
    policy: candidate.digest,
    evaluations: evaluations.toSorted((a, b) => RANK[a.effect] - RANK[b.effect] || b.at - a.at),
    blocked: count('blocked'),
    letThrough: count('let-through'),
    same: count('same'),
    notReproduced: newest.filter((record) => !isReproduced(record)).length,
    heldBack: all.length - evaluations.length,
  }
}

/** Does this engine reach the recorded verdict from the recorded facts and documents? */
export function isReproduced(record: EvaluationRecord): boolean {
  return canonicalJson(judgeAgain(record) as unknown as Json) === canonicalJson(record.tree as unknown as Json)
}

const RANK = { blocked: 0, 'let-through': 1, same: 2 } as const

function keyOf({ repository, facts }: EvaluationRecord): string {
  const { change } = facts
  return [repository, ...(change.kind === 'pull-request' ? [change.number, change.baseRef, change.headSha] : [])].join(
    ' ',
  )
}

function replayOne(record: EvaluationRecord, { text, path, digest }: Candidate): ReplayedEvaluation {
  const { facts, tree, documents, at } = record
  const other = { ...documents, policy: { text, path, digest } }
  const after = judgeAgain({ facts, documents: other })
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
    isPartial: asksMore(needsOf(policyOf(other)), needsOf(policyOf(documents))),
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
