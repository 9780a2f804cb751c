import { expect, test } from 'vitest'
import type { TaskDetails } from '../../../shared/evidence/task-details.ts'
import { taskSection } from '../../../shared/report/html/task-section.ts'
import { taskTables } from '../../../shared/report/task-details.ts'

const scores = (f1: number) => ({ precision: f1, recall: f1, f1 })
const label = (name: string, f1: number, before: number) => ({
  ...{ name, rows: 10, given: 10 },
  ...{ candidate: scores(f1), champion: scores(before) },
})
const LABELS: TaskDetails = {
  multilabel: {
    threshold: 0.5,
    labels: [label('good', 0.9, 0.9), label('<b>worse</b>', 0.5, 0.8), label('poor', 0.2, 0.2)],
  },
  absent: [{ part: 'groups', reason: 'a row has several decisions' }],
}
const FORECAST: TaskDetails = {
  forecasting: {
    dates: 30,
    bias: -2,
    horizons: [1, 2, 3].map((horizon) => ({ horizon, rows: 10, mae: horizon, bias: 0, championMae: 2 })),
    quantiles: [{ level: 0.1, below: 0.25 }],
    tests: [{ loss: 'absolute', statistic: 2.5, pValue: 0.0001, dates: 30, lags: 2 }],
  },
  absent: [],
}

test('the label that lost most against the champion stands first', () => {
  const [table] = taskTables({ taskDetails: LABELS }, 2)
  expect(table?.rows.map(([name]) => name)).toEqual(['<b>worse</b>', 'poor'])
  expect(table?.head).toContain('champion F1')
  expect(table?.note).toContain('1 more label')
})

test('horizons, quantiles and the test over time each have a table', () => {
  const tables = taskTables({ taskDetails: FORECAST })
  expect(tables.map(({ rows }) => rows[0])).toEqual([
    ['1', '10', '1.00', '2.00', '0'],
    ['0.1', '0.250'],
    ['absolute error', '2.50', '< 0.001'],
  ])
})

test('queries without a relevant row are counted', () => {
  const ranking = { queries: 12, judged: 10, medianRows: 4.5, mostRows: 9 }
  const [table] = taskTables({ taskDetails: { ranking, absent: [] } })
  expect(table?.rows).toEqual([['12', '10', '4.5', '9']])
  expect(table?.note).toContain('2 queries without one')
})

test('the page has everything escaped, the picture, and why parts are absent', () => {
  const page = taskSection({ taskDetails: LABELS })
  expect(page).toContain('&lt;b&gt;worse&lt;/b&gt;')
  expect(page).not.toContain('<b>')
  expect(page).toContain('<title>champion: F1 0.800</title>')
  expect(page).toContain('No groups: a row has several decisions.')
  expect(taskSection({ taskDetails: FORECAST })).toContain('aria-label="Mean absolute error by horizon"')
})

test('a task without details has no table and no section', () => {
  expect(taskTables({})).toEqual([])
  expect(taskSection({})).toBe('')
})
