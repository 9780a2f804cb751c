import { readCommit } from './git.ts'
import { checkOutputLimits } from './limits.ts'
import { suiteState, toCheckRun, toCheckSuite } from './shapes/check.ts'
import { toHookCommit } from './shapes/commit.ts'
import type { Account, App, CheckRun, CheckSuite, Json, Repo } from './types.ts'
import type { World } from './world.ts'

/** The App's suite for a commit, made on first use. */
export function suiteFor(world: World, repo: Repo, app: App, headSha: string): CheckSuite {
  const known = [...repo.suites.values()].find((suite) => suite.app === app && suite.headSha === headSha)
  if (known && app.slug !== 'github-actions') return known
  return createSuite(world, repo, app, headSha)
}

/** A new suite; each workflow run has its own. */
export function createSuite(world: World, repo: Repo, app: App, headSha: string): CheckSuite {
  const branch = [...repo.refs].find(([ref, sha]) => sha === headSha && ref.startsWith('refs/heads/'))?.[0]
  const now = world.clock.now()
  const headBranch = branch?.slice('refs/heads/'.length)
  const suite: CheckSuite = { id: world.nextId(), app, headSha, headBranch, createdAt: now, updatedAt: now }
  repo.suites.set(suite.id, suite)
  return suite
}

/** Creates a check run from a request body and tells `check_run created`. */
export async function createCheckRun(
  world: World,
  repo: Repo,
  { app, body, suite }: { readonly app: App; readonly body: Json; readonly suite?: CheckSuite },
): Promise<CheckRun> {
  checkOutputLimits(body)
  const headSha = String(body['head_sha'])
  const run: CheckRun = {
    id: world.nextId(),
    suite: suite ?? suiteFor(world, repo, app, headSha),
    app,
    name: String(body['name']),
    headSha,
    externalId: '',
    detailsUrl: undefined,
    status: 'queued',
    conclusion: null,
    startedAt: world.timestamp(),
    completedAt: null,
    title: null,
    summary: null,
    text: null,
    annotations: [],
    actions: [],
  }
  repo.checkRuns.set(run.id, run)
  apply(world, run, body)
  tellCheckRun(world, repo, run, { action: 'created', sender: app.bot })
  await afterChange(world, repo, run)
  return run
}

export async function updateCheckRun(world: World, repo: Repo, run: CheckRun, body: Json): Promise<void> {
  checkOutputLimits(body)
  apply(world, run, body)
  await afterChange(world, repo, run)
}

function apply(world: World, run: CheckRun, body: Json): void {
  if (body['name'] !== undefined) run.name = String(body['name'])
  if (body['external_id'] !== undefined) run.externalId = String(body['external_id'])
  if (body['details_url'] !== undefined) run.detailsUrl = String(body['details_url'])
  if (body['started_at'] !== undefined) run.startedAt = String(body['started_at'])
  if (body['actions'] !== undefined) run.actions = body['actions'] as Json[]
  applyState(world, run, body)
  const output = body['output'] as Json | undefined
  if (!output) return
  run.title = (output['title'] as string | undefined) ?? run.title
  run.summary = (output['summary'] as string | undefined) ?? run.summary
  run.text = (output['text'] as string | undefined) ?? run.text
  run.annotations.push(...((output['annotations'] ?? []) as Json[]))
}

function applyState(world: World, run: CheckRun, body: Json): void {
  const { status, conclusion } = body
  if (status !== undefined) run.status = String(status)
  if (status !== undefined && status !== 'completed') {
    run.conclusion = null
    run.completedAt = null
  }
  // A conclusion completes the run, whatever status was sent with it.
  if (conclusion === undefined) return
  run.status = 'completed'
  run.conclusion = String(conclusion)
  run.completedAt = String(body['completed_at'] ?? world.timestamp())
}

async function afterChange(world: World, repo: Repo, run: CheckRun): Promise<void> {
  run.suite.updatedAt = world.clock.now()
  if (run.status === 'completed') {
    tellCheckRun(world, repo, run, { action: 'completed', sender: run.app.bot })
    if (suiteState(repo, run.suite).status === 'completed') {
      await tellCheckSuite(world, repo, run.suite, { action: 'completed', sender: run.app.bot })
    }
  }
  await world.listeners.onCheck(repo, run.headSha)
}

type Told = { readonly action: string; readonly sender: Account; readonly extra?: Json; readonly onlyApp?: App }

export function tellCheckRun(
  world: World,
  repo: Repo,
  run: CheckRun,
  { action, sender, extra = {}, onlyApp }: Told,
): void {
  const payload = { check_run: toCheckRun(world, repo, run), ...extra }
  world.webhooks.emit({ repo, name: 'check_run', action, payload, sender, ...(onlyApp ? { onlyApp } : {}) })
}

export async function tellCheckSuite(world: World, repo: Repo, suite: CheckSuite, told: Told): Promise<void> {
  const { action, sender, onlyApp } = told
  const payload = { check_suite: toCheckSuite(world, repo, suite, await headCommitOf(world, repo, suite.headSha)) }
  world.webhooks.emit({ repo, name: 'check_suite', action, payload, sender, ...(onlyApp ? { onlyApp } : {}) })
}

/** The short commit inside suites and workflow runs. */
export async function headCommitOf(world: World, repo: Repo, sha: string): Promise<Json> {
  const commit = await readCommit(repo.gitDir, sha)
  if (!commit) throw new Error(`${repo.fullName} has no commit ${sha}`)
  return toHookCommit(world, repo, commit)
}
