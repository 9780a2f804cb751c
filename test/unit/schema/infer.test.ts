import { describe, expect, test } from 'vitest'
import { inferColumns, leastPresent } from '../../../shared/schema/infer.ts'
import { isBelow } from '../../../shared/schema/judge-rows.ts'
import type { ColumnFacts } from '../../../shared/schema/measure.ts'

const facts = (more: Partial<ColumnFacts>): ColumnFacts => ({
  name: 'x',
  type: 'numeric',
  rows: 1000,
  present: 1000,
  nan: 0,
  infinite: 0,
  sample: [],
  isUnique: false,
  ...more,
})
const text = (counts: Readonly<Record<string, number>>, more: Partial<ColumnFacts> = {}): ColumnFacts => {
  const present = Object.values(counts).reduce((sum, one) => sum + one, 0)
  const values = Object.entries(counts).map(([value, count]) => ({ value, count }))
  return facts({ type: 'text', rows: present, present, values, sample: Object.keys(counts), ...more })
}
const infer = (one: ColumnFacts, options = {}) => inferColumns([one], options)[0]

describe('presence', () => {
  test.for([
    ['rule of three: 3 / 3001 is below 0.1 %', 3001, 3001, 0.999],
    ['3 / 3000 is not', 3000, 3000, 0.99],
    ['one missing in 100,000 is a bound of 0.005 %', 100_000, 99_999, 0.999],
    ['one missing in 3001 is a bound of 0.15 %', 3001, 3000, 0.99],
    ['5 % missing', 10_000, 9500, 0.89],
    ['3 rows say nothing', 3, 3, undefined],
    ['a third missing', 900, 600, undefined],
    ['all missing', 900, 0, undefined],
  ] as const)('%s', ([, rows, present, least]) => {
    expect(leastPresent(facts({ rows, present }))).toBe(least)
  })

  test('the reference itself always has enough values', () => {
    for (const rows of [1, 10, 100, 3000, 5000, 100_000]) {
      for (const missing of [0, 1, 2, 5, 40]) {
        const present = Math.max(0, rows - missing)
        expect(present).toBeGreaterThanOrEqual((leastPresent(facts({ rows, present })) ?? 0) * rows)
      }
    }
  })
})

describe('values', () => {
  test('are closed when none occurs once', () => {
    expect(infer(text({ a: 30, b: 2 }))?.rule.values).toEqual(['a', 'b'])
  })

  test('are open when one occurs once and as many rows are to come', () => {
    const found = infer(text({ a: 99, b: 1 }))
    expect(found?.rule.values).toBeUndefined()
    expect(found?.remark).toContain('1 of them once')
    expect(infer(text({ a: 99, b: 1 }), { nextRows: 50 })?.rule.values).toEqual(['a', 'b'])
  })

  test('of few rows, of more than 100 values and of personal data are not listed', () => {
    expect(infer(text({ a: 10, b: 10 }))?.rule.values).toBeUndefined()
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`v${i}`, 2]))
    expect(infer(text(many))?.rule.values).toBeUndefined()
    const found = infer(text({ 'ada@example.org': 40, 'bob@example.org': 40 }, { format: 'email' }))
    expect(JSON.stringify(found)).not.toContain('@')
    expect(found).toMatchObject({ rule: { format: 'email' }, remark: expect.stringContaining('personal') })
  })
})

test('ranges only warn, so they are `seen`; numbers that tell rows apart have none, and are unique by name only', () => {
  const numbers = { min: 1, max: 9, isWhole: true }
  expect(infer(facts({ numbers }))?.rule).toEqual({ type: 'integer', present: 0.99, seen: [1, 9] })
  expect(infer(facts({ numbers: { ...numbers, isWhole: false } }))?.rule.type).toBe('number')
  expect(infer(facts({ numbers, isUnique: true }))?.rule).toEqual({ type: 'integer', present: 0.99 })
  expect(infer(facts({ name: 'patient_id', numbers, isUnique: true }))?.rule.unique).toBe(true)
  expect(infer(facts({ numbers, isUnique: true }), { id: 'x' })?.rule.unique).toBe(true)
  expect(
    infer(facts({ numbers: { min: 4_111_111_111_111_111, max: 5_500_005_555_555_559, isWhole: true } }))?.rule.seen,
  ).toBeUndefined()
})

test('what the reference has is no surprise, and the target may be absent where the model is used', () => {
  const severity = { VALUE_NAN: 'off', VALUE_INFINITE: 'off' }
  expect(infer(facts({ nan: 1, infinite: 1 }), { target: 'x' })?.rule).toMatchObject({ severity, not_in: ['serving'] })
})

test.for([
  [999, 1000, 0.999, false],
  [998, 1000, 0.999, true],
  [2997, 3000, 0.999, false],
  [0, 0, 1, false],
  [7, 10, 0.7, false],
] as const)('%d of %d are below %d: %s', ([part, whole, limit, below]) => {
  expect(isBelow(part, whole, limit)).toBe(below)
})
