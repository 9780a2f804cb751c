import { describe, expect, test } from 'vitest'
import { createPrng } from '../../../shared/kernel/prng.ts'
import { attackModel, rowsToAttack } from '../../../shared/robustness/adversarial.ts'
import { searchFlips } from '../../../shared/robustness/search.ts'
import { BINARY, factsOf, logisticAsk, numbers, scoresOf } from '../../fixtures/stress.ts'

const prng = createPrng('attack')
const draw = (): number => (prng.next() + prng.next() + prng.next() - 1.5) * 2
const N = 300
const columns = ['a', 'b', 'c', 'd'].map((name) => numbers(name, Array.from({ length: N }, draw)))
const facts = factsOf(columns)
const WEIGHTS = { a: 2, b: -1, c: 0.5, d: 0 }
const ask = logisticAsk(WEIGHTS)
const middle = Array.from({ length: N }, (_, row) => row).filter((row) =>
  columns.every((column) => column.kind === 'numeric' && Math.abs(column.values[row] ?? 0) < 1),
)

describe('the smallest change', () => {
  test('of a linear model is found to within 3 %, and never less than there is', async () => {
    const rows = middle.slice(0, 60)
    const base = await ask(columns)
    const taken = facts.map((one) => ({
      ...one,
      column: numbers(
        one.column.name,
        rows.map((row) => (one.column.kind === 'numeric' ? (one.column.values[row] ?? 0) : 0)),
      ),
    }))
    const { found, asked } = await searchFlips({
      ask,
      all: taken.map(({ column }) => column),
      columns: taken,
      decided: Int32Array.from(rows, (row) => Number((scoresOf(base)[row] ?? 0) >= 0.5)),
      task: BINARY,
      queries: 300,
      prng: createPrng('s'),
    })
    expect(asked).toBeLessThanOrEqual(300)
    const sd = Object.fromEntries(facts.map(({ column, numbers: own }) => [column.name, own?.sd ?? 0]))
    const slope = Math.hypot(...Object.entries(WEIGHTS).map(([name, weight]) => weight * (sd[name] ?? 0)))
    const ratios = rows.map((row, i) => {
      const score = scoresOf(base)[row] ?? 0
      const least = Math.abs(Math.log(score / (1 - score))) / slope
      return (found[i]?.distance ?? Number.POSITIVE_INFINITY) / least
    })
    expect(Math.min(...ratios)).toBeGreaterThan(0.999)
    // Two rows in sixty may have to go another way, because the shortest one leaves the observed range.
    expect(ratios.filter((ratio) => ratio > 1.03).length).toBeLessThanOrEqual(2)
  })

  test('leaves immutable columns alone, and says which columns it is made of', async () => {
    const base = await ask(columns)
    const rows = Array.from({ length: 100 }, (_, row) => row)
    const attack = { ask, facts, task: BINARY, rows, base, queries: 200, level: 0.95, seed: 's' }
    const all = await attackModel({ ...attack, immutable: [] })
    expect(all?.columns[0]).toMatchObject({ name: 'a' })
    const less = await attackModel({ ...attack, immutable: ['a', 'c', 'd'] })
    expect(less?.columns).toEqual([{ name: 'b', weight: expect.closeTo(1, 6) }])
    expect(less?.flipped).toBeLessThan(all?.flipped ?? 0)
    expect(await attackModel({ ...attack, immutable: ['a', 'b', 'c', 'd'] })).toBeUndefined()
  })

  test('keeps whole numbers whole and inside their range', async () => {
    const age = numbers(
      'age',
      Array.from({ length: 100 }, (_, i) => 20 + (i % 50)),
    )
    const seen: number[] = []
    const watched: typeof ask = async (given) => {
      for (const column of given) if (column.kind === 'numeric') seen.push(...column.values)
      return logisticAsk({ age: 0.3 }, -13)(given)
    }
    const base = await watched([age])
    const rows = Array.from({ length: 100 }, (_, row) => row)
    const settings = { task: BINARY, immutable: [], queries: 100, level: 0.95, seed: 's' }
    const found = await attackModel({ ...settings, ask: watched, facts: factsOf([age]), rows, base })
    expect(found?.flipped).toBe(100)
    expect(seen.every((value) => Number.isInteger(value) && value >= 20 && value <= 69)).toBe(true)
  })

  test('of a model that never changes its mind is not found', async () => {
    const base = await logisticAsk({}, 3)(columns)
    const rows = Array.from({ length: 50 }, (_, row) => row)
    const settings = { facts, task: BINARY, rows, immutable: [], queries: 60, level: 0.95, seed: 's' }
    const found = await attackModel({ ...settings, ask: logisticAsk({}, 3), base })
    expect(found).toMatchObject({ rows: 50, flipped: 0, columns: [] })
    expect(found?.median).toBeUndefined()
    expect(found?.queries).toBeLessThanOrEqual(60)
  })
})

test('rows to start from are decided right by every model, from the closest to a flip to the farthest', () => {
  const labels = { kind: 'binary' as const, values: Uint8Array.of(1, 0, 1, 0, 1, 1) }
  const first = { kind: 'binary' as const, scores: Float64Array.of(0.9, 0.1, 0.6, 0.9, 0.55, 0.99) }
  const second = { kind: 'binary' as const, scores: Float64Array.of(0.9, 0.1, 0.2, 0.1, 0.9, 0.9) }
  expect(rowsToAttack([first], labels, { task: BINARY, rows: 6 }, 10)).toEqual([4, 2, 0, 1, 5])
  expect(rowsToAttack([first, second], labels, { task: BINARY, rows: 6 }, 2)).toEqual([0, 5])
})
