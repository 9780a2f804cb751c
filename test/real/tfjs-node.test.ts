import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { createFiles } from '../../shared/adapters/fs/files.ts'
import { createModelRuntime } from '../../shared/adapters/runtime/model-runtime.ts'
import type { TaskSpec } from '../../shared/model/predictions.ts'
import { createRecordedLog } from '../fakes/recorded-log.ts'
import { answersOf, fixtureTable, MODELS_FOLDER, realEngines } from '../fixtures/models/fixture-models.ts'
import { describeOptional } from './describe-real.ts'

const BAD: TaskSpec = { kind: 'binary', positive: 'bad', negative: 'good', threshold: 0.5 }
const LEVELS: TaskSpec = { kind: 'multiclass', classes: ['low', 'mid', 'high'] }
/** A file beside whose `node_modules` the package lies, for those who built it elsewhere. */
const FROM = process.env['ASSAY_TEST_TFJS_NODE'] ?? import.meta.filename

/**
 * npm leaves the package out without a word where its libtensorflow cannot be downloaded. The path was proven once by hand on Linux x64
 * with Node 24: the package installed with `--ignore-scripts`, libtensorflow and its headers taken from the Python wheel
 * `tensorflow-cpu`, the addon compiled by `node-pre-gyp install --build-from-source`; a network was trained, saved and loaded on it.
 */
function absenceOf(): string | undefined {
  try {
    createRequire(FROM).resolve('@tensorflow/tfjs-node')
    return undefined
  } catch {
    return (
      'the optional package @tensorflow/tfjs-node is not installed, because its libtensorflow could not be downloaded; ' +
      'to run these tests build it elsewhere and set ASSAY_TEST_TFJS_NODE to a file beside its node_modules'
    )
  }
}

describeOptional('native TensorFlow', absenceOf(), () => {
  const runtime = createModelRuntime({
    files: createFiles(MODELS_FOLDER),
    engines: realEngines(),
    log: createRecordedLog(),
    prefer: 'tfjs-node',
    nativeFrom: FROM,
  })

  test('a layers model answers as the reference does', async () => {
    const loaded = await runtime.load('tfjs-layers')
    const predictions = await loaded.predict(fixtureTable('age', 'income'), BAD)
    expect(loaded.runtime).toMatchObject({ name: 'tfjs-node', backend: 'tensorflow' })
    expectClose(predictions.kind === 'binary' ? predictions.scores : new Float64Array(), 'sigmoid.onnx')
    await loaded.dispose()
  })

  test('a graph model answers as the reference does', async () => {
    const loaded = await runtime.load('tfjs-graph')
    const predictions = await loaded.predict(fixtureTable('age', 'income'), LEVELS)
    expectClose(predictions.kind === 'multiclass' ? predictions.probabilities : new Float64Array(), 'softmax.onnx')
    await loaded.dispose()
  })
})

function expectClose(actual: Float64Array, reference: string): void {
  const wanted = answersOf(reference).probabilities?.flat() ?? []
  expect(actual.length).toBe(wanted.length)
  expect(Math.max(...wanted.map((value, i) => Math.abs(value - (actual[i] ?? Number.NaN))))).toBeLessThan(1e-6)
}
