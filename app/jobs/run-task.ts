import { setImmediate as nextTurn } from 'node:timers/promises'
import { MODEL_NAME_PATTERN } from '../../shared/config/schema.ts'
import type { CommandComments } from '../../shared/ports/command-comments.ts'
import type { Log } from '../../shared/ports/log.ts'
import { type DeploymentPorts, evaluateDeployment } from '../../shared/usecases/evaluate-deployment.ts'
import { evaluateMergeGroup } from '../../shared/usecases/evaluate-merge-group.ts'
import { evaluatePullRequest } from '../../shared/usecases/evaluate-pull-request.ts'
import type { EvaluationPorts } from '../../shared/usecases/evaluation-ports.ts'
import { type DoctorPorts, followDoctor } from '../../shared/usecases/follow-doctor.ts'
import { DRIFT_ARTIFACT_PREFIX, type DriftPorts, followDrift } from '../../shared/usecases/follow-drift.ts'
import { type OfferPorts, offerSetup } from '../../shared/usecases/offer-setup.ts'
import { simulatePolicy } from '../../shared/usecases/simulate-policy.ts'
import { warnOfWaivers } from '../../shared/usecases/warn-of-waivers.ts'
import { executeButton } from '../commands/button.ts'
import { executeCommand } from '../commands/execute.ts'
import { noteRerun } from '../commands/note-command.ts'
import { type ReconcilePorts, reconcileRepository } from './reconcile.ts'
import type { RepositoryTask, Task } from './task.ts'
import type { TaskWork } from './task-queue.ts'

/** Everything that is done in one repository is done through these. */
export type RepositoryPorts = DeploymentPorts &
  OfferPorts &
  DoctorPorts &
  EvaluationPorts & { readonly commandComments: CommandComments } & Omit<DriftPorts, 'judgeAgain'> &
  Omit<ReconcilePorts, 'enqueue'>

/** What tasks are run with. */
export type TaskPorts = {
  readonly enqueue: (tasks: readonly Task[]) => Promise<void>
  readonly portsOf: (scope: RepositoryTask) => Promise<RepositoryPorts>
  readonly installedRepositories: () => Promise<readonly RepositoryTask[]>
  readonly redeliver: () => Promise<void>
  readonly log: Log
}

/** Runs one task to its end; the tasks it finds are put into the queue. Throws what made it fail, so that it is retried. */
export function createTaskWork(ports: TaskPorts): TaskWork {
  return async (task, isLastTry) => {
    if (task.kind === 'reconcile') return await reconcile(ports)
    if (task.kind === 'redeliver') return await ports.redeliver()
    const scope = { installationId: task.installationId, repository: task.repository }
    const evaluation = await ports.portsOf(scope)
    switch (task.kind) {
      case 'pull-request':
        return await judgeOne(ports, evaluation, { ...scope, number: task.number, isLastTry })
      case 'simulation':
        return await simulateOne(ports, evaluation, task)
      case 'commit':
        await noteRerun(evaluation, task)
        await ports.enqueue(await heldTasks(evaluation, scope, task.headSha))
        await ports.enqueue(await groupsAt(evaluation, scope, task))
        return await enqueueOpen(ports, evaluation, scope, task)
      case 'base':
        return await enqueueOpen(ports, evaluation, scope, { baseRef: task.baseRef })
      case 'repository':
        if (!task.isFull) {
          const names = await evaluation.branchRuns.recentNames(DRIFT_ARTIFACT_PREFIX)
          await ports.enqueue(toDriftTasks(scope, names))
          await ports.enqueue(await openGroups(evaluation, scope))
          await ports.enqueue(await dueDoctor(evaluation, scope))
          await ports.enqueue(await heldTasks(evaluation, scope))
          return await reconcileRepository({ ...evaluation, enqueue: ports.enqueue }, scope)
        }
        return await enqueueOpen(ports, evaluation, scope, {})
      case 'run': {
        const artifacts = await evaluation.runs.artifacts(task.runId, DRIFT_ARTIFACT_PREFIX)
        const names = artifacts.map(({ name }) => name)
        const started = await evaluation.dispatches?.ofRun(task.repository, task.runId)
        if (started !== undefined) await ports.enqueue([{ kind: 'pull-request', ...scope, number: started.pullNumber }])
        return await ports.enqueue(toDriftTasks(scope, names))
      }
      case 'drift': {
        const judgeAgain = () => ports.enqueue([{ kind: 'repository', ...scope, isFull: true }])
        const outcome = await followDrift({ ...evaluation, judgeAgain }, task)
        return ports.log.info(`${task.repository} drift of ${task.model}: ${outcome}`)
      }
      case 'merge-group': {
        const verdict = await evaluateMergeGroup(evaluation, { ...task, isLastTry })
        return ports.log.info(`${task.repository} merge group ${task.headSha.slice(0, 12)}: ${verdict}`)
      }
      case 'deployment': {
        const outcome = await evaluateDeployment(evaluation, { ...task, startedAt: evaluation.clock.now() })
        return ports.log.info(`${task.repository} deployment to ${task.environment} by run ${task.runId}: ${outcome}`)
      }
      case 'set-up':
        return ports.log.info(`${task.repository} set-up: ${await offerSetup(evaluation)}`)
      case 'doctor':
        ports.log.info(`${task.repository} doctor: ${await followDoctor(evaluation)}`)
        return await warnOfWaivers(evaluation)
      case 'floor': {
        const installed = await ports.installedRepositories()
        const own = installed.filter(({ installationId }) => installationId === task.installationId)
        return await ports.enqueue(own.map((place) => ({ kind: 'repository', ...place, isFull: true })))
      }
      case 'command':
        return await executeCommand({ ...evaluation, enqueue: ports.enqueue }, task)
      case 'button':
        return await executeButton({ ...evaluation, enqueue: ports.enqueue }, task)
      default:
        return task satisfies never
    }
  }
}

type NumberedTask = RepositoryTask & { readonly number: number }

async function judgeOne(
  ports: TaskPorts,
  evaluation: RepositoryPorts,
  { isLastTry, ...task }: NumberedTask & { readonly isLastTry: boolean },
): Promise<void> {
  const outcome = await evaluatePullRequest(evaluation, { number: task.number, isLastTry })
  const isJudged = outcome.kind === 'evaluated'
  if (isJudged && outcome.isOtherPolicy) await ports.enqueue([{ kind: 'simulation', ...task }])
  ports.log.info(`${task.repository}#${task.number} ${outcome.kind}${isJudged ? `: ${outcome.verdict}` : ''}`)
}

/** A task of its own: whatever is in that policy, and however long it is, the verdict is told already and others are served meanwhile. */
async function simulateOne(
  ports: TaskPorts,
  evaluation: RepositoryPorts,
  { repository, number }: NumberedTask,
): Promise<void> {
  const outcome = await simulatePolicy({ ...evaluation, pause: () => nextTurn() }, number)
  ports.log.info(`${repository}#${number} policy of the head: ${outcome}`)
}

/** Deployments that wait for an answer; of one commit, if given. */
async function heldTasks(
  { heldDeployments }: DeploymentPorts,
  scope: RepositoryTask,
  headSha?: string,
): Promise<readonly Task[]> {
  const held = await heldDeployments.waiting(scope.repository)
  return held
    .filter((one) => headSha === undefined || one.headSha === headSha)
    .map(({ startedAt: _, ...one }) => ({ kind: 'deployment', ...scope, ...one }))
}

const DAY_MS = 24 * 3600_000

/** Once a day; the first time at the installation. */
async function dueDoctor({ ownIssues, clock }: RepositoryPorts, scope: RepositoryTask): Promise<readonly Task[]> {
  const last = await ownIssues.find(scope.repository, 'doctor')
  return last !== undefined && clock.now() - last.at < DAY_MS ? [] : [{ kind: 'doctor', ...scope }]
}

/** The groups of merge queues that end at a commit, where somebody wants its check anew. */
async function groupsAt(
  { mergeQueue }: EvaluationPorts,
  scope: RepositoryTask,
  { headSha, isForced = false }: { readonly headSha: string; readonly isForced?: boolean },
): Promise<readonly Task[]> {
  if (!isForced) return []
  const groups = (await mergeQueue.groups()).filter((group) => group.headSha === headSha)
  return groups.map(({ number, baseRef }) => {
    return { kind: 'merge-group', ...scope, number, baseRef, headSha, isForced: true }
  })
}

/** Groups of merge queues that are still waited for, or whose event was lost. */
async function openGroups(
  { mergeQueue, evaluations }: EvaluationPorts,
  scope: RepositoryTask,
): Promise<readonly Task[]> {
  const groups = await mergeQueue.groups()
  const known = await Promise.all(
    groups.map(({ number, baseRef, headSha }) =>
      evaluations.find({ repository: scope.repository, pullNumber: number, baseRef, headSha }),
    ),
  )
  return groups
    .filter((_, i) => known[i]?.isConcluded !== true || known[i].verdict === 'error')
    .map(({ number, baseRef, headSha }) => ({ kind: 'merge-group', ...scope, number, baseRef, headSha }))
}

const MODEL_NAME = new RegExp(MODEL_NAME_PATTERN)
const MAX_MODELS = 100

/** One task per model that an artifact is named after; other names are of no model. */
function toDriftTasks(scope: RepositoryTask, artifactNames: readonly string[]): readonly Task[] {
  const models = new Set(artifactNames.map((name) => name.slice(DRIFT_ARTIFACT_PREFIX.length)))
  const known = [...models].filter((model) => MODEL_NAME.test(model)).slice(0, MAX_MODELS)
  return known.map((model) => ({ kind: 'drift', ...scope, model }))
}

type Filter = {
  readonly headSha?: string
  readonly baseRef?: string
  readonly isForced?: boolean
  readonly isNew?: boolean
}

/** Puts the open pull requests that a filter lets through into the queue. */
async function enqueueOpen(
  ports: TaskPorts,
  { pullRequests, evaluations }: EvaluationPorts,
  scope: RepositoryTask,
  filter: Filter,
): Promise<void> {
  const { headSha, baseRef, isForced = false, isNew = false } = filter
  const open = await pullRequests.open({
    ...(headSha === undefined ? {} : { headSha }),
    ...(baseRef === undefined ? {} : { baseRef }),
  })
  for (const pull of open) {
    const key = { repository: scope.repository, pullNumber: pull.number, headSha: pull.headSha, baseRef: pull.baseRef }
    if (isNew && (await evaluations.find(key)) !== undefined) continue
    if (isForced) await evaluations.forgetWritten(scope.repository, pull.number)
    await ports.enqueue([{ kind: 'pull-request', ...scope, number: pull.number }])
  }
}

/** Reaches the right state with no webhook at all: every repository is looked at for pull requests without a verdict. */
async function reconcile(ports: TaskPorts): Promise<void> {
  const repositories = await ports.installedRepositories()
  await ports.enqueue(repositories.map((scope) => ({ kind: 'repository', ...scope, isFull: false })))
}
