import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { RunningServer } from '../../app/start.ts'
import { buildDriftStatement } from '../../shared/evidence/build.ts'
import type { DriftColumn, DriftPredicate } from '../../shared/evidence/drift-predicate.ts'
import type { RunContext } from '../fakes/github/start.ts'
import type { Issue, Repo } from '../fakes/github/types.ts'
import type { Place } from './hub.ts'
import { type AppWorld, createAppWorld, until } from './world.ts'

const ARTIFACT = 'assay-evidence-drift-credit-risk'
const CHECK = 'assay drift: credit-risk'

let world: AppWorld
let server: RunningServer
let place: Place
let repo: Repo
/** What the next drift run uploads; `undefined`: nothing. */
let text: (run: RunContext) => string | undefined

beforeAll(async () => {
  world = await createAppWorld()
  server = await world.start()
})
afterEach(() => {
  expect(world.github.violations).toEqual([])
  world.github.faults.clear()
})
afterAll(async () => {
  await server.stop()
  await world.end()
})

async function begin(): Promise<void> {
  place = await world.addRepository()
  repo = place.repo
  const upload = (run: RunContext): void => {
    const statement = text(run)
    if (statement !== undefined)
      world.github.addArtifact(repo, run.runId, ARTIFACT, { 'credit-risk.drift.json': statement })
  }
  world.github.onWorkflow(repo, upload, { name: 'drift', events: ['workflow_dispatch', 'pull_request'] })
}

function column(name: string, drifted: boolean): DriftColumn {
  return {
    name,
    type: 'numeric',
    drifted,
    verdict: drifted ? 'drifted' : 'stable',
    tests: [{ name: 'ks', pValue: drifted ? 1e-9 : 0.5, weight: 1 }],
    adjustedPValue: drifted ? 1e-8 : 0.6,
    effect: { name: 'wasserstein-1/sd', size: drifted ? 0.5 : 0.01, material: 0.1 },
    n: { reference: 600, current: 300 },
  }
}

/** Evidence of a run about two columns, of which those that are named have drifted. */
function month(drifted: readonly string[], changes: Partial<DriftPredicate> = {}): (run: RunContext) => string {
  return ({ runId, headSha }) => {
    const predicate: DriftPredicate = {
      schemaVersion: 1,
      kind: 'drift',
      assay: '0.1.0',
      model: 'credit-risk',
      createdAt: '2026-10-31T06:17:00Z',
      source: { runId: String(runId), headSha },
      reference: { source: 'train.csv', rows: 600 },
      current: { source: 'today.csv', rows: 300 },
      drifted: drifted.length > 0,
      columns: ['income', 'age'].map((name) => column(name, drifted.includes(name))),
      ...changes,
    }
    return JSON.stringify(buildDriftStatement(predicate, `sha256:${'a'.repeat(64)}`))
  }
}

const outcomes = () =>
  world.lines
    .map((line) => new RegExp(`${repo.fullName} drift of credit-risk: ([a-z]+)`).exec(line)?.[1])
    .filter((outcome) => outcome !== undefined && outcome !== 'known')

/** Runs the drift workflow once and waits until the App has dealt with it; the conclusion of the drift check. */
async function measure(evidence: typeof text, ref = 'main') {
  text = evidence
  const before = outcomes().length
  const run = await world.github.as('sam').dispatch(repo, 'drift.yml', { ref })
  await until(world, () => outcomes().length > before)
  await world.github.settled()
  return place.checks().findLast((check) => check.name === CHECK && check.headSha === run.headSha)?.conclusion
}

/** The App's daily look at the repository may open an issue of its own. */
const alerts = (): Issue[] =>
  [...repo.issues.values()].filter(({ number, title }) => !repo.pulls.has(number) && !title.startsWith('assay doctor'))
const writes = () =>
  world.github.requests.filter(
    ({ actor, method, path }) =>
      actor === 'assay[bot]' && method !== 'GET' && path.startsWith(`/repos/${repo.fullName}/`),
  )

test('drift opens one issue, later runs update it, recovery closes it, and new drift is a new incident', async () => {
  await begin()
  expect(await measure(month([]))).toBe('success')
  expect(alerts()).toEqual([])

  world.github.faults.webhooks({ duplicate: true })
  expect(await measure(month(['income', 'age']))).toBe('failure')
  const [alert] = alerts()
  expect(alert?.title).toBe('Drift: credit-risk: 2 columns, most of all age')
  expect(alert?.body).toMatch(/^<!-- assay:drift:credit-risk -->\n[\s\S]*What to do[\s\S]*Measured in \[drift\]\(http/)
  expect(writes()).toHaveLength(3)

  const run = [...repo.runs.values()].findLast(({ event }) => event === 'workflow_dispatch')
  text = month(['income'])
  await world.github.as('sam').rerun(repo, run?.id ?? 0)
  await until(world, () => alerts()[0]?.title === 'Drift: credit-risk: 1 column, income')
  await until(world, () => outcomes().length === 3)
  expect(alerts()).toHaveLength(1)

  expect(await measure(month([], { createdAt: '2026-11-01T06:17:00Z' }))).toBe('failure')
  expect(alerts()[0]).toMatchObject({ state: 'open', title: 'Drift: credit-risk: recovering' })
  const before = writes().length
  expect(await measure(month([], { createdAt: '2026-11-02T06:17:00Z' }))).toBe('success')
  expect(alerts()[0]?.state).toBe('closed')
  expect(alerts()[0]?.comments.map(({ body }) => body.split('\n')[1])).toEqual([
    expect.stringContaining('Back to normal since 2026-11-02: no drift in 2 columns of 300 rows, and 2 quiet'),
  ])
  expect(writes().length - before).toBeLessThanOrEqual(3)

  expect(await measure(month(['age'], { createdAt: '2026-11-12T06:17:00Z' }))).toBe('failure')
  expect(alerts().map(({ state }) => state)).toEqual(['closed', 'open'])
  expect(alerts()[0]?.comments).toHaveLength(1)
})

test('a suspicion is no alert, too few rows are no recovery, and another reference ends what it does not confirm', async () => {
  await begin()
  const faint = { columns: [{ ...column('income', true), adjustedPValue: 0.03 }, column('age', false)] }
  expect(await measure(month(['income'], faint))).toBe('success')
  expect(place.checks().at(-1)?.title).toMatch(/^No alert: what income shows.*test 1 of this model, alarm level 0.0013/)
  expect(alerts()).toEqual([])

  await measure(month(['age']))
  const blind = ['income', 'age'].map((name) => {
    const { adjustedPValue, ...rest } = column(name, false)
    return { ...rest, verdict: 'not-enough-data' as const }
  })
  for (const _ of [1, 2]) expect(await measure(month([], { columns: blind }))).toBe('failure')
  expect(alerts().map(({ state }) => state)).toEqual(['open'])

  expect(await measure(month([], { reference: { source: 'new.csv', rows: 700 } }))).toBe('success')
  expect(alerts().map(({ state }) => state)).toEqual(['closed'])
  expect(alerts()[0]?.comments[0]?.body).toContain('compared with another reference')
})

test('an issue whose creation was not answered is found by its marker, not opened again', async () => {
  await begin()
  const match = { method: 'POST', route: '/repos/{owner}/{repo}/issues' }
  world.github.faults.next({ match, answer: { kind: 'timeout', afterEffect: true } })
  expect(await measure(month(['age']))).toBe('failure')
  expect(alerts()).toHaveLength(1)
})

test('a copy of the marker by somebody else is not ours', async () => {
  await begin()
  const body = '<!-- assay:drift:credit-risk -->\nnothing to see'
  const request = await fetch(`${world.github.url}/repos/${repo.fullName}/issues`, {
    method: 'POST',
    headers: { authorization: `Bearer ${world.github.userToken('sam')}`, 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Drift', body }),
  })
  expect(request.status).toBe(201)
  await measure(month(['age']))
  expect(alerts().map((issue) => issue.body?.includes('nothing to see'))).toEqual([true, false])
})

test.each([
  ['no JSON', () => '{', 'expected a key'],
  ['another run', month([], { source: { runId: '1', headSha: 'f'.repeat(40) } }), 'made by run 1'],
  ['another model', month([], { model: 'fraud' }), 'about fraud'],
  ['a contradiction', month(['age'], { drifted: false }), 'does not agree'],
])('evidence that is %s fails the check and neither opens nor closes an alert', async (_, evidence, words) => {
  await begin()
  expect(await measure(evidence)).toBe('failure')
  expect(alerts()).toEqual([])
  await measure(month(['age']))
  expect(await measure(evidence)).toBe('failure')
  expect(place.checks().at(-1)?.summary).toContain(words)
  expect(alerts().map(({ state }) => state)).toEqual(['open'])
})

test('an alert that was closed as not planned stays closed; as completed it comes back', async () => {
  await begin()
  await measure(month(['age']))
  const [alert] = alerts()
  Object.assign(alert ?? {}, { state: 'closed', stateReason: 'not_planned' })
  expect(await measure(month(['age', 'income']))).toBe('failure')
  expect(alerts().map(({ state, title }) => `${state} ${title}`)).toEqual(['closed Drift: credit-risk: 1 column, age'])
  Object.assign(alert ?? {}, { stateReason: 'completed' })
  await measure(month(['income']))
  expect(alerts().map(({ state, title }) => `${state} ${title}`)).toEqual(['open Drift: credit-risk: 1 column, income'])
})

test('runs of other branches, of pull requests and of forks are not looked at', async () => {
  await begin()
  text = month(['age'])
  const sam = world.github.as('sam')
  const number = await place.open()
  await sam.dispatch(repo, 'drift.yml', { ref: 'change' })
  const fork = await world.github.forkRepository(repo, 'mallory')
  await world.github.as('mallory').push(fork, 'main', { files: { 'train.ts': '2' } })
  await world.github.as('mallory').openPullRequest(repo, { head: 'main', from: fork })
  await until(world, () => place.reports(number).length > 0)
  await world.github.settled()
  expect([...repo.artifacts.values()].filter(({ name }) => name === ARTIFACT)).toHaveLength(3)
  expect(outcomes()).toEqual([])
  expect(alerts()).toEqual([])
  await measure(month([]))
  expect(alerts()).toEqual([])
})

test('a pull request shows the open alert below its verdict, which stays the same, and loses it on recovery', async () => {
  await begin()
  text = () => undefined
  const number = await place.open()
  await until(world, () => place.reports(number)[0]?.body.includes('Passed'))
  await measure(month(['age']))
  const note = `Drift alert open for credit-risk since 2026-10-31: #${alerts()[0]?.number} (severity high)\n`
  await until(world, () => place.reports(number)[0]?.body.includes(note))
  const gate = () => place.checks().find(({ name }) => name === 'assay: main')
  await until(world, () => gate()?.summary?.includes(note))
  expect(gate()?.conclusion).toBe('success')
  expect(place.reports(number)[0]?.body.split('\n\n')[0]).toContain('✓ Passed')
  await measure(month([]))
  await until(world, () => place.reports(number)[0]?.body.includes('(severity high, recovering)'))
  await measure(month([]))
  await until(world, () => !place.reports(number)[0]?.body.includes('Drift alert'))
  expect(place.reports(number)).toHaveLength(1)
})

test('with no webhook the reconciler finds the measurement of the default branch, not a newer one of another', async () => {
  await begin()
  world.github.faults.webhooks({ drop: true })
  const sam = world.github.as('sam')
  await sam.push(repo, 'change', { files: { 'train.ts': '1' } })
  for (const [ref, drifted] of [['main', ['age']] as const, ['change', ['age', 'income']] as const]) {
    text = month(drifted)
    await sam.dispatch(repo, 'drift.yml', { ref })
    await world.github.settled()
  }
  await server.stop()
  server = await world.start()
  await until(world, () => outcomes().includes('open'))
  expect(alerts().map(({ title }) => title)).toEqual(['Drift: credit-risk: 1 column, age'])
})
