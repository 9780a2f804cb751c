import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { TestPredicate } from '../../shared/evidence/test-predicate.ts'
import { createPrng } from '../../shared/kernel/prng.ts'
import { runCli, runCliIn } from '../action/run-bundle.ts'
import { pushEnvironment } from '../fixtures/push-environment.ts'
import { ROOT } from './markdown-blocks.ts'

/* Metrics of one's own from the module to the verdict, by the command line from its source. */

type Document = Pick<TestPredicate, 'metrics' | 'comparison'>
type Files = Readonly<Record<string, string>>

const ROWS = 200
const HEADER = `version: 1
models:
  loans:
    task: binary
    target: bad
    positive: late
    data: { holdout: holdout.csv, id: id, weight: w }
    model: { predictions: scores.csv }
    test:
      metrics: [accuracy]
      user_metrics:
`
const CONFIG = `${HEADER}        - { name: profit, module: metrics/profit.ts, direction: higher, unit: EUR, title: Profit per row }
        - { name: profit_sql, sql: sum(amount * decision) / count(*), direction: higher }
        - { name: area_a, module: metrics/profit.ts, direction: higher, domain: [0, 1] }
`
const PROFIT = `type Sample = { rows: number; labels: Uint8Array; scores: Float64Array; decisions: Int32Array; weights: Float64Array
  classes: string[]; columns: Record<string, Float64Array & string[]> }
export default ({ rows, decisions, columns }: Sample): number => {
  let sum = 0
  for (let i = 0; i < rows; i++) sum += columns.amount[i] * decisions[i]
  return sum / rows
}
export const area_a = ({ rows, labels, scores, weights, classes, columns }: Sample): number => {
  if (classes.join() !== 'paid,late' || weights.length !== rows || columns.bad.length !== rows) throw new Error('odd sample')
  // Changing what is handed over spoils nothing for the calls that follow.
  labels.fill(0)
  scores.sort()
  return columns.kind.filter((kind) => kind === 'a').length / rows + 0 * Math.random()
}
`

describe('metrics of a module', () => {
  test('are what the same metric in SQL is, are compared with the champion, and the gate judges them', async () => {
    const folder = workspace({ 'metrics/profit.ts': PROFIT })
    for (const verb of ['test', 'gate', 'register']) action(folder, verb)
    writeFileSync(join(folder, 'scores.csv'), scores(0.4))
    const { metrics, comparison } = await measured(folder)
    const [, profit, sql, area] = metrics
    expect(metrics.map(({ name }) => name)).toEqual(['accuracy', 'profit', 'profit_sql', 'area_a'])
    expect(profit?.value).toBeCloseTo(sql?.value ?? Number.NaN, 9)
    expect(profit?.interval.low).toBeCloseTo(sql?.interval.low ?? Number.NaN, 6)
    expect(profit?.interval.high).toBeGreaterThan(profit?.value ?? Number.NaN)
    expect(area?.value).toBeGreaterThan(0.3)
    const [own, other] = ['profit', 'profit_sql'].map((name) => comparison.find(({ metric }) => metric === name))
    expect(own).toMatchObject({ verdict: 'regressed', difference: expect.closeTo(other?.difference ?? Number.NaN, 9) })
    expect(comparison.find(({ metric }) => metric === 'area_a')?.verdict).toBe('equal')
    const gate = await runCli('source', folder, 'gate')
    expect(gate.code).toBe(1)
    expect(gate.stdout).toContain('profit')
  })

  test('are the same numbers when they are measured again', async () => {
    const lucky = 'export const luck = ({ scores }) => scores[0] + Math.random()'
    const config = `${HEADER}        - { name: luck, module: luck.mjs, direction: higher }\n`
    const folder = workspace({ 'luck.mjs': lucky, 'assay.yml': config })
    expect((await measured(folder)).metrics).toEqual((await measured(folder)).metrics)
  })

  test('are told with their place in assay.yml where they go wrong, and need a file and one way to be computed', async () => {
    const said = async (metric: string, files: Files = {}): Promise<string> => {
      const folder = workspace({
        'assay.yml': `${HEADER}        - { name: own, ${metric}, direction: higher }\n`,
        ...files,
      })
      const { code, stderr } = await runCliIn({ DEPLOY_PASSWORD: 'sesame', REGION: 'north' }, folder, 'test')
      expect(code).toBe(2)
      return stderr
    }
    const telling = { 'own.mjs': 'export default () => { throw new Error(JSON.stringify(process.env)) }' }
    const told = await said('module: own.mjs', telling)
    expect(told).toMatch(
      /CONFIG_INVALID\nassay\.yml:12:\d+: the metric "own" of own\.mjs threw .*north.* \(own\.mjs:1\) on all rows/,
    )
    expect(told).not.toContain('sesame')
    expect(await said('module: own.mjs')).toMatch(/assay\.yml:12:\d+: there is no file "own\.mjs"/)
    expect(await said('module: own.mjs, sql: sum(amount)')).toMatch(/exactly one of "sql" and "module"/)
    const sometimes = { 'own.mjs': 'export default ({ rows }) => (rows > 0 ? Number.NaN : 1)' }
    expect(await said('module: own.mjs', sometimes)).toMatch(/assay\.yml:12:\d+: .* has no finite answer on these rows/)
  })
})

async function measured(folder: string): Promise<Document> {
  const { code, stdout, stderr } = await runCli('source', folder, 'test', '--json')
  expect(code, stderr).toBe(0)
  return JSON.parse(stdout) as Document
}

function workspace(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'assay metrics '))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const inside = join(folder, 'work')
  const rule = 'profit, metric.threshold: { metric: profit, min: 28, bound: low }'
  const all = {
    'assay.yml': CONFIG,
    'holdout.csv': holdout(),
    'scores.csv': scores(1),
    '.github/assay-policy.yml': `version: 1\nmodels:\n  loans:\n    rules:\n      - { id: ${rule} }\n`,
    ...files,
  }
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(inside, path)), { recursive: true })
    writeFileSync(join(inside, path), content)
  }
  const git = (...args: string[]): void => void execFileSync('git', args, { cwd: inside, stdio: 'ignore' })
  git('init', '--quiet', '--initial-branch=main')
  git('-c', 'user.name=Test', '-c', 'user.email=test@localhost', 'commit', '-q', '--allow-empty', '-m', 'start')
  return inside
}

function holdout(): string {
  const prng = createPrng('loans')
  const rows = Array.from({ length: ROWS }, (_, id) => {
    const kind = prng.next() < 0.5 ? 'a' : 'b'
    return `${id},${20 + prng.below(60)},${kind},${1 + prng.below(3)},${id % 3 === 0 ? 'paid' : 'late'}`
  })
  return ['id,amount,kind,w,bad', ...rows, ''].join('\n')
}

/** Better scores for a larger skill. */
function scores(skill: number): string {
  const prng = createPrng('scores')
  const rows = Array.from({ length: ROWS }, (_, id) => {
    const score = 0.5 + (id % 3 === 0 ? -0.3 : 0.3) * skill + 0.35 * (prng.next() - 0.5) - (1 - skill) * 0.3
    return `${id},${Math.min(1, Math.max(0, score)).toFixed(4)}`
  })
  return ['id,score', ...rows, ''].join('\n')
}

/** A step of a push to main, without a token: the ledger is a branch of the repository itself. */
function action(folder: string, verb: string): void {
  const env = { ...process.env, ...pushEnvironment(folder, join(folder, '..')) }
  execFileSync(process.execPath, [join(ROOT, `actions/${verb}/main.ts`)], { cwd: folder, env, stdio: 'pipe' })
  expect(readFileSync(join(folder, '../output'), 'utf8')).not.toBe('')
}
