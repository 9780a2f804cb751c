import { expect, test } from 'vitest'
import { parseConfig } from '../../../shared/config/parse.ts'
import { UserError } from '../../../shared/kernel/error.ts'

const config = (drift: string): string => `version: 1
models:
  credit-risk:
    task: binary
    target: y
    positive: bad
    data: {train: data/train.csv, holdout: data/holdout.csv}
    model: model.onnx
    drift:
      current: data/today.csv
${drift}`
const driftOf = (text: string) => parseConfig(config(text), 'assay.yml').models[0]?.drift

test('labels have defaults, and importance goes by name', () => {
  const drift = driftOf(
    '      importance: {income: 3, age: 0}\n      labels: {source: data/labels.csv, prediction: said, label: y, time: at, baseline: 0.08}',
  )
  expect(drift?.importance).toEqual({ income: 3, age: 0 })
  expect(drift?.labels).toEqual({
    source: { path: 'data/labels.csv' },
    prediction: 'said',
    label: 'y',
    time: 'at',
    loss: '0-1',
    baseline: 0.08,
    tolerance: 0.01,
    bound: 1,
  })
})

test.each([
  ['baseline: 1', 'no label could ever alarm'],
  ['baseline: 0, tolerance: 0', 'first wrong prediction'],
  ['baseline: -1', '-1'],
  ['baseline: 0.1, loss: hinge', 'hinge'],
  ['baseline: 0.1, importance: 3', 'unknown key'],
])('labels with %s are refused', (text, words) => {
  const labels = `      labels: {source: a.csv, prediction: p, label: y, time: t, ${text}}`
  expect(() => driftOf(labels)).toThrow(UserError)
  expect(() => driftOf(labels)).toThrow(words)
})

test('a negative importance is refused', () => {
  expect(() => driftOf('      importance: {income: -1}')).toThrow(UserError)
})
