import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffModels } from '../../shared/inspect-model/diff.ts'
import { inspectModel } from '../../shared/inspect-model/inspect.ts'
import { UserError } from '../../shared/kernel/error.ts'
import { MODELS_FOLDER } from '../fixtures/models/fixture-models.ts'
import {
  type Bytes,
  external,
  inspectBytes,
  memoryFolder,
  node,
  onnx,
  pickle,
  safetensors,
  zip,
} from '../fixtures/planted-models.ts'

const read = (name: string): Bytes => readFileSync(join(MODELS_FOLDER, name))
const EVIL = pickle(0x80, 4, 'cos\nsystem\n', '(', 'S', "'id'\n", 'tR', '.')
const SEEDS: readonly Bytes[] = [
  ...['columns-zipmap.onnx', 'perceptron.onnx', 'softmax.onnx', 'tfjs-graph/model.json', 'tfjs-layers/model.json'].map(
    read,
  ),
  ...[
    'forest.joblib',
    'objects.joblib',
    'zlib.joblib',
    'gzip.joblib',
    'protocol-0.pkl',
    'protocol-5.pkl',
    'weights.safetensors',
  ].map((name) => read(`files/${name}`)),
  onnx([node('Gemm'), external('w.bin', 0, 16)]),
  zip([{ name: 'model/data.pkl', content: EVIL }]),
  safetensors({ a: { dtype: 'F32', shape: [3], data_offsets: [0, 12] } }, 12),
  EVIL,
]

/** One of two things happens: facts, or one UserError with a sentence and a fix. And what is read stays within bounds. */
function look(bytes: Bytes): void {
  const folder = memoryFolder({ m: bytes, 'w.bin': new Uint8Array(16) })
  try {
    const facts = inspectModel(folder)
    expect(facts.findings.every(({ message, fix }) => message.length > 0 && fix.length > 0)).toBe(true)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    expect(error.code).toBe('MODEL_UNREADABLE')
    expect(error.problems).toHaveLength(1)
    expect(error.problems[0]?.message.length).toBeLessThan(2000)
  }
  expect(folder.bytesRead()).toBeLessThan(64 * (bytes.length + 70_000))
}

const seed = fc.constantFrom(...SEEDS)
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  byte: fc.integer({ min: 0, max: 255 }),
})

test('a file that is cut off anywhere gives facts or one clear error', () => {
  fc.assert(
    fc.property(seed, fc.double({ min: 0, max: 1, noNaN: true }), (bytes, share) => {
      look(bytes.subarray(0, Math.floor(bytes.length * share)))
    }),
    { numRuns: 500 },
  )
})

test('a file with bytes that were changed gives facts or one clear error', () => {
  fc.assert(
    fc.property(seed, fc.array(edit, { minLength: 1, maxLength: 12 }), (bytes, edits) => {
      const changed = Uint8Array.from(bytes)
      for (const { at, byte } of edits) changed[Math.floor(at * changed.length)] = byte
      look(changed)
    }),
    { numRuns: 1500 },
  )
})

test('any bytes behind any beginning give facts or one clear error', () => {
  const starts = [
    [],
    [0x80, 4],
    [8, 8, 58],
    [0x50, 0x4b, 3, 4],
    [0x89, 0x48, 0x44, 0x46],
    [0x78, 0x9c],
    [0x1f, 0x8b],
    [0x7b],
    [0x28],
    [0x63],
  ]
  fc.assert(
    fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 400 }), (start, rest) => {
      look(Uint8Array.from([...start, ...rest]))
    }),
    { numRuns: 1500 },
  )
})

test('whatever surrounds it, a pickle that fetches os.system is an error', () => {
  const harmless = fc.constantFrom(
    pickle('N', '0'),
    pickle('K', 7, '0'),
    pickle('U', 1, 'a', '0'),
    pickle(']', '0'),
    pickle('}', '0'),
    pickle(0x8c, 2, 'hi', 0x94, '0'),
  )
  const many = fc.array(harmless, { maxLength: 30 })
  fc.assert(
    fc.property(many, many, (before, after) => {
      const bytes = [pickle(0x80, 4), ...before, pickle('cos\nsystem\n', '0'), ...after, pickle('N', '.')]
      const facts = inspectBytes(Uint8Array.from(bytes.flatMap((one) => [...one])))
      expect(facts.findings).toMatchObject([{ code: 'PICKLE_DANGEROUS_IMPORT', severity: 'error' }, { code: 'PICKLE' }])
    }),
  )
})

test('a model is the same as itself, and a difference is seen from both sides', () => {
  const facts = SEEDS.slice(0, 5).map((bytes) => inspectModel(memoryFolder({ m: bytes })))
  fc.assert(
    fc.property(fc.constantFrom(...facts), fc.constantFrom(...facts), (a, b) => {
      expect(diffModels(a, a).isSame).toBe(true)
      const [there, back] = [diffModels(a, b), diffModels(b, a)]
      expect(there.isSame).toBe(a === b)
      expect(back.operators).toEqual(
        there.operators.map(({ name, before, after }) => ({ name, before: after, after: before })),
      )
      expect(back.inputs.filter(({ change }) => change === 'added')).toHaveLength(
        there.inputs.filter(({ change }) => change === 'removed').length,
      )
    }),
  )
})
