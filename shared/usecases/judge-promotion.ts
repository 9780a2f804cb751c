import { parseConfig } from '../config/parse.ts'
import { UserError } from '../kernel/error.ts'
import { evaluatePolicy } from '../policy/evaluate.ts'
import type { Facts, RolloutFacts } from '../policy/facts.ts'
import { needsOf } from '../policy/needs.ts'
import { POLICY_PATH, type Policy, parsePolicy } from '../policy/parse.ts'
import { promotionOf } from '../policy/promotion.ts'
import { collectEvidence } from './collect-evidence.ts'
import { agreedConfig } from './collect-facts.ts'
import type { FactPorts } from './evaluation-ports.ts'
import { evidenceSince } from './evidence-since.ts'
import {
  type BaseDocuments,
  CONFIG_PATH,
  evidenceOf,
  type Judgement,
  policyMissing,
  recordedTexts,
} from './judge-pull-request.ts'
import { placeProofs } from './place-proofs.ts'
import { readChampions } from './read-champions.ts'
import { raiseToFloor, readFloor } from './read-floor.ts'
import { readRepository } from './read-repository.ts'
import { recordReleases } from './record-releases.ts'
import { runsOfBranch } from './runs-of-branch.ts'

type Promotion = {
  readonly headSha: string
  readonly environment: string
  readonly base: BaseDocuments
  /** Where the commit came in: only what was measured there counts. */
  readonly branch: string
  readonly isLate: boolean
  /** Refuses a commit that nobody decided about, by what this policy asks. */
  readonly admit: (policy: Policy) => Promise<void>
  /** What runs in environments that rules ask about. */
  readonly rollout: (environments: readonly string[]) => Promise<RolloutFacts>
}

/** Judges what is about to be deployed, as a push: who agreed was decided before the merge. What people got wrong is a refusal. */
export async function judgePromotion(ports: FactPorts, promotion: Promotion): Promise<Judgement> {
  try {
    const { base } = promotion
    if (base.policy === undefined) throw policyMissing('the default branch')
    const config = base.config === undefined ? undefined : parseConfig(base.config.text, base.config.path)
    const models = (config?.models ?? []).map(({ name }) => name)
    const inForce = await readFloor(ports.floor)
    const { policy, below } = raiseToFloor(parsePolicy(base.policy.text, POLICY_PATH), inForce, models)
    await promotion.admit(policy)
    const facts = await promotionFacts(ports, policy, promotion)
    const tree = evaluatePolicy(policy, facts, {
      path: POLICY_PATH,
      digest: base.policy.digest,
      commit: base.commit,
      ...below,
    })
    const documents = { ...recordedTexts(base.policy, base.commit, inForce), models }
    return { kind: 'judged', tree, facts, evidence: evidenceOf(facts), documents }
  } catch (error) {
    if (error instanceof UserError) return { kind: 'refused', error }
    throw error
  }
}

async function promotionFacts(ports: FactPorts, policy: Policy, promotion: Promotion): Promise<Facts> {
  const { headSha, environment, branch, isLate, rollout } = promotion
  const { repository } = ports.files
  const models = policy.models.map(({ model }) => model)
  const needs = needsOf(promotionOf(policy))
  const before = await ports.releases.ofHead(repository, headSha)
  const { runs, remembered } = await runsOfBranch(ports.runs, { headSha, branch, remembered: before })
  const collected = await collectEvidence({ ...ports, runs }, { headSha, remembered, models, isLate })
  const { found } = collected
  const released = await recordReleases(ports, { repository, headSha, models: collected.models, found })
  const now = ports.clock.now()
  const [evidence, champions, documents, config, running] = await Promise.all([
    placeProofs(ports, evidenceSince(released, { found, remembered, now }), needs.branches),
    readChampions(ports.files, models, ports.ledgers),
    readRepository(ports, { headSha }, needs),
    // The branch holds this commit, so its configuration was agreed on; a later one may not even fit its files.
    ports.files.read(CONFIG_PATH, headSha),
    needs.environments === undefined ? undefined : rollout(needs.environments),
  ])
  const known = models.map((model, i) => {
    return [model, { ...evidence[model], champion: champions[i] ?? { state: 'unknown' as const } }] as const
  })
  const change = {
    kind: 'push' as const,
    headSha,
    environment,
    ...agreedConfig(config),
    ...(running === undefined ? {} : { rollout: running }),
  }
  return { now, change, ...documents, models: Object.fromEntries(known) }
}
