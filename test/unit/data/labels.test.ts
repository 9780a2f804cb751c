import { expect, test } from 'vitest'
import { readLabels } from '../../../shared/data/labels.ts'
import type { Column } from '../../../shared/data/table.ts'
import { UserError } from '../../../shared/kernel/error.ts'

const text = (...values: (string | null)[]): Column => {
  const dictionary = [...new Set(values.filter((value) => value !== null))]
  return {
    kind: 'text',
    name: 'y',
    dictionary,
    codes: Int32Array.from(values, (value) => (value === null ? -1 : dictionary.indexOf(value))),
  }
}
const numbers = (...values: number[]): Column => ({ kind: 'numeric', name: 'y', values: Float64Array.from(values) })
const spec = { threshold: 0.5, source: 'holdout' }

test('the positive class becomes 1, whatever comes first in the file', () => {
  const read = readLabels(text('good', 'bad', 'good'), { ...spec, task: 'binary', positive: 'bad' })
  expect(read.task).toEqual({ kind: 'binary', positive: 'bad', negative: 'good', threshold: 0.5 })
  expect([...read.labels.values]).toEqual([0, 1, 0])
  expect(read.classes).toEqual([
    { name: 'bad', rows: 1 },
    { name: 'good', rows: 2 },
  ])
})

test('numbers may be classes', () => {
  expect([...readLabels(numbers(0, 1, 1), { ...spec, task: 'binary', positive: '1' }).labels.values]).toEqual([0, 1, 1])
})

test('classes of a multiclass task are in code unit order', () => {
  const read = readLabels(text('NO', '<30', '>30', 'NO'), { ...spec, task: 'multiclass' })
  expect(read.task).toEqual({ kind: 'multiclass', classes: ['<30', '>30', 'NO'] })
  expect([...read.labels.values]).toEqual([2, 0, 1, 2])
})

test.each([
  ['a missing label', text('a', null, 'b'), { task: 'binary', positive: 'a' }, 'row 2'],
  ['a positive class that never occurs', text('a', 'b'), { task: 'binary', positive: 'x' }, 'found: a, b'],
  ['a third class', text('a', 'b', 'c'), { task: 'binary', positive: 'a' }, '3 classes'],
  ['a single class', text('a', 'a'), { task: 'binary', positive: 'a' }, '1 classes'],
  ['a single class of many', text('a', 'a'), { task: 'multiclass' }, 'only the class a'],
  ['text as a number', text('a', 'b'), { task: 'regression' }, 'holds text'],
  ['an infinite number', numbers(1, Number.POSITIVE_INFINITY), { task: 'regression' }, 'row 2'],
] as const)('refuses %s', (_what, column, target, words) => {
  expect(() => readLabels(column, { ...spec, ...target })).toThrow(UserError)
  expect(() => readLabels(column, { ...spec, ...target })).toThrow(words)
})
