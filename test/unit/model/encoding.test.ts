import { expect, test } from 'vitest'
import type { Table } from '../../../shared/data/table.ts'
import { parseStrictJson } from '../../../shared/document/json.ts'
import { validate } from '../../../shared/document/validate.ts'
import { encode, encodedColumns, fitEncoding, MAX_CATEGORIES } from '../../../shared/model/encoding.ts'
import { encodingSchema } from '../../../shared/model/encoding-schema.ts'

const numeric = (name: string, ...cells: number[]) =>
  ({ kind: 'numeric', name, values: Float64Array.from(cells) }) as const
const text = (name: string, cells: readonly (string | undefined)[]) => {
  const dictionary = [...new Set(cells.filter((cell) => cell !== undefined))]
  const codes = Int32Array.from(cells, (cell) => (cell === undefined ? -1 : dictionary.indexOf(cell)))
  return { kind: 'text', name, dictionary, codes } as const
}
const table = (...columns: Table['columns']): Table => {
  const [first] = columns
  return { rows: first?.kind === 'numeric' ? first.values.length : (first?.codes.length ?? 0), columns }
}
const train = table(numeric('age', 10, Number.NaN, 30, 80), text('job', ['nurse', 'clerk', undefined, 'nurse']))

test('numbers are filled with the training median and standardised with the training mean and deviation', () => {
  const encoding = fitEncoding(train)
  const sd = Math.sqrt(((10 - 40) ** 2 + (30 - 40) ** 2 + (80 - 40) ** 2) / 3)
  expect(encoding.columns[0]).toEqual({ kind: 'numeric', name: 'age', median: 30, mean: 40, sd })
  const later = encode(encoding, table(text('job', ['clerk', 'clerk']), numeric('age', Number.NaN, 40)), 'e')
  expect(later.values[0]).toBeCloseTo((30 - 40) / sd, 6)
  expect(later.values[later.columns]).toBe(0)
})

test('texts become one column per category, most frequent first, then one for every other; missing is all zero', () => {
  const encoding = fitEncoding(train)
  const later = encode(encoding, table(numeric('age', 40, 40, 40), text('job', ['nurse', 'pilot', undefined])), 'e')
  expect(later.names).toEqual(['age', 'job=nurse', 'job=clerk', 'job=…'])
  expect([...later.values]).toEqual([0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0])
})

test('a hundred categories at most', () => {
  const encoding = fitEncoding(
    table(
      text(
        'code',
        Array.from({ length: 150 }, (_, i) => `c${i}`),
      ),
    ),
  )
  expect(encode(encoding, table(text('code', ['c149'])), 'e').columns).toBe(MAX_CATEGORIES + 1)
})

test('constant and wholly missing columns give finite numbers', () => {
  const encoding = fitEncoding(table(numeric('a', 5, 5), numeric('b', Number.NaN, Number.NaN)))
  expect([...encode(encoding, table(numeric('a', 5, 6), numeric('b', Number.NaN, 2)), 'e').values]).toEqual([
    0, 0, 1, 2,
  ])
})

test('a range of rows is that part of the whole', () => {
  const encoding = fitEncoding(train)
  const whole = encode(encoding, train, 'e')
  expect([...encode(encoding, train, 'e', [1, 3]).values]).toEqual([
    ...whole.values.subarray(whole.columns, 3 * whole.columns),
  ])
})

test('what was written is read back the same, and nothing else is accepted', () => {
  const encoding = fitEncoding(train, ['good', 'bad'])
  const read = (content: string) =>
    validate(parseStrictJson(content, 'e', 'MODEL_UNREADABLE'), encodingSchema, 'MODEL_UNREADABLE')
  expect(read(JSON.stringify(encoding))).toEqual(encoding)
  expect(encodedColumns(encoding)).toEqual(['age', 'job'])
  expect(() => read(JSON.stringify({ ...encoding, extra: 1 }))).toThrow(/unknown key "extra"/)
  expect(() => read('{"version":1,"columns":[{"kind":"numeric","name":"a","median":0,"mean":0,"sd":0}]}')).toThrow(/sd/)
})

test('a missing column, or text where numbers were, is refused by name', () => {
  const encoding = fitEncoding(train)
  expect(() => encode(encoding, table(numeric('age', 1)), 'e')).toThrow(/needs the column "job"/)
  expect(() => encode(encoding, table(text('age', ['x']), text('job', ['x'])), 'e')).toThrow(/"age" holds text/)
})
