import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Decomposition, MeasuredDecomposition } from '../../shared/evidence/decomposition.ts'
import { runCli } from '../action/run-bundle.ts'
import { edit } from './workspace.ts'

const EXAMPLE = join(import.meta.dirname, '../examples/credit-scoring')

/** The example as a repository of its own with its first model, and the commit that a change is split against. */
async function createProject(): Promise<{ readonly folder: string; readonly base: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-decompose-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(EXAMPLE, folder, { recursive: true, filter: (path) => !/\/(\.assay|build)$/.test(path) })
  // The changes here take columns away that the written cases are about.
  edit(folder, { 'assay.yml': (text) => text.replaceAll(/ {6}(explain|robustness|cases):.*\n/g, '') })
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      encoding: 'utf8',
    }).trim()
  git('init', '--quiet', '--initial-branch=main')
  git('add', '-A')
  git('commit', '-q', '-m', 'base')
  return { folder, base: git('rev-parse', 'HEAD') }
}

async function split(folder: string, base: string, ...flags: string[]): Promise<Decomposition & { stderr: string }> {
  const trained = await runCli('source', folder, 'train')
  expect(trained.code, trained.stderr).toBe(0)
  const tested = await runCli('source', folder, 'test', '--json', '--base', base, '--decompose', ...flags)
  expect(tested.code, tested.stderr).toBe(0)
  const { decomposition } = JSON.parse(tested.stdout) as { decomposition: Decomposition }
  return { ...decomposition, stderr: tested.stderr }
}

/** Every second label of the training data turned around: what a bad delivery of data looks like. */
const spoiled = (text: string): string =>
  text
    .split('\n')
    .map((row, i) =>
      i > 0 && i % 2 === 0 ? row.replace(/\b(good|bad)\b/, (word) => (word === 'good' ? 'bad' : 'good')) : row,
    )
    .join('\n')
const auc = (found: Decomposition): MeasuredDecomposition['metrics'][number] => {
  if (found.state !== 'measured') expect.fail(found.reason)
  return found.metrics[0] ?? expect.fail()
}

test('a loss that came with the data is blamed on the data, and nothing of the trainings stays behind', async () => {
  const { folder, base } = await createProject()
  edit(folder, { 'data/train.csv': spoiled, 'assay.yml': (text) => text.replace('epochs: 60', 'epochs: 61') })
  const found = await split(folder, base)
  const { total, data, code } = auc(found)
  expect(total.value).toBeLessThan(-0.05)
  expect(data.value / total.value).toBeGreaterThan(0.8)
  expect(data.interval.high).toBeLessThan(0)
  expect(data.value + code.value).toBeCloseTo(total.value, 9)
  expect(found.stderr).toMatch(/training 1 of 3: base code on base data/)
  expect(found.stderr).toMatch(/training 3 of 3: base code on head data/)
  expect(readdirSync(join(folder, '.assay', 'cells'))).toEqual([])
  expect(readFileSync(join(folder, 'data/train.csv'), 'utf8')).not.toBe(
    readFileSync(join(EXAMPLE, 'data/train.csv'), 'utf8'),
  )
})

test('with the same data everything is code, after one training; other seeds show what chance does', async () => {
  const { folder, base } = await createProject()
  edit(folder, {
    'assay.yml': (text) => text.replace('exclude: [', 'exclude: [credit_history, savings_status, duration_months, '),
  })
  const found = await split(folder, base, '--decompose-repeats', '1')
  const { data, code, total } = auc(found)
  expect(data).toMatchObject({ value: 0, interval: { low: 0, high: 0 } })
  expect(code.value).toBe(total.value)
  expect(found.stderr).toMatch(/training 1 of 1, round 1 of 2: base code on head data/)
  if (found.state !== 'measured') expect.fail(found.reason)
  expect(found.repeats).toMatchObject([{ seed: found.seed + 1, effects: [{ name: 'roc_auc', data: 0 }, {}, {}] }])
})

test('trainings whose models do not fit the holdout are a reason, and say which', async () => {
  const { folder, base } = await createProject()
  const renamed = (text: string): string => text.replace('duration_months', 'months')
  edit(folder, { 'data/train.csv': renamed, 'data/holdout.csv': renamed })
  const found = await split(folder, base)
  expect(found).toMatchObject({
    state: 'absent',
    base,
    reason: expect.stringMatching(/base code on base data: .*duration_months/),
  })
  expect(readdirSync(join(folder, '.assay', 'cells'))).toEqual([])
})

test('without a base, or without a training, it is an error that says what to add', async () => {
  const { folder, base } = await createProject()
  const lost = await runCli('source', folder, 'test', '--json', '--decompose')
  expect(lost.code).toBe(2)
  expect(lost.stdout).toContain('no base to compare with')
  const many = await runCli(
    'source',
    folder,
    'test',
    '--json',
    '--base',
    base,
    '--decompose',
    '--decompose-repeats',
    '99',
  )
  expect(many.stdout).toContain('from 0 to 20')
  edit(folder, {
    'assay.yml': (text) => text.replace(/ {4}train:\n {6}module(.*\n)+? {6}seed: 7\n/, '    # made elsewhere\n'),
  })
  const bare = await runCli('source', folder, 'test', '--json', '--base', base, '--decompose')
  expect(bare.code).toBe(2)
  expect(bare.stdout).toContain('nothing to train')
})
