import { UserError } from '../kernel/error.ts'
import type { Verdict } from '../kernel/verdict.ts'
import { conclusionIn } from '../policy/conclusion.ts'
import type { Policy } from '../policy/parse.ts'
import type { DeploymentGate, HeldDeployment, HeldDeployments } from '../ports/deployments.ts'
import { plain } from '../report/escape.ts'
import { checkAdmission, type Lack } from './check-admission.ts'
import type { EvaluationPorts } from './evaluation-ports.ts'
import { judgePromotion } from './judge-promotion.ts'
import { type Judgement, readBaseDocuments } from './judge-pull-request.ts'
import { readRollout } from './read-rollout.ts'
import { recordDecision } from './record-decision.ts'

export type DeploymentPorts = EvaluationPorts & {
  readonly deploymentGate: DeploymentGate
  readonly heldDeployments: HeldDeployments
}

export type DeploymentOutcome = 'approved' | 'rejected' | 'waiting' | 'answered-before' | 'gone'

/** A run that has not begun this long after the deployment was asked for is not waited for. */
const PATIENCE_MS = 10 * 60_000
/** GitHub takes no longer comment. */
const MAX_SAID = 1000

/**
 * Answers a deployment that GitHub holds: by the policy of the default branch (its `promote` rules where a model has them), and only for a
 * commit that this branch holds. A verdict that waits for evidence is reached again when a run ends. Throws Fault; GitHub goes on holding then.
 */
export async function evaluateDeployment(ports: DeploymentPorts, asked: HeldDeployment): Promise<DeploymentOutcome> {
  const { repository } = ports.files
  const held = await ports.heldDeployments.hold(repository, asked)
  if (held.isAnswered) return 'answered-before'
  const branch = await ports.deploymentGate.defaultBranch()
  const { judgement, remark } = await judge(ports, held, branch)
  const decision =
    judgement.kind === 'judged' ? conclusionIn(judgement.tree.policy.mode, judgement.tree.verdict) : 'failure'
  if (decision === 'in_progress') return 'waiting'
  const subject = { gate: 'deployment', repository, headSha: held.headSha, baseRef: branch } as const
  await recordDecision(ports, { subject, judgement })
  const state = decision === 'success' ? 'approved' : 'rejected'
  const said = saidOf(judgement, remark)
  const outcome = await ports.deploymentGate.answer(held, state, said)
  await ports.heldDeployments.answered(repository, held, { state, said, at: ports.clock.now() })
  return outcome === 'gone' ? 'gone' : state
}

/** `remark`: what an advisory policy would have held the commit back for. */
type Judged = { readonly judgement: Judgement; readonly remark?: string | undefined }

async function judge(ports: DeploymentPorts, held: HeldDeployment, branch: string): Promise<Judged> {
  const { repository } = ports.files
  const { headSha, environment } = held
  const base = await readBaseDocuments(ports.files, branch)
  const refuse = (lack: Lack): Judged => ({ judgement: { kind: 'refused', error: refusal(held, lack) } })
  if (base === undefined) {
    const message = `the branch ${branch} has no policy, so nothing says what may be deployed`
    return refuse({ message, fix: 'add .github/assay-policy.yml to it' })
  }
  // Approvals are decided where a change comes into the default branch; elsewhere nobody has looked at it.
  const wasTip = await ports.workflowFiles?.holds(repository, `refs/heads/${branch}`, headSha)
  if (wasTip !== true) {
    const message = `commit ${headSha.slice(0, 12)} is not on the branch ${branch}, or only inside something that was merged`
    return refuse({ message, fix: `merge it into ${branch}, then deploy what it was merged as` })
  }
  let remark: string | undefined
  const admit = async (policy: Policy): Promise<void> => {
    const lack = await checkAdmission(ports, { repository, branch, sha: headSha }, policy)
    if (lack !== undefined && policy.mode === 'enforce') throw refusal(held, lack)
    remark = lack?.message
  }
  const isLate = ports.clock.now() - held.startedAt > PATIENCE_MS
  const rollout = (environments: readonly string[]) => readRollout(ports, repository, environments)
  const judgement = await judgePromotion(ports, { headSha, environment, base, branch, isLate, admit, rollout })
  return { judgement, remark }
}

function refusal({ environment }: HeldDeployment, lack: Lack): UserError {
  return new UserError('POLICY_MISSING', { file: `environment ${environment}`, ...lack })
}

/** The verdict in a few lines: what did not hold, and the next step. */
function saidOf(judgement: Judgement, remark: string | undefined): string {
  if (judgement.kind === 'refused') return plain(`Assay rejects: ${judgement.error.message}`, MAX_SAID)
  const { tree } = judgement
  const against: readonly Verdict[] = ['fail', 'error', 'pending', 'waived', 'warn']
  const open = tree.rules.filter(({ verdict }) => against.includes(verdict))
  const mode = tree.policy.mode === 'advisory' ? ' (advisory: nothing is held)' : ''
  const rules = open.map(
    ({ model, id, message, fix }) => `${model} ${id}: ${message}${fix === undefined ? '' : ` ${fix}`}`,
  )
  return plain(
    [
      `Assay: ${tree.verdict}${mode}, by ${tree.policy.path} at ${tree.policy.commit?.slice(0, 7) ?? ''}.`,
      ...(remark === undefined ? [] : [`Not decided before: ${remark}.`]),
      ...rules,
    ].join(' '),
    MAX_SAID,
  )
}
