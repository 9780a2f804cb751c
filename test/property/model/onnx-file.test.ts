import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encode, fitEncoding } from '../../../shared/model/encoding.ts'
import { fileFormat } from '../../../shared/model/model-format.ts'
import { readOnnx } from '../../../shared/model/onnx-file.ts'
import { withoutZipMap } from '../../../shared/model/onnx-zipmap.ts'

const MODEL = readFileSync(join(import.meta.dirname, '..', '..', 'fixtures', 'models', 'columns-zipmap.onnx'))

/** The damage may lie where only the rewrite looks; it says so with a RangeError and nothing else. */
function strip(bytes: Uint8Array) {
  try {
    return readOnnx(withoutZipMap(bytes))
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

test('no bytes crash the readers: they are a model or they are not', () => {
  const damaged = fc
    .array(fc.tuple(fc.nat(MODEL.length - 1), fc.nat(255)), { maxLength: 8 })
    .map((changes) => changes.reduce((bytes, [at, value]) => bytes.with(at, value), new Uint8Array(MODEL)))
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), damaged), (bytes) => {
      const described = readOnnx(bytes)
      fileFormat(bytes)
      if (described !== undefined) expect(strip(bytes)?.operators['ZipMap']).toBeUndefined()
    }),
    { numRuns: 500 },
  )
})

test('an encoded row has finite numbers only, whatever is in it', () => {
  const cells = fc.array(fc.double({ min: -1e30, max: 1e30, noDefaultInfinity: true }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(cells, cells, (training, later) => {
      const table = (values: number[]) => ({
        rows: values.length,
        columns: [{ kind: 'numeric', name: 'x', values: Float64Array.from(values) } as const],
      })
      const encoded = encode(fitEncoding(table(training)), table(training), 'e')
      expect(encoded.values.every(Number.isFinite)).toBe(true)
      expect(encode(fitEncoding(table(training)), table(later), 'e').values.length).toBe(later.length)
    }),
  )
})
