import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Contexts, interpolate, isTrue, valueIn } from './expression.ts'
import { type Machine, runStep } from './steps.ts'
import {
  calledWorkflow,
  inOrder,
  type Job,
  listensTo,
  needsOf,
  type Permissions,
  parseWorkflow,
  type Workflow,
  type WorkflowInputs,
} from './workflow.ts'

/** What the fake GitHub tells a runner about one run. */
export type RunnerInput = {
  readonly gitDir: string
  readonly event: string
  readonly eventPayload: unknown
  readonly sha: string
  readonly headSha: string
  readonly ref: string
  /** The branch that `on: push/pull_request: branches:` filters look at. */
  readonly branch: string
  readonly workflowPath: string
  readonly env: { readonly [name: string]: string }
  /** A token for one job, with the permissions that job declares. */
  readonly jobToken: (permissions: Permissions) => string
  readonly say?: (job: string, text: string) => void
}

export type RunnerResult = {
  readonly conclusion: 'success' | 'failure' | 'skipped'
  readonly summaries: readonly { readonly job: string; readonly markdown: string }[]
}

type JobState = { result: 'success' | 'failure' | 'skipped'; outputs: { [name: string]: string } }

/** Runs a workflow file of a commit with real processes, one fresh folder per job, as GitHub's runners would. */
export async function runWorkflow(input: RunnerInput): Promise<RunnerResult> {
  const text = execFileSync('git', ['--git-dir', input.gitDir, 'show', `${input.headSha}:${input.workflowPath}`], {
    encoding: 'utf8',
  })
  const workflow = parseWorkflow(text)
  if (!listensTo(workflow, input.event, input.branch)) return { conclusion: 'skipped', summaries: [] }
  const summaries: { job: string; markdown: string }[] = []
  const jobs = await runJobs(
    workflow,
    input,
    { inputs: dispatchInputs(workflow, input.eventPayload), permissions: workflow.permissions ?? {} },
    summaries,
  )
  const failed = [...jobs.values()].some((job) => job.result === 'failure')
  return { conclusion: failed ? 'failure' : 'success', summaries }
}

/** What a person typed into "Run workflow", over the defaults; nothing for other events. */
function dispatchInputs(workflow: Workflow, payload: unknown): Contexts {
  const on = workflow.on as { readonly workflow_dispatch?: { readonly inputs?: WorkflowInputs } | null }
  const asked = (payload as { readonly inputs?: Contexts | null } | null)?.inputs
  if (asked === undefined || asked === null) return {}
  const defaults = Object.entries(on.workflow_dispatch?.inputs ?? {}).map(([name, { default: value }]) => [name, value])
  return { ...Object.fromEntries(defaults), ...asked }
}

type Call = { readonly inputs: Contexts; readonly permissions: Permissions }
type Summaries = { job: string; markdown: string }[]

async function runJobs(
  workflow: Workflow,
  input: RunnerInput,
  call: Call,
  summaries: Summaries,
): Promise<Map<string, JobState>> {
  const states = new Map<string, JobState>()
  for (const [id, job] of inOrder(workflow.jobs)) {
    const needs = Object.fromEntries(needsOf(job).map((need) => [need, states.get(need)]))
    const before = Object.values(needs).every((need) => need?.result === 'success') ? 'success' : 'failure'
    const contexts = { github: githubContext(input, ''), inputs: call.inputs, needs }
    const state: JobState = isTrue(job.if, contexts, before)
      ? await runMatrix(id, job, input, { call, needs, summaries, matrix: matrixOf(job, contexts) })
      : { result: 'skipped', outputs: {} }
    states.set(id, state)
  }
  return states
}

type Around = {
  readonly call: Call
  readonly needs: unknown
  readonly summaries: Summaries
  readonly strategy?: Contexts
}

/** Every combination of the values of a matrix, in its order; one without values where there is no matrix. */
function matrixOf({ strategy }: Job, contexts: Contexts): Contexts[] {
  const axes = Object.entries(strategy?.matrix ?? {}).map(([name, values]) => ({
    name,
    values: typeof values === 'string' ? (valueIn(values, contexts) as unknown[]) : values,
  }))
  return axes.reduce<Contexts[]>(
    (all, { name, values }) => all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  )
}

/** One job after the other; GitHub fails the whole when one fails, and keeps the outputs of the last. */
async function runMatrix(
  id: string,
  job: Job,
  input: RunnerInput,
  around: Around & { readonly matrix: Contexts[] },
): Promise<JobState> {
  const all: JobState = { result: 'success', outputs: {} }
  for (const [index, matrix] of around.matrix.entries()) {
    const strategy = { matrix, strategy: { 'job-index': index, 'job-total': around.matrix.length } }
    const one = await runJob(id, job, input, { ...around, strategy })
    all.outputs = { ...all.outputs, ...one.outputs }
    if (one.result === 'failure') all.result = 'failure'
  }
  return all
}

/** Workflow files write `pull-requests` where the API says `pull_requests`; `id-token` is no permission of the API. */
function apiNames(permissions: Permissions): Permissions {
  return Object.fromEntries(
    Object.entries(permissions).map(([name, level]) => [name === 'id-token' ? name : name.replaceAll('-', '_'), level]),
  )
}

async function runJob(id: string, job: Job, input: RunnerInput, around: Around): Promise<JobState> {
  const permissions = job.permissions ?? around.call.permissions
  if (job.uses === undefined)
    return runSteps(id, job, { ...input, token: input.jobToken(apiNames(permissions)) }, around)
  const { workflow, inputs } = calledWorkflow(job)
  const call = { inputs, permissions: workflow.permissions ?? permissions }
  const jobs = [...(await runJobs(workflow, input, call, around.summaries)).values()]
  return { result: jobs.some((inner) => inner.result === 'failure') ? 'failure' : 'success', outputs: {} }
}

type StepStates = { [step: string]: { outputs: { readonly [name: string]: string }; outcome: string } }

async function runSteps(
  id: string,
  job: Job,
  input: RunnerInput & { token: string },
  around: Around,
): Promise<JobState> {
  const machine = createMachine(id, input)
  const steps: StepStates = {}
  const contexts = {
    github: { ...githubContext(input, input.token), workspace: machine.workspace },
    runner: { temp: machine.folder },
    inputs: around.call.inputs,
    needs: around.needs,
    ...around.strategy,
    steps,
  }
  let status: 'success' | 'failure' = 'success'
  for (const step of job.steps ?? []) {
    if (!isTrue(step.if, contexts, status)) continue
    const result = await runStep(step, machine, contexts)
    if (step.id !== undefined) steps[step.id] = { outputs: result.outputs, outcome: result.ok ? 'success' : 'failure' }
    if (result.summary !== '') around.summaries.push({ job: job.name ?? id, markdown: result.summary })
    if (!result.ok) status = 'failure'
  }
  const outputs = Object.entries(job.outputs ?? {}).map(([name, value]) => [name, interpolate(value, contexts)])
  return { result: status, outputs: Object.fromEntries(outputs) }
}

function githubContext(input: RunnerInput, token: string): { readonly [name: string]: unknown } {
  const { env } = input
  return {
    event_name: input.event,
    event: input.eventPayload,
    sha: input.sha,
    ref: input.ref,
    ref_name: input.ref.replace(/^refs\/(heads|tags)\//, ''),
    repository: env['GITHUB_REPOSITORY'],
    run_id: env['GITHUB_RUN_ID'],
    run_attempt: env['GITHUB_RUN_ATTEMPT'],
    token,
  }
}

function createMachine(id: string, input: RunnerInput): Machine {
  const folder = mkdtempSync(join(tmpdir(), 'assay-runner-'))
  const workspace = join(folder, 'workspace')
  mkdirSync(workspace)
  const eventPath = join(folder, 'event.json')
  writeFileSync(eventPath, JSON.stringify(input.eventPayload))
  return {
    folder,
    workspace,
    gitDir: input.gitDir,
    // PATH and HOME of this machine, then only what GitHub's runner sets: nothing else of ours reaches a job.
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      LANG: 'C.UTF-8',
      ...(process.env['npm_config_registry'] === undefined
        ? {}
        : { npm_config_registry: process.env['npm_config_registry'] }),
      ...input.env,
      GITHUB_WORKSPACE: workspace,
      GITHUB_EVENT_PATH: eventPath,
      GITHUB_EVENT_NAME: input.event,
      GITHUB_SHA: input.sha,
      GITHUB_REF: input.ref,
      GITHUB_JOB: id,
      GITHUB_ACTIONS: 'true',
      CI: 'true',
      RUNNER_OS: 'Linux',
      RUNNER_ARCH: 'X64',
      RUNNER_NAME: 'fake-runner',
      RUNNER_ENVIRONMENT: 'github-hosted',
      RUNNER_TEMP: folder,
      RUNNER_TOOL_CACHE: join(tmpdir(), 'assay-runner-tools'),
    },
    say: (text) => input.say?.(id, text),
  }
}
