import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createFiles } from '../../../shared/adapters/fs/files.ts'
import { createModelRuntime } from '../../../shared/adapters/runtime/model-runtime.ts'
import type { Table } from '../../../shared/data/table.ts'
import type { Predictions, TaskSpec } from '../../../shared/model/predictions.ts'
import { createRecordedLog } from '../../fakes/recorded-log.ts'
import { linearOnnx } from '../../fixtures/linear-onnx.ts'
import { answersOf, fixtureTable, MODELS_FOLDER, realEngines } from '../../fixtures/models/fixture-models.ts'

const LABELS: TaskSpec = { kind: 'multilabel', names: ['low', 'mid', 'high'], threshold: 0.5 }
const RANKING: TaskSpec = { kind: 'ranking' }
const FORECAST: TaskSpec = { kind: 'forecasting', quantiles: [0.1, 0.9] }
const ROWS = 9000
/** More rows than are predicted at once, so that batches have to be joined. */
const LONG: Table = {
  rows: ROWS,
  columns: ['x', 'y'].map((name, k) => ({
    kind: 'numeric',
    name,
    values: Float64Array.from({ length: ROWS }, (_, row) => Math.sin(row + k)),
  })),
}
const engines = realEngines()
const folder = mkdtempSync(join(tmpdir(), 'assay-task-models-'))
cpSync(MODELS_FOLDER, folder, { recursive: true })
writeFileSync(
  join(folder, 'three.onnx'),
  linearOnnx({
    weights: [
      [1, 0, 2],
      [0, 1, -1],
    ],
  }),
)
writeFileSync(
  join(folder, 'labels.onnx'),
  linearOnnx({
    weights: [
      [1, 0, 2],
      [0, 1, -1],
    ],
    activation: 'Sigmoid',
  }),
)
writeFileSync(join(folder, 'one.onnx'), linearOnnx({ weights: [[3], [1]] }))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Backend = 'onnx-native' | 'onnx-wasm' | 'tfjs-wasm' | 'tfjs-cpu'

async function predict(prefer: Backend, model: string, task: TaskSpec, table: Table): Promise<Predictions> {
  const runtime = createModelRuntime({ files: createFiles(folder), engines, log: createRecordedLog(), prefer })
  const loaded = await runtime.load(model)
  try {
    return await loaded.predict(table, task)
  } finally {
    await loaded.dispose()
  }
}

const numbersOf = (predictions: Predictions): Float64Array => {
  if ('scores' in predictions) return predictions.scores
  return 'probabilities' in predictions ? predictions.probabilities : predictions.values
}

function expectClose(found: Predictions, wanted: readonly number[]): void {
  const numbers = numbersOf(found)
  expect(numbers.length).toBe(wanted.length)
  expect(Math.max(...wanted.map((value, i) => Math.abs(value - (numbers[i] ?? 9))))).toBeLessThan(1e-5)
}

const each = (of: (x: number, y: number) => readonly number[]): number[] =>
  Array.from({ length: ROWS }, (_, row) => of(Math.fround(Math.sin(row)), Math.fround(Math.sin(row + 1)))).flat()
const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value))

describe.each(['onnx-native', 'onnx-wasm'] as const)('tasks on %s', (backend) => {
  test('labels, scores and quantiles are what the model answers, over all batches', async () => {
    const three = each((x, y) => [x, y, 2 * x - y])
    expectClose(await predict(backend, 'three.onnx', FORECAST, LONG), three)
    expectClose(await predict(backend, 'labels.onnx', LABELS, LONG), three.map(sigmoid))
    expectClose(
      await predict(backend, 'one.onnx', RANKING, LONG),
      each((x, y) => [3 * x + y]),
    )
  })

  test('what is no probability, or has another width, is refused', async () => {
    await expect(predict(backend, 'three.onnx', LABELS, LONG)).rejects.toMatchObject({ code: 'PREDICTION_INVALID' })
    await expect(predict(backend, 'three.onnx', RANKING, LONG)).rejects.toMatchObject({ code: 'MODEL_MISMATCH' })
    await expect(predict(backend, 'one.onnx', FORECAST, LONG)).rejects.toMatchObject({ code: 'MODEL_MISMATCH' })
  })
})

describe.each(['tfjs-wasm', 'tfjs-cpu'] as const)('tasks on %s', (backend) => {
  test('labels and scores are what the model answers', async () => {
    const table = fixtureTable('age', 'income')
    const softmax = answersOf('softmax.onnx').probabilities?.flat() ?? []
    expectClose(await predict(backend, 'tfjs-graph', LABELS, table), softmax)
    expectClose(await predict(backend, 'tfjs-graph', FORECAST, table), softmax)
    expectClose(
      await predict(backend, 'tfjs-layers', RANKING, table),
      answersOf('sigmoid.onnx').probabilities?.flat() ?? [],
    )
  })
})
