import { expect, test } from 'vitest'
import { columnBytes } from '../../../shared/data/content.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

test('the order of a dictionary does not change the content', () => {
  const a = columnBytes({ kind: 'text', name: 'c', dictionary: ['x', 'y', 'unused'], codes: Int32Array.of(0, 1, -1) })
  const b = columnBytes({ kind: 'text', name: 'c', dictionary: ['y', 'x'], codes: Int32Array.of(1, 0, -1) })
  expect(hex(a)).toBe(hex(b))
})

test('minus zero is zero and every NaN is the same; another value, name or kind is other content', () => {
  const numeric = (name: string, ...values: number[]) =>
    hex(columnBytes({ kind: 'numeric', name, values: Float64Array.from(values) }))
  expect(numeric('c', -0, Number.NaN)).toBe(numeric('c', 0, Number.NaN))
  expect(numeric('c', 1)).not.toBe(numeric('c', 2))
  expect(numeric('c', 1)).not.toBe(numeric('d', 1))
  const texts = columnBytes({ kind: 'text', name: 'c', dictionary: ['1'], codes: Int32Array.of(0) })
  expect(numeric('c', 1)).not.toBe(hex(texts))
})
