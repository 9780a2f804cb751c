import { expect, test } from 'vitest'
import { measureSlices } from '../../../shared/compare/measure-slices.ts'
import { estimateMetrics } from '../../../shared/metrics/estimate.ts'
import { BINARY } from '../../fixtures/groups.ts'

const rows = 120
const labels = { kind: 'binary', values: Uint8Array.from({ length: rows }, (_, row) => Number(row % 3 === 0)) } as const
const scoresOf = (shift: number) =>
  ({
    kind: 'binary',
    scores: Float64Array.from({ length: rows }, (_, row) => ((row * 37 + shift) % 100) / 100),
  }) as const
const where = (name: string, holds: (row: number) => boolean) => {
  return { name, where: name, holds: Uint8Array.from({ length: rows }, (_, row) => Number(holds(row))) }
}
const asked = { task: BINARY, labels, candidate: scoresOf(0), metrics: ['accuracy', 'recall'], level: 0.95, seed: 's' }

test('a slice of all rows is the holdout', () => {
  const [all] = measureSlices({ ...asked, slices: [where('all', () => true)] })
  expect(all).toEqual({
    name: 'all',
    where: 'all',
    n: rows,
    metrics: estimateMetrics({ ...asked, predictions: asked.candidate }),
  })
})

test('a small slice has its size only, an undefined metric is left out, and changes are adjusted together', () => {
  const found = measureSlices({
    ...asked,
    champion: scoresOf(11),
    slices: [
      where('few', (row) => row < 29),
      where('no positive', (row) => row % 3 === 1),
      where('half', (row) => row < 60),
    ],
  })
  expect(found[0]).toEqual({ name: 'few', where: 'few', n: 29 })
  expect(found[1]?.metrics?.map(({ name }) => name)).toEqual(['accuracy'])
  expect(found[1]?.champion?.map(({ name }) => name)).toEqual(['accuracy'])
  expect(found[2]?.changes?.map(({ metric }) => metric)).toEqual(['accuracy', 'recall'])
  for (const change of found.flatMap(({ changes = [] }) => changes)) {
    expect(change.adjustedPValue).toBeGreaterThanOrEqual(change.pValue ?? 1)
  }
})

test('a regression and several classes are cut row by row', () => {
  const values = Float64Array.from({ length: rows }, (_, row) => row)
  const [low] = measureSlices({
    ...asked,
    task: { kind: 'regression' },
    labels: { kind: 'regression', values },
    candidate: { kind: 'regression', values: values.map((value) => (value < 40 ? value + 1 : value + 9)) },
    metrics: ['mae'],
    slices: [where('low', (row) => row < 40)],
  })
  expect(low?.metrics?.[0]).toMatchObject({ name: 'mae', value: 1, n: 40 })
  const classes = ['a', 'b', 'c']
  const truth = Int32Array.from({ length: rows }, (_, row) => row % 2)
  const probabilities = Float64Array.from({ length: rows * 3 }, (_, i) => (i % 3 === Math.floor(i / 3) % 2 ? 0.8 : 0.1))
  const [odd] = measureSlices({
    ...asked,
    task: { kind: 'multiclass', classes },
    labels: { kind: 'multiclass', values: truth },
    candidate: { kind: 'multiclass', classes, probabilities },
    metrics: ['accuracy', 'log_loss'],
    slices: [where('odd', (row) => row % 2 === 1)],
  })
  expect(odd?.metrics?.[0]).toMatchObject({ name: 'accuracy', value: 1, n: 60 })
})

test('rows that count for nothing are none of a slice', () => {
  const weights = Float64Array.from({ length: rows }, (_, row) => (row < 60 ? 0 : 2))
  const slices = [where('weightless', (row) => row < 60), where('nearly', (row) => row < 65)]
  const found = measureSlices({ ...asked, labels: { ...labels, weights }, champion: scoresOf(11), slices })
  expect(found).toEqual([
    { name: 'weightless', where: 'weightless', n: 0 },
    { name: 'nearly', where: 'nearly', n: 5 },
  ])
})
