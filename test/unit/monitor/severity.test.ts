import { expect, test } from 'vitest'
import type { DriftColumn } from '../../../shared/evidence/drift-predicate.ts'
import { harmOf } from '../../../shared/monitor/harm.ts'
import { severityOf } from '../../../shared/monitor/severity.ts'
import { driftColumn, drifted, driftPredicate } from '../../fixtures/drift-evidence.ts'

const stable = (count: number): DriftColumn[] => Array.from({ length: count }, (_, i) => driftColumn(`s${i}`))
const moved = (...sizes: number[]): DriftColumn[] => sizes.map((size, i) => drifted(`d${i}`, 1e-6, size))

test.each([
  ['just enough to matter', [...moved(0.12), ...stable(9)], 'low'],
  ['three times what matters', [...moved(0.3), ...stable(9)], 'medium'],
  ['six times what matters', [...moved(0.6), ...stable(9)], 'high'],
  ['three of ten columns, each a little', [...moved(0.12, 0.12, 0.12), ...stable(7)], 'medium'],
  ['three of ten columns, one of them far', [...moved(0.12, 0.12, 0.9), ...stable(7)], 'critical'],
  ['two of two columns are not broad', moved(0.12, 0.12), 'low'],
] as const)('%s', (_, columns, severity) => {
  expect(severityOf(columns, 'unknown')).toBe(severity)
})

test('a lost column is a large effect', () => {
  const lost = { ...drifted('a', 0), effect: { name: 'schema', size: 1, material: 1 } }
  expect(severityOf([lost, ...stable(9)], 'unknown')).toBe('high')
})

test('importance weighs: an important column counts for more, an unimportant one for nothing', () => {
  const weighed = (importance: number): DriftColumn[] => [
    { ...drifted('d', 1e-6, 0.2), importance },
    ...stable(9).map((column) => ({ ...column, importance: 1 })),
  ]
  expect(severityOf(weighed(1), 'unknown')).toBe('medium')
  expect(severityOf(weighed(5), 'unknown')).toBe('high')
  expect(severityOf(weighed(0), 'unknown')).toBe('low')
})

test.each([
  ['a metric wholly below', [0.8, 0.7, 0.75], 'likely'],
  ['all as before', [0.8, 0.795, 0.82], 'unlikely'],
  ['too wide to tell', [0.8, 0.6, 0.9], 'unknown'],
  ['within what is no harm', [0.8, 0.791, 0.795], 'unlikely'],
] as const)('harm by estimated performance: %s', (_, [reference, low, high], harm) => {
  const fine = { metric: 'accuracy', reference: 0.9, estimate: 0.9, low: 0.895, high: 0.91 }
  const estimates = [fine, { metric: 'roc_auc', reference, estimate: (low + high) / 2, low, high }]
  const performance = { assumption: 'a score means what it meant', level: 0.95, rows: 500, estimates }
  expect(harmOf({ ...driftPredicate([]), performance })).toBe(harm)
  expect(harmOf(driftPredicate([]))).toBe('unknown')
})

test('estimated harm raises, and its absence lowers', () => {
  const columns = [...moved(0.3), ...stable(9)]
  expect(severityOf(columns, 'likely')).toBe('high')
  expect(severityOf(columns, 'unlikely')).toBe('low')
  expect(severityOf([...moved(0.6), ...stable(9)], 'likely')).toBe('critical')
  expect(severityOf([...moved(0.11), ...stable(9)], 'unlikely')).toBe('low')
})
