import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { ColumnSummary } from '../../../shared/summary/column-summary.ts'
import { formatProfile } from '../../../shared/summary/document/format.ts'
import { toCells } from '../../../shared/summary/number-cells.ts'
import { withoutPersonal } from '../../../shared/summary/private-summary.ts'

const md5 = (text: string): string => createHash('md5').update(text).digest('hex')
const texts = (name: string, names: string[]): ColumnSummary => ({
  name,
  rows: names.length,
  missing: 0,
  values: {
    kind: 'category',
    categories: { names: [...names].sort(), counts: new Float64Array(names.length).fill(1) },
  },
})
const numbers = (name: string, values: number[]): ColumnSummary => ({
  name,
  rows: values.length,
  missing: 0,
  values: { kind: 'number', cells: toCells(Float64Array.from(values), 2048), infinite: 0 },
})

test('a stored profile counts personal data without holding any, and leaves the rest alone', () => {
  const mails = Array.from({ length: 40 }, (_, i) => `person${i}@example.org`)
  const phones = Array.from({ length: 40 }, (_, i) => 4915112345600 + i)
  const city = texts('city', ['Kiel', 'Ulm'])
  const columns = [texts('contact', mails), numbers('phone_number', phones), { ...city, rows: 40, missing: 38 }]
  const hidden = withoutPersonal({ rows: 40, columns }, md5)
  const bytes = formatProfile(hidden, 'x')
  expect(bytes).not.toMatch(/person\d|example\.org|49151123/)
  expect(hidden.columns[0]?.values).toMatchObject({ kind: 'text' })
  expect(hidden.columns[1]?.values).toEqual({ kind: 'other', present: 40 })
  expect(hidden.columns[2]).toEqual(columns[2])
})
