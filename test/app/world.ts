import { rmSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AppConfig } from '../../app/env.ts'
import { createJsonLog } from '../../app/log.ts'
import { EVENTS, PERMISSIONS } from '../../app/manifest.ts'
import { startServer } from '../../app/start.ts'
import { openPglite } from '../../app/store/pglite.ts'
import { STATEMENT_TYPE, TEST_PREDICATE_TYPE } from '../../shared/evidence/schema.ts'
import { type FakeGitHub, type RunContext, startFakeGitHub } from '../fakes/github/start.ts'
import { predicate } from '../fixtures/facts.ts'

export const SECRET = '0123456789abcdefghijk'
export const MODEL = 'credit-risk'

/** A policy with one threshold on the low end of ROC AUC; the fixture's evidence has 0.718 there. */
export function policyWith(atLeast: number, extra = ''): string {
  return `version: 1
models:
  credit-risk:
    rules:
      - id: auc
        metric.threshold: {metric: roc_auc, min: ${atLeast}}
${extra}`
}

export const CONFIG = `version: 1
models:
  credit-risk:
    task: binary
    target: credit_risk
    positive: bad
    data: {holdout: data/holdout.csv, id: id}
    model: build/credit-risk.onnx
`

/** Evidence as `assay test` writes it, about the run that made it unless `source` says otherwise. */
export function evidenceOf(run: { readonly headSha: string; readonly runId: number }, source: object = {}): string {
  const body = predicate({
    champion: { state: 'none' },
    comparison: [],
    source: { headSha: run.headSha, runId: String(run.runId), event: 'pull_request', ...source },
  })
  const subject = [{ name: MODEL, digest: { sha256: body.candidate.digest.slice(7) } }]
  return JSON.stringify({ _type: STATEMENT_TYPE, subject, predicateType: TEST_PREDICATE_TYPE, predicate: body })
}

export type AppWorld = Awaited<ReturnType<typeof createAppWorld>>
type Options = {
  readonly files?: Readonly<Record<string, string>>
  readonly workflow?: (github: FakeGitHub, run: RunContext) => Promise<void> | void
}

/** A fake GitHub with one governed repository and its App, whose webhooks go to `server`. */
export async function createAppWorld({ files, workflow }: Options = {}) {
  const github = await startFakeGitHub()
  const folder = await emptyFolder()
  github.createOrganization('acme', { owners: ['sam'] })
  const repo = await github.createRepository('acme/credit', {
    files: files ?? { 'assay.yml': CONFIG, '.github/assay-policy.yml': policyWith(0.7) },
  })
  github.addCollaborator(repo, 'dana', 'write')
  const lines: string[] = []
  const port = await freePort()
  const app = github.createApp({
    slug: 'assay',
    owner: 'acme',
    permissions: Object.fromEntries(Object.entries(PERMISSIONS).map(([name, { level }]) => [name, level])),
    events: [...EVENTS],
    webhookUrl: `http://127.0.0.1:${port}/api/github/webhooks`,
    webhookSecret: SECRET,
  })
  github.install(app, 'acme')
  const run = workflow ?? ((hub, context) => void upload(hub, context))
  github.onWorkflow(repo, (context) => run(github, context), { events: ['pull_request'], name: 'model' })
  const upload = (hub: FakeGitHub, context: RunContext, text = evidenceOf(context)) =>
    hub.addArtifact(repo, context.runId, 'assay-evidence', { 'credit-risk.test.json': text })
  const config: AppConfig = {
    appId: app.id,
    privateKey: app.privateKey,
    webhookSecrets: [SECRET],
    host: '127.0.0.1',
    port,
    store: { kind: 'pglite', folder },
    apiUrl: github.url,
    logLevel: 'debug',
  }
  const slept: number[] = []
  const start = () =>
    startServer(config, {
      clock: github.clock,
      log: createJsonLog('debug', (line) => void lines.push(line), Date.now),
      sleep: async (milliseconds) => {
        slept.push(milliseconds)
        github.clock.advance(milliseconds)
      },
    })
  const checks = () => [...repo.checkRuns.values()].filter((check) => check.app.id === app.id)
  const reports = (number: number) =>
    (repo.issues.get(number)?.comments ?? []).filter((comment) => comment.body.startsWith('<!-- assay:report -->'))
  return {
    github,
    repo,
    app,
    config,
    lines,
    slept,
    start,
    checks,
    reports,
    upload,
    async end() {
      await github.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Waits until `condition` holds; fails with the App's log after `timeout` milliseconds. */
export async function until(world: AppWorld, condition: () => unknown, timeout = 15_000): Promise<void> {
  const end = Date.now() + timeout
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`it did not happen:\n${world.lines.slice(-30).join('')}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

let template: Promise<string> | undefined

/** A data folder with an empty database; it is made once per process and copied, because making one takes seconds. */
export async function emptyFolder(): Promise<string> {
  template ??= (async () => {
    const made = await mkdtemp(join(tmpdir(), 'assay-template-'))
    await (await openPglite(made)).close()
    process.once('exit', () => rmSync(made, { recursive: true, force: true }))
    return made
  })()
  const folder = await mkdtemp(join(tmpdir(), 'assay-app-'))
  await cp(await template, folder, { recursive: true })
  return folder
}
