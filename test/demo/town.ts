import { readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EVENTS, PERMISSIONS } from '../../app/manifest.ts'
import { type FakeGitHub, type Pull, type Repo, type RunContext, startFakeGitHub } from '../fakes/github/start.ts'
import type { CheckRun } from '../fakes/github/types.ts'
import { runWorkflow } from '../fakes/runner/run-workflow.ts'
import { type AppProcess, freePort, startApp } from './app-process.ts'

const EXAMPLE = join(import.meta.dirname, '../examples/credit-scoring')
const OWNER = 'acme-bank'
export const REQUIRED_CHECK = 'assay: main'
export const DRIFT_CHECK = 'assay drift: credit-risk'

/** Everything the story needs: a GitHub, the App, a bank's repository and two people. */
export type Town = {
  readonly github: FakeGitHub
  readonly repo: Repo
  readonly app: AppProcess
  readonly jobLog: () => string
  /** Waits until the App has finished its check on a commit; `isWanted` tells which, the gate's if it is not given. */
  check(headSha: string, isWanted?: (run: CheckRun) => boolean): Promise<CheckRun>
  close(): Promise<void>
}

/** Starts GitHub, the App and the repository of the example, with `assay: main` required before a merge. */
export async function openTown(): Promise<Town> {
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
  for (const name of ['model', 'drift']) connectWorkflow(github, repo, name, say)
  return {
    github,
    repo,
    app,
    jobLog: () => jobLog,
    check: (headSha, isWanted = (run) => run.name === REQUIRED_CHECK) =>
      untilChecked({ github, repo, app }, headSha, isWanted),
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

function connectWorkflow(github: FakeGitHub, repo: Repo, name: string, say: (job: string, text: string) => void): void {
  const path = `.github/workflows/${name}.yml`
  const run = async (context: RunContext): Promise<void> => {
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
      jobToken: (permissions) => github.jobToken(repo, permissions),
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

async function untilChecked(
  { github, repo, app }: Pick<Town, 'github' | 'repo' | 'app'>,
  headSha: string,
  isWanted: (run: CheckRun) => boolean,
): Promise<CheckRun> {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    await github.settled()
    const ours = [...repo.checkRuns.values()].filter((run) => run.headSha === headSha && run.status === 'completed')
    const found = ours.find(isWanted)
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`the check on ${headSha} did not come in 60 s; the App says:\n${app.log().slice(-4000)}`)
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
