import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { diffModels } from '../../../shared/inspect-model/diff.ts'
import { type FeatureColumn, signatureFindings } from '../../../shared/inspect-model/signature.ts'
import { statedInputs } from '../../../shared/inspect-model/stated-inputs.ts'
import { modelDiffLines } from '../../../shared/report/model-file.ts'
import { MODELS_FOLDER } from '../../fixtures/models/fixture-models.ts'
import { inspectBytes, named, nested, node, onnx } from '../../fixtures/planted-models.ts'

const real = (name: string) => inspectBytes(readFileSync(join(MODELS_FOLDER, name)))
const columns = (kinds: Readonly<Record<string, FeatureColumn['type']>>): FeatureColumn[] =>
  Object.entries(kinds).map(([name, type]) => ({ name, type }))
const COLUMNS = { age: 'numeric', income: 'numeric', sex: 'text', job: 'text' } as const
const found = (model: string, kinds: Readonly<Record<string, FeatureColumn['type']>>) =>
  signatureFindings(real(model), columns(kinds)).map(({ code, severity, examples }) => [code, severity, examples])

describe('inputs against columns', () => {
  test('one input per column: what fits says nothing', () => {
    expect(found('columns-zipmap.onnx', COLUMNS)).toEqual([])
  })

  test('columns that are missing, not used, or of text', () => {
    const { job: _, ...others } = COLUMNS
    expect(found('columns-zipmap.onnx', others)).toEqual([['SIGNATURE_COLUMN_MISSING', 'error', ['job']]])
    expect(found('columns-zipmap.onnx', { ...COLUMNS, extra: 'numeric' })).toEqual([
      ['SIGNATURE_COLUMN_UNUSED', 'warn', ['extra']],
    ])
    expect(found('columns-zipmap.onnx', { ...COLUMNS, age: 'text' })).toEqual([['SIGNATURE_TYPE', 'error', ['age']]])
  })

  test('one input for all columns counts them', () => {
    expect(found('perceptron.onnx', { a: 'numeric', b: 'boolean' })).toEqual([])
    expect(found('perceptron.onnx', { a: 'numeric', b: 'numeric', c: 'numeric' })).toEqual([
      ['SIGNATURE_WIDTH', 'error', ['a', 'b', 'c']],
    ])
    expect(found('perceptron.onnx', { a: 'numeric', b: 'text' })).toEqual([['SIGNATURE_TYPE', 'error', ['b']]])
  })

  test('columns that the metadata or an encoding names are asked for by name', () => {
    const metadata = nested(14, named(1, 'feature_names'), named(2, '["age", "city"]'))
    const facts = inspectBytes(onnx([node('Gemm'), nested(11, named(1, 'X'))], { model: [metadata] }))
    expect(statedInputs(facts, undefined).map(({ name }) => name)).toEqual(['age', 'city'])
    const encoding = { version: 1 as const, columns: [{ kind: 'text' as const, name: 'city', categories: ['a'] }] }
    expect(statedInputs(facts, encoding)).toEqual([{ name: 'city', type: 'string' }])
  })
})

test('a diff names operators, inputs, versions and sizes that changed', () => {
  const lines = modelDiffLines(diffModels(real('sigmoid.onnx'), real('columns-zipmap.onnx')))
  expect(lines).toEqual(
    expect.arrayContaining([
      'size: 164 to 1,340 (+1,176)',
      'operator Concat: 0 to 3',
      'operator Sigmoid: 1 to 0',
      'input sex: new (string [?, 1])',
      'input input: gone (float32 [N, 2])',
      'version opset ai.onnx.ml: new (1)',
    ]),
  )
  expect(modelDiffLines(diffModels(real('sigmoid.onnx'), real('sigmoid.onnx')))).toEqual([
    'nothing that stands in the file changed; weights may have',
  ])
})
