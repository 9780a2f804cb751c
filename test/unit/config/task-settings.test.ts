import { expect, test } from 'vitest'
import { targetColumns } from '../../../shared/config/model-config.ts'
import { parseConfig } from '../../../shared/config/parse.ts'
import { UserError } from '../../../shared/kernel/error.ts'
import { defaultMetrics, isMetricOf } from '../../../shared/metrics/catalog.ts'

const config = (lines: string): string => `version: 1\nmodels:\n  m:\n    model: m.onnx\n${lines}`
const MULTILABEL = config('    task: multilabel\n    target: [a, b]\n    data: {holdout: h.csv}\n')
const RANKING = config('    task: ranking\n    target: grade\n    data: {holdout: h.csv, query: q}\n')
const CLASSES = config('    task: multiclass\n    target: y\n    data: {holdout: h.csv}\n')
const FORECAST = config('    task: forecasting\n    target: y\n    data: {holdout: h.csv, time: day}\n')

function problemsOf(text: string): string[] {
  try {
    parseConfig(text, 'assay.yml')
  } catch (error) {
    if (error instanceof UserError) return error.problems.map(({ message, fix }) => `${message}; ${fix}`)
    throw error
  }
  return []
}

test('a multilabel task has one target per label, and their names in one text', () => {
  const [model] = parseConfig(MULTILABEL, 'assay.yml').models
  expect(model).toMatchObject({ target: 'a, b', labels: ['a', 'b'] })
  expect(model && targetColumns(model)).toEqual(['a', 'b'])
})

test('the text of very many labels is short enough for evidence', () => {
  const names = Array.from({ length: 150 }, (_, k) => `label-number-${k}`)
  const [model] = parseConfig(MULTILABEL.replace('[a, b]', `[${names.join(', ')}]`), 'assay.yml').models
  expect(model?.target.length).toBeLessThanOrEqual(200)
  expect(model?.labels).toEqual(names)
})

test('classes are texts in the order that is written', () => {
  expect(parseConfig(`${CLASSES}    classes: [2, 1, true]\n`, 'assay.yml').models[0]?.classes).toEqual([
    '2',
    '1',
    'true',
  ])
})

test('the keys of a ranking and of a forecast are read', () => {
  expect(parseConfig(RANKING, 'assay.yml').models[0]?.data).toMatchObject({ query: 'q' })
  const text = FORECAST.replace('time: day', 'time: day, series: shop, horizon: h').concat(
    '    test: {seasonality: 7, quantiles: [0.1, 0.9]}\n',
  )
  const [model] = parseConfig(text, 'assay.yml').models
  expect(model?.data).toMatchObject({ series: 'shop', horizon: 'h' })
  expect(model?.test).toMatchObject({ seasonality: 7, quantiles: [0.1, 0.9] })
})

test.each([
  ['multilabel', MULTILABEL],
  ['ranking', RANKING],
  ['forecasting', FORECAST],
] as const)('the default metrics of %s exist and need nothing else', (task, text) => {
  expect(defaultMetrics(task).every((name) => isMetricOf(name, task))).toBe(true)
  expect(parseConfig(text, 'assay.yml').models[0]?.test.metrics).toEqual(defaultMetrics(task))
})

test.each([
  ['one target of a multilabel task', MULTILABEL.replace('[a, b]', 'a'), 'one 0/1 column per label'],
  ['several targets of a ranking', RANKING.replace('target: grade', 'target: [a, b]'), 'one target column'],
  ['a ranking without queries', RANKING.replace(', query: q', ''), 'add `query: <column>`'],
  ['a forecast without time', FORECAST.replace(', time: day', ''), 'add `time: <column>`'],
  ['a query of a forecast', FORECAST.replace('time: day', 'time: day, query: q'), '"query" means nothing'],
  ['seasons of a ranking', `${RANKING}    test: {seasonality: 7}\n`, '"seasonality" means nothing for a ranking task'],
  ['MASE without training data', `${FORECAST}    test: {metrics: [mae, mase]}\n`, 'add `train:` under `data:`'],
  ['pinball without quantiles', `${FORECAST}    test: {metrics: [pinball]}\n`, 'quantiles: [0.1, 0.5, 0.9]'],
  ['quantiles that fall', `${FORECAST}    test: {quantiles: [0.9, 0.1]}\n`, 'write them from low to high'],
  ['a metric of another task', `${RANKING}    test: {metrics: [mae]}\n`, '"mae" is not a metric of a ranking task'],
  ['classes of a ranking', `${RANKING}    classes: [a, b]\n`, '"classes" means nothing for a ranking task'],
  ['a class twice', `${CLASSES}    classes: [1, "1"]\n`, 'the class "1" is named twice'],
  ['a module for several labels', `${MULTILABEL}    train: {module: train.ts}\n`, 'train with `run:` instead'],
])('refuses %s', (_what, text, words) => {
  expect(problemsOf(text).join('\n')).toContain(words)
})
