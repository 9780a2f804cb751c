import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createEngineLoader } from '../../shared/adapters/engines/engine-loader.ts'
import { createFiles } from '../../shared/adapters/fs/files.ts'
import { createModelRuntime } from '../../shared/adapters/runtime/model-runtime.ts'
import type { Predictions, TaskSpec } from '../../shared/model/predictions.ts'
import type { ModelRuntime } from '../../shared/ports/model-runtime.ts'
import { createRecordedLog } from '../fakes/recorded-log.ts'
import { ENGINES, fixtureTable, MODELS_FOLDER } from '../fixtures/models/fixture-models.ts'
import { describeReal } from './describe-real.ts'

const BAD: TaskSpec = { kind: 'binary', positive: 'bad', negative: 'good', threshold: 0.5 }
const LEVELS: TaskSpec = { kind: 'multiclass', classes: ['low', 'mid', 'high'] }
const NUMBERS = ['age', 'income']
const MODELS: readonly (readonly [string, TaskSpec, readonly string[]])[] = [
  ['columns-zipmap.onnx', BAD, ['age', 'income', 'sex', 'job']],
  ['boosted-integers-zipmap.onnx', BAD, NUMBERS],
  ['perceptron.onnx', BAD, NUMBERS],
  ['forest-multiclass.onnx', LEVELS, NUMBERS],
  ['softmax.onnx', LEVELS, NUMBERS],
  ['sigmoid.onnx', BAD, NUMBERS],
  ['regression.onnx', { kind: 'regression' }, NUMBERS],
]
const hasBinary = ['linux-x64', 'linux-arm64', 'darwin-arm64', 'win32-x64', 'win32-arm64'].includes(
  `${process.platform}-${process.arch}`,
)
const absence = hasBinary ? undefined : `onnxruntime-node has no binary for ${process.platform} ${process.arch}`

describeReal('native ONNX Runtime', absence, () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-native-'))
  const cacheDir = join(folder, 'cache')
  // Nothing resolves from here, as on a runner: the engine must come through the loader and the lock file.
  const engines = createEngineLoader({
    ...ENGINES,
    resolveFrom: join(folder, 'main.js'),
    cacheDir,
    log: createRecordedLog(),
  })
  const runtimeOf = (prefer: 'onnx-native' | 'onnx-wasm'): ModelRuntime =>
    createModelRuntime({ files: createFiles(MODELS_FOLDER), engines, log: createRecordedLog(), prefer })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const answers = async (runtime: ModelRuntime, [model, task, columns]: (typeof MODELS)[number]) => {
    const loaded = await runtime.load(model)
    try {
      return { runtime: loaded.runtime, numbers: numbersOf(await loaded.predict(fixtureTable(...columns), task)) }
    } finally {
      await loaded.dispose()
    }
  }

  test('installed into an empty cache, it answers as WebAssembly does on every fixture model', async () => {
    const [native, wasm] = [runtimeOf('onnx-native'), runtimeOf('onnx-wasm')]
    for (const asked of MODELS) {
      const [left, right] = [await answers(native, asked), await answers(wasm, asked)]
      expect([left.runtime.name, right.runtime.name]).toEqual(['onnxruntime-node', 'onnxruntime-web'])
      expect(left.runtime.version).toBe(right.runtime.version)
      expect(left.numbers.length).toBeGreaterThan(0)
      expect(left.numbers.length).toBe(right.numbers.length)
      const worst = Math.max(...left.numbers.map((value, i) => Math.abs(value - (right.numbers[i] ?? Number.NaN))))
      expect(worst, asked[0]).toBeLessThan(1e-6)
    }
    expect(existsSync(cacheDir)).toBe(true)
  }, 300_000)
})

function numbersOf(predictions: Predictions): readonly number[] {
  switch (predictions.kind) {
    case 'binary':
    case 'ranking':
      return [...predictions.scores]
    case 'multiclass':
    case 'multilabel':
      return [...predictions.probabilities]
    case 'regression':
    case 'forecasting':
      return [...predictions.values]
    default:
      return predictions satisfies never
  }
}
