import { mkdir, writeFile } from 'node:fs/promises'
import { allows, mintToken } from './auth.ts'
import { createCheckRun, createSuite, headCommitOf, updateCheckRun } from './checks.ts'
import { git } from './git.ts'
import { type JobPlace, jobClaims } from './issuer.ts'
import { jobEnvironment } from './job-environment.ts'
import { toUser } from './shapes/account.ts'
import { toContext } from './shapes/repo.ts'
import { toRun, toWorkflow } from './shapes/run.ts'
import type { Account, CheckRun, Json, Permissions, Pull, Repo, Run, Workflow } from './types.ts'
import { type PullEvent, type RefChange, track, type World } from './world.ts'

export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped' | 'timed_out' | 'neutral' | 'action_required'

/** What a workflow's job knows; `env` is the whole environment for a child process, apart from PATH. */
export type RunContext = {
  readonly repo: Repo
  readonly event: string
  readonly eventPayload: Json
  /** GITHUB_SHA: the test merge for pull_request, the pushed commit for push. */
  readonly sha: string
  /** The commit that checks and `head_sha` name. */
  readonly headSha: string
  readonly ref: string
  readonly headRef: string
  readonly baseRef: string
  readonly runId: number
  readonly runAttempt: number
  readonly token: string
  readonly permissions: Permissions
  /** Empty for pull requests from forks. */
  readonly secrets: Readonly<Record<string, string>>
  readonly inputs: Json
  readonly env: Readonly<Record<string, string>>
  /** Asks for an identity token, as `core.getIDToken` does; throws where the job has not `id-token: write`. */
  idToken(audience: string): Promise<string>
  /** GITHUB_WORKSPACE, an empty folder until `checkout`. */
  readonly workspace: string
  /** Clones the repository with its whole history at `sha` (default: GITHUB_SHA) into the workspace. */
  checkout(sha?: string): Promise<string>
  /** Ends the run; without it the run ends in success when the runner returns, in failure when it throws. */
  conclude(conclusion: Conclusion): void
}
export type Runner = (context: RunContext) => Promise<void> | void
export type WorkflowOptions = {
  readonly name?: string
  readonly path?: string
  /** Name of the job and of its check run by github-actions. */
  readonly job?: string
  readonly events?: readonly ('push' | 'pull_request' | 'merge_group' | 'workflow_dispatch')[]
  /** Branches whose pushes start it; absent: all. */
  readonly branches?: readonly string[]
  /** Of the job's GITHUB_TOKEN; default `{contents: 'read'}`. A fork's token never writes. */
  readonly permissions?: Permissions
  readonly secrets?: Readonly<Record<string, string>>
  /** Where its job is written and runs, as its identity token says it. */
  readonly place?: JobPlace
}
export type RegisteredWorkflow = {
  readonly repo: Repo
  readonly workflow: Workflow
  readonly runner: Runner
  readonly options: WorkflowOptions
}
export type Trigger = {
  readonly event: string
  readonly payload: Json
  readonly sha: string
  readonly headSha: string
  readonly ref: string
  readonly headRef: string
  readonly baseRef: string
  readonly headRepo: Repo
  readonly pull: Pull | undefined
  readonly actor: Account
  readonly inputs: Json
}
type Started = { readonly run: Run; readonly trigger: Trigger; readonly registered: RegisteredWorkflow }

export type Workflows = {
  register(repo: Repo, runner: Runner, options: WorkflowOptions): Workflow
  start(repo: Repo, trigger: Trigger): Run[]
  dispatch(repo: Repo, workflowId: string, trigger: Trigger): Run | undefined
  rerun(repo: Repo, run: Run, actor: Account): Promise<void>
}

/** Starts a run for each registered workflow that listens to an event, and keeps what a re-run needs. */
export function createWorkflows(world: World): Workflows {
  const registered: RegisteredWorkflow[] = []
  const started = new Map<number, Started>()
  const launch = (entry: RegisteredWorkflow, trigger: Trigger): Run => {
    const run = createRun(world, entry, trigger)
    const begun = { run, trigger, registered: entry }
    started.set(run.id, begun)
    track(world, execute(world, begun))
    return run
  }
  return {
    register: (repo, runner, options) => {
      const name = options.name ?? 'model-ci'
      const path = options.path ?? `.github/workflows/${name}.yml`
      const workflow: Workflow = { id: world.nextId(), name, path, createdAt: world.clock.now() }
      repo.workflows.set(workflow.id, workflow)
      registered.push({ repo, workflow, runner, options })
      return workflow
    },
    start: (repo, trigger) =>
      registered
        .filter((entry) => entry.repo === repo && listens(entry.options, trigger))
        .map((entry) => launch(entry, trigger)),
    dispatch: (repo, workflowId, trigger) => {
      const entry = registered.find(
        ({ repo: own, workflow }) =>
          own === repo && [String(workflow.id), workflow.path.split('/').at(-1)].includes(workflowId),
      )
      return entry ? launch(entry, trigger) : undefined
    },
    rerun: async (_repo, run, actor) => {
      const begun = started.get(run.id)
      if (!begun) throw new Error(`run ${run.id} was not started by a workflow`)
      run.earlier.push(
        toRun(world, begun.registered.repo, run, await headCommitOf(world, begun.registered.repo, run.headSha)),
      )
      Object.assign(run, { attempt: run.attempt + 1, triggeringActor: actor, status: 'queued', conclusion: null })
      run.startedAt = world.clock.now()
      run.suite = createSuite(world, begun.registered.repo, world.actionsApp, run.headSha)
      track(world, execute(world, begun))
    },
  }
}

function listens({ events = ['push', 'pull_request'], branches }: WorkflowOptions, { event, ref }: Trigger): boolean {
  if (!(events as readonly string[]).includes(event)) return false
  if (event !== 'push') return true
  return ref.startsWith('refs/heads/') && (branches === undefined || branches.includes(ref.slice('refs/heads/'.length)))
}

function createRun(world: World, { repo, workflow }: RegisteredWorkflow, trigger: Trigger): Run {
  const now = world.clock.now()
  const run: Run = {
    id: world.nextId(),
    workflow,
    runNumber: [...repo.runs.values()].filter((one) => one.workflow === workflow).length + 1,
    attempt: 1,
    event: trigger.event,
    headSha: trigger.headSha,
    headBranch: trigger.headRef,
    headRepo: trigger.headRepo,
    actor: trigger.actor,
    triggeringActor: trigger.actor,
    pulls: trigger.pull ? [trigger.pull] : [],
    displayTitle: trigger.pull?.issue.title ?? workflow.name,
    suite: createSuite(world, repo, world.actionsApp, trigger.headSha),
    status: 'queued',
    conclusion: null,
    createdAt: now,
    startedAt: now,
    updatedAt: now,
    earlier: [],
  }
  repo.runs.set(run.id, run)
  return run
}

async function execute(world: World, { run, trigger, registered }: Started): Promise<void> {
  const { repo, options } = registered
  const job = options.job ?? 'build'
  await tellRun(world, repo, run, 'requested')
  const body = { name: job, head_sha: run.headSha, status: 'in_progress' }
  const check = await createCheckRun(world, repo, { app: world.actionsApp, body, suite: run.suite })
  run.status = 'in_progress'
  await tellRun(world, repo, run, 'in_progress')
  let conclusion: Conclusion | undefined
  const context = await createContext(world, { run, trigger, registered }, (value) => {
    conclusion = value
  })
  try {
    await registered.runner(context)
    conclusion ??= 'success'
  } catch (error) {
    conclusion ??= 'failure'
    await updateCheckRun(world, repo, check, { output: { title: job, summary: String(error) } })
  }
  await finish(world, repo, { run, check, conclusion, token: context.token })
}

async function finish(
  world: World,
  repo: Repo,
  { run, check, conclusion, token }: { run: Run; check: CheckRun; conclusion: Conclusion; token: string },
): Promise<void> {
  world.tokens.delete(token)
  run.status = 'completed'
  run.conclusion = conclusion
  await updateCheckRun(world, repo, check, { status: 'completed', conclusion })
  await tellRun(world, repo, run, 'completed')
}

async function createContext(
  world: World,
  { run, trigger, registered }: Started,
  conclude: (value: Conclusion) => void,
): Promise<RunContext> {
  const { repo, options } = registered
  const fromFork = trigger.event === 'pull_request' && trigger.headRepo !== repo
  const declared = options.permissions ?? { contents: 'read' }
  const permissions = fromFork ? readOnly(declared) : declared
  const { token } = mintToken(world, 'ghs', { kind: 'job', app: world.actionsApp, repo, permissions })
  const folder = `${world.folder}/runs/${run.id}-${run.attempt}`
  const workspace = `${folder}/workspace`
  await mkdir(workspace, { recursive: true })
  await mkdir(`${folder}/temp`, { recursive: true })
  await writeFile(`${folder}/event.json`, JSON.stringify(trigger.payload))
  const { place = {} } = options
  const claims = (): Json => jobClaims({ repo, run, trigger, place }, `${world.url}/_services/token`, world.clock.now())
  const bearer = allows(permissions, 'id-token', 'write') ? world.issuer.admit(claims) : undefined
  const env = await jobEnvironment(world, { repo, run, trigger, folder, token, job: options.job ?? 'build', bearer })
  return {
    repo,
    event: trigger.event,
    eventPayload: trigger.payload,
    sha: trigger.sha,
    headSha: trigger.headSha,
    ref: trigger.ref,
    headRef: trigger.headRef,
    baseRef: trigger.baseRef,
    runId: run.id,
    runAttempt: run.attempt,
    token,
    permissions,
    secrets: fromFork ? {} : (options.secrets ?? {}),
    inputs: trigger.inputs,
    env,
    idToken: async (audience) => {
      const issued = bearer && world.issuer.answer(bearer, audience)
      if (!issued) throw new Error('the job has not `id-token: write`')
      return issued
    },
    workspace,
    checkout: async (sha = trigger.sha) => {
      await git(workspace, ['clone', '--quiet', '--no-checkout', repo.gitDir, '.'])
      await git(workspace, ['fetch', '--quiet', 'origin', '+refs/pull/*:refs/remotes/pull/*'])
      await git(workspace, ['checkout', '--quiet', '--detach', sha])
      return workspace
    },
    conclude,
  }
}

function readOnly(permissions: Permissions): Permissions {
  const readable = Object.keys(permissions).filter((name) => name !== 'id-token' && allows(permissions, name, 'read'))
  return Object.fromEntries(readable.map((name) => [name, 'read' as const]))
}

async function tellRun(world: World, repo: Repo, run: Run, action: string): Promise<void> {
  run.updatedAt = world.clock.now()
  const payload = {
    workflow_run: toRun(world, repo, run, await headCommitOf(world, repo, run.headSha)),
    workflow: toWorkflow(world, repo, run.workflow),
  }
  world.webhooks.emit({ repo, name: 'workflow_run', action, payload, sender: run.triggeringActor })
}

/** The run that a pull request event starts: on the test merge, none with conflicts. */
export function pullTrigger(world: World, { repo, number, action, payload, sender }: PullEvent): Trigger | undefined {
  const pull = repo.pulls.get(number)
  if (!['opened', 'synchronize', 'reopened'].includes(action) || pull?.mergeSha === undefined) return undefined
  return {
    event: 'pull_request',
    payload: { action, ...payload, ...toContext(world, repo), sender: toUser(world, sender) },
    sha: pull.mergeSha,
    headSha: pull.headSha,
    ref: `refs/pull/${number}/merge`,
    headRef: pull.headRef,
    baseRef: pull.baseRef,
    headRepo: pull.headRepo,
    pull,
    actor: sender,
    inputs: {},
  }
}

export function pushTrigger(world: World, { repo, ref, after, payload, sender }: RefChange): Trigger {
  return branchTrigger(repo, ref, after, {
    event: 'push',
    payload: { ...payload, ...toContext(world, repo), sender: toUser(world, sender) },
    actor: sender,
  })
}

export function branchTrigger(
  repo: Repo,
  ref: string,
  sha: string,
  { event, payload, actor, inputs = {} }: { event: string; payload: Json; actor: Account; inputs?: Json },
): Trigger {
  const headRef = ref.replace(/^refs\/(heads|tags)\//, '')
  return {
    event,
    payload,
    sha,
    headSha: sha,
    ref,
    headRef,
    baseRef: '',
    headRepo: repo,
    pull: undefined,
    actor,
    inputs,
  }
}
