import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { NumericColumn } from '../../shared/data/table.ts'
import { type ExplainRequest, explainModels } from '../../shared/explain/explain-models.ts'
import type { Asked } from '../../shared/explain/rows.ts'
import { type Shapley, shapleyValues } from '../../shared/explain/shapley.ts'
import { createPrng, shuffle } from '../../shared/kernel/prng.ts'

type Answer = (cells: readonly number[]) => number

/** Columns named c0, c1, … with seeded numbers. */
function columnsOf(width: number, rows: number, seed: string): NumericColumn[] {
  const prng = createPrng(seed)
  return Array.from({ length: width }, (_, i) => ({
    kind: 'numeric' as const,
    name: `c${i}`,
    values: Float64Array.from({ length: rows }, () => 2 * prng.next() - 1),
  }))
}

function modelOf(columns: readonly NumericColumn[], answer: Answer): Asked {
  return {
    columns,
    ask: async (asked) => {
      const cells = asked.map((column) => (column.kind === 'numeric' ? column.values : expect.fail()))
      const values = Float64Array.from(cells[0] ?? [], (_, row) => answer(cells.map((own) => own[row] as number)))
      return { kind: 'regression', values }
    },
  }
}

const ROWS = 30
const BACKGROUND = Int32Array.from({ length: 10 }, (_, i) => ROWS - 1 - i)
const EXPLAINED = Int32Array.of(0, 1, 2)
const sizes = fc.constantFrom(2, 3, 5, 9, 12)
const weights = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 12, maxLength: 12 })

async function explain(width: number, answer: Answer): Promise<Shapley & { columns: readonly NumericColumn[] }> {
  const columns = columnsOf(width, ROWS, `${width}`)
  const units = columns.map(({ name }) => ({ name, columns: [name], sharedWith: [] }))
  const asked = { units, rows: EXPLAINED, background: BACKGROUND, rounds: 1, seed: 's', onAnswers: () => undefined }
  return { ...(await shapleyValues({ ...asked, model: modelOf(columns, answer) })), columns }
}

describe('Shapley values, enumerated and sampled', () => {
  test('add up to the answer, whatever the model', () =>
    fc.assert(
      fc.asyncProperty(sizes, weights, async (width, w) => {
        const rough: Answer = (cells) =>
          cells.reduce((sum, cell, i) => sum + Math.sin((w[i] ?? 0) * cell) * (cells[(i + 1) % width] ?? 0), 0)
        const { residual, phi, base, answer } = await explain(width, rough)
        expect(residual).toBeLessThan(1e-9)
        for (const [row, value] of answer.entries()) {
          const sum = phi.subarray(row * width, (row + 1) * width).reduce((all, one) => all + one, base[row] ?? 0)
          expect(sum).toBeCloseTo(value, 9)
        }
      }),
      { numRuns: 30 },
    ))

  test('a linear model gives weight times distance from the mean, and a column it ignores gives 0', () =>
    fc.assert(
      fc.asyncProperty(sizes, weights, async (width, drawn) => {
        const w = drawn.slice(0, width).with(width - 1, 0)
        const linear: Answer = (cells) => cells.reduce((sum, cell, i) => sum + (w[i] ?? 0) * cell, 1)
        const { phi, columns } = await explain(width, linear)
        for (const [i, { values }] of columns.entries()) {
          const mean = BACKGROUND.reduce((sum, row) => sum + (values[row] as number), 0) / BACKGROUND.length
          for (const row of EXPLAINED) {
            expect(phi[row * width + i]).toBeCloseTo((w[i] ?? 0) * ((values[row] as number) - mean), 9)
          }
        }
      }),
      { numRuns: 30 },
    ))

  test('columns that play the same part and hold the same cells get the same value', async () => {
    const [first, , third] = columnsOf(3, ROWS, 'x')
    if (first === undefined || third === undefined) expect.fail()
    const columns = [first, { ...first, name: 'c1' }, third]
    const units = columns.map(({ name }) => ({ name, columns: [name], sharedWith: [] }))
    const model = modelOf(columns, ([a = 0, b = 0, c = 0]) => a * b + c)
    const asked = { units, rows: EXPLAINED, background: BACKGROUND, rounds: 1, seed: 's', onAnswers: () => undefined }
    const { phi } = await shapleyValues({ ...asked, model })
    for (const row of EXPLAINED) expect(phi[3 * row]).toBeCloseTo(phi[3 * row + 1] ?? Number.NaN, 9)
  })
})

function request(columns: readonly NumericColumn[], y: Float64Array, order: Int32Array): ExplainRequest {
  const taken = columns.map((column) => ({
    ...column,
    values: Float64Array.from(order, (row) => column.values[row] ?? 0),
  }))
  const side = (answer: Answer) => {
    const model = modelOf(taken, answer)
    const values = Float64Array.from(order, (_, i) => answer(taken.map((column) => column.values[i] as number)))
    return { ...model, predictions: { kind: 'regression' as const, values } }
  }
  return {
    task: { kind: 'regression' },
    labels: { kind: 'regression', values: Float64Array.from(order, (row) => y[row] ?? 0) },
    candidate: side(([a = 0, b = 0, c = 0]) => 3 * a + b * c),
    champion: side(([a = 0, b = 0]) => 3 * a + b),
    settings: { rows: 120, repeats: 5, background: 20, explained: 20, curves: 2, groups: {} },
    metrics: ['mae'],
    level: 0.95,
    seed: 's',
    onAnswers: () => undefined,
  }
}

test('the rows in another order give the same explanation', async () => {
  const columns = columnsOf(3, 200, 'rows').map((column, i) => {
    // Few different values, so that many rows are alike.
    return i === 0 ? column : { ...column, values: column.values.map((value) => Math.round(2 * value)) }
  })
  const y = Float64Array.from(columns[0]?.values ?? [], (value) => 3 * value)
  const order = Int32Array.from({ length: 200 }, (_, row) => row)
  const first = await explainModels(request(columns, y, order))
  for (const seed of ['1', '2', '3']) {
    shuffle(order, createPrng(seed))
    expect(await explainModels(request(columns, y, order))).toEqual(first)
  }
})

test('intervals of importance hold the true value about as often as they say', async () => {
  // y = 2 a + noise; dealing a to other rows adds 4 * 2 * var(a) to the mean squared error: 8/3 for uniform numbers in [-1, 1].
  const runs = 200
  let hits = 0
  for (let run = 0; run < runs; run++) {
    const columns = columnsOf(2, 150, `cover${run}`)
    const prng = createPrng(`noise${run}`)
    const y = Float64Array.from(columns[0]?.values ?? [], (value) => 2 * value + prng.next() - 0.5)
    const order = Int32Array.from({ length: 150 }, (_row, i) => i)
    const { champion: _, ...alone } = request(columns, y, order)
    const model = modelOf(columns, ([a = 0]) => 2 * a)
    const found = await explainModels({
      ...alone,
      candidate: { ...model, predictions: alone.candidate.predictions },
      metrics: ['mse'],
      settings: { ...alone.settings, rows: 150, curves: 0, background: 4, explained: 4 },
    })
    if (found.state === 'absent') expect.fail(found.reason)
    const interval = found.units.find(({ name }) => name === 'c0')?.candidate?.importance.interval ?? expect.fail()
    if (interval.low <= 8 / 3 && 8 / 3 <= interval.high) hits++
  }
  expect(hits / runs).toBeGreaterThan(0.91)
  expect(hits / runs).toBeLessThan(0.995)
})
