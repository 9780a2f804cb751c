import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cliSchemas } from '../../actions/kit/cli-schemas.ts'
import { parseStrictJson } from '../../shared/document/json.ts'
import { validate } from '../../shared/document/validate.ts'
import { createPrng } from '../../shared/kernel/prng.ts'
import { logistic } from '../fixtures/small-onnx.ts'
import { createWorkspace, runCli } from './run-bundle.ts'

const CONFIG = `version: 1
models:
  credit:
    task: binary
    target: outcome
    positive: bad
    data: { holdout: data/holdout.csv, id: id }
    model: build/credit.onnx
    test:
      metrics: [accuracy, roc_auc]
      robustness: { rows: 300, immutable: [age], adversarial: { rows: 50, queries: 100 }, fuzz: 60 }
      cases: cases.yml
      budget: { calls: 50, rows: 100 }
`
const CASES = `version: 1
cases:
  - name: more income is never riskier
    kind: directional
    where: income > 30
    change: { income: { add: 5 } }
    expect: { score: not_higher }
  - name: a year hardly matters
    kind: invariance
    change: { age: { add: 1 } }
    expect: { within: 0.0001 }
`
const POLICY = `version: 1
models:
  credit:
    rules:
      - { id: noise, robustness: { max_drop: 0.2, perturbations: [noise, rounding], min_adversarial_distance: 0.01 } }
      - { id: missing, severity: warn, robustness: { max_drop: 0.2, perturbations: [missing_cells] } }
      - { id: written, severity: warn, robustness: { cases: all } }
      - { id: fast, budget: { max_p95_ms: 5000, max_size_mb: 1 } }
`
const prng = createPrng('holdout')
const HOLDOUT = [
  'id,income,debt,age,outcome',
  ...Array.from({ length: 300 }, (_, id) => {
    const [income, debt, age] = [20 + prng.below(80), prng.below(60), 20 + prng.below(50)]
    return `${id},${income},${debt},${age},${prng.next() < 1 / (1 + Math.exp(0.06 * income - 0.09 * debt)) ? 'bad' : 'good'}`
  }),
].join('\n')

function workspace(cases = CASES): string {
  const folder = createWorkspace({
    'assay.yml': CONFIG,
    'cases.yml': cases,
    '.github/assay-policy.yml': POLICY,
    'data/holdout.csv': HOLDOUT,
  })
  mkdirSync(join(folder, 'build'), { recursive: true })
  writeFileSync(join(folder, 'build/credit.onnx'), logistic({ income: -0.06, debt: 0.09, age: 0.01 }, 0))
  return folder
}

type Flips = { readonly flips: { readonly k: number } }
type Compared = {
  readonly performance: { readonly ratio: { readonly value: number } }
  readonly robustness: {
    readonly adversarial: Record<'candidate' | 'champion', { readonly rows: number }>
    readonly perturbations: {
      readonly results: readonly {
        readonly kind: string
        readonly column?: string
        readonly candidate: Flips
        readonly champion: Flips
        readonly dropDifference: { readonly interval: object }
      }[]
    }
  }
}

test('perturbations, cases, attacks and times, from the configuration to the verdict, the same twice', async () => {
  const folder = workspace()
  const run = await runCli('source', folder, 'test', '--json')
  expect(run.code, run.stderr).toBe(0)
  const result = validate<Record<string, unknown>>(
    parseStrictJson(run.stdout, 'test', 'INPUT_INVALID'),
    cliSchemas.test,
    'INPUT_INVALID',
  )
  expect(result).toMatchObject({
    robustness: {
      perturbations: { metric: 'accuracy', rows: 300 },
      adversarial: { candidate: { rows: 50 } },
      fuzz: { rows: 60 },
      cases: { results: [{ failures: { k: 0 } }, { failures: { n: 300 } }] },
    },
    performance: { batchRows: 100, machine: { os: process.platform } },
  })
  const evidence = () => {
    const text = readFileSync(join(folder, '.assay/evidence/credit.test.json'), 'utf8')
    const { predicate } = JSON.parse(text) as {
      predicate: { robustness: { adversarial: { candidate: { columns: { name: string }[] } } } }
    }
    return predicate.robustness
  }
  const first = evidence()
  expect(first.adversarial.candidate.columns.map(({ name }) => name)).not.toContain('age')
  const people = await runCli('source', folder, 'test')
  expect(people.stdout).toMatch(
    /Robustness[\s\S]*noise[\s\S]*Written cases that failed[\s\S]*a year[\s\S]*standard deviations/,
  )
  expect(evidence()).toEqual(first)
  const judged = await runCli('source', folder, 'gate', '--json')
  const { rules } = JSON.parse(judged.stdout) as { rules: { id: string; verdict: string; message: string }[] }
  expect(Object.fromEntries(rules.map(({ id, verdict }) => [id, verdict]))).toEqual({
    noise: 'pass',
    missing: 'warn',
    written: 'warn',
    fast: 'pass',
  })
  expect(rules.find(({ id }) => id === 'missing')?.message).toContain('missing cells')
  expect((await runCli('source', folder, 'register', '--json')).code).toBe(0)
  const worse = logistic({ income: -0.06, debt: 0.09, age: 0.3 }, -10)
  writeFileSync(join(folder, 'build/credit.onnx'), worse)
  const second = await runCli('source', folder, 'test', '--json')
  expect(second.code, second.stderr).toBe(0)
  const compared = JSON.parse(second.stdout) as Compared
  expect(compared.performance.ratio.value).toBeGreaterThan(0)
  expect(compared.robustness.adversarial.champion.rows).toBe(compared.robustness.adversarial.candidate.rows)
  const age = compared.robustness.perturbations.results.find(({ kind, column }) => kind === 'sign' && column === 'age')
  expect(age?.candidate.flips.k).toBeGreaterThan(age?.champion.flips.k ?? Number.POSITIVE_INFINITY)
  expect(age?.dropDifference.interval).toMatchObject({ method: 'MOVER' })
}, 120_000)

test('a wrong case is told with its line, also where only the data can tell', async () => {
  const column = await runCli('source', workspace(CASES.replace('{ income:', '{ incom:')), 'test')
  expect([column.code, column.stderr]).toEqual([
    2,
    expect.stringMatching(/cases\.yml:6:\d+.*incom[\s\S]*did you mean "income"/),
  ])
  const where = await runCli('source', workspace(CASES.replace('income > 30', 'incom > 30')), 'test')
  expect([where.code, where.stderr]).toEqual([2, expect.stringMatching(/cases\.yml:5:\d+.*incom/)])
}, 120_000)
