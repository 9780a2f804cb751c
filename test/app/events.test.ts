import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseQueueRef } from '../../app/handlers/merge-group.ts'
import type { RunningServer } from '../../app/start.ts'
import { policyWith } from './hub.ts'
import { type AppWorld, createAppWorld, until } from './world.ts'

let world: AppWorld
let server: RunningServer
let number: number

beforeAll(async () => {
  world = await createAppWorld()
  server = await world.start()
  const sam = world.github.as('sam')
  await sam.push(world.repo, 'change', { files: { 'train.ts': '1' } })
  number = (await sam.openPullRequest(world.repo, { head: 'change' })).number
  await until(world, () => newest()?.conclusion === 'success')
})
afterAll(async () => {
  await server.stop()
  await world.end()
})

const newest = () => world.checks().toSorted((a, b) => b.id - a.id)[0]

test('a life: policy tightened, approval asked for, re-run, commanded, retargeted', async () => {
  const { github, repo } = world
  const [sam, dana] = [github.as('sam'), github.as('dana')]

  await sam.push(repo, 'main', { files: { '.github/assay-policy.yml': policyWith(0.9) } })
  await until(world, () => newest()?.conclusion === 'failure')

  const approval = '      - id: owner\n        approval: {count: 1}\n'
  await sam.push(repo, 'main', { files: { '.github/assay-policy.yml': policyWith(0.7, approval) } })
  await until(world, () => newest()?.status === 'in_progress')
  await dana.review(repo, number, { state: 'APPROVED' })
  await until(world, () => newest()?.conclusion === 'success')

  const before = github.requests.length
  sam.rerequestCheck(repo, newest()?.id ?? 0)
  await until(world, () => github.requests.slice(before).some((request) => request.method === 'PATCH'))

  sam.comment(repo, number, '/assay publish')
  sam.comment(repo, number, 'please /assay recheck')
  const answers = () =>
    [...(repo.issues.get(number)?.comments ?? [])].filter(({ body }) => body.includes('assay:answer'))
  await until(world, () => answers().length === 1)
  expect(answers()[0]?.body).toContain('there is no command')
  expect(world.reports(number)).toHaveLength(1)

  await github.commit(repo, 'release', { files: { '.github/assay-policy.yml': policyWith(0.99) } })
  await sam.editPullRequest(repo, number, { base: 'release' })
  await until(world, () => world.checks().some((check) => check.name === 'assay: release' && check.conclusion))
  expect(world.checks().find((check) => check.name === 'assay: release')?.conclusion).toBe('failure')
  expect(github.violations).toEqual([])
})

test.each([
  ['refs/heads/gh-readonly-queue/main/pr-12-'.concat('a'.repeat(40)), { number: 12, baseRef: 'main' }],
  ['refs/heads/gh-readonly-queue/a/b/pr-1-'.concat('a'.repeat(40)), { number: 1, baseRef: 'a/b' }],
  ['refs/heads/gh-readonly-queue/main/pr-0-'.concat('a'.repeat(40)), undefined],
  ['refs/heads/x/gh-readonly-queue/main/pr-1-'.concat('a'.repeat(40)), undefined],
  ['refs/heads/gh-readonly-queue/main/pr-1-abc', undefined],
])('the queue ref %s is read strictly', (ref, expected) => {
  expect(parseQueueRef(ref)).toEqual(expected)
})
