import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { inspectModel } from '../../../shared/inspect-model/inspect.ts'
import { encodeField } from '../../../shared/model/protobuf-wire.ts'
import { MODELS_FOLDER } from '../../fixtures/models/fixture-models.ts'
import {
  type Bytes,
  codes,
  inspectBytes,
  memoryFolder,
  message,
  named,
  nested,
  number,
  safetensors,
  text,
} from '../../fixtures/planted-models.ts'

const read = (...names: readonly string[]): Bytes => readFileSync(join(MODELS_FOLDER, ...names))
const json = (value: unknown): Bytes => text(JSON.stringify(value))

describe('TF.js', () => {
  const graph = JSON.parse(read('tfjs-graph', 'model.json').toString()) as Record<string, unknown>
  const inspect = (document: unknown, weights: number | undefined = 36) =>
    inspectModel(
      memoryFolder({
        'model.json': json(document),
        ...(weights < 0 ? {} : { 'weights.bin': new Uint8Array(weights) }),
      }),
    )

  test('a graph model and a layers model', () => {
    expect(inspect(graph)).toMatchObject({
      format: 'tfjs-graph',
      parameters: 9,
      operators: expect.arrayContaining([{ name: 'MatMul', count: 1 }]),
      inputs: [{ name: 'input', type: 'float32', shape: ['?', 2] }],
      files: [{ path: 'model.json' }, { path: 'weights.bin', size: 36 }],
      findings: [],
    })
    const layers = memoryFolder({
      'model.json': read('tfjs-layers', 'model.json'),
      'weights.bin': read('tfjs-layers', 'weights.bin'),
    })
    expect(inspectModel(layers)).toMatchObject({
      format: 'tfjs-layers',
      operators: [{ name: 'Dense', count: 1 }],
      inputs: [{ shape: ['?', 2] }],
      parameters: 3,
      findings: [],
    })
  })

  test('weights that are missing, of another length, or elsewhere', () => {
    expect(codes(inspect(graph, -1))).toEqual(['TFJS_WEIGHTS_MISSING'])
    expect(codes(inspect(graph, 35))).toEqual(['TFJS_WEIGHTS_SIZE'])
    const weights = [{ name: 'w', shape: [9], dtype: 'float32' }]
    const outside = { ...graph, weightsManifest: [{ paths: ['https://host/w.bin', '../w.bin'], weights }] }
    expect(codes(inspect(outside))).toEqual(['TFJS_WEIGHTS_PATH'])
  })

  test('a Lambda layer, and a manifest that is none', () => {
    const topology = { class_name: 'Sequential', config: { layers: [{ class_name: 'Lambda', config: {} }] } }
    expect(codes(inspect({ modelTopology: topology, weightsManifest: [] }))).toEqual(['KERAS_LAMBDA'])
    expect(() => inspect({ modelTopology: topology, weightsManifest: [{}] })).toThrow('weightsManifest lacks')
  })
})

describe('safetensors', () => {
  test('a real file', () => {
    expect(inspectBytes(read('files', 'weights.safetensors'))).toMatchObject({
      format: 'safetensors',
      tensors: 3,
      parameters: 10,
      metadata: { 'tensors of F32': '2', 'tensors of I64': '1', format: 'np' },
      findings: [],
    })
  })

  const tensor = (from: number, to: number, dtype = 'F32') => ({
    dtype,
    shape: [(to - from) / 4],
    data_offsets: [from, to],
  })
  test.for([
    ['SAFETENSORS_OVERLAP', { a: tensor(0, 8), b: tensor(4, 12) }],
    ['SAFETENSORS_GAP', { a: tensor(0, 4), b: tensor(8, 12) }],
    ['SAFETENSORS_GAP', { a: tensor(0, 8) }],
    ['SAFETENSORS_BOUNDS', { a: tensor(0, 16) }],
    ['SAFETENSORS_SIZE', { a: { ...tensor(0, 12), shape: [4] } }],
    ['SAFETENSORS_DTYPE', { a: tensor(0, 12, 'X9') }],
  ] as const)('%s in %j', ([code, header]) => {
    expect(codes(inspectBytes(safetensors(header, 12)))).toContain(code)
  })

  test('a header with a tensor twice, without a shape, or cut off', () => {
    const twice = text('{"a":{},"a":{}}')
    expect(() => inspectBytes(Uint8Array.from([twice.length, 0, 0, 0, 0, 0, 0, 0, ...twice]))).toThrow('duplicate')
    expect(() => inspectBytes(safetensors({ a: { dtype: 'F32', data_offsets: [0, 4] } }, 4))).toThrow('lacks dtype')
    expect(() => inspectBytes(safetensors({ a: tensor(0, 8) }, 8).subarray(0, 20))).toThrow('it ends at byte 20')
  })

  test('a damaged beginning is told as what it is, by the name or by what follows', () => {
    const file = safetensors({ a: tensor(0, 8) }, 8)
    const long = Uint8Array.from(file)
    long.fill(0xff, 0, 8)
    expect(() => inspectBytes(long)).toThrow(/safetensors header says that it is .* bytes long/)
    const other = Uint8Array.from(file)
    other[8] = 0x20
    expect(() => inspectBytes(other)).toThrow(/safetensors header does not begin with "{"/)
  })
})

/** Field 1 with the value -1. */
const MINUS_ONE = Uint8Array.of(8, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1)

/** A SavedModel: graph nodes, functions, one signature, variables of the object graph, assets. */
function savedModel({
  operators = ['MatMul'],
  inner = [] as string[],
  assets = [] as string[],
  metadata = '',
  isSigned = true,
} = {}): Bytes {
  const op = (name: string, field: number) => nested(field, named(1, name), named(2, name))
  const shape = nested(3, encodeField(2, MINUS_ONE), nested(2, number(1, 4)))
  const info = (key: string) => message(named(1, key), nested(2, named(1, `${key}:0`), number(2, 1), shape))
  const signature = nested(5, named(1, 'serving_default'), nested(2, nested(1, info('x')), nested(2, info('y'))))
  const variable = nested(1, nested(7, number(1, 1), nested(2, nested(2, number(1, 4)), nested(2, number(1, 3)))))
  const user = nested(1, nested(4, named(1, '_tf_keras_layer'), named(3, metadata)))
  const library = nested(2, ...inner.map((name) => nested(1, op(name, 3))))
  return message(
    number(1, 1),
    nested(
      2,
      nested(1, named(4, 'serve'), named(5, '2.19.0')),
      nested(2, ...operators.map((name) => op(name, 1)), library),
      ...(isSigned ? [signature] : []),
      ...assets.map((name) => nested(6, named(2, name))),
      nested(7, variable, user),
    ),
  )
}

describe('SavedModel', () => {
  const files = {
    'variables/variables.index': new Uint8Array(5),
    'variables/variables.data-00000-of-00001': new Uint8Array(48),
  }
  const inspect = (pb: Bytes, more: Readonly<Record<string, Bytes>> = files) =>
    inspectModel(memoryFolder({ 'saved_model.pb': pb, ...more }))

  test('signature, operators of functions, variables, and the files that belong to it', () => {
    expect(inspect(savedModel({ inner: ['Relu', 'MatMul'] }))).toMatchObject({
      format: 'saved-model',
      producer: 'tensorflow 2.19.0',
      operators: [
        { name: 'MatMul', count: 2 },
        { name: 'Relu', count: 1 },
      ],
      inputs: [{ name: 'x', type: 'float32', shape: ['?', 4] }],
      outputs: [{ name: 'y' }],
      tensors: 1,
      parameters: 12,
      files: [
        { path: 'saved_model.pb' },
        { path: 'variables/variables.data-00000-of-00001' },
        { path: 'variables/variables.index' },
      ],
      findings: [],
    })
  })

  test.for([
    ['SAVED_MODEL_DANGEROUS_OPERATOR', savedModel({ operators: ['ReadFile', 'WriteFile'] })],
    ['SAVED_MODEL_DANGEROUS_OPERATOR', savedModel({ inner: ['EagerPyFunc'] })],
    ['SAVED_MODEL_ASSET_PATH', savedModel({ assets: ['../../etc/passwd'] })],
    ['SAVED_MODEL_ASSET_MISSING', savedModel({ assets: ['words.txt'] })],
    ['SAVED_MODEL_NO_SIGNATURE', savedModel({ isSigned: false })],
    ['KERAS_LAMBDA', savedModel({ metadata: '{"class_name": "Lambda"}' })],
  ] as const)('%s', ([code, pb]) => {
    expect(codes(inspect(pb))).toEqual([code])
  })

  test('without its variables it is incomplete', () => {
    expect(codes(inspect(savedModel(), {}))).toEqual(['SAVED_MODEL_WEIGHTS_MISSING'])
  })
})

describe('boosters', () => {
  test('XGBoost', () => {
    const learner = {
      feature_names: ['age', 'income'],
      feature_types: ['int', 'float'],
      learner_model_param: { num_feature: '2', num_class: '0' },
      objective: { name: 'binary:logistic' },
      gradient_booster: {
        name: 'gbtree',
        model: { trees: [{ split_conditions: [1, 2, 3] }, { split_conditions: [1] }] },
      },
    }
    expect(inspectBytes(json({ version: [3, 0, 0], learner }))).toMatchObject({
      format: 'xgboost',
      producer: 'xgboost 3.0.0',
      inputs: [{ name: 'age', type: 'int' }, { name: 'income' }],
      tensors: 2,
      parameters: 4,
    })
    expect(() => inspectBytes(json({ learner: {} }))).toThrow('lacks learner_model_param')
  })

  test('LightGBM', () => {
    const file =
      'tree\nversion=v4\nnum_class=1\nfeature_names=age income\nobjective=binary\ntree_sizes=100 120\n\nTree=0\n'
    expect(inspectBytes(text(file))).toMatchObject({
      format: 'lightgbm',
      inputs: [{ name: 'age' }, { name: 'income' }],
      tensors: 2,
      metadata: { objective: 'binary' },
    })
  })
})

test.for([
  ['', 'it is empty'],
  ['version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n', 'Git LFS pointer'],
  ['{"a": 1}', 'neither a model.json'],
  ['{"modelTopology": ', 'cut off'],
  ['hello, I am a model', 'MODEL_UNREADABLE'],
] as const)('%j is refused with one error', ([content, words]) => {
  const refused = (() => {
    try {
      inspectBytes(text(content))
      return ''
    } catch (error) {
      return `${(error as { code?: string }).code} ${String(error)}`
    }
  })()
  expect(refused).toContain('MODEL_UNREADABLE')
  expect(refused).toContain(words)
})

test('the name of a file is no proof of its format', () => {
  const folder = memoryFolder({ 'model.onnx': read('files', 'protocol-0.pkl') })
  expect(inspectModel(folder).format).toBe('pickle')
})
