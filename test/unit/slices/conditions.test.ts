import { describe, expect, test } from 'vitest'
import { codeColumn } from '../../../shared/slices/code-columns.ts'
import { toSql } from '../../../shared/slices/condition.ts'
import { orderRows } from '../../../shared/slices/row-order.ts'

const order = Int32Array.from({ length: 400 }, (_, row) => row)
const numbers = (name: string, of: (row: number) => number) => {
  return { kind: 'numeric' as const, name, values: Float64Array.from(order, of) }
}
const texts = (name: string, dictionary: readonly string[]) => {
  return { kind: 'text' as const, name, codes: Int32Array.from(order, (row) => row % dictionary.length), dictionary }
}

describe('columns in codes', () => {
  test('few numbers are values, many are cut at round numbers, missing is a value of its own', () => {
    const few = codeColumn(
      numbers('few', (row) => row % 3),
      { type: 'numeric', order, leaf: 30 },
    )
    if (typeof few === 'string') throw new TypeError(few)
    expect(few.meaning({ from: 1, to: 1 })).toEqual({ column: 'few', kind: 'equals', value: 1 })
    expect(few.meaning({ from: 1, to: 2 })).toEqual({ column: 'few', kind: 'range', from: 1 })
    const many = codeColumn(
      numbers('many', (row) => (row % 4 === 0 ? Number.NaN : row / 400)),
      { type: 'numeric', order, leaf: 30 },
    )
    if (typeof many === 'string') throw new TypeError(many)
    const range = many.meaning({ from: 0, to: 0 })
    expect(range.kind === 'range' && String(range.below).length).toBeLessThanOrEqual(5)
    expect(many.meaning({ from: many.missing ?? -1, to: many.missing ?? -1 })).toEqual({
      column: 'many',
      kind: 'missing',
    })
  })

  test('rare values, free text and what looks personal have no condition', () => {
    const rare = codeColumn(texts('place', ['a', 'b']), { type: 'text', order, leaf: 300 })
    expect(rare).toContain('one value')
    const free = codeColumn(
      texts(
        'note',
        Array.from(order, (row) => `note ${row}`),
      ),
      { type: 'text', order, leaf: 30 },
    )
    expect(free).toContain('another text')
    const mails = codeColumn(texts('contact', ['ann@example.org', 'bob@example.org']), {
      type: 'text',
      order,
      leaf: 30,
    })
    expect(mails).toContain('personal')
  })
})

test('a condition is SQL with everything quoted that needs it', () => {
  const sql = (type: 'numeric' | 'text' | 'boolean' | 'date', value: string | number, column = 'age') =>
    toSql([{ column, kind: 'equals', value }], () => type)
  expect(sql('text', "O'Hara", 'Select "x"')).toBe(`"Select ""x""" = 'O''Hara'`)
  expect(sql('numeric', 1.5, 'order')).toBe('"order" = 1.5')
  expect(sql('boolean', 0)).toBe('age = false')
  expect(sql('date', Date.UTC(2026, 0, 31, 12))).toBe("age = TIMESTAMP '2026-01-31 12:00:00'")
  const range = { column: 'age', kind: 'range', from: 20, below: 30 } as const
  const two = toSql([range, { column: 'job', kind: 'missing' }], () => 'numeric')
  expect(two).toBe('age >= 20 AND age < 30 AND job IS NULL')
})

test('halves are about equal, follow the seed and the group, and deal equal rows in turn', () => {
  const ids = numbers('id', (row) => row)
  const count = (half: Uint8Array): number => half.reduce((sum, place) => sum + place, 0)
  const one = orderRows({ key: [ids] }, 'a')
  expect(Math.abs(count(one.half) - 200)).toBeLessThan(50)
  expect(orderRows({ key: [ids] }, 'b').half).not.toEqual(one.half)
  const same = orderRows({ key: [numbers('same', () => 1)] }, 'a')
  expect(count(same.half)).toBe(200)
  const group = numbers('who', (row) => row % 50)
  const grouped = orderRows({ key: [ids], group }, 'a')
  const halves = new Map<number, Set<number>>()
  grouped.order.forEach((row, place) => {
    const own = halves.get(row % 50) ?? new Set()
    halves.set(row % 50, own.add(grouped.half[place] as number))
  })
  expect([...halves.values()].every((own) => own.size === 1)).toBe(true)
})
