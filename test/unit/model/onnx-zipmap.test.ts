import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fileFormat } from '../../../shared/model/model-format.ts'
import { readOnnx } from '../../../shared/model/onnx-file.ts'
import { withoutZipMap } from '../../../shared/model/onnx-zipmap.ts'
import { concatBytes, encodeField, encodeNumber, readFields } from '../../../shared/model/protobuf-wire.ts'

const model = (name: string): Uint8Array =>
  readFileSync(join(import.meta.dirname, '..', '..', 'fixtures', 'models', name))

test('only the ZipMap goes; its labels were read before', () => {
  const original = model('columns-zipmap.onnx')
  const [before, after] = [readOnnx(original), readOnnx(withoutZipMap(original))]
  const { ZipMap, ...rest } = before?.operators ?? {}
  expect(ZipMap).toBe(1)
  expect(after?.operators).toEqual(rest)
  expect(before?.classes).toEqual(['bad', 'good'])
})

test('a model without ZipMap keeps its very bytes', () => {
  const original = model('forest-multiclass.onnx')
  expect(withoutZipMap(original)).toBe(original)
})

test('classes are read from the classifier, from ZipMap integers, and from the label table of a network', () => {
  expect(readOnnx(model('forest-multiclass.onnx'))?.classes).toEqual(['high', 'low', 'mid'])
  expect(readOnnx(model('boosted-integers-zipmap.onnx'))?.classes).toEqual(['0', '1'])
  expect(readOnnx(model('perceptron.onnx'))?.classes).toEqual(['bad', 'good'])
  expect(readOnnx(model('sigmoid.onnx'))?.classes).toBeUndefined()
})

test('every cut of a file, and every other kind of file, is no ONNX', () => {
  const whole = model('columns-zipmap.onnx')
  // Cuts between the last top-level fields leave a whole graph without its opset list; everything shorter is broken.
  for (let length = 0; length < 1200; length += 7) expect(readOnnx(whole.subarray(0, length))).toBeUndefined()
  expect(fileFormat(Uint8Array.of(0x80, 5, 0x95))).toBe('pickle')
  expect(fileFormat(Uint8Array.of(0x50, 0x4b, 3, 4))).toBe('torch')
  expect(fileFormat(Uint8Array.of(0x89, 0x48, 0x44, 0x46))).toBe('hdf5')
  expect(fileFormat(new TextEncoder().encode('{"modelTopology":{"node":[]},"weightsManifest":[]}'))).toBe('tfjs-graph')
  expect(fileFormat(new TextEncoder().encode('{"modelTopology":'))).toBe('unknown')
})

test('weights in other files are seen, because the digest would not cover them', () => {
  const withTensor = (location: number): Uint8Array => {
    const graph = encodeField(5, encodeNumber(14, location))
    return concatBytes([encodeNumber(1, 8), encodeField(7, graph)])
  }
  expect([0, 1].map((location) => readOnnx(withTensor(location))?.hasExternalData)).toEqual([false, true])
})

test('what is written in wire form is read back', () => {
  const fields = readFields(concatBytes([encodeNumber(3, 300), encodeField(15, new Uint8Array(200))]))
  expect(fields.map(({ number, value }) => [number, value])).toEqual([
    [3, 300],
    [15, 200],
  ])
  expect(() => readFields(Uint8Array.of(0x0a, 5, 1))).toThrow(RangeError)
})
