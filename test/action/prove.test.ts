import { execFile, execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
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

/** What a step is given, and what lies in the workspace beside the commit that is checked out. */
type Step = {
  readonly verb?: 'test' | 'drift'
  readonly config?: string
  readonly strange?: Readonly<Record<string, string>>
  readonly inputs?: Readonly<Record<string, string>>
}

/** Runs an action from its source in a job of the fake; predictions and model were handed over outside of the workspace. */
async function score({ env, workspace }: RunContext, step: Step): Promise<Ended> {
  const { verb = 'test', config = CONFIG, strange = {}, inputs = {} } = step
  cpSync(join(ROOT, 'test/fixtures/workspace'), workspace, { recursive: true })
  writeFileSync(join(workspace, 'assay.yml'), config)
  for (const args of [
    ['init', '-q'],
    ['add', '-A'],
    ['commit', '-q', '-m', 'base'],
  ]) {
    execFileSync('git', ['-c', 'user.name=sam', '-c', 'user.email=sam@example.com', ...args], { cwd: workspace })
  }
  for (const [path, text] of Object.entries(strange)) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true })
    writeFileSync(join(workspace, path), text)
  }
  const handoff = mkdtempSync(join(dirname(workspace), 'handoff-'))
  mkdirSync(join(handoff, 'model'))
  cpSync(join(workspace, 'data/predictions.csv'), join(handoff, 'predictions.csv'))
  writeFileSync(join(handoff, 'model/late.onnx'), 'not opened')
  const measured = { INPUT_PREDICTIONS: join(handoff, 'predictions.csv'), INPUT_IDENTITY: join(handoff, 'model') }
  const given = { INPUT_CONFIG: 'assay.yml', INPUT_PROOF: 'true', ...(verb === 'test' ? measured : {}), ...inputs }
  const variables = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env, ...given }
  const main = join(ROOT, 'actions', verb, 'main.ts')
  return await new Promise((resolve) => {
    execFile(process.execPath, [main], { cwd: workspace, env: variables }, (error, out) =>
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

type Opened = { readonly repo: Repo; readonly run: RunContext; readonly ended: Ended }

async function openPull(name: string, mayAsk: boolean, step: Step = {}): Promise<Opened> {
  const repo = await github.createRepository(`acme/${name}`, { files: { 'README.md': 'x' } })
  const ended = new Promise<{ run: RunContext; ended: Ended }>((resolve) => {
    const permissions = { contents: 'read', ...(mayAsk ? { 'id-token': 'write' as const } : {}) } as const
    const runner = async (run: RunContext) => resolve({ run, ended: await score(run, step) })
    github.onWorkflow(repo, runner, { events: ['pull_request'], permissions, place: { workflow: EVALUATE } })
  })
  const sam = github.as('sam')
  await sam.push(repo, 'change', { files: { 'train.py': '1' } })
  await sam.openPullRequest(repo, { head: 'change' })
  return { repo, ...(await ended) }
}

function filesOf(repo: Repo, artifact: string) {
  const found = [...repo.artifacts.values()].find(({ name }) => name === artifact)
  return readZip(new Uint8Array(found?.bytes ?? Buffer.alloc(0)), 'evidence').map(({ path, bytes }) => {
    return { path, text: Buffer.from(bytes).toString(), digest: sha256(bytes) }
  })
}

test('the job that scores vouches for exactly the bytes it uploads, about a model that it does not open', async () => {
  const { repo, run, ended } = await openPull('credit', true)
  expect(ended.code, ended.out).toBe(0)
  await github.settled()
  const files = filesOf(repo, 'assay-evidence-test-late-payment')
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

const STEADY = `${CONFIG}    drift: { reference: data/reference.csv, current: data/same.csv }\n`
const MODULE = `${CONFIG.trimEnd().replace('[roc_auc] }', '[roc_auc], user_metrics: [{ name: gain, module: mine/gain.ts, direction: higher }] }')}\n`

test.each<[string, Step, string]>([
  [
    'a configuration that was handed over',
    {
      strange: { '.assay/handoff/model/assay.yml': CONFIG },
      inputs: { INPUT_CONFIG: '.assay/handoff/model/assay.yml' },
    },
    '.assay/handoff/model/assay.yml',
  ],
  ['a configuration that was written over', { strange: { 'assay.yml': `${CONFIG}\n` } }, 'assay.yml'],
  [
    'a module of metrics that the commit does not hold',
    { config: MODULE, strange: { 'mine/gain.ts': 'export const gain = () => 1\n' } },
    'mine/gain.ts',
  ],
  [
    'a configuration of drift that was written over',
    { verb: 'drift', config: STEADY, strange: { 'assay.yml': `${STEADY}\n` } },
    'assay.yml',
  ],
])('A1, A7: no job vouches for what it measured by %s', async (what, step, file) => {
  const { repo, ended } = await openPull(what.replaceAll(/[^a-z]+/g, '-'), true, step)
  expect(ended.code, ended.out).toBe(2)
  expect(ended.out).toContain(`${file}: is not the file of the commit`)
  expect([...repo.artifacts.values()]).toEqual([])
})

test('drift is vouched for with the configuration that named its two sides', async () => {
  const { repo, ended } = await openPull('steady', true, { verb: 'drift', config: STEADY })
  expect(ended.code, ended.out).toBe(0)
  await github.settled()
  const files = filesOf(repo, 'assay-evidence-drift-late-payment')
  const evidence = files.find(({ path }) => path.endsWith('late-payment.drift.json'))!
  expect(files.map(({ path }) => path.split('/').at(-1)).sort()).toEqual([
    'late-payment.drift.json',
    'late-payment.drift.proof.json',
  ])
  const { predicate } = parseStatement(evidence.text, evidence.path)
  expect(predicate.config).toEqual({ path: 'assay.yml', digest: sha256(STEADY) })
})

test('drift that an input chose is not vouched for', async () => {
  const inputs = { INPUT_EXCLUDE: 'income' }
  const { ended } = await openPull('chosen', true, { verb: 'drift', inputs })
  expect([ended.code, ended.out]).toEqual([2, expect.stringContaining('proof')])
})
