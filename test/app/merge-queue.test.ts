import { afterEach, expect, test } from 'vitest'
import type { RunningServer } from '../../app/start.ts'
import { policyWith } from './hub.ts'
import { type AppWorld, createAppWorld, until } from './world.ts'

let world: AppWorld
let server: RunningServer

afterEach(async () => {
  await server.stop()
  await world.end()
})

test.each([
  [0.7, 'success'],
  [0.9, 'failure'],
])('a merge group is judged by the policy of that moment (at least %d: %s)', async (limit, conclusion) => {
  world = await createAppWorld()
  server = await world.start()
  const { github, repo, app } = world
  github.addRuleset(repo, { name: 'queue', rules: [{ type: 'merge_queue' }] })
  github.requireChecks(repo, [{ context: 'assay: main', integration_id: app.id }])
  const sam = github.as('sam')
  await sam.push(repo, 'change', { files: { 'train.ts': '1' } })
  const { number, headSha } = await sam.openPullRequest(repo, { head: 'change' })
  await until(world, () => world.checks().some((check) => check.conclusion === 'success'))
  if (limit > 0.7) {
    github.faults.webhooks({ drop: (event) => event === 'push' })
    await github.commit(repo, 'main', { files: { '.github/assay-policy.yml': policyWith(limit) } })
  }
  await sam.enqueue(repo, number)
  const grouped = () => world.checks().find((check) => check.headSha !== headSha)
  await until(world, () => grouped()?.conclusion)
  expect(grouped()).toMatchObject({ name: 'assay: main', conclusion })
})
