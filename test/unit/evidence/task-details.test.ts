import { expect, test } from 'vitest'
import { type TaskDetails, taskDetailsContradictions } from '../../../shared/evidence/task-details.ts'

const interval = { low: 0.4, high: 0.6, level: 0.95, method: 'm' }
const metric = { name: 'mrr', value: 0.5, interval, n: 8, direction: 'higher' } as const
const RANKING: TaskDetails = { ranking: { queries: 10, judged: 8, medianRows: 4, mostRows: 9 }, absent: [] }
const FORECAST: TaskDetails = {
  forecasting: { dates: 5, bias: 0, horizons: [{ horizon: 1, rows: 30, mae: 1, bias: 0 }], quantiles: [] },
  absent: [],
}
const scores = { precision: 1, recall: 1, f1: 1 }
const label = { name: 'a', rows: 3, given: 3, candidate: scores }
const LABELS: TaskDetails = { multilabel: { threshold: 0.5, labels: [label] }, absent: [] }
const found = (details: TaskDetails | undefined, task: string, rows = 40): string[] =>
  taskDetailsContradictions(details, { task, rows, metrics: [metric] }).map(({ path }) => path)

test('details that fit the holdout contradict nothing, and neither does their absence', () => {
  expect(found(RANKING, 'ranking')).toEqual([])
  expect(found(FORECAST, 'forecasting')).toEqual([])
  expect(found(LABELS, 'multilabel')).toEqual([])
  expect(found(undefined, 'binary')).toEqual([])
})

test.each([
  ['details of another task', RANKING, 'forecasting', 40, '/predicate/taskDetails/ranking'],
  ['more queries than rows', RANKING, 'ranking', 9, '/predicate/taskDetails/ranking'],
  ['more rows ahead than there are', FORECAST, 'forecasting', 20, '/predicate/taskDetails/forecasting'],
  ['a label of more rows than there are', LABELS, 'multilabel', 2, '/predicate/taskDetails/multilabel/labels'],
] as const)('%s contradict the holdout', (_what, details, task, rows, path) => {
  expect(found(details, task, rows)).toContain(path)
})

test('a metric over other queries than those that were judged contradicts them', () => {
  const ranking = { queries: 10, judged: 7, medianRows: 4, mostRows: 9 }
  expect(found({ ranking, absent: [] }, 'ranking')).toEqual(['/predicate/metrics'])
  expect(found({ ranking: { ...ranking, judged: 11 }, absent: [] }, 'ranking')).toContain(
    '/predicate/taskDetails/ranking',
  )
})

test('a label that is told twice contradicts itself', () => {
  const twice = { multilabel: { threshold: 0.5, labels: [label, label] }, absent: [] }
  expect(found(twice, 'multilabel')).toEqual(['/predicate/taskDetails/multilabel/labels/1/name'])
})
