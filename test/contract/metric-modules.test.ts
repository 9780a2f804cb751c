import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createFiles } from '../../shared/adapters/fs/files.ts'
import { createMetricModules } from '../../shared/adapters/process/module-metrics.ts'
import type { MetricsJob, MetricsOutcome } from '../../shared/ports/metric-modules.ts'
import { createRecordedLog } from '../fakes/recorded-log.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'assay modules '))
const workspace = join(folder, 'work')
const SECRETS = { GITHUB_TOKEN: 'sesame', DEPLOY_PASSWORD: 'sesame', GITHUB_ENV: '/nowhere', REGION: 'north' }
mkdirSync(workspace)
writeFileSync(join(folder, 'secret.txt'), 'sesame')

afterAll(() => rmSync(folder, { recursive: true }))

const JOB: MetricsJob = {
  metrics: [{ name: 'own', module: 'own.ts' }],
  truth: { kind: 'binary', labels: Uint8Array.of(0, 1, 1), classes: ['no', 'yes'], weights: undefined },
  columns: [
    { kind: 'numeric', name: 'amount', values: Float64Array.of(5, 7, Number.NaN) },
    { kind: 'text', name: '__proto__', codes: Int32Array.of(1, -1, 0), dictionary: ['a', 'b'] },
  ],
  models: [
    { values: Float64Array.of(0.1, 0.9, 0.4), decisions: Int32Array.of(0, 1, 0) },
    { values: Float64Array.of(0.2, 0.8, 0.7), decisions: Int32Array.of(0, 1, 1) },
  ],
  units: Int32Array.of(0, 1, 1),
  draws: [Uint16Array.of(0, 2), Uint16Array.of(1, 0)],
  seed: 'test',
  timeoutMs: 20_000,
}

async function measure(
  source: string,
  job: Partial<MetricsJob> = {},
): Promise<{ outcome: MetricsOutcome; log: string }> {
  writeFileSync(join(workspace, 'own.ts'), source)
  const log = createRecordedLog()
  const env = { PATH: process.env['PATH'], ...SECRETS }
  const childEntry = join(ROOT, 'actions', 'train', 'child-metrics.ts')
  const modules = createMetricModules({ childEntry, home: ROOT, files: createFiles(workspace), env, log })
  return { outcome: await modules.measure({ ...JOB, ...job }), log: log.lines.join('\n') }
}

/** A module whose function answers with the JSON of something, in an error. */
const telling = (what: string): string =>
  `import fs from 'node:fs'\nimport cp from 'node:child_process'\nexport default (s) => { throw new Error(JSON.stringify(${what})) }`

describe('modules of metrics', () => {
  test('see each model’s answers on all rows and on each draw, with its rows as often as they were drawn', async () => {
    const sum = 'const sum = (all: Float64Array) => all.reduce((a, b) => a + b, 0)'
    const source = `${sum}\nexport const own = ({ rows, scores }: { rows: number; scores: Float64Array }): number => 100 * rows + sum(scores)`
    const { outcome } = await measure(source)
    expect(outcome.kind === 'values' && outcome.values.map(([own]) => own && [...own])).toEqual([
      [expect.closeTo(301.4), expect.closeTo(402.6), expect.closeTo(100.1)],
      [expect.closeTo(301.7), expect.closeTo(403), expect.closeTo(100.2)],
    ])
  })

  test('get columns by any name, numbers and texts, with what is missing', async () => {
    const { outcome } = await measure(
      telling("[s.labels, s.decisions, s.classes, s.columns.amount, s.columns['__proto__'], Object.keys(s)]"),
    )
    const said = JSON.stringify(outcome).replaceAll('\\', '')
    expect(said).toContain('{"0":0,"1":1,"2":1},{"0":0,"1":1,"2":0},["no","yes"],{"0":5,"1":7,"2":null},["b",null,"a"]')
    expect(said).toContain('["rows","labels","scores","decisions","classes","columns"]')
  })

  test('cannot spoil what later calls are given, and meet the same chance for both models', async () => {
    const source = `export const own = ({ labels, scores }) => { scores.sort().fill(9); labels.fill(0); return Math.random() }
export const other = ({ labels, scores }) => scores[0] + 10 * labels[1]`
    const metrics = [JOB.metrics[0], { name: 'other', module: 'own.ts' }] as MetricsJob['metrics']
    const { outcome } = await measure(source, { metrics })
    const [candidate, champion] = outcome.kind === 'values' ? outcome.values : []
    expect(candidate?.[0]).toEqual(champion?.[0])
    expect([candidate?.[1]?.[0], champion?.[1]?.[0]]).toEqual([10.1, 10.2])
  })

  test('answer NaN where a number is not finite', async () => {
    const { outcome } = await measure('export default ({ rows }) => (rows === 1 ? 1 / 0 : rows)')
    expect(outcome).toMatchObject({ kind: 'values', values: [[Float64Array.of(3, 4, Number.NaN)], expect.anything()] })
  })

  test.each([
    ['export default () => { throw new Error("no luck") }', /^threw "no luck" \(own\.ts:1\) on all rows$/],
    ['export default () => "12"', /^returned a value of type string instead of a number/],
    ['export default async () => 1', /^returned a promise/],
    ['export default ({ rows }) => rows < 4 ? rows : undefined', /^returned undefined .* on draw 1 of the rows$/],
    ['export default ({ scores }) => { if (scores[0] === 0.2) throw 1; return 1 }', /with the champion’s answers$/],
    ['export const one = 1, two = () => 1', /^exports no function named "own".*one, two$/],
    ['export default (', /^could not be loaded/],
    ['import "./absent.ts"', /^could not be loaded: .*absent\.ts/],
  ])('are refused with what is wrong: %s', async (source, said) => {
    const { outcome } = await measure(source)
    expect(outcome).toEqual({ kind: 'wrong', metric: 0, message: expect.stringMatching(said) })
  })
})

describe('an attack by a module', () => {
  test('finds no secret in its environment, nor a file through which it could speak to later steps', async () => {
    const said = JSON.stringify((await measure(telling('process.env'))).outcome)
    expect(said).toContain('north')
    expect(said).not.toMatch(/sesame|GITHUB_ENV/)
  })

  test.each([
    ['the environment of its parent', `fs.readFileSync('/proc/' + process.ppid + '/environ', 'utf8')`],
    ['a file outside', `fs.readFileSync('../secret.txt', 'utf8')`],
    ['a file to write', `fs.writeFileSync('own.ts', '')`],
    ['a program', `cp.execFileSync('env', { encoding: 'utf8' })`],
  ])('does not get at %s', async (_, what) => {
    const { outcome } = await measure(telling(what))
    expect(outcome).toMatchObject({ kind: 'wrong', message: expect.stringContaining('restricted') })
  })

  test('that ends the process, or says it is done in our place, is no answer', async () => {
    expect((await measure('process.exit(0)')).outcome).toMatchObject({ kind: 'ended', outcome: { exitCode: 0 } })
    const forged = `process.send({ kind: 'values', values: [[[1, 1, 1]], [[1, 1, 1]]] }, () => process.exit(0)); await new Promise(() => {})`
    expect((await measure(forged)).outcome).toMatchObject({ kind: 'ended' })
  })

  test('that never ends, or writes without end, is ended', async () => {
    const metrics = [{ name: 'fine', module: 'own.ts' }, ...JOB.metrics]
    const source = 'export const fine = () => 1, own = () => { for (;;); }'
    const endless = await measure(source, { metrics, timeoutMs: 1500 })
    expect(endless.outcome).toMatchObject({ kind: 'ended', metric: 1, outcome: { timedOut: true } })
    const write = "process.stdout.write('::error::' + 'x'.repeat(300_000) + '\\n', done)"
    const loud = await measure(`for (;;) await new Promise((done) => ${write})`)
    expect(loud.outcome).toMatchObject({ kind: 'ended', tooLoud: true, outcome: { timedOut: false } })
    expect(loud.log.length).toBeLessThan(2_000_000)
    expect(loud.log).not.toMatch(/^(info )?::error/m)
  })
})
