import { expect, test } from 'vitest'
import type { ModelConfig } from '../../../shared/config/model-config.ts'
import { parseConfig } from '../../../shared/config/parse.ts'
import type { Column, Table } from '../../../shared/data/table.ts'
import { UserError } from '../../../shared/kernel/error.ts'
import { readDependence } from '../../../shared/usecases/holdout-dependence.ts'
import { readTruth } from '../../../shared/usecases/read-truth.ts'
import { createFakeTables } from '../../fakes/table-engine.ts'

const numeric = (name: string, ...values: number[]): Column => ({
  kind: 'numeric',
  name,
  values: Float64Array.from(values),
})
const text = (name: string, ...values: string[]): Column => {
  const dictionary = [...new Set(values)]
  return { kind: 'text', name, dictionary, codes: Int32Array.from(values, (value) => dictionary.indexOf(value)) }
}
const table = (...columns: Column[]): Table => ({ rows: 4, columns })
const config = (lines: string): ModelConfig => {
  const [model] = parseConfig(`version: 1\nmodels:\n  m:\n    model: m.onnx\n${lines}`, 'assay.yml').models
  if (model === undefined) throw new TypeError('no model')
  return model
}
const RANKING = config('    task: ranking\n    target: g\n    data: {holdout: h.csv, query: q, group: user}\n')
const SALES = config(
  '    task: forecasting\n    target: y\n    data: {train: t.csv, holdout: h.csv, time: day, series: shop, group: shop}\n    test: {metrics: [mase]}\n',
)

const truth = (model: ModelConfig, holdout: Table, train: Table) =>
  readTruth({ tables: createFakeTables({ 't.csv': train }) }, model, holdout, { threshold: 0.5, source: 'holdout' })

test('a group that holds whole queries is drawn as one; one that cuts a query is refused', () => {
  const whole = table(text('q', 'a', 'a', 'b', 'c'), text('user', 'x', 'x', 'x', 'y'))
  expect(readDependence(whole, RANKING, 'holdout').dependence).toMatchObject({ by: 'group', column: 'user' })
  const cut = table(text('q', 'a', 'a', 'b', 'c'), text('user', 'x', 'y', 'x', 'y'))
  expect(() => readDependence(cut, RANKING, 'holdout')).toThrow(/query a .* several groups/)
})

test('a forecast is judged over time although its rows have groups, and needs two dates', () => {
  const shops = text('shop', 'n', 's', 'n', 's')
  const days = table(numeric('day', 1, 1, 2, 2), shops)
  expect(readDependence(days, SALES, 'holdout').dependence).toMatchObject({ by: 'time', column: 'day' })
  expect(() => readDependence(table(numeric('day', 1, 1, 1, 1), shops), SALES, 'holdout')).toThrow(UserError)
})

test('the scale of a row is that of its series; a series without training data has none', async () => {
  const train = table(numeric('y', 1, 3, 10, 20), numeric('day', 1, 2, 1, 2), text('shop', 'n', 'n', 's', 's'))
  const holdout = table(numeric('y', 1, 1, 1, 1), numeric('day', 3, 3, 4, 4), text('shop', 'n', 's', 'new', 'n'))
  const { labels } = await truth(SALES, holdout, train)
  expect(labels).toMatchObject({
    scales: { absolute: Float64Array.of(2, 10, Number.NaN, 2), squared: Float64Array.of(4, 100, Number.NaN, 4) },
  })
})

test('MASE is refused where no series of the holdout can be scaled', async () => {
  const train = table(numeric('y', 5, 5, 5, 5), numeric('day', 1, 2, 3, 4), text('shop', 'n', 'n', 'n', 'n'))
  const holdout = table(numeric('y', 1, 1, 1, 1), numeric('day', 5, 6, 7, 8), text('shop', 'n', 'n', 'n', 'n'))
  await expect(truth(SALES, holdout, train)).rejects.toMatchObject({ code: 'LABEL_INVALID' })
})
