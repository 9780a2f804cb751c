import { expect, test } from 'vitest'
import type { Column } from '../../../shared/data/table.ts'
import { readForecast, readMultilabel, readRanking } from '../../../shared/data/task-labels.ts'
import { UserError } from '../../../shared/kernel/error.ts'

const numeric = (name: string, ...values: number[]): Column => ({
  kind: 'numeric',
  name,
  values: Float64Array.from(values),
})
const text = (name: string, ...values: string[]): Column => {
  const dictionary = [...new Set(values)]
  return { kind: 'text', name, dictionary, codes: Int32Array.from(values, (value) => dictionary.indexOf(value)) }
}
const source = { source: 'holdout' }

test('labels stand side by side, row by row, and their rows are counted', () => {
  const read = readMultilabel([numeric('a', 1, 0, 1), text('b', '0', '0', '1')], 0.4, source)
  expect(read.task).toEqual({ kind: 'multilabel', names: ['a', 'b'], threshold: 0.4 })
  expect(read.labels).toEqual({ kind: 'multilabel', values: Uint8Array.of(1, 0, 0, 0, 1, 1), width: 2 })
  expect(read.classes).toEqual([
    { name: 'a', rows: 2 },
    { name: 'b', rows: 1 },
  ])
})

test('the number of a query follows its key, not the order of the rows', () => {
  const one = readRanking(numeric('g', 1, 0, 2), text('q', 'b', 'a', 'b'), source)
  const other = readRanking(numeric('g', 0, 2, 1), text('q', 'a', 'b', 'b'), source)
  expect(one.labels.kind === 'ranking' && [...one.labels.queries]).toEqual([1, 0, 1])
  expect(other.labels.kind === 'ranking' && [...other.labels.queries]).toEqual([0, 1, 1])
})

test('a forecast knows its quantiles', () => {
  const { task, labels } = readForecast(numeric('y', 1, 2), [0.1, 0.9], source)
  expect(task).toEqual({ kind: 'forecasting', quantiles: [0.1, 0.9] })
  expect(labels).toEqual({ kind: 'forecasting', values: Float64Array.of(1, 2) })
})

test.each([
  ['a label of 2', () => readMultilabel([numeric('a', 0, 2), numeric('b', 1, 1)], 0.5, source), '"2" in row 2'],
  ['a missing label', () => readMultilabel([numeric('a', 0, Number.NaN)], 0.5, source), 'is empty in row 2'],
  ['a grade below 0', () => readRanking(numeric('g', 1, -1), numeric('q', 1, 1), source), 'row 2'],
  ['nothing relevant', () => readRanking(numeric('g', 0, 0), numeric('q', 1, 1), source), 'relevant'],
  ['a row without a query', () => readRanking(numeric('g', 1, 0), numeric('q', 1, Number.NaN), source), '"q" is empty'],
  ['text as a value', () => readForecast(text('y', 'high'), [], source), 'holds text'],
  ['an infinite value', () => readForecast(numeric('y', 1, Number.POSITIVE_INFINITY), [], source), 'row 2'],
])('refuses %s', (_what, read, words) => {
  expect(read).toThrow(UserError)
  expect(read).toThrow(words)
})
