import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { inspectModel } from '../../../shared/inspect-model/inspect.ts'
import { encodeField } from '../../../shared/model/protobuf-wire.ts'
import { MODELS_FOLDER } from '../../fixtures/models/fixture-models.ts'
import {
  codes,
  external,
  inspectBytes,
  memoryFolder,
  named,
  nested,
  node,
  number,
  onnx,
} from '../../fixtures/planted-models.ts'

const read = (name: string): Uint8Array => readFileSync(join(MODELS_FOLDER, name))

describe('real ONNX files', () => {
  test('a pipeline of scikit-learn: operators with their domains, typed inputs, parameters of attributes and tensors', () => {
    expect(inspectBytes(read('columns-zipmap.onnx'))).toMatchObject({
      format: 'onnx',
      producer: 'skl2onnx 1.20.0',
      size: 1340,
      versions: expect.arrayContaining([{ name: 'opset ai.onnx', version: '17' }]),
      operators: expect.arrayContaining([
        { name: 'Concat', count: 3 },
        { name: 'ai.onnx.ml::OneHotEncoder', count: 2 },
      ]),
      inputs: [
        { name: 'age', type: 'int64', shape: ['?', 1] },
        { name: 'income', type: 'float32', shape: ['?', 1] },
        { name: 'sex', type: 'string', shape: ['?', 1] },
        { name: 'job', type: 'string', shape: ['?', 1] },
      ],
      outputs: [{ name: 'output_label', type: 'string' }, { type: 'sequence of map of float32' }],
      tensors: 1,
      findings: [],
    })
  })

  test('parameters are the numbers of initialisers', () => {
    expect(inspectBytes(read('softmax.onnx'))).toMatchObject({ tensors: 2, parameters: 9 })
  })

  test('every file of the fixtures is read without a finding', () => {
    const files = readdirSync(MODELS_FOLDER).filter((file) => file.endsWith('.onnx'))
    expect(files.length).toBeGreaterThan(8)
    expect(files.flatMap((file) => codes(inspectBytes(read(file))))).toEqual([])
  })
})

describe('planted ONNX files', () => {
  test.for([
    '/etc/passwd',
    '../secrets.bin',
    'a/../../b',
    'C:\\weights.bin',
    '\\\\host\\share',
    'https://host/w.bin',
    '~/w.bin',
    '',
  ])('weights at %j lead out of the folder', (location) => {
    const facts = inspectBytes(onnx([node('Gemm'), external(location, 0, 16)]))
    expect(codes(facts)).toEqual(['ONNX_EXTERNAL_PATH'])
    expect(facts.findings[0]).toMatchObject({ severity: 'error', examples: [location] })
  })

  test('weights beside the model belong to it; missing and short ones are errors', () => {
    const file = onnx([node('Gemm'), external('w.bin', 16, 16)])
    expect(inspectBytes(file, { 'w.bin': new Uint8Array(32) })).toMatchObject({
      findings: [],
      parameters: 4,
      files: [{ path: 'model.bin' }, { path: 'w.bin', size: 32 }],
      size: file.length + 32,
    })
    expect(codes(inspectBytes(file))).toEqual(['ONNX_EXTERNAL_MISSING'])
    expect(codes(inspectBytes(file, { 'w.bin': new Uint8Array(31) }))).toEqual(['ONNX_EXTERNAL_SIZE'])
  })

  test('custom operators are errors, those of ONNX Runtime warnings, functions of the file neither', () => {
    const fn = nested(25, named(1, 'Mine'), encodeField(7, nested(0, named(4, 'Relu')).subarray(2)), named(10, 'here'))
    const operators = [node('Evil', 'com.example'), node('FusedMatMul', 'com.microsoft'), node('Mine', 'here')]
    const facts = inspectBytes(onnx(operators, { domains: ['', 'com.example', 'com.microsoft', 'here'], model: [fn] }))
    expect(facts.findings).toMatchObject([
      { code: 'ONNX_CUSTOM_OPERATOR', severity: 'error', examples: ['com.example::Evil'] },
      { code: 'ONNX_RUNTIME_OPERATOR', severity: 'warn', examples: ['com.microsoft::FusedMatMul'] },
    ])
    expect(facts.operators).toContainEqual({ name: 'Relu', count: 1 })
  })

  test('what hides in the branch of an If is found', () => {
    const branch = nested(6, node('Evil', 'com.example'), external('/etc/shadow', 0, 16))
    const facts = inspectBytes(onnx([node('If', '', [branch])], { domains: ['', 'com.example'] }))
    expect(codes(facts)).toEqual(['ONNX_CUSTOM_OPERATOR', 'ONNX_EXTERNAL_PATH'])
    expect(facts.metadata['subgraphs']).toBe('1')
  })

  test('an operator set without a version, and a tensor with too few bytes', () => {
    const tensor = nested(5, number(1, 4), number(2, 1), named(8, 'w'), encodeField(9, new Uint8Array(12)))
    expect(codes(inspectBytes(onnx([node('Gemm'), tensor], { domains: [] })))).toEqual([
      'ONNX_OPSET_MISSING',
      'ONNX_TENSOR_SIZE',
    ])
  })

  test('graphs in graphs without end are refused', () => {
    let graph = node('Relu')
    for (let i = 0; i < 60; i++) graph = node('If', '', [encodeField(6, graph)])
    expect(() => inspectBytes(onnx([graph]))).toThrow('nested deeper')
  })

  test('weights are stepped over: of 32 MB only a few chunks are read', () => {
    const size = 8 * 2 ** 20
    const tensor = nested(5, number(1, size), number(2, 1), named(8, 'w'), encodeField(9, new Uint8Array(4 * size)))
    const folder = memoryFolder({ m: onnx([node('Gemm'), tensor]) })
    expect(inspectModel(folder)).toMatchObject({ parameters: size, findings: [] })
    expect(folder.bytesRead()).toBeLessThan(2 ** 20)
  })
})
