import { afterEach, expect, test } from 'vitest'
import type { RunningServer } from '../../app/start.ts'
import { CONFIG } from './hub.ts'
import { type AppWorld, createAppWorld, until } from './world.ts'

let world: AppWorld
let server: RunningServer

const FLOOR = 'assay-floor.yml'
const floorWith = (min: number) => `version: 1\nrules: [{id: auc, metric.threshold: {metric: roc_auc, min: ${min}}}]\n`

async function begin(settings: { floorRequired?: string[]; floorReleased?: string[] } = {}): Promise<void> {
  world = await createAppWorld({}, settings)
  server = await world.start()
}
afterEach(async () => {
  await server.stop()
  await world.end()
})

/** Waits until the newest check of a pull request says this; its text. */
async function shown(number: number, conclusion: string, words = ''): Promise<string> {
  const newest = () => {
    const check = world.checks().findLast(({ headSha }) => headSha === world.repo.pulls.get(number)?.headSha)
    const text = `${check?.title} ${check?.summary}`
    return check?.conclusion === conclusion && text.includes(words) ? text : undefined
  }
  await until(world, newest).catch((error: unknown) => {
    throw new Error(JSON.stringify(world.checks().map(({ title, summary }) => [title, summary])), { cause: error })
  })
  return newest() ?? ''
}

test('a floor holds from the moment it is there, and what becomes of it never lets more through', async () => {
  await begin()
  const { github, open } = world
  const pull = await open()
  expect(await shown(pull, 'success')).not.toContain('floor')

  const home = await github.createRepository('acme/.github', { private: true })
  const write = (text: string | null) => github.commit(home, 'main', { files: { [FLOOR]: text } })
  await write(floorWith(0.9))
  expect(await shown(pull, 'failure', 'floor/')).toContain('acme/.github/assay-floor.yml')

  await write(null)
  expect(await shown(pull, 'failure', 'ASSAY_FLOOR_RELEASED')).toContain('sha256:')

  await write('version: 1\nrules: [{id: auc, none: 1}]\n')
  expect(await shown(pull, 'failure', 'acme/.github/assay-floor.yml:2')).not.toContain('ASSAY_FLOOR_RELEASED')

  await write(floorWith(0.7))
  expect(await shown(pull, 'success', 'floor/')).toContain("the organisation's floor")

  github.as('sam').comment(world.repo, pull, '/assay recheck')
  const unchanged = () =>
    github.requests.filter(({ path, status }) => path === '/repos/acme/.github/commits/HEAD' && status === 304)
  await until(world, () => unchanged().length > 0)

  github.changeRepositories(github.installations()[0]!, { removed: [home] })
  const next = await open({ 'train.ts': '9' }, 'later')
  expect(await shown(next, 'failure', 'may not see it')).toContain('sha256:')

  expect(github.violations).toEqual([])
}, 60_000)

test('a preset in the floor is asked of every repository, and what it demands is named until it is there', async () => {
  await begin()
  const home = await world.github.createRepository('acme/.github', { private: true })
  const text = `version: 1\npresets: [sr-26-2@1]\nrules: [{id: auc, metric.threshold: {metric: roc_auc, min: 0.1}}]\n`
  await world.github.commit(home, 'main', { files: { [FLOOR]: text } })
  const said = await shown(await world.open(), 'failure', 'floor/sr-26-2/needs-approval')
  expect(said).toContain('floor/sr-26-2/inventory')
  expect(said).not.toContain('needs-metric.threshold')
})

test('a floor that the setting asks for and nobody can see blocks', async () => {
  await begin({ floorRequired: ['acme'] })
  expect(await shown(await world.open(), 'failure')).toContain('acme/.github')
})

test('a floor given up by the operator is not asked', async () => {
  await begin({ floorReleased: ['acme'] })
  await world.github.createRepository('acme/.github', { files: { [FLOOR]: floorWith(0.9) } })
  expect(await shown(await world.open(), 'success')).not.toContain('floor')
})

test('labels are facts: a rule asked only of labelled changes is asked once the label is there', async () => {
  world = await createAppWorld({
    files: {
      'assay.yml': CONFIG,
      '.github/assay-policy.yml': `version: 1
models:
  credit-risk:
    rules:
      - id: auc
        metric.threshold: {metric: roc_auc, min: 0.7}
      - id: strict
        when: '"release" in labels'
        metric.threshold: {metric: roc_auc, min: 0.9}
`,
    },
  })
  server = await world.start()
  const pull = await world.open()
  await shown(pull, 'success')
  await world.github.as('sam').label(world.repo, pull, 'release')
  expect(await shown(pull, 'failure')).toContain('strict')
})
