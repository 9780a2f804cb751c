import type { AgreedConfig, Facts } from '../policy/facts.ts'
import { needsOf } from '../policy/needs.ts'
import { POLICY_PATH, type Policy } from '../policy/parse.ts'
import type { PullRequest } from '../ports/github-pull-requests.ts'
import { collectEvidence } from './collect-evidence.ts'
import { collectWaivers } from './collect-waivers.ts'
import { dispatchEvaluation } from './dispatch-evaluation.ts'
import type { FactPorts } from './evaluation-ports.ts'
import { evidenceSince } from './evidence-since.ts'
import { compareWorkflows, placeProofs } from './place-proofs.ts'
import { readChampions } from './read-champions.ts'
import { type Group, readChange } from './read-change.ts'
import { withRunActors } from './read-pushers.ts'
import { readRepository } from './read-repository.ts'
import { type ReleasedEvidence, recordReleases } from './record-releases.ts'

/** Reads everything a policy may know about a pull request, and nothing that no rule asks for. Throws Fault GITHUB_UNAVAILABLE. */
export async function collectFacts(
  ports: FactPorts,
  input: {
    readonly pull: PullRequest
    readonly policy: Policy
    /** Where the policy was read, and the configuration beside it. */
    readonly base: { readonly commit: string; readonly config?: AgreedConfig | undefined }
    readonly isLate: boolean
    /** The group of a merge queue whose commit is measured in place of the head. */
    readonly group?: Group | undefined
    readonly queuedAt?: number | undefined
    /** Files that the configuration names, by model. */
    readonly named?: Extract<Facts['change'], { kind: 'pull-request' }>['named']
  },
): Promise<Facts> {
  const { pull, policy, base, group, queuedAt, named } = input
  const measured = group?.headSha ?? pull.headSha
  const models = policy.models.map(({ model }) => model)
  const needs = needsOf(policy)
  const [released, champions, change, waivers, workflows, repository] = await Promise.all([
    readEvidence(ports, measured, { ...input, models }),
    readChampions(ports.files, models, ports.ledgers),
    readChange(ports, pull, policy, group),
    collectWaivers(ports, { pull, policy, commit: base.commit }),
    compareWorkflows(ports, { ...pull, headSha: measured }, needs),
    readRepository(ports, { headSha: measured, policy: { path: POLICY_PATH, commit: base.commit } }, needs),
  ])
  const evidence = await placeProofs(ports, released, needs.branches)
  const known = models.map((model, i) => {
    return [model, { ...evidence[model], champion: champions[i] ?? { state: 'unknown' as const } }] as const
  })
  const decided = {
    now: ports.clock.now(),
    change: {
      ...(await withRunActors(ports, change, evidence)),
      ...workflows,
      ...agreedConfig(base.config),
      ...(named === undefined ? {} : { named }),
      ...(queuedAt === undefined ? {} : { queuedAt }),
    },
    ...repository,
  }
  const facts = { ...decided, models: Object.fromEntries(known) }
  return waivers === undefined ? facts : { ...facts, waivers }
}

/** Of the configuration what evidence has to say of itself: which file, and which bytes. */
export function agreedConfig(config: AgreedConfig | undefined): { readonly config?: AgreedConfig } {
  return config === undefined ? {} : { config: { path: config.path, digest: config.digest } }
}

/** Evidence with its history: every attempt that was read at any time, and every use of the holdout including this one. */
async function readEvidence(
  ports: FactPorts,
  headSha: string,
  input: {
    readonly models: readonly string[]
    readonly isLate: boolean
    readonly pull: PullRequest
    readonly policy: Policy
    readonly group?: Group | undefined
  },
): Promise<ReleasedEvidence> {
  const { repository } = ports.files
  const { pull, policy, models: asked, isLate } = input
  const settings = input.group === undefined ? policy.evaluation : undefined
  const { runs, problem } = await dispatchEvaluation(ports, { repository, pull, settings })
  const remembered = await ports.releases.ofHead(repository, headSha)
  const { models, found } = await collectEvidence(ports, {
    headSha,
    remembered,
    models: asked,
    isLate,
    dispatched: runs,
  })
  const released = await recordReleases(ports, { repository, headSha, models, found })
  return evidenceSince(withProblem(released, problem), { found, remembered, now: ports.clock.now() })
}

/** What could not be started is said in the place of what it would have brought. */
function withProblem(evidence: ReleasedEvidence, message: string | undefined): ReleasedEvidence {
  if (message === undefined) return evidence
  const told = Object.entries(evidence).map(([model, facts]) => {
    return [
      model,
      facts.test === undefined ? { ...facts, problem: { kind: 'invalid' as const, message } } : facts,
    ] as const
  })
  return Object.fromEntries(told)
}
