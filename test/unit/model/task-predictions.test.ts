import { expect, test } from 'vitest'
import type { Column, Table } from '../../../shared/data/table.ts'
import { UserError } from '../../../shared/kernel/error.ts'
import { matchClasses } from '../../../shared/model/class-order.ts'
import { joinPredictions, type ModelOutput, toPredictions } from '../../../shared/model/model-outputs.ts'
import type { TaskSpec } from '../../../shared/model/predictions.ts'
import { predictionColumns, predictionsFromTable } from '../../../shared/model/predictions-table.ts'

const LABELS: TaskSpec = { kind: 'multilabel', names: ['a', 'b'], threshold: 0.5 }
const RANKING: TaskSpec = { kind: 'ranking' }
const FORECAST: TaskSpec = { kind: 'forecasting', quantiles: [0.1, 0.975] }

const numeric = (name: string, ...values: number[]): Column => ({
  kind: 'numeric',
  name,
  values: Float64Array.from(values),
})
const table = (...columns: Column[]): Table => ({ rows: 2, columns: [numeric('id', 2, 1), ...columns] })
const read = (task: TaskSpec, ...columns: Column[]) =>
  predictionsFromTable(table(...columns), ['1', '2'], task, { file: 'p.csv', id: 'id' })
const float = (dims: number[], ...values: number[]): ModelOutput => ({ name: 'output', dims, kind: 'float', values })
const answer = (task: TaskSpec, output: ModelOutput, labels?: string[]) =>
  toPredictions([output], { file: 'm.onnx', task, rows: 2, firstRow: 0, order: matchClasses(labels, task, 'm.onnx') })

test('predictions files name their columns by label, score, value and percent', () => {
  expect([LABELS, RANKING, FORECAST].map(predictionColumns)).toEqual([
    ['p_a', 'p_b'],
    ['score'],
    ['prediction', 'q10', 'q97.5'],
  ])
})

test('rows come in the order of the holdout, their numbers side by side', () => {
  expect(read(LABELS, numeric('p_a', 0.1, 0.9), numeric('p_b', 0.2, 0.8))).toEqual({
    kind: 'multilabel',
    names: ['a', 'b'],
    probabilities: Float64Array.of(0.9, 0.8, 0.1, 0.2),
  })
  expect(read(RANKING, numeric('score', -7, 40))).toEqual({ kind: 'ranking', scores: Float64Array.of(40, -7) })
  expect(read(FORECAST, numeric('prediction', 5, 6), numeric('q10', 4, 5), numeric('q97.5', 8, 9))).toEqual({
    kind: 'forecasting',
    levels: [0.1, 0.975],
    values: Float64Array.of(6, 5, 9, 5, 4, 8),
  })
})

test('what a model answers is taken by its width; probabilities of labels need not add up to 1', () => {
  expect(answer(LABELS, float([2, 2], 0.9, 0.8, 0.1, 0.2))).toMatchObject({
    probabilities: Float64Array.of(0.9, 0.8, 0.1, 0.2),
  })
  expect(answer(LABELS, float([2, 2], 0.9, 0.8, 0.1, 0.2), ['b', 'a'])).toMatchObject({
    probabilities: Float64Array.of(0.8, 0.9, 0.2, 0.1),
  })
  expect(answer(RANKING, float([2, 1], -3, 12))).toEqual({ kind: 'ranking', scores: Float64Array.of(-3, 12) })
  expect(answer(FORECAST, float([2, 3], 1, 0, 2, 3, 2, 4))).toMatchObject({ values: Float64Array.of(1, 0, 2, 3, 2, 4) })
})

test('the classes 0 and 1 of one label say nothing of three labels', () => {
  const three: TaskSpec = { kind: 'multilabel', names: ['a', 'b', 'c'], threshold: 0.5 }
  expect(matchClasses(['0', '1'], three, 'm.onnx')).toEqual({ columns: [0, 1, 2], assumed: true })
  expect(() => matchClasses(['x', 'y', 'z'], three, 'm.onnx')).toThrow(UserError)
})

test('batches are joined as they are', () => {
  const batch = answer(FORECAST, float([2, 3], 1, 0, 2, 3, 2, 4))
  expect(joinPredictions([batch, batch])).toMatchObject({ values: { length: 12 }, levels: [0.1, 0.975] })
  const labels = answer(LABELS, float([2, 2], 0.9, 0.8, 0.1, 0.2))
  expect(joinPredictions([labels, labels])).toMatchObject({ names: ['a', 'b'], probabilities: { length: 8 } })
})

test.each([
  ['a probability of a label above 1', () => read(LABELS, numeric('p_a', 0.1, 2), numeric('p_b', 0, 0)), 'id 1'],
  ['a missing quantile', () => read(FORECAST, numeric('prediction', 5, 6), numeric('q10', 4, 5)), '"q97.5" is missing'],
  ['a score that is not finite', () => read(RANKING, numeric('score', Number.NaN, 1)), 'id 2'],
  ['a model with one number for two labels', () => answer(LABELS, float([2, 1], 0.5, 0.5)), '[2, 2]'],
  ['a forecast without its quantiles', () => answer(FORECAST, float([2, 1], 5, 6)), '3 numbers per row'],
  ['an answer that is no probability', () => answer(LABELS, float([2, 2], 0.5, 5, 0, 0)), 'no probability'],
])('refuses %s', (_what, run, words) => {
  expect(run).toThrow(UserError)
  try {
    run()
  } catch (error) {
    const told = error instanceof UserError ? error.problems.map(({ message, fix }) => `${message} ${fix}`) : []
    expect(told.join()).toContain(words)
  }
})
