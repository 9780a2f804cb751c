import { expect, test } from 'vitest'
import { readLabels } from '../../../shared/data/labels.ts'
import { rowNames, withRowNames } from '../../../shared/data/row-names.ts'
import type { Column } from '../../../shared/data/table.ts'
import { readMultilabel, readRanking } from '../../../shared/data/task-labels.ts'
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

test('classes that were named keep their order, also those that no row has; others are refused with a row', () => {
  const asked = { ...spec, task: 'multiclass', classes: ['lo', 'mid', 'hi'] } as const
  const read = readLabels(text('mid', 'lo', 'mid'), asked)
  expect(read.task).toEqual({ kind: 'multiclass', classes: ['lo', 'mid', 'hi'] })
  expect([...read.labels.values]).toEqual([1, 0, 1])
  expect(read.classes?.at(2)).toEqual({ name: 'hi', rows: 0 })
  const rowName = rowNames(['a1', 'b2', 'c3'], 'key')
  expect(() => readLabels(text('mid', 'top', 'lo'), { ...asked, rowName })).toThrow(
    /"top" \(key b2\).*add them to `classes:`/s,
  )
})

test.each(['true', 'yes', 'T', '1'])('true and false, kept as 1 and 0, are called by their words: %s', (positive) => {
  const read = readLabels(numbers(0, 1, 1), { ...spec, task: 'binary', positive, isBoolean: true })
  expect(read.task).toMatchObject({ positive: 'true', negative: 'false' })
  expect([...read.labels.values]).toEqual([0, 1, 1])
  const other = { ...spec, task: 'binary', positive: 'late', isBoolean: true } as const
  expect(() => readLabels(numbers(0, 1), other)).toThrow('found: false, true')
  expect(readLabels(numbers(0, 1), { ...spec, task: 'binary', positive: '1' }).task).toMatchObject({ positive: '1' })
})

test('rows are named by their id, because they are not in the order of the file', () => {
  const rowName = rowNames(['a1', 'b2'], 'key')
  const binary = { ...spec, task: 'binary', positive: 'a', rowName } as const
  expect(() => readLabels(text('a', null), binary)).toThrow('empty in key b2')
  expect(() => readLabels(numbers(1, Number.NaN), { ...spec, task: 'regression', rowName })).toThrow('in key b2')
  const truth = { source: 'holdout', rowName }
  expect(() => readMultilabel([numbers(1, 2)], 0.5, truth)).toThrow('says "2" in key b2')
  expect(() => readRanking(numbers(1, -1), text('q', 'q'), truth)).toThrow('grade in key b2')
  expect(() => readRanking(numbers(1, 1), text('q', null), truth)).toThrow('empty in key b2')
})

test('what a model says of a row gets its id', () => {
  const error = new UserError('PREDICTION_INVALID', { file: 'm', message: 'row 2 of the data: the model answers NaN' })
  expect(withRowNames(error, rowNames(['a1', 'b2'])).problems[0]?.message).toBe(
    'id b2 of the data: the model answers NaN',
  )
  expect(withRowNames(error, rowNames()).problems[0]?.message).toMatch(/^row 2 of the data/)
})
