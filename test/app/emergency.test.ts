import { afterAll, beforeAll, expect, test } from 'vitest'
import { CONFIG, type Place, policyWith } from './hub.ts'
import { type AppWorld, createAppWorld, until } from './world.ts'

const REASON = 'fraud is running through the old model right now and the candidate stops it (INC-7)'
const POLICY = `waivers: {emergency: {from: [acme/on-call], role: write}}\n${policyWith(0.9)}`
const DAY_MS = 86_400_000

let world: AppWorld
let server: Awaited<ReturnType<AppWorld['start']>>
let place: Place
let number: number

beforeAll(async () => {
  world = await createAppWorld()
  const { github } = world
  github.createTeam('acme', { slug: 'on-call', members: ['dana', 'sam'] })
  server = await world.start()
}, 60_000)
afterAll(async () => {
  await server.stop()
  await world.end()
})

/** A blocked pull request of pat. */
async function begin(): Promise<void> {
  const { github } = world
  place = await world.addRepository({ files: { 'assay.yml': CONFIG, '.github/assay-policy.yml': POLICY } })
  for (const login of ['pat', 'kim']) github.addCollaborator(place.repo, login, 'write')
  await github.as('pat').push(place.repo, 'change', { files: { 'train.ts': '1' } })
  number = (await github.as('pat').openPullRequest(place.repo, { head: 'change' })).number
  await until(world, () => newest()?.conclusion === 'failure')
}

const newest = () => place.checks().toSorted((a, b) => b.id - a.id)[0]
const head = () => place.repo.pulls.get(number)?.headSha ?? ''
const comments = () => place.repo.issues.get(number)?.comments ?? []
const reviews = () => [...place.repo.issues.values()].filter(({ title }) => title.startsWith('Review the emergency'))

async function ask(login: string, body: string): Promise<string> {
  const { id } = world.github.as(login).comment(place.repo, number, body)
  const outcome = () =>
    comments().find((one) => one.body.startsWith(`<!-- assay:answer:${id} `))?.body ??
    comments().find((one) => one.id === id)?.reactions[0]?.content
  await until(world, outcome)
  return outcome() ?? ''
}

test('an emergency: one asks, another one agrees, everybody sees it, it is looked at afterwards, and it ends in a day', async () => {
  await begin()
  expect(await ask('pat', `/assay break-glass auc ${head()} because I must`)).toContain('at least 40 characters')
  const asked = await ask('pat', `/assay break-glass auc ${head().slice(0, 12)} because ${REASON}`)
  const id = /The emergency \*\*(w\d+)\*\*/.exec(asked)?.[1] ?? expect.fail(asked)
  expect(asked).toContain('1 more person of acme/on-call')

  const agree = `/assay approve ${id} ${head().slice(0, 12)}`
  expect(await ask('pat', agree)).toContain('wrote the change or asked for the waiver')
  expect(await ask('kim', agree)).toContain('may not agree to waivers here')
  expect(newest()?.conclusion).toBe('failure')
  expect(reviews()).toEqual([])

  expect(await ask('dana', agree)).toBe('+1')
  await until(world, () => newest()?.conclusion === 'success')
  await until(world, () => reviews().length === 1)
  await until(world, () => place.reports(number)[0]?.body.includes('in an EMERGENCY'))
  expect(newest()?.title).toContain('Passed with waivers')
  expect(reviews()[0]?.body).toContain(`on #${number}, commit ${head().slice(0, 12)}`)
  expect(reviews()[0]?.body).toContain('agreed to by dana')

  await ask('pat', '/assay recheck')
  await world.github.settled()
  expect(reviews()).toHaveLength(1)

  world.github.clock.advance(DAY_MS)
  await server.application.queue.enqueue([{ kind: 'pull-request', ...scope(), number }])
  await until(world, () => newest()?.conclusion === 'failure')
  expect(reviews()[0]?.state).toBe('open')
  expect(world.github.violations).toEqual([])
}, 60_000)

const scope = () => ({ installationId: world.github.installations()[0]?.id ?? 0, repository: place.repo.fullName })

test('where the policy names nobody for it there is no emergency', async () => {
  const policy = `waivers: {approvers: {count: 2}}\n${policyWith(0.9)}`
  place = await world.addRepository({ files: { 'assay.yml': CONFIG, '.github/assay-policy.yml': policy } })
  number = await place.open()
  await until(world, () => newest()?.conclusion === 'failure')
  expect(await ask('sam', `/assay break-glass auc ${head()} because ${REASON}`)).toContain('waivers.emergency')
}, 60_000)
