import { beforeAll, describe, expect, test } from 'vitest'
import { createFiles } from '../../../shared/adapters/fs/files.ts'
import { createModelRuntime } from '../../../shared/adapters/runtime/model-runtime.ts'
import type { Table } from '../../../shared/data/table.ts'
import type { Predictions, TaskSpec } from '../../../shared/model/predictions.ts'
import type { ModelRuntime } from '../../../shared/ports/model-runtime.ts'
import { createRecordedLog } from '../../fakes/recorded-log.ts'
import { answersOf, fixtureTable, MODELS_FOLDER, realEngines } from '../../fixtures/models/fixture-models.ts'

const BAD: TaskSpec = { kind: 'binary', positive: 'bad', negative: 'good', threshold: 0.5 }
const GOOD: TaskSpec = { kind: 'binary', positive: 'good', negative: 'bad', threshold: 0.5 }
const LEVELS: TaskSpec = { kind: 'multiclass', classes: ['low', 'mid', 'high'] }
const numbers = fixtureTable('age', 'income')
const engines = realEngines()

describe.each([
  ['onnx-native', 'onnxruntime-node'],
  ['onnx-wasm', 'onnxruntime-web'],
] as const)('ONNX models on %s', (prefer, packageName) => {
  let runtime: ModelRuntime
  const log = createRecordedLog()
  const predict = async (model: string, task: TaskSpec, table: Table = numbers): Promise<Predictions> => {
    const loaded = await runtime.load(model)
    try {
      return await loaded.predict(table, task)
    } finally {
      await loaded.dispose()
    }
  }
  const scores = async (model: string, task: TaskSpec, table?: Table): Promise<number[]> => {
    const predictions = await predict(model, task, table)
    return predictions.kind === 'binary' ? [...predictions.scores] : []
  }
  const column = (model: string, k: number): number[] =>
    answersOf(model).probabilities?.map((row) => row[k] ?? -1) ?? []

  beforeAll(async () => {
    runtime = createModelRuntime({ files: createFiles(MODELS_FOLDER), engines, log, prefer })
    await runtime.load('sigmoid.onnx')
  }, 240_000)

  test('a scikit-learn pipeline with ZipMap, text and integer columns answers as scikit-learn does, in any column order', async () => {
    const shuffled = fixtureTable('job', 'income', 'sex', 'age')
    const loaded = await runtime.load('columns-zipmap.onnx')
    expect(loaded.features).toEqual(['age', 'income', 'sex', 'job'])
    expect(loaded.runtime).toMatchObject({ name: packageName, version: '1.30.0' })
    expectClose(await scores('columns-zipmap.onnx', BAD, shuffled), column('columns-zipmap.onnx', 0))
    expectClose(await scores('columns-zipmap.onnx', GOOD, shuffled), column('columns-zipmap.onnx', 1))
  })

  test('labels 0 and 1 are positions: 1 is the positive class, and the log says so', async () => {
    expectClose(await scores('boosted-integers-zipmap.onnx', BAD), column('boosted-integers-zipmap.onnx', 1))
    expect(log.lines.join('\n')).toContain('the probability of "bad"')
  })

  test('a perceptron states its classes in the graph only', async () => {
    expectClose(await scores('perceptron.onnx', BAD), column('perceptron.onnx', 0))
  })

  test('multiclass probabilities come in the order of the task, not of the file', async () => {
    const predictions = await predict('forest-multiclass.onnx', LEVELS)
    const { classes = [], probabilities = [] } = answersOf('forest-multiclass.onnx')
    const wanted = probabilities.flatMap((row) =>
      ['low', 'mid', 'high'].map((name) => row[classes.indexOf(name)] ?? -1),
    )
    expectClose(predictions.kind === 'multiclass' ? [...predictions.probabilities] : [], wanted)
  })

  test('networks: one sigmoid column, softmax columns, a value, one row at a time', async () => {
    expectClose(await scores('sigmoid.onnx', BAD), column('sigmoid.onnx', 0))
    expectClose(await scores('one-row-batch.onnx', BAD), column('sigmoid.onnx', 0))
    const softmax = await predict('softmax.onnx', LEVELS)
    expectClose(
      softmax.kind === 'multiclass' ? [...softmax.probabilities] : [],
      answersOf('softmax.onnx').probabilities?.flat() ?? [],
    )
    const values = await predict('regression.onnx', { kind: 'regression' })
    expectClose(values.kind === 'regression' ? [...values.values] : [], answersOf('regression.onnx').values ?? [])
  })

  test('more rows than one batch give the same answers as few', async () => {
    const rows = 20_001
    const values = (name: string): Float64Array => {
      const found = numbers.columns.find((candidate) => candidate.name === name)
      return Float64Array.from({ length: rows }, (_, i) =>
        found?.kind === 'numeric' ? (found.values[i % 60] ?? 0) : 0,
      )
    }
    const big: Table = {
      rows,
      columns: ['age', 'income'].map((name) => ({ kind: 'numeric', name, values: values(name) })),
    }
    const [many, few] = [await scores('sigmoid.onnx', BAD, big), await scores('sigmoid.onnx', BAD)]
    expect(many.length).toBe(rows)
    expectClose(
      [many[8191] ?? -1, many[8192] ?? -1, many[20_000] ?? -1],
      [few[8191 % 60] ?? 0, few[8192 % 60] ?? 0, few[20_000 % 60] ?? 0],
    )
  })

  test('what does not fit is refused with the names', async () => {
    await expect(predict('sigmoid.onnx', BAD, fixtureTable('age', 'income', 'sex'))).rejects.toMatchObject({
      code: 'MODEL_MISMATCH',
      message: expect.stringMatching(/takes 2 features.*3: age, income, sex/),
    })
    await expect(predict('sigmoid.onnx', BAD, fixtureTable('age', 'sex'))).rejects.toThrow(/"sex" holds text/)
    await expect(predict('columns-zipmap.onnx', BAD, numbers)).rejects.toThrow(/"sex".*\n.*\n.*"job"/)
    await expect(
      predict('columns-zipmap.onnx', { ...BAD, positive: 'yes' }, fixtureTable('age', 'income', 'sex', 'job')),
    ).rejects.toThrow(/knows the classes bad, good/)
    await expect(predict('softmax.onnx', BAD)).rejects.toMatchObject({ code: 'MODEL_MISMATCH' })
    await expect(predict('forest-multiclass.onnx', { kind: 'multiclass', classes: ['low', 'mid'] })).rejects.toThrow(
      /high, low, mid/,
    )
  })

  test('answers that are no probabilities name the row', async () => {
    await expect(predict('not-a-number.onnx', BAD)).rejects.toMatchObject({
      code: 'PREDICTION_INVALID',
      message: expect.stringContaining('row 1 of the data: the model answers NaN'),
    })
    await expect(predict('logits.onnx', BAD)).rejects.toThrow(/no probability[\s\S]*sigmoid or softmax/)
  })
})

function expectClose(actual: readonly number[], wanted: readonly number[]): void {
  expect(actual.length).toBe(wanted.length)
  expect(wanted.length).toBeGreaterThan(0)
  const worst = Math.max(...actual.map((value, i) => Math.abs(value - (wanted[i] ?? Number.NaN))))
  expect(worst).toBeLessThan(1e-6)
}
