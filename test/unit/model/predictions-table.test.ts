import { expect, test } from 'vitest'
import type { Column, Table } from '../../../shared/data/table.ts'
import { UserError } from '../../../shared/kernel/error.ts'
import type { TaskSpec } from '../../../shared/model/predictions.ts'
import { predictionsFromTable, refuseOtherClasses } from '../../../shared/model/predictions-table.ts'

const BINARY: TaskSpec = { kind: 'binary', positive: 'bad', negative: 'good', threshold: 0.5 }
const source = { file: 'p.csv', id: 'id' }
const numeric = (name: string, ...values: number[]): Column => ({
  kind: 'numeric',
  name,
  values: Float64Array.from(values),
})
const table = (...columns: Column[]): Table => ({
  rows: columns[0]?.kind === 'numeric' ? columns[0].values.length : 0,
  columns,
})

test('predictions are put into the order of the holdout', () => {
  const found = predictionsFromTable(
    table(numeric('id', 3, 1, 2), numeric('score', 0.3, 0.1, 0.2)),
    ['1', '2', '3'],
    BINARY,
    source,
  )
  expect(found).toEqual({ kind: 'binary', scores: Float64Array.of(0.1, 0.2, 0.3) })
})

test('each class of a multiclass task has its column', () => {
  const task: TaskSpec = { kind: 'multiclass', classes: ['a', 'b'] }
  const found = predictionsFromTable(
    table(numeric('id', 2, 1), numeric('p_a', 0.25, 1), numeric('p_b', 0.75, 0)),
    ['1', '2'],
    task,
    source,
  )
  expect(found).toEqual({ kind: 'multiclass', classes: ['a', 'b'], probabilities: Float64Array.of(1, 0, 0.25, 0.75) })
})

test.each([
  ['a row too few', [1], [0.1], 'PREDICTION_MISMATCH', '1 holdout ids have no prediction (2)'],
  ['a row too many', [1, 2, 3], [0.1, 0.1, 0.1], 'PREDICTION_MISMATCH', 'not in the holdout (3)'],
  ['an id twice', [1, 1, 2], [0.1, 0.2, 0.1], 'PREDICTION_MISMATCH', 'more than once: 1'],
  ['a hole in the ids', [1, Number.NaN], [0.1, 0.2], 'PREDICTION_MISMATCH', 'row 2 has no id'],
  ['NaN', [1, 2], [0.1, Number.NaN], 'PREDICTION_INVALID', 'id 2 is missing or not a number'],
  ['infinity', [1, 2], [Number.POSITIVE_INFINITY, 0.1], 'PREDICTION_INVALID', 'id 1 is Infinity'],
  ['more than certainty', [1, 2], [0.1, 1.01], 'PREDICTION_INVALID', 'probability'],
])('refuses %s', (_what, ids, scores, code, words) => {
  const run = () =>
    predictionsFromTable(table(numeric('id', ...ids), numeric('score', ...scores)), ['1', '2'], BINARY, source)
  expect(run).toThrow(words)
  expect(run).toThrow(expect.objectContaining({ code }))
  expect(run).toThrow(UserError)
})

test('a missing column is named', () => {
  expect(() => predictionsFromTable(table(numeric('id', 1)), ['1'], BINARY, source)).toThrow('"score" is missing')
})

const CLASSES: TaskSpec = { kind: 'multiclass', classes: ['lo', 'mid'] }

test('probabilities of classes that the task does not have are refused, not left out', () => {
  const run = (...names: string[]) => refuseOtherClasses(names, CLASSES, source)
  expect(() => run('id', 'p_lo', 'p_mid', 'p_hi')).toThrow(/p_hi .*no row.*add `classes: \[lo, mid, hi\]`/s)
  expect(() => run('id', 'p_lo', 'p_mid', 'p_hi')).toThrow(expect.objectContaining({ code: 'PREDICTION_MISMATCH' }))
  expect(run('id', 'p_lo', 'p_mid', 'score')).toBeUndefined()
  expect(refuseOtherClasses(['p_key', 'p_lo', 'p_mid'], CLASSES, { file: 'p.csv', id: 'p_key' })).toBeUndefined()
})

test.each([
  ['0.3 in all', [0.2, 0.1], 'id 1 add up to 0.3, not 1'],
  ['more than 1', [0.6, 0.402], 'id 1 add up to 1.002, not 1'],
] as const)('class probabilities of %s are refused with the id', (_what, [lo, mid], words) => {
  const run = () =>
    predictionsFromTable(
      table(numeric('id', 2, 1), numeric('p_lo', 1, lo), numeric('p_mid', 0, mid)),
      ['1', '2'],
      CLASSES,
      source,
    )
  expect(run).toThrow(words)
  expect(run).toThrow(expect.objectContaining({ code: 'PREDICTION_INVALID' }))
})

test('rounding to three digits is no mistake', () => {
  const three: TaskSpec = { kind: 'multiclass', classes: ['a', 'b', 'c'] }
  const thirds = ['a', 'b', 'c'].map((name) => numeric(`p_${name}`, 0.333))
  expect(predictionsFromTable(table(numeric('id', 1), ...thirds), ['1'], three, source)).toMatchObject({
    kind: 'multiclass',
  })
})
