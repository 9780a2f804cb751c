import { headCommitOf } from '../checks.ts'
import { found, HttpError, invalid } from '../http-error.ts'
import { type Answer, numberOf, page, type RepoCall, type Route, repoRoute, senderOf } from '../route.ts'
import { repoUrl, webUrl } from '../shapes/repo.ts'
import { toArtifact, toRun, toWorkflow } from '../shapes/run.ts'
import type { Artifact, Json, Run, Workflow } from '../types.ts'

const READ = { permission: 'actions', level: 'read' } as const
const WRITE = { permission: 'actions', level: 'write' } as const

export const actionRoutes: readonly Route[] = [
  repoRoute('GET actions/runs', READ, (call) => listRuns(call, [...call.repo.runs.values()])),
  repoRoute('GET actions/runs/{run_id}', READ, async (call) => ({ body: await shape(call, runOf(call)) })),
  repoRoute('GET actions/runs/{run_id}/attempts/{attempt_number}', READ, async (call) => {
    const run = runOf(call)
    const number = numberOf(call, 'attempt_number')
    return { body: number === run.attempt ? await shape(call, run) : found(run.earlier[number - 1]) }
  }),
  repoRoute('GET actions/runs/{run_id}/artifacts', READ, (call) => {
    const run = runOf(call)
    return listArtifacts(
      call,
      [...call.repo.artifacts.values()].filter((artifact) => artifact.run === run),
    )
  }),
  repoRoute(
    'POST actions/runs/{run_id}/deployment_protection_rule',
    { permission: 'deployments', level: 'write' },
    (call) => {
      const { environment_name: environment, state, comment } = call.body
      const held = call.repo.heldDeployments.find((one) => one.run === runOf(call) && one.environment === environment)
      if (held === undefined || held.state !== 'waiting') throw new HttpError(422, 'No pending custom deployment rule')
      if (typeof comment === 'string' && comment.length > 1024) throw invalid('comment is too long')
      if (state === 'approved' || state === 'rejected') held.state = state
      held.comment = String(comment)
      return { status: 204 }
    },
  ),
  repoRoute('POST actions/runs/{run_id}/rerun', WRITE, async (call) => {
    const run = runOf(call)
    if (run.status !== 'completed') throw new HttpError(403, 'The workflow run is already running')
    await call.world.listeners.onRerun(call.repo, run, senderOf(call))
    return { status: 201, body: {} }
  }),
  repoRoute('GET actions/artifacts', READ, (call) => listArtifacts(call, [...call.repo.artifacts.values()])),
  repoRoute('GET actions/artifacts/{artifact_id}', READ, (call) => ({
    body: toArtifact(call.world, call.repo, artifactOf(call)),
  })),
  repoRoute('DELETE actions/artifacts/{artifact_id}', WRITE, (call) => {
    call.repo.artifacts.delete(artifactOf(call).id)
    return { status: 204 }
  }),
  repoRoute('GET actions/artifacts/{artifact_id}/{archive_format}', READ, (call) => {
    const artifact = artifactOf(call)
    if (call.actor.kind === 'anonymous') throw new HttpError(401, 'Requires authentication')
    if (call.world.clock.now() >= artifact.expiresAt) throw new HttpError(410, 'Artifact has expired')
    return { status: 302, headers: { location: call.artifacts.sign(artifact) } }
  }),
  repoRoute('GET actions/workflows', READ, (call) =>
    page(
      call,
      [...call.repo.workflows.values()],
      (workflow) => toWorkflow(call.world, call.repo, workflow),
      'workflows',
    ),
  ),
  repoRoute('GET actions/workflows/{workflow_id}', READ, (call) => ({
    body: toWorkflow(call.world, call.repo, workflowOf(call)),
  })),
  repoRoute('GET actions/workflows/{workflow_id}/runs', READ, (call) => {
    const workflow = workflowOf(call)
    return listRuns(
      call,
      [...call.repo.runs.values()].filter((run) => run.workflow === workflow),
    )
  }),
  repoRoute('POST actions/workflows/{workflow_id}/dispatches', WRITE, dispatch),
]

async function shape(call: RepoCall, run: Run): Promise<Json> {
  return toRun(call.world, call.repo, run, await headCommitOf(call.world, call.repo, run.headSha))
}

function runOf(call: RepoCall): Run {
  return found(call.repo.runs.get(numberOf(call, 'run_id')))
}

function artifactOf(call: RepoCall): Artifact {
  return found(call.repo.artifacts.get(numberOf(call, 'artifact_id')))
}

function workflowOf(call: RepoCall): Workflow {
  const id = call.params['workflow_id'] ?? ''
  const all = [...call.repo.workflows.values()]
  return found(all.find((workflow) => [String(workflow.id), workflow.path.split('/').at(-1)].includes(id)))
}

async function listRuns(call: RepoCall, all: readonly Run[]): Promise<Answer> {
  const { head_sha: sha, event, branch, status, actor, check_suite_id: suite } = call.query
  const runs = all.filter(
    (run) =>
      (sha === undefined || run.headSha === sha) &&
      (event === undefined || run.event === event) &&
      (branch === undefined || run.headBranch === branch) &&
      (status === undefined || run.status === status || run.conclusion === status) &&
      (actor === undefined || run.actor.login === actor) &&
      (suite === undefined || String(run.suite.id) === suite),
  )
  const listed = page(call, runs.toReversed(), (run) => run, 'workflow_runs')
  const { total_count, workflow_runs: shown } = listed.body as { total_count: number; workflow_runs: Run[] }
  const shapes = await Promise.all(shown.map((run) => shape(call, run)))
  return { ...listed, body: { total_count, workflow_runs: shapes } }
}

function listArtifacts(call: RepoCall, all: readonly Artifact[]): Answer {
  const { name } = call.query
  const wanted = all.filter((artifact) => name === undefined || artifact.name === name).toReversed()
  return page(call, wanted, (artifact) => toArtifact(call.world, call.repo, artifact), 'artifacts')
}

async function dispatch(call: RepoCall): Promise<Answer> {
  const inputs = (call.body['inputs'] as Json | undefined) ?? {}
  const ref = String(call.body['ref'])
  if (!call.repo.refs.has(`refs/heads/${ref}`) && !call.repo.refs.has(ref)) throw invalid(`No ref found for: ${ref}`)
  const workflowId = call.params['workflow_id'] ?? ''
  workflowOf(call)
  const run = await call.world.listeners.onDispatch({ repo: call.repo, workflowId, ref, inputs, actor: senderOf(call) })
  if (call.body['return_run_details'] !== true || !run) return { status: 204 }
  return {
    body: {
      workflow_run_id: run.id,
      run_url: `${repoUrl(call.world, call.repo)}/actions/runs/${run.id}`,
      html_url: `${webUrl(call.world, call.repo)}/actions/runs/${run.id}`,
    },
  }
}
