import { expect, test } from 'vitest'
import { findFlips } from '../../../shared/compare/find-flips.ts'
import { mcnemarExact, mcnemarMidP } from '../../../shared/stats/mcnemar.ts'
import { BINARY } from '../../fixtures/groups.ts'

const labels = { kind: 'binary', values: Uint8Array.of(1, 1, 0, 0, 1, 0) } as const
const candidate = { kind: 'binary', scores: Float64Array.of(0.9, 0.1, 0.9, 0.1, 0.2, 0.2) } as const
const champion = { kind: 'binary', scores: Float64Array.of(0.9, 0.9, 0.1, 0.2, 0.1, 0.9) } as const
const ids = ['a', 'b', 'c', 'd', 'e', 'f']

test('rows by what they were and are, with the ids of each', () => {
  expect(findFlips({ task: BINARY, labels, candidate, champion, ids })).toEqual({
    rightToWrong: { rows: 2, ids: ['b', 'c'] },
    wrongToRight: { rows: 1, ids: ['f'] },
    n: 6,
    pValue: mcnemarExact({ b: 1, c: 2 }),
    method: 'McNemar exact',
  })
})

test('no ids without an id column, and none at all for equal models or a regression', () => {
  expect(findFlips({ task: BINARY, labels, candidate, champion })?.rightToWrong).toEqual({ rows: 2 })
  expect(findFlips({ task: BINARY, labels, candidate, champion: candidate })).toMatchObject({
    rightToWrong: { rows: 0 },
    wrongToRight: { rows: 0 },
    pValue: 1,
  })
  const values = { kind: 'regression', values: Float64Array.of(1, 2) } as const
  const regression = { task: { kind: 'regression' }, labels: values, candidate: values, champion: values } as const
  expect(findFlips(regression)).toBeUndefined()
})

test('a row that both decide wrong, but differently, has not flipped', () => {
  const task = { kind: 'multiclass', classes: ['x', 'y', 'z'] } as const
  const of = (best: number) => {
    const probabilities = Float64Array.from({ length: 6 }, (_, i) => (i % 3 === best ? 0.8 : 0.1))
    return { kind: 'multiclass', classes: task.classes, probabilities } as const
  }
  const truth = { kind: 'multiclass', values: Int32Array.of(0, 1) } as const
  const found = findFlips({ task, labels: truth, candidate: of(2), champion: of(1) })
  expect(found).toMatchObject({ rightToWrong: { rows: 1 }, wrongToRight: { rows: 0 } })
})

test('at most twenty ids of each, none longer than a hundred characters', () => {
  const rows = 40
  const found = findFlips({
    task: BINARY,
    labels: { kind: 'binary', values: new Uint8Array(rows) },
    candidate: { kind: 'binary', scores: new Float64Array(rows).fill(1) },
    champion: { kind: 'binary', scores: new Float64Array(rows) },
    ids: Array.from({ length: rows }, (_, row) => `${row}${'x'.repeat(200)}`),
  })
  expect(found?.rightToWrong.rows).toBe(rows)
  expect(found?.rightToWrong.ids).toHaveLength(20)
  expect(found?.rightToWrong.ids?.every((id) => id.length === 100 && id.endsWith('…'))).toBe(true)
})

/** Rows 0 to 29 turn wrong, 30 to 39 right; all others stay. */
function planted() {
  const rows = 200
  const truth = { kind: 'binary', values: new Uint8Array(rows).fill(1) } as const
  const scores = (isRight: (row: number) => boolean) => ({
    kind: 'binary' as const,
    scores: Float64Array.from({ length: rows }, (_, row) => (isRight(row) ? 0.9 : 0.1)),
  })
  const holds = (from: number, to: number) =>
    Uint8Array.from({ length: rows }, (_, row) => Number(row >= from && row < to))
  const slices = [
    { name: 'calm', holds: holds(100, 200) },
    { name: 'hit', holds: holds(0, 50) },
    { name: 'small', holds: holds(0, 10) },
  ]
  const before = scores((row) => row < 30 || row >= 40)
  return { task: BINARY, labels: truth, candidate: scores((row) => row >= 30), champion: before, slices }
}

test('slices where more turned wrong than their size lets expect, not those too small', () => {
  const found = findFlips(planted())
  expect(found?.slices).toEqual([{ name: 'hit', n: 50, rightToWrong: 30, wrongToRight: 10 }])
  expect(found?.method).toBe('McNemar mid-p')
  expect(found?.pValue).toBe(mcnemarMidP({ b: 10, c: 30 }))
})

test('rows that are copies of each other are no further proof', () => {
  const of = Int32Array.from({ length: 200 }, (_, row) => Math.floor(row / 10))
  const found = findFlips({ ...planted(), dependence: { by: 'group', of, column: 'g' } })
  expect(found?.method).toBe('McNemar over groups')
  expect(found?.pValue).toBeGreaterThan(0.1)
})
