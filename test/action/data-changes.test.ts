import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cliSchemas } from '../../actions/kit/cli-schemas.ts'
import { parseStrictJson } from '../../shared/document/json.ts'
import { validate } from '../../shared/document/validate.ts'
import type { DataChange } from '../../shared/evidence/data-change.ts'
import { createWorkspace, runCli } from './run-bundle.ts'

const CONFIG = readFileSync(join(import.meta.dirname, '../fixtures/workspace/assay.yml'), 'utf8')
const row = (i: number): string =>
  `${5000 + i},${20 + ((i * 7) % 41)},${30 + ((i * 13) % 29)},${i % 3 ? 'paid' : 'late'}`
const TRAIN = `id,age,income,outcome\n${Array.from({ length: 200 }, (_, i) => row(i)).join('\n')}\n`
const withTrain = CONFIG.replace('      holdout:', '      train: data/train.csv\n      holdout:')

function commit(workspace: string): string {
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', workspace, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      encoding: 'utf8',
    }).trim()
  git('add', '-A')
  git('commit', '-q', '--allow-empty', '-m', 'x')
  return git('rev-parse', 'HEAD')
}

async function changes(workspace: string, base: string): Promise<readonly DataChange[]> {
  const { code, stdout, stderr } = await runCli('source', workspace, 'test', '--base', base, '--json')
  expect(code, stderr).toBe(0)
  const document = parseStrictJson(stdout, 'test', 'INPUT_INVALID')
  return validate<{ data?: DataChange[] }>(document, cliSchemas.test, 'INPUT_INVALID').data ?? []
}

test('the test tells how the data differ from those of a commit', async () => {
  const workspace = createWorkspace({ 'assay.yml': withTrain, 'data/train.csv': TRAIN })
  const base = commit(workspace)
  expect(await changes(workspace, base)).toMatchObject([
    { part: 'train', state: 'same', base },
    { part: 'holdout', state: 'same', base },
  ])
  // Ages move up by 30 years, one row goes, another comes.
  const older = TRAIN.replace(/^(\d+),(\d+),/gm, (_, id, age) => `${id},${Number(age) + 30},`)
  writeFileSync(join(workspace, 'data/train.csv'), `${older.replace('5000,50,30,late\n', '')}9000,70,31,paid\n`)
  const [train, holdout] = await changes(workspace, base)
  expect(holdout).toMatchObject({ state: 'same' })
  expect(train).toMatchObject({
    state: 'changed',
    files: ['data/train.csv'],
    rows: { added: 1, removed: 1, changed: 199, unchanged: 0 },
    cells: [{ name: 'age', rows: 199 }],
    before: { source: 'data/train.csv', rows: 200 },
    moved: 1,
    worst: [{ name: 'age', drifted: true }],
  })
  const people = await runCli('source', workspace, 'test', '--base', base)
  expect(people.stdout).toMatch(/Training data changed since [0-9a-f]{7}: 1 rows added, 1 removed, 199 changed/)
})

test('another source in the configuration is a change, and what cannot be compared is said to be unknown', async () => {
  const workspace = createWorkspace({ 'assay.yml': withTrain, 'data/train.csv': TRAIN })
  const base = commit(workspace)
  const query = '{sql: "SELECT * FROM \'data/train.csv\' WHERE id <> 5000"}'
  writeFileSync(join(workspace, 'assay.yml'), withTrain.replace('train: data/train.csv', `train: ${query}`))
  expect(await changes(workspace, base)).toMatchObject([
    { part: 'train', state: 'changed', configured: { from: 'data/train.csv' }, rows: { added: 0, removed: 1 } },
    { part: 'holdout', state: 'same' },
  ])
  expect(await changes(workspace, 'f'.repeat(40))).toMatchObject([
    { part: 'train', state: 'unknown', reason: expect.stringContaining('could not be fetched') },
    { part: 'holdout', state: 'unknown' },
  ])
})
