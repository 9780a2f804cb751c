import type { Digest } from '../kernel/digest.ts'
import { evaluatePolicy, type PolicyOrigin } from '../policy/evaluate.ts'
import type { Facts } from '../policy/facts.ts'
import { parseFloor, tighten } from '../policy/floor.ts'
import { type Policy, parsePolicy } from '../policy/parse.ts'
import type { GateVerdict } from '../policy/verdict-tree.ts'

/** The bytes of a document that governed an evaluation; `commit` is where they were read. */
export type RecordedDocument = {
  readonly path: string
  readonly digest: Digest
  readonly text: string
  readonly commit?: string
}

/** Everything that decided beside the facts. `models`: those of `assay.yml`, which a floor also governs. */
export type RecordedDocuments = {
  readonly policy: RecordedDocument
  readonly floor?: RecordedDocument
  readonly models: readonly string[]
}

/** One evaluation with everything it read, so that it can be judged again and explained without looking anywhere else. */
export type EvaluationRecord = {
  readonly schemaVersion: 1
  /** Version of the App that judged. */
  readonly app: string
  /** Milliseconds since 1970 UTC. */
  readonly at: number
  /** `owner/name`. */
  readonly repository: string
  readonly documents: RecordedDocuments
  readonly facts: Facts
  readonly tree: GateVerdict
}

/** The policy that recorded documents amount to: the repository's own above the floor. Throws UserError POLICY_INVALID. */
export function policyOf({ policy, floor, models }: RecordedDocuments): Policy {
  const own = parsePolicy(policy.text, policy.path)
  return floor === undefined ? own : tighten(parseFloor(floor.text, floor.path), own, models)
}

/** How a verdict names the documents it was reached by. */
export function originOf({ policy, floor }: RecordedDocuments): PolicyOrigin {
  const { path, digest, commit } = policy
  return {
    path,
    digest,
    ...(commit === undefined ? {} : { commit }),
    ...(floor === undefined ? {} : { floor: { path: floor.path, digest: floor.digest } }),
  }
}

/** Judges recorded facts again, by the recorded documents: the same engine gives the same tree. Throws UserError POLICY_INVALID. */
export function judgeAgain({ documents, facts }: Pick<EvaluationRecord, 'documents' | 'facts'>): GateVerdict {
  return evaluatePolicy(policyOf(documents), facts, originOf(documents))
}
