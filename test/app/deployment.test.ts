import { afterAll, beforeAll, expect, test } from 'vitest'
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
