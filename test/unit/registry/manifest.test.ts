import { describe, expect, test } from 'vitest'
import { parseStrictJson } from '../../../shared/document/json.ts'
import { validate } from '../../../shared/document/validate.ts'
import {
  createManifest,
  type ModelFile,
  manifestFiles,
  manifestSchema,
  toModelFiles,
} from '../../../shared/lineage/manifest.ts'
import { sha256 } from '../../fakes/registration.ts'

const file = (path: string, content = path): ModelFile => ({ path, digest: sha256(content), size: content.length })

describe('createManifest', () => {
  test('the same files give the same bytes in any order, other bytes give another identity', () => {
    const a = createManifest([file('model.json'), file('group1-shard1of1.bin')], sha256)
    const b = createManifest([file('group1-shard1of1.bin'), file('model.json')], sha256)
    const c = createManifest([file('model.json', 'other'), file('group1-shard1of1.bin')], sha256)
    expect(b).toEqual(a)
    expect(c.digest).not.toBe(a.digest)
    expect(a.digest).toBe(sha256(a.text))
  })

  test('is an OCI manifest in ModelPack form whose layers are the files', () => {
    const { text, config, files } = createManifest([file('variables/variables.index'), file('a.json')], sha256)
    const document = parseStrictJson(text, 'manifest', 'REGISTRY_REFUSED')
    const manifest = validate<Parameters<typeof manifestFiles>[0]>(document, manifestSchema, 'REGISTRY_REFUSED')
    expect(manifest.layers.map(({ mediaType }) => mediaType)).toEqual([
      'application/vnd.cncf.model.weight.config.v1.raw',
      'application/vnd.cncf.model.weight.v1.raw',
    ])
    expect(manifest.config).toMatchObject({ digest: sha256(config), size: config.length })
    expect(JSON.parse(config)).toMatchObject({
      descriptor: {},
      modelfs: { diffIds: files.map(({ digest }) => digest) },
    })
    expect(manifestFiles(manifest)).toEqual(files)
  })

  test.each([
    '../model.onnx',
    'a/../b',
    './a',
    '/etc/passwd',
    'a//b',
    'a/',
    'mit leer.onnx',
    'modèle.onnx',
    'a\\b',
    'a\nb',
    '',
    'x'.repeat(201),
  ])('refuses the path %j', (path) => {
    expect(() => createManifest([file(path)], sha256)).toThrow(expect.objectContaining({ code: 'MODEL_UNREADABLE' }))
  })

  test('refuses names that differ in case alone, even when others lie between them, and no files at all', () => {
    expect(() => createManifest([file('Model.bin'), file('a.bin'), file('model.bin')], sha256)).toThrow(
      /upper and lower/,
    )
    expect(() => createManifest([], sha256)).toThrow(/1 to 1000 files/)
  })
})

describe('toModelFiles', () => {
  test('names files relative to the model, wherever it lies', () => {
    expect(toModelFiles('build/m.onnx', [file('build/m.onnx')])[0]?.path).toBe('m.onnx')
    expect(toModelFiles('./build/tfjs/', [file('build/tfjs/model.json')])[0]?.path).toBe('model.json')
    expect(toModelFiles('a/model', [file('a/model/model')])[0]?.path).toBe('model')
  })
})
