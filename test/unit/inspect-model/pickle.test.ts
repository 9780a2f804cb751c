import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { judgeImport } from '../../../shared/inspect-model/pickle-imports.ts'
import { concatBytes } from '../../../shared/model/protobuf-wire.ts'
import { MODELS_FOLDER } from '../../fixtures/models/fixture-models.ts'
import { type Bytes, codes, inspectBytes, little, pickle, short } from '../../fixtures/planted-models.ts'

const real = (name: string): Uint8Array => readFileSync(join(MODELS_FOLDER, 'files', name))

describe('real pickles', () => {
  test('joblib writes arrays between opcodes: all of them are stepped over, up to the end', () => {
    const facts = inspectBytes(real('forest.joblib'))
    expect(facts).toMatchObject({ format: 'pickle', tensors: 21 })
    expect(facts.imports).toContainEqual({ name: 'sklearn.tree._tree.Tree', count: 5 })
    expect(codes(facts)).toEqual(['PICKLE'])
    expect(facts.metadata).toEqual({})
  })

  test.for([
    ['objects.joblib', 'sklearn.preprocessing._encoders.OneHotEncoder'],
    ['zlib.joblib', 'sklearn.linear_model._logistic.LogisticRegression'],
    ['gzip.joblib', 'sklearn.linear_model._logistic.LogisticRegression'],
    ['protocol-0.pkl', 'sklearn.pipeline.Pipeline'],
    ['protocol-2.pkl', 'sklearn.pipeline.Pipeline'],
    ['protocol-5.pkl', 'sklearn.pipeline.Pipeline'],
  ] as const)('%s names its classes and is only warned about', ([file, name]) => {
    const facts = inspectBytes(real(file))
    expect(facts.imports.map((one) => one.name)).toContain(name)
    expect(codes(facts)).toEqual(['PICKLE'])
  })

  test('what cannot be unpacked here is an error, not a pass', () => {
    expect(codes(inspectBytes(real('xz.joblib')))).toEqual(['PICKLE_COMPRESSED', 'PICKLE'])
  })
})

const PROTOCOL_4 = [0x80, 4]
const FETCH = 0x93
const stop = '.'

/** Each does the same in another way: it would run a command. None is ever loaded. */
const PLANTED: Readonly<Record<string, Bytes>> = {
  'GLOBAL of protocol 0': pickle('cos\nsystem\n(', "S'id'\n", 'tR', stop),
  'GLOBAL of protocol 2': pickle(0x80, 2, 'cposix\nsystem\n', 'U', 2, 'id', 0x85, 'R', stop),
  'STACK_GLOBAL of protocol 4': pickle(
    ...PROTOCOL_4,
    ...short('subprocess'),
    ...short('Popen'),
    FETCH,
    ...short('id'),
    0x85,
    'R',
    stop,
  ),
  'names from the memo': pickle(
    ...PROTOCOL_4,
    ...short('os'),
    0x94,
    '0',
    ...short('system'),
    0x94,
    '0',
    'h',
    0,
    'h',
    1,
    FETCH,
    ')',
    'R',
    stop,
  ),
  'INST of protocol 0': pickle('(', "S'id'\n", 'ios\nsystem\n', stop),
  'OBJ of protocol 1': pickle('(', 'cbuiltins\neval\n', 'U', 2, '1 ', 'o', stop),
  'a built-in': pickle(...PROTOCOL_4, 'c__builtin__\nexec\n', ...short('x'), 0x85, 'R', stop),
  'getattr on a module': pickle(...PROTOCOL_4, 'cbuiltins\ngetattr\n', stop),
  'a name behind a name': pickle(...PROTOCOL_4, ...short('sklearn'), ...short('os.system'), FETCH, stop),
  'only fetched, never called': pickle(...PROTOCOL_4, ...short('os'), ...short('system'), FETCH, stop),
  'before it breaks': pickle(...PROTOCOL_4, ...short('os'), ...short('system'), FETCH, ...short('id'), 0x85, 'R', 0xff),
  'in the second of two': concatBytes([pickle(...PROTOCOL_4, 'N', stop), pickle(...PROTOCOL_4, 'cos\nsystem\n', stop)]),
  compressed: deflateSync(pickle(...PROTOCOL_4, 'cos\nsystem\n', stop)),
}

describe('planted pickles', () => {
  test.for(Object.entries(PLANTED))('%s is dangerous', ([, bytes]) => {
    const facts = inspectBytes(bytes)
    expect(facts.format).toBe('pickle')
    expect(codes(facts)).toContain('PICKLE_DANGEROUS_IMPORT')
  })

  test('names that nobody can read are errors', () => {
    const hidden = pickle(...PROTOCOL_4, 'cfunctools\npartial\n', ')', 'R', ...short('system'), FETCH, stop)
    expect(codes(inspectBytes(hidden))).toContain('PICKLE_HIDDEN_IMPORT')
    expect(codes(inspectBytes(pickle(0x80, 2, 0x82, 7, stop)))).toContain('PICKLE_HIDDEN_IMPORT')
  })

  test('a broken pickle says where, and what came before', () => {
    const { findings } = inspectBytes(PLANTED['before it breaks'] ?? new Uint8Array())
    expect(findings.find(({ code }) => code === 'PICKLE_UNREADABLE')?.message).toMatch(
      /up to byte 21 only: byte 21 is no opcode/,
    )
  })

  test('bytes after the end are told', () => {
    expect(inspectBytes(pickle(...PROTOCOL_4, 'N', stop, 1, 2, 3)).metadata).toEqual({ 'bytes after the pickle': '3' })
  })

  test('a length beyond the file ends the scan at once', () => {
    const facts = inspectBytes(pickle(...PROTOCOL_4, 0x8e, ...little(2 ** 50, 8), stop))
    expect(codes(facts)).toContain('PICKLE_UNREADABLE')
  })

  test('an array whose length nobody can tell ends the scan with an error', () => {
    const wrapper = pickle(
      ...PROTOCOL_4,
      ...short('joblib.numpy_pickle'),
      ...short('NumpyArrayWrapper'),
      FETCH,
      ')',
      0x81,
      '}',
      'b',
      'N',
      stop,
    )
    expect(codes(inspectBytes(wrapper))).toContain('PICKLE_UNREADABLE')
  })
})

test.for([
  ['os.system', 'dangerous'],
  ['builtins.eval', 'dangerous'],
  ['builtins.getattr', 'dangerous'],
  ['builtins.set', 'expected'],
  ['torch.hub.load', 'dangerous'],
  ['torch._utils._rebuild_tensor_v2', 'expected'],
  ['numpy.testing._private.utils.runstring', 'dangerous'],
  ['operator.attrgetter', 'dangerous'],
  ['pandas.io.common.os.system', 'dangerous'],
  ['sklearn.svm._classes.SVC', 'expected'],
  ['osmium.Reader', 'unexpected'],
  ['__main__.Model', 'unexpected'],
] as const)('%s is %s', ([name, expected]) => {
  expect(judgeImport(name)).toBe(expected)
})
