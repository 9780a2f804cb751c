import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { deflateSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { createModelFiles, inflate } from '../../shared/adapters/fs/model-files.ts'
import { inspectModel } from '../../shared/inspect-model/inspect.ts'
import { external, node, onnx } from '../fixtures/planted-models.ts'

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'assay-model-files-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'model', 'variables'), { recursive: true })
  writeFileSync(join(folder, 'secret.bin'), new Uint8Array(16))
  return folder
}
const open = (path: string) => {
  const opened = createModelFiles((written) => resolve(written)).open(path)
  onTestFinished(opened.close)
  return opened
}

test('pieces of a file, sizes, and files below a folder', () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'model', 'saved_model.pb'), Uint8Array.of(1, 2, 3, 4))
  writeFileSync(join(folder, 'model', 'variables', 'variables.index'), new Uint8Array(5))
  const opened = open(join(folder, 'model'))
  expect(opened.main).toBe('saved_model.pb')
  expect([...opened.open('saved_model.pb').read(1, 3)]).toEqual([2, 3])
  expect(opened.filesBelow('variables')).toEqual(['variables/variables.index'])
  expect(opened.filesBelow('assets')).toEqual([])
  expect(opened.sizeOf('variables/variables.index')).toBe(5)
  expect(opened.sizeOf('variables')).toBeUndefined()
})

test('nothing outside of the folder is read, also not through a link', () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'model', 'm.onnx'), onnx([node('Gemm'), external('link.bin', 0, 16)]))
  symlinkSync(join(folder, 'secret.bin'), join(folder, 'model', 'link.bin'))
  const opened = open(join(folder, 'model', 'm.onnx'))
  expect(opened.sizeOf('../secret.bin')).toBeUndefined()
  expect(opened.sizeOf('link.bin')).toBeUndefined()
  expect(() => opened.open('link.bin')).toThrow('not there')
  expect(inspectModel(opened).findings).toMatchObject([{ code: 'ONNX_EXTERNAL_MISSING' }])
})

test('a file that became shorter is told, not read as zeros', () => {
  const folder = newFolder()
  const path = join(folder, 'model', 'm.onnx')
  writeFileSync(path, new Uint8Array(100))
  const bytes = open(path).open('m.onnx')
  writeFileSync(path, new Uint8Array(10))
  expect(() => bytes.read(0, 100)).toThrow('shorter')
})

test('what is not there, and a folder without a model', () => {
  const folder = newFolder()
  expect(() => open(join(folder, 'none.onnx'))).toThrow('does not exist')
  expect(() => open(join(folder, 'model'))).toThrow('saved_model.pb or model.json')
})

test('a bomb costs no more than the limit, and damage is told', () => {
  const bomb = deflateSync(new Uint8Array(200 * 2 ** 20))
  const before = process.memoryUsage().arrayBuffers
  expect(inflate(bomb, 'zlib', 2 ** 20)).toBeUndefined()
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 2 ** 20)
  expect(inflate(deflateSync(Uint8Array.of(7)), 'zlib', 10)).toEqual(expect.objectContaining({ length: 1 }))
  expect(() => inflate(Uint8Array.of(1, 2, 3), 'gzip', 10)).toThrow(RangeError)
})
