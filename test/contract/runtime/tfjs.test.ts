import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createFiles } from '../../../shared/adapters/fs/files.ts'
import { createModelRuntime } from '../../../shared/adapters/runtime/model-runtime.ts'
import type { TaskSpec } from '../../../shared/model/predictions.ts'
import { createRecordedLog } from '../../fakes/recorded-log.ts'
import { answersOf, fixtureTable, MODELS_FOLDER, realEngines, toColumn } from '../../fixtures/models/fixture-models.ts'

const BAD: TaskSpec = { kind: 'binary', positive: 'bad', negative: 'good', threshold: 0.5 }
const LEVELS: TaskSpec = { kind: 'multiclass', classes: ['low', 'mid', 'high'] }
const engines = realEngines()
const folder = mkdtempSync(join(tmpdir(), 'assay-models-'))
cpSync(MODELS_FOLDER, folder, { recursive: true })
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const runtimeFor = (prefer: 'tfjs-wasm' | 'tfjs-cpu') =>
  createModelRuntime({ files: createFiles(folder), engines, log: createRecordedLog(), prefer })

describe.each(['wasm', 'cpu'] as const)('TF.js models on %s', (backend) => {
  const backendRuntime = runtimeFor(`tfjs-${backend}`)

  test.each(['tfjs-layers', 'tfjs-layers/model.json', './tfjs-layers/'])('a layers model named as %s', async (path) => {
    const loaded = await backendRuntime.load(path)
    const predictions = await loaded.predict(fixtureTable('age', 'income'), BAD)
    const wanted = answersOf('sigmoid.onnx').probabilities?.flat() ?? []
    const worst = Math.max(
      ...wanted.map((p, i) => Math.abs(p - (predictions.kind === 'binary' ? (predictions.scores[i] ?? 9) : 9))),
    )
    expect(worst).toBeLessThan(1e-6)
    expect(loaded.runtime).toEqual({ name: 'tfjs', version: '4.22.0', backend })
    await loaded.dispose()
  })

  test('a graph model', async () => {
    const loaded = await backendRuntime.load('tfjs-graph')
    const predictions = await loaded.predict(fixtureTable('age', 'income'), LEVELS)
    const wanted = answersOf('softmax.onnx').probabilities?.flat() ?? []
    const got = predictions.kind === 'multiclass' ? predictions.probabilities : new Float64Array()
    expect(Math.max(...wanted.map((p, i) => Math.abs(p - (got[i] ?? 9))))).toBeLessThan(1e-6)
  })
})

describe('what a model file really is decides', () => {
  const runtime = runtimeFor('tfjs-cpu')
  const write = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content)
    return name
  }
  const refused = (path: string, word: RegExp): Promise<void> =>
    expect(runtime.load(path)).rejects.toMatchObject({ code: 'MODEL_UNREADABLE', message: expect.stringMatching(word) })

  test('missing, empty, cut off, foreign', async () => {
    await refused('nothing.onnx', /no such file/)
    await refused(write('empty.onnx', ''), /empty/)
    const whole = readFileSync(join(folder, 'forest-multiclass.onnx'))
    await refused(write('half.onnx', whole.subarray(0, 2000)), /cut off/)
    await refused(write('notes.onnx', 'hello'), /neither an ONNX file/)
    await refused(write('lfs.onnx', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\n'), /git lfs pull/)
    await refused('.', /neither model.json/)
  })

  test('a pickle is refused whatever it is called, with the way to ONNX', async () => {
    await refused(write('model.onnx', Uint8Array.of(0x80, 4, 0x95, 1, 0, 0x2e)), /pickle[\s\S]*to_onnx/)
  })

  test('an ONNX file is recognised without its extension', async () => {
    writeFileSync(join(folder, 'model.bin'), readFileSync(join(folder, 'sigmoid.onnx')))
    const loaded = await createModelRuntime({ files: createFiles(folder), engines, log: createRecordedLog() }).load(
      'model.bin',
    )
    expect(loaded.runtime.name).toMatch(/^onnxruntime/)
  })

  test('weights may not lie elsewhere, be cut off, or be missing', async () => {
    const edit = (name: string, change: (text: string) => string): string => {
      cpSync(join(folder, 'tfjs-layers'), join(folder, name), { recursive: true })
      const file = join(folder, name, 'model.json')
      writeFileSync(file, change(readFileSync(file, 'utf8')))
      return name
    }
    for (const path of ['../tfjs-graph/weights.bin', '/etc/hostname', 'file:weights.bin', 'a\\\\b'])
      await refused(
        edit('elsewhere', (text) => text.replace('weights.bin', path)),
        /own folder/,
      )
    await refused(
      edit('absent', (text) => text.replace('weights.bin', 'other.bin')),
      /other.bin: the weight file/,
    )
    edit('cut', (text) => text)
    writeFileSync(join(folder, 'cut', 'weights.bin'), new Uint8Array(8))
    await refused('cut', /8 bytes; model.json says 12/)
  })
})

test('an encoding beside the model lets it score raw columns', async () => {
  const encoding = {
    version: 1,
    columns: [
      { kind: 'numeric', name: 'age', median: 50, mean: 0, sd: 1 },
      { kind: 'numeric', name: 'income', median: 40, mean: 0, sd: 1 },
    ],
    classes: ['good', 'bad'],
  }
  cpSync(join(folder, 'tfjs-layers'), join(folder, 'encoded'), { recursive: true })
  writeFileSync(join(folder, 'encoded', 'encoding.json'), JSON.stringify(encoding))
  writeFileSync(join(folder, 'sigmoid.onnx.encoding.json'), JSON.stringify(encoding))
  const table = {
    rows: 2,
    columns: [toColumn('note', ['x', 'y']), toColumn('income', [40, 20]), toColumn('age', [undefined, 30])],
  }
  const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z))
  for (const path of ['encoded', 'sigmoid.onnx']) {
    const runtime = createModelRuntime({ files: createFiles(folder), engines, log: createRecordedLog() })
    const loaded = await runtime.load(path)
    expect(loaded.features).toEqual(['age', 'income'])
    const predictions = await loaded.predict(table, BAD)
    expect(predictions.kind === 'binary' && predictions.scores[0]).toBeCloseTo(sigmoid(0.05 * 50 - 0.07 * 40 + 0.2), 6)
    const swapped = await loaded.predict(table, { ...BAD, positive: 'good', negative: 'bad' })
    expect(swapped.kind === 'binary' && swapped.scores[1]).toBeCloseTo(1 - sigmoid(0.05 * 30 - 0.07 * 20 + 0.2), 6)
  }
  rmSync(join(folder, 'sigmoid.onnx.encoding.json'))
})

test('a SavedModel without the native package is a fault with the exact fix', async () => {
  mkdirSync(join(folder, 'saved'))
  writeFileSync(join(folder, 'saved', 'saved_model.pb'), 'x')
  const runtime = createModelRuntime({
    files: createFiles(folder),
    engines,
    log: createRecordedLog(),
    nativeFrom: join(folder, 'here.js'),
  })
  await expect(runtime.load('saved')).rejects.toMatchObject({
    code: 'RUNTIME_UNAVAILABLE',
    fix: expect.stringContaining('npm install @tensorflow/tfjs-node@4.22.0'),
  })
})
