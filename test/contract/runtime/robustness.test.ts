import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFiles } from '../../../shared/adapters/fs/files.ts'
import { createModelRuntime } from '../../../shared/adapters/runtime/model-runtime.ts'
import type { Column } from '../../../shared/data/table.ts'
import { createPrng } from '../../../shared/kernel/prng.ts'
import type { LoadedModel, ModelRuntime } from '../../../shared/ports/model-runtime.ts'
import { type Ask, rowsOf, tryAsk } from '../../../shared/robustness/ask.ts'
import { tryEdgeCases } from '../../../shared/robustness/edge-cases.ts'
import { fuzzModel } from '../../../shared/robustness/fuzz.ts'
import { measurePerturbations } from '../../../shared/robustness/measure-perturbations.ts'
import { parseCases } from '../../../shared/robustness/parse-cases.ts'
import { runCases } from '../../../shared/robustness/run-cases.ts'
import { measureStability } from '../../../shared/robustness/stability.ts'
import { createRecordedLog } from '../../fakes/recorded-log.ts'
import { realEngines } from '../../fixtures/models/fixture-models.ts'
import { batchDependent, logistic, modelFolder, nonMonotone, strictCategories } from '../../fixtures/small-onnx.ts'
import { BINARY, factsOf, numbers, scoresOf, stressed, texts } from '../../fixtures/stress.ts'

const ROWS = 100
const JOBS = ['cook', 'clerk', 'smith']
const prng = createPrng('rows')
const income = numbers(
  'income',
  Array.from({ length: ROWS }, () => prng.next() * 4 - 2),
)
const debt = numbers(
  'debt',
  Array.from({ length: ROWS }, () => prng.next() * 4 - 2),
)
const job = texts(
  'job',
  Array.from({ length: ROWS }, (_, i) => JOBS[i % 3]),
)
const TWO = [income, debt]
const folder = modelFolder({
  'plain.onnx': logistic({ income: -1, debt: 2 }, 0.1),
  'batch.onnx': batchDependent({ income: -1, debt: 2 }),
  'bowl.onnx': nonMonotone({ income: 1, debt: 0.5 }, 0),
  'strict.onnx': strictCategories('income', 'job', JOBS),
})

describe.each(['onnx-native', 'onnx-wasm'] as const)('real ONNX models on %s', (prefer) => {
  const log = createRecordedLog()
  const loaded: LoadedModel[] = []
  let runtime: ModelRuntime
  const asking = async (file: string): Promise<Ask> => {
    const model = await runtime.load(file)
    loaded.push(model)
    return (columns) => model.predict({ rows: rowsOf(columns), columns }, BINARY)
  }
  const labelsOf = (scores: readonly number[]) => ({
    kind: 'binary' as const,
    values: Uint8Array.from(scores, (score) => Number(score >= 0.5)),
  })
  const measured = async (file: string, columns: readonly Column[]) => {
    const ask = await asking(file)
    const { sample, subject } = await stressed(columns, labelsOf(scoresOf(await ask(columns))), ask)
    return measurePerturbations(sample, { candidate: subject })
  }

  beforeAll(() => {
    runtime = createModelRuntime({ files: createFiles(folder), engines: realEngines(), log, prefer })
  })
  afterAll(async () => {
    for (const model of loaded) await model.dispose()
  })

  test('NaN where a value is missing is a finding with the number of rows, and noise is measured all the same', async () => {
    const { results } = await measured('plain.onnx', TWO)
    const missing = results.find(({ kind, size }) => kind === 'missing_cells' && size === '10 %')
    expect(missing?.candidate.failed).toMatchObject({ how: 'not-finite' })
    expect(missing?.candidate.failed?.failing.k).toBeGreaterThan(3)
    expect(missing?.candidate.failed?.failing.k).toBeLessThan(25)
    const noise = results.find(({ kind, size }) => kind === 'noise' && size === '10 % of sd')
    expect(noise?.candidate.flips?.k).toBeLessThan(20)
    expect(noise?.candidate.drop?.value).toBeGreaterThanOrEqual(0)
  })

  test('a category that the model does not know is refused, one that it knows is not', async () => {
    const { results } = await measured('strict.onnx', [income, job])
    const unseen = results.find(({ kind }) => kind === 'unseen_category')
    expect(unseen?.candidate.failed).toMatchObject({ how: 'refused', failing: { k: 50 } })
    expect(unseen?.candidate.failed?.message).toContain('Unknown Category')
    expect(results.find(({ kind }) => kind === 'frequent_category')?.candidate.flips?.n).toBe(ROWS)
  })

  test('a model that looks at its batch is caught by the batches, not by the order', async () => {
    const of = async (file: string) => {
      const ask = await asking(file)
      return measureStability({ ask, columns: TWO, base: await ask(TWO), rows: ROWS }, 's')
    }
    expect((await of('plain.onnx')).map(({ differing }) => differing)).toEqual([0, 0, 0, 0])
    const found = await of('batch.onnx')
    expect(found.slice(0, 2).map(({ differing }) => differing)).toEqual([0, 0])
    expect(found[2]?.differing).toBeGreaterThan(50)
    expect(found[3]?.differing).toBeGreaterThan(50)
  })

  test('a model that falls and rises breaks a direction that a logistic one keeps', async () => {
    const context = { columns: new Map([['income', 'numeric']] as const), task: BINARY }
    const { cases } = parseCases(
      'version: 1\ncases: [{name: up, kind: directional, change: {income: {add: 0.5}}, expect: {score: not_lower}}]',
      'cases.yml',
      context,
    )
    const run = async (file: string) => {
      const rows = () => Array.from({ length: ROWS }, (_, row) => row)
      const own = { ask: await asking(file), facts: factsOf(TWO), rows, nameOf: String }
      return (await runCases(cases, { ...own, task: BINARY, level: 0.95 }))[0]
    }
    const bowl = await run('bowl.onnx')
    expect(bowl?.failures.k).toBeGreaterThan(20)
    expect(bowl?.failures.k).toBeLessThan(80)
    expect((await run('plain.onnx'))?.failures.k).toBe(ROWS)
  })

  test('edge cases and odd rows end as they must, and never end the process', async () => {
    const ask = await asking('strict.onnx')
    const facts = factsOf([income, job])
    const results = Object.fromEntries((await tryEdgeCases(ask, facts)).map(({ name, result }) => [name, result]))
    expect(results).toMatchObject({
      'no-rows': 'refused',
      'one-row': 'answered',
      'long-text': 'refused',
      'all-missing': 'refused',
      'column-order': 'answered',
      huge: 'answered',
    })
    const found = await fuzzModel(ask, facts, 100, 's')
    expect(found.answered + found.failures.reduce((sum, { rows }) => sum + rows, 0)).toBe(100)
    expect(found.failures.map(({ how }) => how)).toContain('refused')
    expect(found).toMatchObject({ unrepeatable: 0, differing: 0 })
  })

  test('however often it is asked, a model says once how its classes are read', async () => {
    const before = log.lines.length
    const ask = await asking('plain.onnx')
    for (let i = 0; i < 5; i++) expect(await tryAsk(ask, TWO)).toMatchObject({ state: 'answered' })
    expect(log.lines.slice(before).filter((line) => line.includes('states no class names'))).toHaveLength(1)
  })
})
