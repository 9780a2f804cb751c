import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { RunningServer } from '../../app/start.ts'
import { proofAudience, writeProofFile } from '../../shared/evidence/proof/file.ts'
import type { Digest } from '../../shared/kernel/digest.ts'
import type { RunContext } from '../fakes/github/runs.ts'
import { CONFIG, evidenceOf, type Place, policyWith } from './hub.ts'
import { type AppWorld, createAppWorld, until } from './world.ts'

const EVALUATE = '.github/workflows/evaluate.yml'
const POLICY = `evaluation: { dispatch: { workflow: measure.yml } }
${policyWith(
  0.7,
  `      - id: level
        evidence.level:
          min: E3
          evaluators: [{ workflow: acme/gate/${EVALUATE}, refs: [refs/heads/main] }]
`,
)}`

let world: AppWorld
let server: RunningServer

beforeAll(async () => {
  world = await createAppWorld()
  world.app.permissions = { ...world.app.permissions, actions: 'write' }
  for (const installation of world.github.installations()) {
    Object.assign(installation, { permissions: { ...installation.permissions, actions: 'write' } })
  }
  server = await world.start()
})
afterEach(() => world.github.faults.clear())
afterAll(async () => {
  await server.stop()
  await world.end()
})

const digestOf = (text: string): Digest => `sha256:${createHash('sha256').update(text).digest('hex')}`

/** What the score job of a started run leaves; `source` replaces parts of what it says of itself. */
async function measure({ repo }: Place, run: RunContext, source: object = {}): Promise<void> {
  const told = { nonce: run.inputs['assay-nonce'], headSha: run.inputs['assay-head'], event: run.event }
  const text = evidenceOf(run, { ...told, commit: run.sha, runAttempt: String(run.runAttempt), ...source })
  const proof = writeProofFile(digestOf(text), await run.idToken(proofAudience(digestOf(text))))
  world.github.addArtifact(repo, run.runId, 'assay-evidence', {
    'credit-risk.test.json': text,
    'credit-risk.test.proof.json': proof,
  })
}

/** A pull request from a fork to a repository whose started workflow does this. */
async function begin(runner: (place: Place, run: RunContext) => Promise<void>, head?: 'own') {
  const files = { 'assay.yml': CONFIG, '.github/assay-policy.yml': POLICY }
  const place = await world.addRepository({ files, workflow: () => undefined })
  const started: RunContext[] = []
  world.github.onWorkflow(
    place.repo,
    async (run) => {
      started.push(run)
      await runner(place, run)
    },
    {
      events: ['workflow_dispatch'],
      name: 'measure',
      permissions: { contents: 'read', 'id-token': 'write' },
      place: { workflow: `acme/gate/${EVALUATE}@refs/heads/main`, workflowSha: '1'.repeat(40) },
    },
  )
  if (head === 'own') return { place, started, number: await place.open() }
  const fork = await world.github.forkRepository(place.repo, 'mallory')
  const mallory = world.github.as('mallory')
  await mallory.push(fork, 'change', { files: { 'train.ts': '2' } })
  const { number } = await mallory.openPullRequest(place.repo, { head: 'change', from: fork })
  return { place, started, number }
}

const concluded = (place: Place) =>
  until(world, () => place.checks().length > 0 && place.checks().every(({ conclusion }) => conclusion))
const shown = (place: Place) =>
  place.checks().map(({ conclusion, title, summary }) => `${conclusion} ${title} ${summary}`)[0]

test('the App measures a pull request from a fork itself, once, with proof', async () => {
  const { place, started } = await begin(measure)
  await concluded(place)
  expect(shown(place)).toMatch(/^success/)
  expect(started).toHaveLength(1)
  const [run] = started
  expect(run?.ref).toBe('refs/heads/main')
  expect(run?.inputs['assay-nonce']).toMatch(/^[0-9a-f]{64}$/)
  expect(world.github.violations).toEqual([])
})

test.each([
  ['without the number', { nonce: undefined }, 'does not repeat the number'],
  ['with another number', { nonce: '0'.repeat(64) }, 'does not repeat the number'],
  ['about another commit', { headSha: 'f'.repeat(40) }, 'about commit'],
])('evidence %s is not of the run that the App started', async (_, source, words) => {
  const { place } = await begin((own, run) => measure(own, run, source))
  await concluded(place)
  expect(shown(place)).toMatch(/^failure/)
  const [check] = place.checks()
  expect(`${check?.title} ${check?.summary} ${check?.text}`).toContain(words)
})

test('a run that ends without evidence is started again, with another number, but not for ever', async () => {
  const { place, started, number } = await begin(async () => {
    throw new Error('the machine is gone')
  })
  await until(world, () => started.length === 3)
  await concluded(place)
  await world.github.as('dana').comment(place.repo, number, '/assay recheck')
  await world.github.settled()
  expect(new Set(started.map(({ inputs }) => inputs['assay-nonce'])).size).toBe(3)
  expect(shown(place)).toMatch(/^failure/)
})

test('a pull request of the repository itself starts nothing, unless the policy says all', async () => {
  const { place, started } = await begin(measure, 'own')
  await concluded(place)
  expect(started).toEqual([])
})

test('without the permission the check says what to grant', async () => {
  const match = { method: 'POST', route: '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches' }
  const answer = { kind: 'status', status: 403, message: 'Resource not accessible by integration' } as const
  world.github.faults.next({ match, answer, times: 50 })
  const { place, started } = await begin(measure)
  await concluded(place)
  const [check] = place.checks()
  expect(`${check?.title} ${check?.summary} ${check?.text}`).toContain('actions: write')
  expect(started).toEqual([])
})
