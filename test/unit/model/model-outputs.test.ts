import { expect, test } from 'vitest'
import { matchClasses } from '../../../shared/model/class-order.ts'
import {
  joinPredictions,
  type ModelOutput,
  type OutputContext,
  toPredictions,
} from '../../../shared/model/model-outputs.ts'
import type { TaskSpec } from '../../../shared/model/predictions.ts'

const BINARY: TaskSpec = { kind: 'binary', positive: 'yes', negative: 'no', threshold: 0.5 }
const THREE: TaskSpec = { kind: 'multiclass', classes: ['a', 'b', 'c'] }
const float = (name: string, dims: number[], ...values: number[]): ModelOutput => ({
  name,
  dims,
  kind: 'float',
  values,
})
const label = (rows: number): ModelOutput => ({
  name: 'label',
  dims: [rows],
  kind: 'integer',
  values: new Array(rows).fill(1),
})
const context = (task: TaskSpec, rows: number, labels?: string[]): OutputContext => ({
  file: 'm.onnx',
  task,
  rows,
  firstRow: 100,
  order: matchClasses(labels, task, 'm.onnx'),
})

test('labels decide the column of the positive class, however numbers and booleans are written', () => {
  const outputs = [label(2), float('p', [2, 2], 0.9, 0.1, 0.2, 0.8)]
  expect(toPredictions(outputs, context(BINARY, 2, ['yes', 'no']))).toEqual({
    kind: 'binary',
    scores: Float64Array.of(0.9, 0.2),
  })
  expect(toPredictions(outputs, context(BINARY, 2))).toEqual({ kind: 'binary', scores: Float64Array.of(0.1, 0.8) })
  const task: TaskSpec = { ...BINARY, positive: '1.0', negative: '0.0' }
  expect(matchClasses(['1', '0'], task, 'm')).toEqual({ columns: [1, 0], assumed: false })
  expect(matchClasses(['False', 'True'], { ...BINARY, positive: 'true', negative: 'false' }, 'm').assumed).toBe(false)
})

test('a single column is the probability of the second label', () => {
  const outputs = [float('p', [1, 1], 0.75)]
  expect(toPredictions(outputs, context(BINARY, 1, ['no', 'yes']))).toEqual({
    kind: 'binary',
    scores: Float64Array.of(0.75),
  })
  expect(toPredictions(outputs, context(BINARY, 1, ['yes', 'no']))).toEqual({
    kind: 'binary',
    scores: Float64Array.of(0.25),
  })
})

test('labels that are not those of the data are refused, positions are taken', () => {
  expect(() => matchClasses(['ja', 'nein'], BINARY, 'm')).toThrow(/knows the classes ja, nein; the data has no, yes/)
  expect(() => matchClasses(['0', '1', '2'], BINARY, 'm')).toThrow(/0, 1, 2/)
  expect(matchClasses(['0', '1'], BINARY, 'm')).toEqual({ columns: [0, 1], assumed: true })
})

test('of several outputs the one called probabilities is taken; without one it is refused', () => {
  const raw = float('scores', [1, 3], 3, 1, 2)
  const probabilities = float('probabilities', [1, 3], 0.5, 0.2, 0.3)
  expect(toPredictions([raw, probabilities], context(THREE, 1))).toMatchObject({
    probabilities: Float64Array.of(0.5, 0.2, 0.3),
  })
  expect(() => toPredictions([raw, { ...raw, name: 'other' }], context(THREE, 1))).toThrow(/several outputs/)
  expect(() => toPredictions([label(1)], context(THREE, 1))).toThrow(/needs one float output of shape \[1, 3\]/)
})

test.for([
  [[0.2, Number.NaN], /row 102 .*NaN/],
  [[Number.POSITIVE_INFINITY, 0], /row 101 .*Infinity/],
  [[0.2, 1.01], /row 102 .*no probability/],
  [[-0.1, 0], /row 101/],
] as const)('%j is no list of probabilities', ([values, message]) => {
  expect(() => toPredictions([float('p', [2], ...values)], context(BINARY, 2))).toThrow(message)
})

test('rounding beyond 1 is rounding; probabilities that do not add up are not', () => {
  expect(toPredictions([float('p', [1], 1.000001)], context(BINARY, 1))).toMatchObject({ scores: Float64Array.of(1) })
  expect(() => toPredictions([float('p', [1, 3], 0.9, 0.9, 0.9)], context(THREE, 1))).toThrow(/add up to/)
})

test('batches are joined in their order', () => {
  const part = (...values: number[]) => ({ kind: 'regression', values: Float64Array.from(values) }) as const
  expect(joinPredictions([part(1, 2), part(3)])).toEqual(part(1, 2, 3))
})

test('a model with more classes than the holdout says which to name; true is 1, but not where both are classes', () => {
  const three: TaskSpec = { kind: 'multiclass', classes: ['lo', 'mid'] }
  expect(() => matchClasses(['hi', 'lo', 'mid'], three, 'm')).toThrow(/add `classes: \[hi, lo, mid\]`/)
  const all: TaskSpec = { kind: 'multiclass', classes: ['lo', 'mid', 'hi'] }
  expect(matchClasses(['hi', 'lo', 'mid'], all, 'm').columns).toEqual([1, 2, 0])
  const words = { ...BINARY, positive: 'false', negative: 'true' }
  expect(matchClasses(['0', '1'], words, 'm')).toEqual({ columns: [1, 0], assumed: false })
  const twins: TaskSpec = { kind: 'multiclass', classes: ['1', '1.0'] }
  expect(matchClasses(['1.0', '1'], twins, 'm').columns).toEqual([1, 0])
})
