import { expect, test } from 'vitest'
import { toDay, toMoment } from '../../../shared/data/calendar.ts'
import { compareSchemas, type DeclaredColumn } from '../../../shared/data/diff.ts'
import { type MeasuredColumn, strongOnly, toProfileColumn, variationOf } from '../../../shared/data/profile.ts'

const declare = (name: string, type: string, databaseType: string): DeclaredColumn => ({ name, type, databaseType })

test('a wider number is no other type; nested types are compared as they are declared', () => {
  const base = [declare('n', 'numeric', 'INTEGER'), declare('t', 'text', 'VARCHAR'), declare('l', 'other', 'INTEGER[]')]
  const head = [declare('l', 'other', 'DOUBLE[]'), declare('n', 'numeric', 'DOUBLE'), declare('t', 'text', "ENUM('a')")]
  expect(compareSchemas(base, head)).toEqual({
    added: [],
    removed: [],
    retyped: [{ name: 'l', from: 'INTEGER[]', to: 'DOUBLE[]' }],
  })
  expect(compareSchemas(base.slice(0, 1), head.slice(2)).added).toEqual([{ name: 't', type: 'ENUM' }])
})

test('days and moments, also before 1970', () => {
  expect([0, 951_782_400_000, -1, -86_400_000].map(toDay)).toEqual([
    '1970-01-01',
    '2000-02-29',
    '1969-12-31',
    '1969-12-31',
  ])
  expect([0, 1_500, -1_000].map(toMoment)).toEqual(['1970-01-01', '1970-01-01T00:00:01Z', '1969-12-31T23:59:59Z'])
})

const measured = (counts: readonly number[], name = 'x'): MeasuredColumn => ({
  name,
  type: 'numeric',
  databaseType: 'DOUBLE',
  rows: 1000,
  values: {
    present: counts.reduce((sum, count) => sum + count, 0),
    infinite: 4,
    distinct: counts.length,
    top: counts.map((count, i) => ({ value: String(i), count })),
    sample: [],
  },
  numbers: { min: 0, max: 9, mean: 1, standardDeviation: 1, quantiles: [0, 1, 2, 3, 4], bins: [] },
})

test('atoms are values with 2 % of what is there; one value in 99 % is nearly a constant', () => {
  const found = toProfileColumn(measured([20, 19, 1, ...Array.from({ length: 920 }, () => 1)]))
  expect(found).toMatchObject({ missing: 36, infinite: 4, variation: 'varies' })
  expect(found.atoms).toEqual([{ value: '0', count: 20, share: 20 / 960 }])
  expect(found.top).toHaveLength(10)
  expect(toProfileColumn(measured([990, 6])).variation).toBe('near-constant')
  expect(toProfileColumn(measured([980, 16])).variation).toBe('varies')
})

test('infinite values are values: with some a column is not constant, and with only some it is not empty', () => {
  const variety = { present: 996, infinite: 4, distinct: 1, most: 996 }
  expect(variationOf(variety)).toBe('near-constant')
  expect(variationOf({ ...variety, infinite: 0 })).toBe('constant')
  expect(variationOf({ ...variety, infinite: 200 })).toBe('varies')
  expect(variationOf({ present: 0, infinite: 3, distinct: 0, most: 0 })).toBe('varies')
  expect(variationOf({ present: 0, infinite: 0, distinct: 0, most: 0 })).toBe('empty')
})

test('a personal column of numbers shows none of them', () => {
  const found = toProfileColumn(measured([20, 19], 'phone_number'))
  expect(found.top.map(({ value }) => value)).toEqual(['(phone, hidden)', '(phone, hidden)'])
  for (const name of ['numbers', 'histogram', 'atoms']) expect(found).not.toHaveProperty(name)
})

test('strong correlations of both signs, strongest first; two rows always lie on a line', () => {
  const pairs = [0.95, 0.949, -0.99].map((pearson) => ({ pearson, rows: 10 }))
  expect(strongOnly([...pairs, { pearson: 1, rows: 9 }]).map(({ pearson }) => pearson)).toEqual([-0.99, 0.95])
})
