import { afterEach, expect, test } from 'vitest'
import { CONFIG, policyWith } from './hub.ts'
import { type AppWorld, createAppWorld, until } from './world.ts'

let world: AppWorld
let server: Awaited<ReturnType<AppWorld['start']>>

afterEach(async () => {
  await server.stop()
  await world.end()
})

const DAY = 24 * 3600_000 + 1
const told = (outcome: string) => world.lines.filter((line) => line.includes(`doctor: ${outcome}`)).length
async function look(outcome: string): Promise<void> {
  const before = told(outcome)
  world.github.clock.advance(DAY)
  await server.application.queue.enqueue([{ kind: 'reconcile' }])
  await until(world, () => told(outcome) > before)
}
const issues = () => [...world.repo.issues.values()].filter(({ body }) => body?.startsWith('<!-- assay:doctor -->'))

test('one issue tells every fix, is kept up to date in place, and one closed as not planned stays closed', async () => {
  world = await createAppWorld()
  const [installation] = world.github.installations()
  if (installation === undefined) return expect.fail('not installed')
  // What only doctor needs, and is optional.
  installation.permissions = { ...installation.permissions, administration: 'read' }
  server = await world.start()
  await look('told')
  const [issue] = issues()
  if (issue === undefined) return expect.fail('no issue was opened')
  expect(issue.body).toContain('check-required')
  expect(issue.body).toContain('gh api -X POST repos/acme/credit-1/rulesets')
  expect(issue.body).toContain(`"integration_id": ${world.app.id}`)

  world.github.requireChecks(world.repo, [{ context: 'assay: main', integration_id: world.app.id }])
  await look('told')
  expect(issues()).toHaveLength(1)
  const state = await (await fetch(`http://127.0.0.1:${server.port}/readyz`)).json()
  expect(state).toMatchObject({ doctor: { looked: 1, wrong: 1 } })
  expect(issue.body).not.toContain('✕ check-required')

  Object.assign(issue, { state: 'closed', stateReason: 'not_planned' })
  await look('left-alone')
  expect(issue.state).toBe('closed')
  expect(world.github.violations).toEqual([])
}, 60_000)

test('a waiver of the branch that ends while no pull request is open is warned of in an issue', async () => {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const waiver = [
    'version: 1',
    'rules: [auc]',
    'model: credit-risk',
    'scope: {branch: main}',
    'risk_owner: "@dana"',
    `reason: ${'known, understood and being repaired '.repeat(2)}`,
    `created: "${day(-10)}"`,
    `expires: "${day(9)}"`,
  ]
  const policy = policyWith(0.7).replace('version: 1', 'version: 1\nwaivers: {max_days: 30}')
  const files = { 'assay.yml': CONFIG, '.github/assay-policy.yml': policy }
  world = await createAppWorld({ files: { ...files, '.github/assay-waivers/wide.yml': `${waiver.join('\n')}\n` } })
  server = await world.start()
  await look('told')
  const ends = () =>
    [...world.repo.issues.values()].filter(({ body }) => body?.startsWith('<!-- assay:waiver-end:wide:'))
  await until(world, () => ends().length === 1)
  expect(ends()[0]?.title).toBe(`The waiver wide ends on ${day(9)}`)
  await look('told')
  await look('told')
  await until(world, () => ends()[0]?.comments.length === 1)
  expect(ends()).toHaveLength(1)
  expect(ends()[0]?.comments[0]?.body).toContain('in 7 days or less')
  expect(world.github.violations).toEqual([])
}, 90_000)
