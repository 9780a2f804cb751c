import { afterAll, beforeAll, expect, test } from 'vitest'
import { parsePolicy } from '../../shared/policy/parse.ts'
import type { RunContext } from '../fakes/github/start.ts'
import { CONFIG, evidenceOf, type Place, policyWith } from './hub.ts'
import { type AppWorld, createAppWorld, until } from './world.ts'

let world: AppWorld
let server: Awaited<ReturnType<AppWorld['start']>>

beforeAll(async () => {
  world = await createAppWorld()
  server = await world.start()
})
afterAll(async () => {
  await server.stop()
  await world.end()
})

type Queue = { readonly onGroup?: (place: Place, run: RunContext) => Promise<void> | void; readonly policy?: string }

/** A repository with a queue; `onGroup` is what its workflow does for a group, absent: it does not listen to `merge_group`. */
async function begin({ onGroup, policy = policyWith(0.7) }: Queue): Promise<Place> {
  parsePolicy(policy, 'policy')
  const place = await world.addRepository({ files: { 'assay.yml': CONFIG, '.github/assay-policy.yml': policy } })
  const { github, app } = world
  if (onGroup !== undefined) {
    const options = { events: ['merge_group'], name: 'queue' } as const
    github.onWorkflow(place.repo, (run) => onGroup(place, run), options)
  }
  github.addRuleset(place.repo, { name: 'queue', rules: [{ type: 'merge_queue' }] })
  github.requireChecks(place.repo, [{ context: 'assay: main', integration_id: app.id }])
  return place
}

/** A pull request that is green, and no longer up to date with its base. */
async function green(place: Place, branch: string, file: string): Promise<{ number: number; headSha: string }> {
  const number = await place.open({ [file]: branch }, branch)
  const headSha = place.repo.pulls.get(number)?.headSha ?? ''
  await until(world, () => place.checks().some((check) => check.headSha === headSha && check.conclusion === 'success'))
  return { number, headSha }
}

const ofGroup = (place: Place, heads: readonly string[]) =>
  place.checks().filter((check) => !heads.includes(check.headSha))
const upload = (place: Place, run: RunContext) => void place.upload(run, evidenceOf(run, { event: 'merge_group' }))
const behind = (place: Place) => world.github.commit(place.repo, 'main', { files: { 'other.txt': 'moved on' } })

test('a group is judged by evidence of its own commit, which is waited for', async () => {
  const { promise: measured, resolve: go } = Promise.withResolvers<void>()
  const place = await begin({ onGroup: (own, run) => measured.then(() => upload(own, run)) })
  const { number, headSha } = await green(place, 'change', 'a.ts')
  await behind(place)
  await world.github.as('sam').enqueue(place.repo, number)
  await until(world, () => ofGroup(place, [headSha])[0]?.summary?.includes('at its own commit'))
  expect(ofGroup(place, [headSha])[0]).toMatchObject({ status: 'in_progress', conclusion: null })
  go()
  await until(world, () => ofGroup(place, [headSha])[0]?.conclusion)
  expect(ofGroup(place, [headSha])).toMatchObject([{ name: 'assay: main', conclusion: 'success' }])
  await until(world, () => place.repo.pulls.get(number)?.merged)
})

test('good evidence of the pull request does not let a group through whose own evidence is bad', async () => {
  const place = await begin({
    onGroup: (own, run) => void own.upload(run, evidenceOf(run, { headSha: 'f'.repeat(40) })),
  })
  const { number, headSha } = await green(place, 'change', 'a.ts')
  await behind(place)
  await world.github.as('sam').enqueue(place.repo, number)
  await until(world, () => ofGroup(place, [headSha])[0]?.conclusion)
  expect(ofGroup(place, [headSha])[0]?.conclusion).toBe('failure')
  expect(place.repo.pulls.get(number)?.merged).toBe(false)
})

test('a workflow that does not listen to merge_group ends in failure once nobody can still be waited for', async () => {
  const place = await begin({})
  const { number, headSha } = await green(place, 'change', 'a.ts')
  await behind(place)
  await world.github.as('sam').enqueue(place.repo, number)
  await until(world, () => ofGroup(place, [headSha])[0]?.summary?.includes('at its own commit'))
  expect(ofGroup(place, [headSha])[0]?.conclusion).toBeNull()
  world.github.clock.advance(11 * 60_000)
  await server.application.queue.enqueue([{ kind: 'reconcile' }])
  await until(world, () => ofGroup(place, [headSha])[0]?.conclusion)
  expect(ofGroup(place, [headSha])[0]).toMatchObject({ conclusion: 'failure' })
  expect(ofGroup(place, [headSha])[0]?.summary).toContain('`merge_group:`')
})

test('a batch names every pull request in it, and its last group holds what all of them touch', async () => {
  const { promise: measured, resolve: go } = Promise.withResolvers<void>()
  const place = await begin({ onGroup: (own, run) => measured.then(() => upload(own, run)) })
  const one = await green(place, 'one', 'a.ts')
  const two = await green(place, 'two', 'b.ts')
  await behind(place)
  const heads = [one.headSha, two.headSha]
  const first = await world.github.as('sam').enqueue(place.repo, one.number)
  const last = await world.github.as('sam').enqueue(place.repo, two.number)
  expect(last.baseSha).toBe(first.headSha)
  await until(world, () => ofGroup(place, heads).length === 2)
  go()
  await until(world, () => place.repo.pulls.get(two.number)?.merged && place.repo.pulls.get(one.number)?.merged)
  const both = ofGroup(place, heads).find((check) => check.headSha === last.headSha)
  expect(both?.summary).toContain(`Merge group of #${one.number}, #${two.number}`)
  expect(ofGroup(place, heads).every(({ conclusion }) => conclusion === 'success')).toBe(true)
})

test('a group with the very files of its pull request needs no second measurement', async () => {
  const place = await begin({})
  const { number, headSha } = await green(place, 'change', 'a.ts')
  await world.github.as('sam').enqueue(place.repo, number)
  await until(world, () => ofGroup(place, [headSha])[0]?.conclusion)
  expect(ofGroup(place, [headSha])[0]).toMatchObject({ conclusion: 'success' })
  expect(ofGroup(place, [headSha])[0]?.summary).toContain('very files')
})

test.each([
  [0.7, 'success'],
  [0.9, 'failure'],
])(
  'head_evidence: by the policy of that moment (at least %d: %s), and it says that it is weaker',
  async (limit, conclusion) => {
    const weaker = (least: number) => `merge_queue: head_evidence\n${policyWith(least)}`
    const place = await begin({ policy: weaker(0.7) })
    const { number, headSha } = await green(place, 'change', 'a.ts')
    await behind(place)
    if (limit > 0.7) {
      world.github.faults.webhooks({ drop: (event) => event === 'push' })
      await world.github.commit(place.repo, 'main', { files: { '.github/assay-policy.yml': weaker(limit) } })
      world.github.faults.clear()
    }
    await world.github.as('sam').enqueue(place.repo, number)
    await until(world, () => ofGroup(place, [headSha])[0]?.conclusion)
    expect(ofGroup(place, [headSha])[0]).toMatchObject({ name: 'assay: main', conclusion })
    expect(ofGroup(place, [headSha])[0]?.summary).toContain('not measured together')
  },
)

test('checks are those of the commit that would be merged: one that passed on the head is waited for', async () => {
  const policy = policyWith(0.7, '      - { id: built, check.passed: { name: build } }\n')
  const place = await begin({ policy })
  const { promise: measured, resolve: go } = Promise.withResolvers<void>()
  const { number, headSha } = await green(place, 'change', 'a.ts')
  await behind(place)
  // The job of both workflows is called like the check that the policy asks for.
  const options = { events: ['merge_group'], name: 'queue' } as const
  world.github.onWorkflow(place.repo, (run) => measured.then(() => upload(place, run)), options)
  await world.github.as('sam').enqueue(place.repo, number)
  await until(world, () => ofGroup(place, [headSha])[0]?.summary?.includes('has not ended'))
  expect(ofGroup(place, [headSha])[0]?.conclusion).toBeNull()
  go()
  await until(world, () => ofGroup(place, [headSha])[0]?.conclusion)
  expect(ofGroup(place, [headSha])[0]).toMatchObject({ conclusion: 'success' })
})
