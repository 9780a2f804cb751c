import { afterEach, expect, test } from 'vitest'
import type { RunningServer } from '../../app/start.ts'
import type { Repo } from '../fakes/github/start.ts'
import { type AppWorld, createAppWorld, until } from './world.ts'

let world: AppWorld
let server: RunningServer

const ROWS = Array.from({ length: 40 }, (_, i) => `${i},${i % 2 ? 'good' : 'bad'}`).join('\n')
const FILES = { 'credit.onnx': 'not read here', 'data/holdout.csv': `id,label\n${ROWS}\n`, 'README.md': 'x' }

afterEach(async () => {
  await server.stop()
  await world.end()
})

/** The App is installed on a new repository. */
async function install(
  files: Readonly<Record<string, string>>,
  permissions: Record<string, 'write'> = {},
): Promise<Repo> {
  world = await createAppWorld()
  server = await world.start()
  const { github } = world
  const [installation] = github.installations()
  if (installation === undefined) throw new Error('not installed')
  installation.permissions = { ...installation.permissions, ...permissions }
  const repo = await github.createRepository('acme/new', { files })
  github.changeRepositories(installation, { added: [repo] })
  return repo
}

const done = (outcome: string) =>
  until(world, () => world.lines.some((line) => line.includes(`acme/new set-up: ${outcome}`)))

test('without the right to write: one issue with the files and the command, which is not opened again', async () => {
  const repo = await install(FILES)
  await done('invited')
  const [issue] = [...repo.issues.values()]
  expect(issue?.body).toContain('assay init')
  expect(issue?.body).toContain('target: label')
  expect(issue?.body).toContain('/new/main?filename=assay.yml')
  const [installation] = world.github.installations()
  if (installation !== undefined) world.github.changeRepositories(installation, { added: [repo] })
  await done('offered-before')
  expect(repo.issues.size).toBe(1)
  expect(world.github.violations).toEqual([])
})

test('with the right to write: a pull request with exactly the new files, which blocks nothing', async () => {
  const repo = await install(FILES, { contents: 'write', workflows: 'write' })
  await done('proposed')
  const [pull] = [...repo.pulls.values()]
  expect(pull).toMatchObject({ headRef: 'assay/set-up', baseRef: 'main' })
  expect(pull?.issue.body).toContain('There is no evidence about open pull requests')
  expect(pull?.issue.body).toContain('`.github/workflows/assay.yml`')
  expect([...repo.checkRuns.values()].filter(({ app }) => app.id === world.app.id)).toEqual([])
  expect(world.github.violations).toEqual([])
})

test('an assay.yml that cannot be read is told, and nothing is written over it', async () => {
  const repo = await install({ ...FILES, 'assay.yml': 'models: [' }, { contents: 'write', workflows: 'write' })
  await done('invited')
  expect(repo.pulls.size).toBe(0)
  expect([...repo.issues.values()][0]?.body).toContain('assay.yml:')
})

test('a repository without a model is left alone', async () => {
  const repo = await install({ 'README.md': 'a library' })
  await done('nothing')
  expect(repo.issues.size).toBe(0)
})

test('the pull request looks back on what was merged, and says no more than is known', async () => {
  world = await createAppWorld()
  server = await world.start()
  const { github } = world
  const [installation] = github.installations()
  if (installation === undefined) return expect.fail('not installed')
  installation.permissions = { ...installation.permissions, contents: 'write', workflows: 'write' }
  const repo = await github.createRepository('acme/new', { files: { ...FILES, 'metrics.json': '{"auc": 0.81}' } })
  for (const login of ['sam', 'dana']) github.addCollaborator(repo, login, 'write')
  const sam = github.as('sam')
  const changes = { retrained: { 'metrics.json': '{"auc": 0.78}', 'train.py': '1' }, words: { 'README.md': 'hello' } }
  for (const [branch, files] of Object.entries(changes)) {
    await sam.push(repo, branch, { files })
    const { number } = await sam.openPullRequest(repo, { head: branch })
    if (branch === 'retrained') await github.as('dana').review(repo, number, { state: 'APPROVED' })
    await sam.merge(repo, number)
    github.clock.advance(60_000)
  }
  github.changeRepositories(installation, { added: [repo] })
  await done('proposed')
  const body = [...repo.pulls.values()].find(({ headRef }) => headRef === 'assay/set-up')?.issue.body ?? ''
  expect(body).toContain('The last 2 merged pull requests')
  expect(body).toContain('1 of 2 touched')
  expect(body).toMatch(/\| #1 \| training \| auc 0\.81 → 0\.78 \| 1 person \| /)
  expect(body).toMatch(/\| #2 \| nothing of a model \| none changed \| nobody \| /)
  expect(world.github.violations).toEqual([])
})
