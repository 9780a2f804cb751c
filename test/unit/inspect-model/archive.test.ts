import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { concatBytes } from '../../../shared/model/protobuf-wire.ts'
import { codes, inspectBytes, type PlantedEntry, pickle, text, zip } from '../../fixtures/planted-models.ts'

const EVIL = pickle(0x80, 4, 'cos\nsystem\n', '.')
/** What torch.save writes about one tensor of six numbers: a persistent id ('storage', class, key, device, count). */
const STATE = pickle(
  0x80,
  2,
  '}',
  'U',
  1,
  'w',
  'ctorch._utils\n_rebuild_tensor_v2\n',
  '(',
  '(',
  'U',
  7,
  'storage',
  'ctorch\nFloatStorage\n',
  'U',
  1,
  '0',
  'U',
  3,
  'cpu',
  'K',
  6,
  'tQ',
  't',
  'R',
  's',
  '.',
)
const torch = (entries: readonly PlantedEntry[] = [], state = STATE) =>
  zip([{ name: 'model/data.pkl', content: state }, { name: 'model/data/0', content: new Uint8Array(24) }, ...entries])

describe('PyTorch', () => {
  test('names, calls and the numbers of its storages', () => {
    expect(inspectBytes(torch())).toMatchObject({
      format: 'torch',
      tensors: 1,
      parameters: 6,
      imports: [
        { name: 'torch.FloatStorage', count: 0 },
        { name: 'torch._utils._rebuild_tensor_v2', count: 1 },
      ],
      findings: [{ code: 'PICKLE', severity: 'warn' }],
    })
  })

  test('a dangerous pickle is found under any name, stored or compressed', () => {
    const packed = { content: deflateRawSync(EVIL), method: 8, size: EVIL.length }
    expect(codes(inspectBytes(torch([{ name: 'model/data/1', content: EVIL }])))).toContain('PICKLE_DANGEROUS_IMPORT')
    expect(codes(inspectBytes(torch([{ name: 'model/x.pkl', ...packed }])))).toContain('PICKLE_DANGEROUS_IMPORT')
    expect(codes(inspectBytes(torch([], EVIL)))).toContain('PICKLE_DANGEROUS_IMPORT')
  })

  test('numbers that begin like a pickle are no pickle', () => {
    expect(codes(inspectBytes(torch([{ name: 'model/data/1', content: pickle(0x80, 2, 0xff, 0xff) }])))).toEqual([
      'PICKLE',
    ])
  })

  test('the old format: the pickle after the one with the tensors is scanned as well, the numbers after it are not', () => {
    const [keys, numbers] = [pickle(0x80, 2, ']', 'U', 1, '0', 'a', '.'), pickle(0x80, 0xff, 0, 0)]
    const old = (next: Uint8Array) => codes(inspectBytes(concatBytes([STATE, next, numbers])))
    expect(old(keys)).toEqual(['PICKLE'])
    expect(old(EVIL)).toContain('PICKLE_DANGEROUS_IMPORT')
    expect(old(EVIL.subarray(2))).toContain('PICKLE_DANGEROUS_IMPORT')
  })

  test('code of TorchScript is told', () => {
    expect(codes(inspectBytes(torch([{ name: 'model/code/a.py', content: text('x') }])))).toContain('TORCHSCRIPT_CODE')
  })
})

describe('archives', () => {
  test.for([
    ['ZIP_PATH', [{ name: '../../etc/cron.d/x', content: text('x') }]],
    ['ZIP_PATH', [{ name: '/etc/passwd', content: text('x') }]],
    [
      'ZIP_TWICE',
      [
        { name: 'a', content: text('x') },
        { name: 'a', content: text('y') },
      ],
    ],
    ['ZIP_NAME', [{ name: 'a', local: 'b', content: text('x') }]],
    ['ZIP_ENCRYPTED', [{ name: 'a', flags: 1, content: text('x') }]],
    ['ZIP_BOMB', [{ name: 'a', method: 8, size: 2 ** 31, content: deflateRawSync(new Uint8Array(2 ** 20)) }]],
  ] as const)('%s', ([code, entries]) => {
    expect(codes(inspectBytes(zip(entries)))).toEqual([code])
  })

  test('a pickle that grows without end is not unpacked to its end', () => {
    const content = deflateRawSync(new Uint8Array(70 * 2 ** 20))
    const found = codes(inspectBytes(zip([{ name: 'a.pkl', method: 8, size: 100, content }])))
    expect(found).toContain('ZIP_LARGE_PICKLE')
  })

  test('an archive without its directory is damaged', () => {
    const whole = zip([{ name: 'a', content: text('x') }])
    expect(() => inspectBytes(whole.subarray(0, whole.length - 30))).toThrow('directory at the end is missing')
  })
})

describe('Keras', () => {
  const layer = (name: string, more: object = {}) => ({
    module: 'keras.layers',
    class_name: name,
    config: { name },
    ...more,
  })
  const keras = (...layers: readonly object[]) =>
    zip([
      { name: 'metadata.json', content: text('{}') },
      {
        name: 'config.json',
        content: text(JSON.stringify({ module: 'keras', class_name: 'Sequential', config: { layers } })),
      },
    ])

  test('layers, nested ones too', () => {
    const input = layer('InputLayer', { config: { name: 'x', batch_shape: [null, 4], dtype: 'float32' } })
    const inner = layer('Sequential', { config: { layers: [layer('Dense'), layer('Dense')] } })
    expect(inspectBytes(keras(input, inner))).toMatchObject({
      format: 'keras',
      operators: [
        { name: 'Dense', count: 2 },
        { name: 'InputLayer', count: 1 },
        { name: 'Sequential', count: 1 },
      ],
      inputs: [{ name: 'x', type: 'float32', shape: ['?', 4] }],
      findings: [],
    })
  })

  test('Lambda layers and classes from elsewhere are errors, also inside a wrapper', () => {
    const wrapped = layer('TimeDistributed', { config: { layer: layer('Lambda') } })
    expect(codes(inspectBytes(keras(wrapped)))).toEqual(['KERAS_LAMBDA'])
    expect(codes(inspectBytes(keras(layer('run', { module: 'os' }))))).toEqual(['KERAS_FOREIGN_MODULE'])
  })

  test('HDF5 is searched for Lambda layers', () => {
    const file = (json: string) => Uint8Array.from([0x89, 0x48, 0x44, 0x46, ...text(json)])
    expect(codes(inspectBytes(file('…"class_name": "Lambda"…')))).toEqual(['KERAS_LAMBDA', 'HDF5_NOT_READ'])
    expect(codes(inspectBytes(file('…"class_name": "Dense"…')))).toEqual(['HDF5_NOT_READ'])
  })
})
