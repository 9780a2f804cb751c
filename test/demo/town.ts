import { readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EVENTS, PERMISSIONS } from '../../app/manifest.ts'
import { type FakeGitHub, type Pull, type Repo, type RunContext, startFakeGitHub } from '../fakes/github/start.ts'
import type { CheckRun } from '../fakes/github/types.ts'
import { runWorkflow } from '../fakes/runner/run-workflow.ts'
import type { Permissions } from '../fakes/runner/workflow.ts'
import { type AppProcess, freePort, startApp } from './app-process.ts'
import { REQUIRED_CHECK } from './names.ts'

const EXAMPLE = join(import.meta.dirname, '../examples/credit-scoring')
const OWNER = 'acme-bank'

/** Everything the story needs: a GitHub, the App, a bank's repository and two people. */
export type Town = {
  readonly github: FakeGitHub
  readonly repo: Repo
  readonly app: AppProcess
  readonly jobLog: () => string
  /** Waits until the App has finished its required check on a commit. */
  check(headSha: string): Promise<CheckRun>
  /** Waits until the App has done something; `what` is told when it does not within a minute. */
  until<T>(what: string, find: () => T | undefined): Promise<T>
  close(): Promise<void>
}

/** Starts GitHub, the App and the repository of the example, with `assay: main` required before a merge. Runs that `runs` declines are skipped. */
export async function openTown(runs: (context: RunContext) => boolean = () => true): Promise<Town> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-demo-'))
  const github = await startFakeGitHub()
  github.createOrganization(OWNER, { owners: ['dana'], members: ['ravi'] })
  const port = await freePort()
  const permissions = Object.fromEntries(Object.entries(PERMISSIONS).map(([name, { level }]) => [name, level]))
  const registered = github.createApp({
    slug: 'assay',
    permissions,
    events: EVENTS,
    webhookUrl: `http://127.0.0.1:${port}/api/github/webhooks`,
  })
  const app = await startApp(registered, github.url, port, join(folder, 'app'))
  const repo = await github.createRepository(`${OWNER}/credit-scoring`, { files: {} })
  github.addCollaborator(repo, 'dana', 'admin')
  github.addCollaborator(repo, 'ravi', 'write')
  github.install(registered, OWNER)
  github.requireChecks(repo, [{ context: REQUIRED_CHECK, integration_id: registered.id }])
  let jobLog = ''
  const say = (job: string, text: string): void => {
    jobLog += text.replaceAll(/^/gm, `${job}: `)
  }
  for (const name of ['model', 'drift']) connectWorkflow(github, repo, { name, say, runs })
  return {
    github,
    repo,
    app,
    jobLog: () => jobLog,
    check: (headSha) =>
      waitFor({ github, app }, REQUIRED_CHECK, () =>
        [...repo.checkRuns.values()].find(
          (run) => run.name === REQUIRED_CHECK && run.headSha === headSha && run.status === 'completed',
        ),
      ),
    until: (what, find) => waitFor({ github, app }, what, find),
    close: async () => {
      await app.stop()
      await github.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The example's files as a first commit would hold them. */
export function exampleFiles(): { [path: string]: Buffer } {
  const paths = readdirSync(EXAMPLE, { recursive: true, encoding: 'utf8' })
  const wanted = paths.filter((path) => statSync(join(EXAMPLE, path)).isFile() && !/^(build|\.assay)\//.test(path))
  return Object.fromEntries(wanted.map((path) => [path, readFileSync(join(EXAMPLE, path))]))
}

type Connected = {
  readonly name: string
  readonly say: (job: string, text: string) => void
  readonly runs: (context: RunContext) => boolean
}

function connectWorkflow(github: FakeGitHub, repo: Repo, { name, say, runs }: Connected): void {
  const path = `.github/workflows/${name}.yml`
  const run = async (context: RunContext): Promise<void> => {
    if (!runs(context)) return context.conclude('skipped')
    const { env, event, eventPayload, sha, headSha, ref } = context
    const { conclusion } = await runWorkflow({
      gitDir: repo.gitDir,
      event,
      eventPayload,
      sha,
      headSha,
      ref,
      branch: context.baseRef === '' ? context.headRef : context.baseRef,
      workflowPath: path,
      env,
      jobToken: (permissions) => github.jobToken(repo, isFork(context) ? readOnly(permissions) : permissions),
      say,
    })
    context.conclude(conclusion)
  }
  github.onWorkflow(repo, run, {
    name,
    path,
    job: name,
    events: name === 'drift' ? ['workflow_dispatch'] : ['push', 'pull_request'],
    branches: ['main'],
  })
}

/** GitHub gives a run about a fork's pull request no secrets and a token that only reads, whatever its jobs ask for. */
function isFork({ eventPayload, repo }: RunContext): boolean {
  const { pull_request: pull } = eventPayload as {
    readonly pull_request?: { readonly head: { repo: { full_name: string } } }
  }
  return pull !== undefined && pull.head.repo.full_name !== repo.fullName
}

function readOnly(permissions: Permissions): Permissions {
  return Object.fromEntries(Object.keys(permissions).map((name) => [name, 'read']))
}

async function waitFor<T>(
  { github, app }: Pick<Town, 'github' | 'app'>,
  what: string,
  find: () => T | undefined,
): Promise<T> {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    await github.settled()
    const found = find()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${what} did not come in 60 s; the App says:\n${app.log().slice(-4000)}`)
}

/** Opens a pull request from a new branch that changes some files. */
export async function propose(
  town: Town,
  author: string,
  asked: { branch: string; title: string; body: string; files: { [path: string]: string } },
): Promise<Pull> {
  const sender = town.github.as(author)
  await sender.push(town.repo, asked.branch, { message: asked.title, files: asked.files })
  return sender.openPullRequest(town.repo, { head: asked.branch, title: asked.title, body: asked.body })
}
