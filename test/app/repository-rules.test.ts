import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningServer } from '../../app/start.ts'
import { CONFIG, type Place, policyWith } from './hub.ts'
import { type AppWorld, createAppWorld, until } from './world.ts'

let world: AppWorld
let server: RunningServer

beforeAll(async () => {
  world = await createAppWorld()
  server = await world.start()
})
afterAll(async () => {
  await server.stop()
  await world.end()
})

const INVENTORY = '.github/assay-inventory.yml'
const ENTRY = 'version: 1\nmodels:\n  credit-risk: { owner: acme/credit, risk: high, purpose: advice to clerks }\n'

const govern = (rule: string): Promise<Place> =>
  world.addRepository({
    files: { 'assay.yml': CONFIG, '.github/assay-policy.yml': policyWith(0.7, `      - { id: more, ${rule} }\n`) },
  })
const conclusions = (place: Place) => place.checks().map(({ headSha, conclusion }) => [headSha, conclusion])
const judged = (place: Place, headSha: string, conclusion: string) =>
  until(world, () => conclusions(place).some(([sha, said]) => sha === headSha && said === conclusion))
const headOf = (place: Place): string => place.checks()[0]?.headSha ?? expect.fail('no check')

test('a file is read at the head commit: absent it fails, pushed it passes', async () => {
  const place = await govern('inventory.entry: { require: [owner, risk, purpose] }')
  const number = await place.open()
  await until(world, () => place.checks().length > 0)
  await judged(place, headOf(place), 'failure')
  await until(world, () => place.reports(number)[0]?.body.includes(INVENTORY))
  const head = await world.github.as('sam').push(place.repo, 'change', { files: { [INVENTORY]: ENTRY } })
  await judged(place, head, 'success')
  expect(world.github.violations).toEqual([])
})

test('a check of GitHub Actions counts by its name and its App, and when its workflow ended it is looked at again', async () => {
  const place = await govern('check.passed: { name: build }')
  await place.open()
  await until(world, () => place.checks().length > 0)
  await judged(place, headOf(place), 'success')
  expect(world.github.violations).toEqual([])
})

test('a check of the same name by another App does not count, and the report says whose it was', async () => {
  const place = await govern('check.passed: { name: build, app_id: 57789 }')
  const number = await place.open()
  await until(world, () => place.checks().length > 0)
  await judged(place, headOf(place), 'failure')
  await until(world, () => place.reports(number)[0]?.body.includes('App 57789'))
  expect(conclusions(place).map(([, said]) => said)).not.toContain('success')
})

test('a check of another workflow does not count', async () => {
  const place = await govern('check.passed: { name: build, workflow: .github/workflows/other.yml }')
  const number = await place.open()
  await until(world, () => place.checks().length > 0)
  await judged(place, headOf(place), 'failure')
  await until(world, () => place.reports(number)[0]?.body.includes('other.yml'))
  expect(conclusions(place).map(([, said]) => said)).not.toContain('success')
})

test('the last change of the policy on the base is held against the time of the measurement', async () => {
  const place = await govern('policy.prior: { min_hours: 8000 }')
  const number = await place.open()
  await until(world, () => place.checks().length > 0)
  await judged(place, headOf(place), 'failure')
  await until(world, () => place.reports(number)[0]?.body.includes('The policy is of 20'))
  expect(world.github.violations).toEqual([])
})
