import { expect, test } from 'vitest'
import { md5 } from '../../../shared/adapters/system/md5.ts'
import type { Column, Table } from '../../../shared/data/table.ts'
import { driftPredicateSchema } from '../../../shared/evidence/drift-predicate.ts'
import type { ColumnType } from '../../../shared/ports/table-engine.ts'
import { detectDrift } from '../../../shared/usecases/detect-drift.ts'
import { createFakeTables } from '../../fakes/table-engine.ts'
import { numbers, words } from '../../fixtures/columns.ts'

const ROWS = 300
const table = (...columns: Column[]): Table => ({ rows: ROWS, columns })
const evenly = (name: string, shift = 0): Column => numbers(ROWS, (row) => row / ROWS + shift, name)
const empty = (name: string): Column => words(ROWS, () => undefined, name)
const silent = { info: () => {}, warn: () => {}, debug: () => {}, progress: () => {} }

async function drift(
  reference: Table,
  current: Table,
  options: {
    columns?: string[]
    exclude?: string[]
    roles?: Record<string, string>
    types?: Record<string, ColumnType>
  } = {},
) {
  const { types, ...selection } = options
  const tables = createFakeTables({ a: reference, b: current }, types)
  const predicate = await detectDrift(
    { summaries: tables, md5, log: silent },
    {
      reference: { path: 'a' },
      current: { path: 'b' },
      source: {},
      assay: '1.0.0',
      createdAt: '2026-01-01T00:00:00Z',
      ...selection,
    },
  )
  return { predicate, reads: tables.reads }
}

test('compares column by column and says which drifted', async () => {
  const { predicate, reads } = await drift(table(evenly('x'), evenly('y')), table(evenly('x'), evenly('y', 0.4)))
  expect(predicate).toMatchObject({
    kind: 'drift',
    drifted: true,
    reference: { source: 'a', rows: ROWS },
    current: { source: 'b' },
  })
  expect(predicate.columns.map(({ name, drifted }) => [name, drifted])).toEqual([
    ['x', false],
    ['y', true],
  ])
  expect(reads.every((names) => names.length === 1)).toBe(true)
  expect(Object.keys(driftPredicateSchema.properties)).toEqual(expect.arrayContaining(Object.keys(predicate)))
})

test('columns on one side only and columns of another type have drifted', async () => {
  const { predicate } = await drift(
    table(evenly('gone'), evenly('kept'), evenly('typed')),
    table(
      evenly('kept'),
      words(ROWS, () => 'text', 'typed'),
      evenly('new'),
    ),
  )
  expect(predicate.columns.map(({ name, drifted }) => [name, drifted])).toEqual([
    ['gone', true],
    ['kept', false],
    ['typed', true],
    ['new', true],
  ])
  expect(predicate.columns[0]?.message).toContain('not in the current data')
  expect(predicate.columns[2]?.message).toContain('from numbers to text')
})

test('what is no feature is not compared, also where one side lacks it, unless it is asked for', async () => {
  const [reference, current] = [table(evenly('id'), evenly('w'), evenly('x')), table(evenly('w', 9), evenly('x'))]
  const roles = { id: '`data.id`', w: '`data.weight`', elsewhere: '`data.group`' }
  const { predicate } = await drift(reference, current, { roles })
  expect(predicate.drifted).toBe(false)
  expect(predicate.columns.map(({ name }) => name)).toEqual(['x'])
  expect(predicate.skipped).toEqual([
    { name: 'id', reason: expect.stringContaining('`data.id`') },
    { name: 'w', reason: expect.stringContaining('`data.weight`') },
  ])
  const asked = await drift(reference, current, { roles, columns: ['w', 'x'] })
  expect(asked.predicate.columns.map(({ name, drifted }) => [name, drifted])).toEqual([
    ['w', true],
    ['x', false],
  ])
})

/** A card number: 15 digits and their check digit by Luhn. */
const card = (row: number): number => {
  const body = String(411_111_000_000_000 + row * 7919)
  const sum = [...body].reduce((total, digit, i) => {
    const double = Number(digit) * (i % 2 === 0 ? 2 : 1)
    return total + (double > 9 ? double - 9 : double)
  }, 0)
  return Number(body) * 10 + ((10 - (sum % 10)) % 10)
}

test('the edges of a histogram tell no digit of a card, and those of other large numbers stay', async () => {
  const side = (shift: number): Table =>
    table(
      numbers(ROWS, (row) => card((row % 90) + shift), 'paid_with'),
      numbers(ROWS, (row) => 4e15 + row * 7919 + shift, 'nanoseconds'),
    )
  const { predicate } = await drift(side(0), side(100_000), { columns: ['paid_with', 'nanoseconds'] })
  expect(predicate.columns.map(({ name, histogram }) => [name, histogram === undefined])).toEqual([
    ['paid_with', true],
    ['nanoseconds', false],
  ])
  expect(JSON.stringify(predicate.columns[0])).not.toMatch(/4\.?111/)
})

test('a column without any value on one side is missing, not retyped', async () => {
  const { predicate } = await drift(table(evenly('x'), empty('y')), table(empty('x'), evenly('y')))
  expect(predicate.columns.map(({ type, effect, drifted }) => [type, effect.name, drifted])).toEqual([
    ['numeric', 'missing-share', true],
    ['numeric', 'missing-share', true],
  ])
})

test('identifiers, free text and dates are skipped with the reason, unless they are named', async () => {
  const columns = [
    words(ROWS, (row) => `id ${row}`, 'key'),
    numbers(ROWS, (row) => row, 'customer_id'),
    evenly('day'),
    evenly('x'),
  ]
  const types = { day: 'date' } as const
  const { predicate } = await drift(table(...columns), table(...columns), { types })
  expect(predicate.columns.map((column) => column.name)).toEqual(['x'])
  expect(predicate.skipped?.map((column) => column.name)).toEqual(['key', 'customer_id', 'day'])
  const named = await drift(table(...columns), table(...columns), { types, columns: ['day', 'customer_id'] })
  expect(named.predicate.columns.map((column) => column.name)).toEqual(['customer_id', 'day'])
  expect(named.predicate.skipped).toBeUndefined()
})

test('excluded columns are left out; names on neither side are an error with the nearest name', async () => {
  const { predicate } = await drift(table(evenly('income'), evenly('x')), table(evenly('x')), { exclude: ['income'] })
  expect(predicate).toMatchObject({ drifted: false, columns: [{ name: 'x' }] })
  const wrong = drift(table(evenly('income')), table(evenly('income')), { columns: ['incom'], exclude: ['zzz'] })
  await expect(wrong).rejects.toMatchObject({
    code: 'COLUMN_MISSING',
    problems: [{ fix: 'did you mean "income"?' }, { message: expect.stringContaining('"zzz"') }],
  })
})

test('zeros and ones are compared with booleans', async () => {
  const flags = numbers(ROWS, (row) => row % 2, 'flag')
  const { predicate } = await drift(table(flags), table(flags), { types: { flag: 'boolean' } })
  expect(predicate.columns[0]).toMatchObject({
    type: 'categorical',
    drifted: false,
    histogram: { labels: ['false', 'true'] },
  })
})
