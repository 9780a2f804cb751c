import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sha256 } from '../../shared/adapters/github/sha256.ts'
import { toRun } from '../../shared/adapters/github/workflow-runs.ts'
import { readZip } from '../../shared/adapters/github/zip.ts'
import { createIssuerKeys, issuerOf } from '../../shared/adapters/oidc/issuer-keys.ts'
import { isTestStatement, parseStatement } from '../../shared/evidence/parse.ts'
import { createManifest } from '../../shared/lineage/manifest.ts'
import { checkProof } from '../../shared/usecases/check-proof.ts'
import type { RunContext } from '../fakes/github/runs.ts'
import { type FakeGitHub, type Repo, startFakeGitHub } from '../fakes/github/start.ts'
import { knownKeys } from '../fakes/known-keys.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const EVALUATE = 'acme/gate/.github/workflows/evaluate.yml@refs/heads/main'
let github: FakeGitHub

beforeAll(async () => {
  github = await startFakeGitHub()
  github.createOrganization('acme', { owners: ['sam'] })
})
afterAll(() => github.close())

type Ended = { readonly code: number; readonly out: string }

/** Runs the test action from its source in a job of the fake, on predictions that another job handed over. */
async function score({ env, workspace }: RunContext): Promise<Ended> {
  cpSync(join(ROOT, 'test/fixtures/workspace'), workspace, { recursive: true })
  mkdirSync(join(workspace, '.assay/handoff/model'), { recursive: true })
  cpSync(join(workspace, 'data/predictions.csv'), join(workspace, '.assay/handoff/predictions.csv'))
  writeFileSync(join(workspace, '.assay/handoff/model/late.onnx'), 'not opened')
  writeFileSync(join(workspace, 'assay.yml'), CONFIG)
  const inputs = {
    INPUT_CONFIG: 'assay.yml',
    INPUT_PREDICTIONS: '.assay/handoff/predictions.csv',
    INPUT_IDENTITY: '.assay/handoff/model',
    INPUT_PROOF: 'true',
  }
  const variables = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env, ...inputs }
  return await new Promise((resolve) => {
    execFile(process.execPath, [join(ROOT, 'actions/test/main.ts')], { cwd: workspace, env: variables }, (error, out) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), out }),
    )
  })
}

const CONFIG = `version: 1
models:
  late-payment:
    task: binary
    target: outcome
    positive: late
    data: { holdout: data/holdout.csv, id: id }
    model: build/late.onnx
    test: { metrics: [roc_auc] }
`

async function openPull(name: string, mayAsk: boolean): Promise<{ repo: Repo; run: RunContext; ended: Ended }> {
  const repo = await github.createRepository(`acme/${name}`, { files: { 'README.md': 'x' } })
  const ended = new Promise<{ run: RunContext; ended: Ended }>((resolve) => {
    const permissions = { contents: 'read', ...(mayAsk ? { 'id-token': 'write' as const } : {}) } as const
    const runner = async (run: RunContext) => resolve({ run, ended: await score(run) })
    github.onWorkflow(repo, runner, { events: ['pull_request'], permissions, place: { workflow: EVALUATE } })
  })
  const sam = github.as('sam')
  await sam.push(repo, 'change', { files: { 'train.py': '1' } })
  await sam.openPullRequest(repo, { head: 'change' })
  return { repo, ...(await ended) }
}

test('the job that scores vouches for exactly the bytes it uploads, about a model that it does not open', async () => {
  const { repo, run, ended } = await openPull('credit', true)
  expect(ended.code, ended.out).toBe(0)
  await github.settled()
  const artifact = [...repo.artifacts.values()].find(({ name }) => name === 'assay-evidence-test-late-payment')
  const files = readZip(new Uint8Array(artifact?.bytes ?? Buffer.alloc(0)), 'evidence').map(({ path, bytes }) => {
    return { path, text: Buffer.from(bytes).toString(), digest: sha256(bytes) }
  })
  const evidence = files.find(({ path }) => path.endsWith('late-payment.test.json'))!
  const proof = files.find(({ path }) => path.endsWith('late-payment.test.proof.json'))!
  const statement = parseStatement(evidence.text, evidence.path)
  const keys = createIssuerKeys(issuerOf(github.url), { clock: github.clock, known: knownKeys() })
  const headers = { authorization: `Bearer ${github.userToken('sam')}` }
  const answer = await fetch(`${github.url}/repos/${repo.fullName}/actions/runs/${run.runId}`, { headers })
  const input = { proof, evidence: { statement, digest: evidence.digest }, run: toRun((await answer.json()) as never) }
  const identity = { workflow: EVALUATE.split('@')[0], ref: 'refs/heads/main', base: 'main', event: 'pull_request' }
  expect(await checkProof(keys, input)).toMatchObject({ state: 'proven', identity })
  const changed = { ...input, evidence: { statement, digest: sha256(`${evidence.text} `) } }
  expect(await checkProof(keys, changed)).toMatchObject({ code: 'PROOF_AUDIENCE' })
  const model = [{ path: 'late.onnx', digest: sha256('not opened'), size: 10 }]
  const measured = isTestStatement(statement) ? statement.predicate.candidate.digest : undefined
  expect(measured).toBe(createManifest(model, sha256).digest)
})

test('a job that may not ask for an identity is told what to grant, and uploads nothing', async () => {
  const { repo, ended } = await openPull('fork-like', false)
  expect(ended.code).toBe(2)
  expect(ended.out).toContain('id-token: write')
  expect([...repo.artifacts.values()]).toEqual([])
})
