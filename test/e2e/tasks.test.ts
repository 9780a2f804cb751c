import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { cliSchemas } from '../../actions/kit/cli-schemas.ts'
import { parseStrictJson } from '../../shared/document/json.ts'
import { validate } from '../../shared/document/validate.ts'
import type { TestPredicate } from '../../shared/evidence/test-predicate.ts'
import { runCli } from '../action/run-bundle.ts'
import { linearOnnx } from '../fixtures/linear-onnx.ts'
import { pushEnvironment } from '../fixtures/push-environment.ts'
import { sales, search, TOPIC_WEIGHTS, topics } from '../fixtures/task-worlds.ts'
import { ROOT } from './markdown-blocks.ts'

/*
 * Multilabel, ranking and forecasting from the file to the verdict: the command line from its source on a model file or predictions, a
 * champion that is registered and beaten, and the rules of a policy.
 */

type Document = Pick<TestPredicate, 'metrics' | 'comparison' | 'champion' | 'taskDetails' | 'integrity' | 'flips'>
type Files = Readonly<Record<string, string | Uint8Array>>

const TOPICS = `version: 1
models:
  topics:
    task: multilabel
    target: [sport, politics, science]
    data: { train: train.csv, holdout: holdout.csv, id: doc, protected: [length] }
    model: model.onnx
    test:
      metrics: [micro_f1, macro_f1, samples_f1, hamming_loss, subset_accuracy, macro_roc_auc, label_ranking_loss]
      slices: [{ name: long, where: length > 0 }]
`
const SEARCH = `version: 1
models:
  search:
    task: ranking
    target: grade
    data: { holdout: holdout.csv, id: row, query: query }
    model: { predictions: scores.csv }
    test:
      metrics: [ndcg, ndcg_at_5, map, mrr, precision_at_1, recall_at_5, hit_rate_at_1]
      slices: [{ name: cheap, where: price < 0.8 }]
`
const SALES = `version: 1
models:
  sales:
    task: forecasting
    target: sold
    data: { train: train.csv, holdout: holdout.csv, id: key, time: day, series: shop, horizon: ahead }
    model: { predictions: forecast.csv }
    test: { metrics: [mae, mase, rmsse, wape, interval_coverage, pinball], seasonality: 7, quantiles: [0.05, 0.95] }
`

describe('multilabel', () => {
  test('an ONNX model with one probability per label is measured, and its labels are shown', async () => {
    const folder = workspace({ ...topics(), 'assay.yml': TOPICS, 'model.onnx': model(TOPIC_WEIGHTS) })
    const { document, stderr } = await measured(folder, 'topics')
    expect(document.metrics.map(({ name }) => name)).toContain('macro_roc_auc')
    for (const { value, interval, n } of document.metrics) {
      expect(interval.low).toBeLessThanOrEqual(value)
      expect(interval.high).toBeGreaterThanOrEqual(value)
      expect(n).toBe(200)
    }
    expect(document.taskDetails?.multilabel?.labels.map(({ name }) => name)).toEqual(['sport', 'politics', 'science'])
    expect(document.taskDetails?.absent.map(({ part }) => part)).toEqual(['groups', 'flips'])
    expect(stderr).toContain('the groups of `data.protected` are not measured')
    expect(stderr).toContain('columns are taken as sport, politics, science')
    const text = await runCli('source', folder, 'test')
    expect(text.stdout).toMatch(/label +rows +precision +recall +F1/)
  })

  test('one target column is refused, and says what to write', async () => {
    const wrong = TOPICS.replace('[sport, politics, science]', 'sport')
    const result = await runCli('source', workspace({ ...topics(), 'assay.yml': wrong }), 'test')
    expect(result.code).toBe(2)
    expect(result.stderr).toContain('assay.yml:5:13')
    expect(result.stderr).toContain('target: [first, second, …]')
  })

  test('a model of another width is refused', async () => {
    const narrow = model(TOPIC_WEIGHTS.map((line) => line.slice(0, 2)))
    const result = await runCli('source', workspace({ ...topics(), 'assay.yml': TOPICS, 'model.onnx': narrow }), 'test')
    expect(result.code).toBe(2)
    expect(result.stderr).toContain('MODEL_MISMATCH')
  })
})

describe('ranking', () => {
  test('the queries are the unit, and a worse order loses against the champion and the gate', async () => {
    const rule = 'metric.baseline: { metric: ndcg, non_inferior_by: 0.01 }'
    const folder = workspace({ ...search(2), 'assay.yml': SEARCH, '.github/assay-policy.yml': policy('search', rule) })
    for (const verb of ['test', 'gate', 'register']) action(folder, verb)
    put(folder, search(0.2))
    const { document } = await measured(folder, 'search')
    expect(document.taskDetails?.ranking).toMatchObject({ queries: 80, judged: 79 })
    expect(new Set(document.metrics.map(({ n }) => n))).toEqual(new Set([79]))
    const ndcg = document.comparison.find(({ metric }) => metric === 'ndcg')
    expect(ndcg).toMatchObject({ verdict: 'regressed', n: 79 })
    expect(ndcg?.method).toMatch(/bootstrap/)
    expect(document.flips).toBeUndefined()
    const gate = await runCli('source', folder, 'gate')
    expect(gate.code).toBe(1)
    expect(gate.stdout).toContain('nDCG')
  })

  test('a floor for a metric of queries passes although n is no number of rows', async () => {
    const rule = 'metric.threshold: { metric: mrr, min: 0.5 }'
    const folder = workspace({ ...search(2), 'assay.yml': SEARCH, '.github/assay-policy.yml': policy('search', rule) })
    await measured(folder, 'search')
    expect(await runCli('source', folder, 'gate')).toMatchObject({ code: 0 })
  })

  test('a ranking without a query is refused', async () => {
    const wrong = SEARCH.replace(', query: query', '')
    const result = await runCli('source', workspace({ ...search(2), 'assay.yml': wrong }), 'test')
    expect(result.code).toBe(2)
    expect(result.stderr).toContain('add `query: <column>` under `data:`')
  })
})

describe('forecasting', () => {
  test('intervals are made over blocks of dates, errors are told by horizon, and the champion is tested over time', async () => {
    const folder = workspace({
      ...sales(0.04),
      'assay.yml': SALES,
      '.github/assay-policy.yml': policy('sales', 'metric.threshold: { metric: mase, max: 1, bound: high }'),
    })
    for (const verb of ['test', 'gate', 'register']) action(folder, verb)
    put(folder, sales(0.12))
    const { document } = await measured(folder, 'sales')
    const mae = document.metrics.find(({ name }) => name === 'mae')
    expect(mae?.interval.method).toMatch(/moments/)
    expect(document.comparison.find(({ metric }) => metric === 'mae')?.verdict).toBe('regressed')
    const forecast = document.taskDetails?.forecasting
    expect(forecast).toMatchObject({ dates: 60, seasonality: 7, scaledRows: 120 })
    expect(forecast?.horizons.map(({ horizon }) => horizon)).toEqual([1, 2, 3, 4, 5])
    expect(forecast?.tests?.map(({ loss, lags }) => [loss, lags])).toEqual([
      ['absolute', 4],
      ['squared', 4],
    ])
    expect(forecast?.tests?.[0]?.pValue).toBeLessThan(0.01)
    // A shop tells the level of its sales by nature, which is no leak.
    expect(document.integrity?.findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(await runCli('source', folder, 'gate')).toMatchObject({ code: 1 })
  })

  test('MASE without training data is refused before anything runs', async () => {
    const wrong = SALES.replace('train: train.csv, ', '')
    const result = await runCli('source', workspace({ ...sales(0.04), 'assay.yml': wrong }), 'test')
    expect(result.code).toBe(2)
    expect(result.stderr).toContain('mase compares with a naive forecast on the training data')
  })
})

const model = (weights: readonly (readonly number[])[]): Uint8Array => linearOnnx({ weights, activation: 'Sigmoid' })

const policy = (name: string, rule: string): string =>
  `version: 1\nmodels:\n  ${name}:\n    rules:\n      - id: good-enough\n        ${rule}\n`

async function measured(folder: string, name: string): Promise<{ document: Document; stderr: string }> {
  const { code, stdout, stderr } = await runCli('source', folder, 'test', '--model', name, '--json')
  expect(code, stderr).toBe(0)
  const document = parseStrictJson(stdout, 'stdout', 'EVIDENCE_INVALID')
  return { document: validate<Document>(document, cliSchemas.test, 'EVIDENCE_INVALID'), stderr }
}

function workspace(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'assay-tasks-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const inside = join(folder, 'work')
  put(inside, files)
  const git = (...args: string[]): void => void execFileSync('git', args, { cwd: inside, stdio: 'ignore' })
  git('init', '--quiet', '--initial-branch=main')
  git('-c', 'user.name=Test', '-c', 'user.email=test@localhost', 'commit', '-q', '--allow-empty', '-m', 'start')
  return inside
}

function put(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

/** A step of a push to main, without a token: the ledger is a branch of the repository itself. */
function action(folder: string, verb: string): void {
  const env = { ...process.env, ...pushEnvironment(folder, join(folder, '..')) }
  execFileSync(process.execPath, [join(ROOT, `actions/${verb}/main.ts`)], { cwd: folder, env, stdio: 'pipe' })
  expect(readFileSync(join(folder, '../output'), 'utf8')).not.toBe('')
}
