import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { RunningServer } from '../../app/start.ts'
import { proofAudience, writeProofFile } from '../../shared/evidence/proof/file.ts'
import type { Digest } from '../../shared/kernel/digest.ts'
import type { RunContext, WorkflowOptions } from '../fakes/github/runs.ts'
import type { Repo } from '../fakes/github/start.ts'
import { CONFIG, evidenceOf, type Place, policyWith } from './hub.ts'
import { type AppWorld, createAppWorld, until } from './world.ts'

const EVALUATE = '.github/workflows/evaluate.yml'
let world: AppWorld
let server: RunningServer
let gate: Repo
let tip: string

beforeAll(async () => {
  world = await createAppWorld()
  server = await world.start()
  gate = await world.github.createRepository('acme/gate', { files: { [EVALUATE]: 'on: workflow_call\n' } })
  tip = gate.refs.get('refs/heads/main') ?? ''
})
afterEach(() => world.github.faults.clear())
afterAll(async () => {
  await server.stop()
  await world.end()
})

type Upload = (place: Place, run: RunContext) => unknown
const digestOfText = (text: string): Digest => `sha256:${createHash('sha256').update(text).digest('hex')}`
const evidenceText = (run: RunContext): string =>
  evidenceOf(run, { commit: run.sha, event: run.event, runAttempt: String(run.runAttempt) })

/** Uploads evidence and, beside it, the proof of the job that runs. */
const uploadProven: Upload = async ({ repo }, run) => {
  const text = evidenceText(run)
  const digest = digestOfText(text)
  put(repo, run, text, writeProofFile(digest, await run.idToken(proofAudience(digest))))
}
function put(repo: Repo, run: RunContext, text: string, proof: string): void {
  const files = { 'credit-risk.test.json': text, 'credit-risk.test.proof.json': proof }
  world.github.addArtifact(repo, run.runId, 'assay-evidence', files)
}

const LEVEL = `      - id: level
        evidence.level:
          min: E3
          evaluators: [{ workflow: acme/gate/${EVALUATE}, refs: [refs/heads/main] }]
`
const E2 = '      - { id: level, evidence.level: { min: E2 } }\n'

/** A repository whose model workflow runs `upload` in a job of a given place, and the verdict on a pull request to it. */
async function judge(
  upload: Upload,
  options: {
    readonly place?: WorkflowOptions['place']
    readonly rule?: string
    readonly change?: Readonly<Record<string, string>>
    readonly mayAsk?: boolean
  } = {},
) {
  const { place: job, rule = LEVEL, change, mayAsk = true } = options
  const files = {
    'assay.yml': CONFIG,
    '.github/assay-policy.yml': policyWith(0.7, rule),
    '.github/workflows/ci.yml': 'a\n',
  }
  const quiet = await world.addRepository({ files, workflow: () => undefined })
  world.github.onWorkflow(quiet.repo, async (run) => void (await upload(quiet, run)), {
    events: ['pull_request'],
    name: 'evaluate',
    permissions: { contents: 'read', ...(mayAsk ? { 'id-token': 'write' } : {}) },
    place: { workflow: `acme/gate/${EVALUATE}@refs/heads/main`, workflowSha: tip, ...job },
  })
  await quiet.open(change)
  const isOver = () => quiet.checks().length > 0 && quiet.checks().every(({ conclusion }) => conclusion)
  await until(world, isOver)
  const [check] = quiet.checks()
  return { quiet, conclusion: check?.conclusion, text: `${check?.title}\n${check?.summary}\n${check?.text}` }
}

describe('E3', () => {
  test('evidence that a job of the known workflow vouches for passes', async () => {
    expect(await judge(uploadProven)).toMatchObject({ conclusion: 'success' })
    expect(world.github.violations).toEqual([])
  })

  test('evidence without a proof does not', async () => {
    const { conclusion, text } = await judge((place, run) => place.upload(run, evidenceText(run)))
    expect(conclusion).toBe('failure')
    expect(text).toContain('no job has proven it')
  })

  test('A2, A7: a token of the author’s own workflow proves nothing', async () => {
    const own = { workflow: 'acme/credit-1/.github/workflows/ci.yml@refs/pull/1/merge' }
    const { conclusion, text } = await judge(uploadProven, { place: own })
    expect([conclusion, text]).toEqual(['failure', expect.stringContaining('WORKFLOW_UNKNOWN')])
  })

  test('A3: the proof of other numbers does not count for these', async () => {
    const swapped: Upload = async ({ repo }, run) => {
      const digest = digestOfText(evidenceText(run))
      const proof = writeProofFile(digest, await run.idToken(proofAudience(digest)))
      put(repo, run, evidenceText(run).replace('0.751', '0.999'), proof)
    }
    const { conclusion, text } = await judge(swapped)
    expect([conclusion, text]).toEqual(['failure', expect.stringContaining('PROOF_AUDIENCE')])
  })

  test('A4: a copy of the workflow in the pull request does not count', async () => {
    const { text } = await judge(uploadProven, { place: { workflow: `acme/gate/${EVALUATE}@refs/pull/1/merge` } })
    expect(text).toContain('REF_UNKNOWN')
  })

  test('A5: a commit counts when the protected branch holds it, not when only a fork does', async () => {
    const at = (sha: string) => ({ workflow: `acme/gate/${EVALUATE}@${sha}`, workflowSha: sha })
    expect(await judge(uploadProven, { place: at(tip) })).toMatchObject({ conclusion: 'success' })
    const sam = world.github.as('sam')
    await sam.push(gate, 'impostor', { files: { [EVALUATE]: 'on: workflow_call # mine\n' } })
    const impostor = gate.refs.get('refs/heads/impostor') ?? ''
    const { conclusion, text } = await judge(uploadProven, { place: at(impostor) })
    expect([conclusion, text]).toEqual(['failure', expect.stringContaining('COMMIT_UNKNOWN')])
  })

  test('A13: the proof of another run does not count', async () => {
    let kept: { text: string; proof: string } | undefined
    await judge(async ({ repo }, run) => {
      const text = evidenceText(run)
      const proof = writeProofFile(digestOfText(text), await run.idToken(proofAudience(digestOfText(text))))
      kept = { text, proof }
      put(repo, run, text, proof)
    })
    const replayed = await judge(({ repo }, run) => {
      const text = evidenceText(run)
      const { token } = JSON.parse(kept?.proof ?? '') as { token: string }
      put(repo, run, text, writeProofFile(digestOfText(text), token))
    })
    expect([replayed.conclusion, replayed.text]).toEqual(['failure', expect.stringContaining('PROOF_AUDIENCE')])
  })

  test('a token with a forged signature is refused', async () => {
    const forged: Upload = async ({ repo }, run) => {
      const text = evidenceText(run)
      const [, body] = (await run.idToken(proofAudience(digestOfText(text)))).split('.')
      const claims = JSON.parse(Buffer.from(body ?? '', 'base64url').toString()) as Record<string, unknown>
      put(repo, run, text, writeProofFile(digestOfText(text), world.github.issuer.sign(claims, { isAlien: true })))
    }
    const { text } = await judge(forged)
    expect(text).toContain('PROOF_SIGNATURE')
  })

  test('a key that GitHub took out of use counts for its time, also after a restart', async () => {
    const { quiet, conclusion } = await judge(uploadProven)
    expect(conclusion).toBe('success')
    world.github.issuer.rotate()
    await server.stop()
    server = await world.start()
    const { requests } = world.github
    const before = requests.length
    world.github.as('sam').comment(quiet.repo, 1, '/assay recheck')
    await until(world, () => requests.slice(before).some(({ method }) => method === 'PATCH'))
    expect(quiet.checks().map((check) => check.conclusion)).toEqual(['success'])
    expect(await judge(uploadProven)).toMatchObject({ conclusion: 'success' })
  })

  test('A32: a job on a runner of somebody’s own does not count', async () => {
    const { text } = await judge(uploadProven, { place: { runner: 'self-hosted' } })
    expect(text).toContain('RUNNER')
  })

  test('A33: a revoked commit of the workflow counts no longer', async () => {
    const rule = LEVEL.replace('refs/heads/main]', `refs/heads/main], revoked: [${tip}]`)
    const { conclusion, text } = await judge(uploadProven, { rule })
    expect([conclusion, text]).toEqual(['failure', expect.stringContaining('COMMIT_REVOKED')])
  })
})

describe('E2', () => {
  const plain: Upload = (place, run) => place.upload(run, evidenceText(run))

  test('a pull request that leaves the workflows alone has it', async () => {
    expect(await judge(plain, { rule: E2 })).toMatchObject({ conclusion: 'success' })
  })

  test.each([
    ['changes a workflow', { '.github/workflows/ci.yml': 'b\n' }],
    ['adds one', { '.github/workflows/mine.yml': 'b\n' }],
    ['changes a local action', { '.github/actions/setup/action.yml': 'b\n' }],
  ])('A2: one that %s has not', async (_, change) => {
    const { conclusion, text } = await judge(plain, { rule: E2, change })
    expect([conclusion, text]).toEqual(['failure', expect.stringContaining('not as on the base')])
  })
})
