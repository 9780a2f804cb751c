import type { RecordedDocuments } from '../audit/record.ts'
import { parseConfig } from '../config/parse.ts'
import type { Digest } from '../kernel/digest.ts'
import { UserError } from '../kernel/error.ts'
import type { Facts } from '../policy/facts.ts'
import { POLICY_PATH, parsePolicy } from '../policy/parse.ts'
import type { GateVerdict } from '../policy/verdict-tree.ts'
import type { PullRequest } from '../ports/github-pull-requests.ts'
import type { RepositoryFiles, TextFile } from '../ports/github-repository.ts'
import { collectFacts } from './collect-facts.ts'
import { judgeCountingUses } from './count-uses.ts'
import type { FactPorts } from './evaluation-ports.ts'
import { namesOf } from './read-change.ts'
import { type FloorInForce, raiseToFloor, readFloor } from './read-floor.ts'

/** Where a repository keeps its configuration. */
export const CONFIG_PATH = 'assay.yml'

/** The documents that govern a base branch, as they stand at its tip. */
export type BaseDocuments = {
  readonly commit: string
  readonly config: TextFile | undefined
  readonly policy: TextFile | undefined
}

/** A verdict with the facts behind it, or what somebody has to repair before there can be one. */
export type Judgement =
  | {
      readonly kind: 'judged'
      readonly tree: GateVerdict
      readonly facts: Facts
      readonly evidence: readonly Digest[]
      /** The texts that decided, for the record. */
      readonly documents: RecordedDocuments
    }
  | { readonly kind: 'refused'; readonly error: UserError }

/**
 * Reads `assay.yml` and the policy at the tip of a base branch, never of the pull request (threat model A16).
 * `undefined`: the branch has neither, so Assay does not govern it. Throws Fault GITHUB_UNAVAILABLE.
 */
export async function readBaseDocuments(files: RepositoryFiles, baseRef: string): Promise<BaseDocuments | undefined> {
  const commit = await files.commitOf(baseRef)
  if (commit === undefined) return undefined
  const [config, policy] = await Promise.all([files.read(CONFIG_PATH, commit), files.read(POLICY_PATH, commit)])
  return config === undefined && policy === undefined ? undefined : { commit, config, policy }
}

/** The commit that a merge queue would merge, and the pull requests in it. */
export type QueuedChange = { readonly headSha: string; readonly pulls: readonly number[] }

/** Judges a pull request by the policy of its base. What people got wrong is a refusal, which blocks; throws Fault only. */
export async function judgePullRequest(
  ports: FactPorts,
  input: {
    readonly pull: PullRequest
    readonly base: BaseDocuments
    readonly isLate: boolean
    /** The group of a merge queue that the pull request is in. */
    readonly group?: QueuedChange
    /** Since when it waits in a merge queue, in milliseconds since 1970 UTC. */
    readonly queuedAt?: number
  },
): Promise<Judgement> {
  try {
    const { pull, base, isLate, queuedAt } = input
    if (base.policy === undefined) throw policyMissing(pull.baseRef)
    const own = parsePolicy(base.policy.text, POLICY_PATH)
    const config = base.config === undefined ? undefined : parseConfig(base.config.text, CONFIG_PATH)
    const models = (config?.models ?? []).map(({ name }) => name)
    const inForce = await readFloor(ports.floor)
    const { policy, below } = raiseToFloor(own, inForce, models)
    const group = policy.mergeQueue === 'head_evidence' ? undefined : input.group
    const named = namesOf(policy, config)
    const collected = await collectFacts(ports, { pull, policy, base, isLate, group, queuedAt, named })
    const origin = { path: POLICY_PATH, digest: base.policy.digest, commit: base.commit, ...below }
    const { repository } = ports.files
    const { facts, tree } = await judgeCountingUses(ports, { policy, facts: collected, origin, repository })
    const documents = { ...recordedTexts(base.policy, base.commit, inForce), models }
    return { kind: 'judged', tree, facts, evidence: evidenceOf(facts), documents }
  } catch (error) {
    if (error instanceof UserError) return { kind: 'refused', error }
    throw error
  }
}

/** The texts that decided, for the record. */
export function recordedTexts(
  { digest, text }: TextFile,
  commit: string,
  inForce: FloorInForce | undefined,
): Omit<RecordedDocuments, 'models'> {
  const floor = inForce === undefined ? {} : { floor: { ...inForce.origin, text: inForce.text } }
  return { policy: { path: POLICY_PATH, digest, text, commit }, ...floor }
}

/** The refusal of a branch without a policy. */
export function policyMissing(baseRef: string): UserError {
  return new UserError('POLICY_MISSING', {
    file: POLICY_PATH,
    message: `the branch ${baseRef} has an ${CONFIG_PATH} but no policy, so nothing says what may be merged`,
    fix: `add ${POLICY_PATH} to ${baseRef} (docs/policy.md has one to start from); a policy in the pull request itself does not count`,
  })
}

/** Digests of everything that was judged. */
export function evidenceOf(facts: Facts): readonly Digest[] {
  return Object.values(facts.models).flatMap(({ test, drift, attempts, driftAttempts }) => [
    ...[test?.digest, drift?.digest].filter((digest) => digest !== undefined),
    ...[...(attempts?.earlier ?? []), ...(driftAttempts?.earlier ?? [])].map(({ digest }) => digest),
  ])
}
