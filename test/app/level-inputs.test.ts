import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningServer } from '../../app/start.ts'
import { sha256 } from '../../shared/adapters/github/sha256.ts'
import { buildDriftStatement } from '../../shared/evidence/build.ts'
import { proofAudience, writeProofFile } from '../../shared/evidence/proof/file.ts'
import type { RunContext } from '../fakes/github/runs.ts'
import { driftColumn, drifted, driftPredicate } from '../fixtures/drift-evidence.ts'
import { CONFIG, evidenceOf, policyWith } from './hub.ts'
import { type AppWorld, createAppWorld, until } from './world.ts'

const EVALUATE = '.github/workflows/evaluate.yml'
let world: AppWorld
let server: RunningServer
let tip: string

beforeAll(async () => {
  world = await createAppWorld()
  server = await world.start()
  const gate = await world.github.createRepository('acme/gate', { files: { [EVALUATE]: 'on: workflow_call\n' } })
  tip = gate.refs.get('refs/heads/main') ?? ''
})
afterAll(async () => {
  await server.stop()
  await world.end()
})

const LEVEL = `      - id: level
        evidence.level:
          min: E3
          evaluators: [{ workflow: acme/gate/${EVALUATE}, refs: [refs/heads/main] }]
`
const DRIFT = '      - { id: steady, drift: { max_columns: 0 } }\n'

/** What a job leaves: a file of evidence with its text, and whether it vouches for it. */
type Left = { readonly name: string; readonly text: string; readonly isProven?: boolean }

/** The verdict on a pull request in which a job of the known evaluator leaves this; `base`: the configuration there. */
async function judge(
  left: (run: RunContext) => readonly Left[],
  { rules = LEVEL, base = CONFIG }: { readonly rules?: string; readonly base?: string } = {},
) {
  const files = { 'assay.yml': base, '.github/assay-policy.yml': policyWith(0.7, rules) }
  const place = await world.addRepository({ files, workflow: () => undefined })
  const upload = async (run: RunContext): Promise<void> => {
    for (const { name, text, isProven = true } of left(run)) {
      const digest = sha256(text)
      const proof = { [`${name}.proof.json`]: writeProofFile(digest, await run.idToken(proofAudience(digest))) }
      world.github.addArtifact(place.repo, run.runId, `assay-evidence-${name}`, {
        [`${name}.json`]: text,
        ...(isProven ? proof : {}),
      })
    }
  }
  world.github.onWorkflow(place.repo, upload, {
    events: ['pull_request'],
    name: 'evaluate',
    permissions: { contents: 'read', 'id-token': 'write' },
    place: { workflow: `acme/gate/${EVALUATE}@refs/heads/main`, workflowSha: tip },
  })
  await place.open()
  await until(world, () => place.checks().length > 0 && place.checks().every(({ conclusion }) => conclusion))
  const [check] = place.checks()
  return { place, conclusion: check?.conclusion, text: `${check?.title}\n${check?.summary}\n${check?.text}` }
}

const tested = (run: RunContext, config = { path: 'assay.yml', digest: sha256(CONFIG) }): Left => {
  const source = { commit: run.sha, event: run.event, runAttempt: String(run.runAttempt), baseRef: 'main' }
  const statement = JSON.parse(evidenceOf(run, source)) as { predicate: object }
  return {
    name: 'credit-risk.test',
    text: JSON.stringify({ ...statement, predicate: { ...statement.predicate, config } }),
  }
}
const steady = [driftColumn('income')]
const driftOf = (run: RunContext, columns = steady, more: object = {}): Left => {
  const source = { headSha: run.headSha, runId: String(run.runId), commit: run.sha, event: run.event, baseRef: 'main' }
  const config = { path: 'assay.yml', digest: sha256(CONFIG) }
  const runAttempt = String(run.runAttempt)
  const predicate = driftPredicate(columns, { config, ...more, source: { ...source, runAttempt } })
  return { name: 'credit-risk.drift', text: JSON.stringify(buildDriftStatement(predicate, sha256('data'))) }
}

describe('the configuration at E3', () => {
  test.each([
    ['A1: in the unpacked model of the author', { path: '.assay/handoff/model/assay.yml', digest: sha256('mine') }],
    ['A1: at another path, with the very bytes of the base', { path: 'mine/assay.yml', digest: sha256(CONFIG) }],
    ['A1: with other bytes', { path: 'assay.yml', digest: sha256('mine') }],
  ])('%s does not count', async (_, config) => {
    const { conclusion, text } = await judge((run) => [tested(run, config)])
    expect([conclusion, text]).toEqual(['failure', expect.stringContaining('CONFIG')])
  })

  test('A14: what was measured by an older configuration than that of the base does not count', async () => {
    // As a run that is repeated has it, whose event tells the base of long ago.
    const base = CONFIG.replace('id: id', 'id: row')
    const { conclusion, text } = await judge((run) => [tested(run)], { base })
    expect([conclusion, text]).toEqual(['failure', expect.stringContaining('CONFIG')])
  })
})

describe('drift evidence beside evidence.level E3', () => {
  const rules = LEVEL + DRIFT

  test('counts when the known workflow vouches for it', async () => {
    expect(await judge((run) => [tested(run), driftOf(run)], { rules })).toMatchObject({ conclusion: 'success' })
  })

  test('does not count when nobody vouches for it', async () => {
    const { conclusion, text } = await judge((run) => [tested(run), { ...driftOf(run), isProven: false }], { rules })
    expect([conclusion, text]).toEqual(['failure', expect.stringContaining('drift evidence has level E1')])
  })

  test('does not count when another configuration named the two sides, or none did', async () => {
    const config = { path: 'mine.yml', digest: sha256('mine') }
    const other = await judge((run) => [tested(run), driftOf(run, steady, { config })], { rules })
    expect([other.conclusion, other.text]).toEqual(['failure', expect.stringContaining('CONFIG')])
    const none = await judge((run) => [tested(run), driftOf(run, steady, { config: undefined })], { rules })
    expect([none.conclusion, none.text]).toEqual(['failure', expect.stringContaining('CONFIG')])
  })

  test('is not asked for a proof where no rule reads it', async () => {
    const left = (run: RunContext): readonly Left[] => [tested(run), { ...driftOf(run), isProven: false }]
    expect(await judge(left)).toMatchObject({ conclusion: 'success' })
  })
})

test('A11: the worst of all measurements of drift decides, also when its artifact is gone', async () => {
  let runs = 0
  const left = (run: RunContext): readonly Left[] => {
    runs += 1
    return [tested(run), driftOf(run, runs === 1 ? [drifted('income', 0.001)] : steady)]
  }
  const { place, conclusion } = await judge(left, { rules: DRIFT })
  expect(conclusion).toBe('failure')
  for (const { id, name } of [...place.repo.artifacts.values()]) {
    if (name.includes('drift')) place.repo.artifacts.delete(id)
  }
  // The first run is of a workflow that measures nothing.
  const measuring = [...place.repo.runs.values()].at(-1)
  await world.github.as('sam').rerun(place.repo, measuring?.id ?? 0)
  await until(world, () => place.reports(1)[0]?.body.includes('2 measured attempts'))
  expect(place.checks().map((check) => check.conclusion)).toEqual(['failure'])
})
