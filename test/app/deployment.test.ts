import { afterAll, beforeAll, expect, test } from 'vitest'
import { moveRef } from '../fakes/github/git.ts'
import type { RunContext } from '../fakes/github/start.ts'
import { CONFIG, evidenceOf, type Place, policyWith } from './hub.ts'
import { type AppWorld, createAppWorld, until } from './world.ts'

let world: AppWorld
let server: Awaited<ReturnType<AppWorld['start']>>

beforeAll(async () => {
  world = await createAppWorld()
  const [installation] = world.github.installations()
  if (installation === undefined) throw new Error('not installed')
  installation.permissions = { ...installation.permissions, deployments: 'write' }
  world.app.events = [...world.app.events, 'deployment_protection_rule']
  server = await world.start()
})
afterAll(async () => {
  await server.stop()
  await world.end()
})

/** A repository whose pushes are measured, and the commit at the tip of its default branch. */
async function begin(policy = policyWith(0.7)): Promise<{ place: Place; sha: string }> {
  const place = await world.addRepository({ files: { 'assay.yml': CONFIG, '.github/assay-policy.yml': policy } })
  world.github.onWorkflow(place.repo, (run) => void place.upload(run, evidenceOf(run, { event: 'push' })), {
    events: ['push'],
  })
  const sha = await world.github.commit(place.repo, 'main', { files: { 'model.txt': 'new' } })
  await world.github.settled()
  return { place, sha }
}

const PROMOTE = policyWith(
  0.7,
  '    promote:\n      - id: strict\n        metric.threshold: {metric: roc_auc, min: 0.9}\n',
)

test.each([
  ['the rules of the policy', policyWith(0.7), 'approved', 'pass'],
  ['rules that are not met', policyWith(0.9), 'rejected', 'auc'],
  ['rules of its own under `promote`', PROMOTE, 'rejected', 'strict'],
])('a deployment is held to %s', async (_, policy, state, words) => {
  const { place, sha } = await begin(policy)
  const held = world.github.as('sam').deploy(place.repo, { environment: 'production', sha })
  await until(world, () => held.state !== 'waiting')
  expect(held).toMatchObject({ state })
  expect(held.comment).toContain(words)
  expect(world.github.violations).toEqual([])
})

test('production waits until the same commit has run in shadow for a day, counted from what the App let through', async () => {
  const rule = '      - id: soak\n        rollout.soak: {environment: shadow, hours: 24}\n'
  const { place, sha } = await begin(policyWith(0.7, rule))
  const deploy = async (environment: string, commit = sha) => {
    const held = world.github.as('sam').deploy(place.repo, { environment, sha: commit })
    await until(world, () => held.state !== 'waiting')
    return held
  }
  expect(await deploy('production')).toMatchObject({ state: 'rejected' })
  expect(await deploy('shadow')).toMatchObject({ state: 'approved' })
  const early = await deploy('production')
  expect(early).toMatchObject({ state: 'rejected' })
  expect(early.comment).toMatch(/0\.\d hours of 24/)
  world.github.clock.advance(20 * 3_600_000)
  expect(await deploy('shadow')).toMatchObject({ state: 'approved' })
  world.github.clock.advance(4 * 3_600_000)
  expect(await deploy('production')).toMatchObject({ state: 'approved' })

  const next = await world.github.commit(place.repo, 'main', { files: { 'model.txt': 'newer' } })
  await world.github.settled()
  expect(await deploy('shadow', next)).toMatchObject({ state: 'approved' })
  const old = await deploy('production')
  expect(old).toMatchObject({ state: 'rejected' })
  expect(old.comment).toContain(`${next.slice(0, 7)} runs there`)
  expect(world.github.violations).toEqual([])
}, 60_000)

test('a commit that is not on the default branch is rejected, whatever its evidence', async () => {
  const { place } = await begin()
  const sha = await world.github.as('sam').push(place.repo, 'side', { files: { 'x.ts': '1' } })
  const held = world.github.as('sam').deploy(place.repo, { environment: 'production', sha, ref: 'side' })
  await until(world, () => held.state !== 'waiting')
  expect(held).toMatchObject({ state: 'rejected' })
  expect(held.comment).toContain('not on the branch main')
})

const SIGNED = policyWith(0.7, '      - id: people\n        approval: {count: 1}\n')
const change = (place: Place, head: string) => world.github.as('sam').push(place.repo, head, { files: { [head]: '1' } })
const merged = async (place: Place, head: string, isApproved: boolean): Promise<string> => {
  const sam = world.github.as('sam')
  const { number, headSha } = await sam.openPullRequest(place.repo, { head })
  await until(world, () => place.checks().some((check) => check.headSha === headSha))
  if (isApproved) {
    world.github.as('dana').review(place.repo, number, { state: 'APPROVED' })
    await until(world, () =>
      place.checks().some((check) => check.headSha === headSha && check.conclusion === 'success'),
    )
  }
  const sha = await sam.merge(place.repo, number)
  await world.github.settled()
  return sha
}
async function answered(place: Place, sha: string, ref = 'main') {
  const held = world.github.as('sam').deploy(place.repo, { environment: 'production', sha, ref })
  await until(world, () => held.state !== 'waiting', 45_000)
  return held
}

test('A37: what a pull request that passed was merged as is deployed, a commit inside it is not', async () => {
  const { place, sha: pushed } = await begin(SIGNED)
  const inside = await change(place, 'one')
  await world.github.settled()
  await world.github.as('sam').push(place.repo, 'one', { files: { one: '' } })
  const sha = await merged(place, 'one', true)
  expect(await answered(place, sha)).toMatchObject({ state: 'approved' })
  const middle = await answered(place, inside, 'one')
  expect([middle.state, middle.comment]).toEqual(['rejected', expect.stringContaining('inside something')])
  // Nobody was asked about what came in without a pull request.
  const direct = await answered(place, pushed)
  expect([direct.state, direct.comment]).toEqual(['rejected', expect.stringContaining('without a pull request')])
  expect(world.github.violations).toEqual([])
})

test.each([
  ['enforce', 'rejected', 'the decision on record is pending'],
  ['advisory', 'approved', 'Not decided before'],
])('what was merged past the gate is not made good by its numbers (%s)', async (mode, state, words) => {
  const { place } = await begin(SIGNED.replace('models:', `mode: ${mode}\nmodels:`))
  await change(place, 'two')
  const held = await answered(place, await merged(place, 'two', false))
  expect([held.state, held.comment]).toEqual([state, expect.stringContaining(words)])
})

test('what was measured of the commit on another branch does not count', async () => {
  const place = await world.addRepository({})
  const measured: string[] = []
  const good = (run: RunContext) => {
    measured.push(run.headSha)
    void place.upload(run, evidenceOf(run, { event: 'push' }))
  }
  world.github.onWorkflow(place.repo, (run) => (run.ref === 'refs/heads/side' ? good(run) : undefined), {
    events: ['push'],
  })
  const sha = await world.github.commit(place.repo, 'main', { files: { 'model.txt': 'new' } })
  await world.github.settled()
  await moveRef(place.repo.gitDir, 'refs/heads/side', sha)
  await world.github.refsChanged(place.repo, 'sam')
  await world.github.settled()
  expect(measured).toEqual([sha])
  expect(await answered(place, sha)).toMatchObject({ state: 'rejected' })
})

test('evidence that is under way is waited for', async () => {
  const { promise: measured, resolve: go } = Promise.withResolvers<void>()
  const place = await world.addRepository({})
  world.github.onWorkflow(
    place.repo,
    (run) => measured.then(() => void place.upload(run, evidenceOf(run, { event: 'push' }))),
    {
      events: ['push'],
    },
  )
  const sha = await world.github.commit(place.repo, 'main', { files: { 'model.txt': 'new' } })
  const held = world.github.as('sam').deploy(place.repo, { environment: 'production', sha })
  await until(world, () => world.lines.some((line) => line.includes(`by run ${held.run.id}: waiting`)))
  expect(held.state).toBe('waiting')
  go()
  await until(world, () => held.state !== 'waiting')
  expect(held.state).toBe('approved')
})

test('an address that a payload names is never called', async () => {
  const { place, sha } = await begin()
  const path = `/repos/${place.repo.fullName}/actions/runs/999999/deployment_protection_rule`
  const sam = world.github.as('sam')
  const held = sam.deploy(place.repo, { environment: 'production', sha, callback: `http://127.0.0.1:1${path}` })
  const strange = sam.deploy(place.repo, {
    environment: 'staging',
    sha,
    callback: `${world.github.url}/repos/acme/other/actions/runs/1/deployment_protection_rule`,
  })
  await until(world, () => world.lines.some((line) => line.includes('by run 999999: gone')))
  expect([held.state, strange.state]).toEqual(['waiting', 'waiting'])
  expect(world.github.requests.filter(({ path: asked }) => asked.startsWith('/repos/acme/other/'))).toEqual([])
})
