import { createServer } from 'node:net'
import { EVENTS, PERMISSIONS } from '../../app/manifest.ts'
import { sha256 } from '../../shared/adapters/github/sha256.ts'
import { STATEMENT_TYPE, TEST_PREDICATE_TYPE } from '../../shared/evidence/schema.ts'
import { type App, type FakeGitHub, type Repo, type RunContext, startFakeGitHub } from '../fakes/github/start.ts'
import { predicate } from '../fixtures/facts.ts'

export const SECRET = '0123456789abcdefghijk'
const MODEL = 'credit-risk'

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
    config: { path: 'assay.yml', digest: sha256(CONFIG) },
    source: { headSha: run.headSha, runId: String(run.runId), event: 'pull_request', ...source },
  })
  const subject = [{ name: MODEL, digest: { sha256: body.candidate.digest.slice(7) } }]
  return JSON.stringify({ _type: STATEMENT_TYPE, subject, predicateType: TEST_PREDICATE_TYPE, predicate: body })
}

export type PlaceOptions = {
  readonly files?: Readonly<Record<string, string>>
  readonly workflow?: (place: Place, run: RunContext) => Promise<void> | void
}

/** One repository of the organisation, and what the App left in it. */
export type Place = ReturnType<typeof placeOf>

/** A fake GitHub with an organisation and our App installed on it; webhooks go to `port` on loopback. */
export async function createHub() {
  const github = await startFakeGitHub()
  github.createOrganization('acme', { owners: ['sam'] })
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
  let repositories = 0
  return {
    github,
    app,
    port,
    /** A new repository, governed unless `files` say otherwise; its workflow uploads good evidence unless told otherwise. */
    async addRepository({ files, workflow }: PlaceOptions = {}): Promise<Place> {
      repositories += 1
      const repo = await github.createRepository(`acme/credit-${repositories}`, {
        files: files ?? { 'assay.yml': CONFIG, '.github/assay-policy.yml': policyWith(0.7) },
      })
      github.addCollaborator(repo, 'dana', 'write')
      const place = placeOf(github, app, repo)
      const run = workflow ?? ((_, context) => void place.upload(context))
      github.onWorkflow(repo, (context) => run(place, context), { events: ['pull_request'], name: 'model' })
      return place
    },
  }
}

function placeOf(github: FakeGitHub, app: App, repo: Repo) {
  return {
    repo,
    checks: () => [...repo.checkRuns.values()].filter((check) => check.app.id === app.id),
    reports: (number: number) =>
      (repo.issues.get(number)?.comments ?? []).filter(({ body }) => body.startsWith('<!-- assay:report -->')),
    upload: (context: RunContext, text = evidenceOf(context)) =>
      github.addArtifact(repo, context.runId, 'assay-evidence', { 'credit-risk.test.json': text }),
    /** Pushes a branch as sam and opens a pull request from it; the number. */
    async open(files: Readonly<Record<string, string>> = { 'train.ts': '1' }, head = 'change'): Promise<number> {
      const sam = github.as('sam')
      await sam.push(repo, head, { files })
      return (await sam.openPullRequest(repo, { head })).number
    },
  }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}
