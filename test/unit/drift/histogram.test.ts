import { expect, test } from 'vitest'
import { toCategoryHistogram, toNumberHistogram } from '../../../shared/drift/histogram.ts'
import { numbers } from '../../fixtures/columns.ts'
import { compareTables } from '../../fixtures/compare-tables.ts'
import { tied } from '../../fixtures/samples.ts'

const sum = (shares: readonly number[]): number => shares.reduce((total, share) => total + share, 0)

test('few values are shown as they are', () => {
  const pair = tied([0, 0, 1, 2], [1, 1])
  expect(toNumberHistogram(pair, String)).toEqual({
    labels: ['0', '1', '2'],
    reference: [0.5, 0.25, 0.25],
    current: [0, 1, 0],
  })
})

test('many values fall into 20 bins that one wild value does not flatten', () => {
  const reference = Float64Array.from({ length: 1000 }, (_, i) => i)
  const current = Float64Array.from({ length: 1000 }, (_, i) => (i === 999 ? 1e9 : i))
  const histogram = toNumberHistogram(tied(reference, current), String)
  expect(histogram.labels).toHaveLength(20)
  expect(sum(histogram.reference)).toBeCloseTo(1)
  expect(sum(histogram.current)).toBeCloseTo(1)
  expect(Math.max(...histogram.current)).toBeLessThan(0.1)
})

test('rare categories share the last bin', () => {
  const names = Array.from({ length: 30 }, (_, i) => `c${i}`)
  const counts = { reference: Float64Array.from(names, (_, i) => i + 1), current: Float64Array.from(names, () => 1) }
  const histogram = toCategoryHistogram(names, counts)
  expect(histogram.labels).toHaveLength(20)
  expect(histogram.labels[0]).toBe('c29')
  expect(histogram.labels.at(-1)).toBe('(11 others)')
  expect(sum(histogram.reference)).toBeCloseTo(1)
})

test('dates are labelled by their day', () => {
  const days = [Date.UTC(1969, 11, 31), Date.UTC(2000, 1, 29, 23), Date.UTC(2024, 2, 1)]
  const reference = numbers(60, (row) => days[row % 3] ?? 0)
  const finding = compareTables(reference, reference, { type: 'date' })
  expect(finding.histogram?.labels).toEqual(['1969-12-31', '2000-02-29', '2024-03-01'])
})
