import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toCells } from '../../shared/summary/number-cells.ts'
import { type CellSearch, findCells, type NumberTask } from '../../shared/summary/sql/find-cells.ts'
import { numberAt, orderOf } from '../../shared/summary/sql/order.ts'

/** Doubles of every size, close together, equal, of both signs. */
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -40, max: 40 }),
  fc.integer({ min: 0, max: 5000 }).map((i) => 1 + i * 2 ** -50),
  fc.integer({ min: -300, max: 300 }).map((i) => i * 5e-324),
  fc.constantFrom(-0, 0, 5e-324, -5e-324, Number.MAX_VALUE, -Number.MAX_VALUE),
)
const columns = fc.array(fc.array(number, { maxLength: 400 }), { minLength: 1, maxLength: 3 })

const toTask = (values: readonly number[], i: number): NumberTask => ({
  finite: String(i),
  rows: values.length,
  min: Math.min(...values),
  max: Math.max(...values),
})

/** An engine that groups as SQL does, and remembers how many cells it sent. */
function engine(data: readonly (readonly number[])[]): { group: CellSearch['group']; sent: number[] } {
  const sent: number[] = []
  const group: CellSearch['group'] = async (steps) =>
    steps.map(({ task, shift }) => {
      const cells = new Map<bigint, bigint[]>()
      for (const value of data[Number(task.finite)] ?? []) {
        const key = orderOf(value) / (1n << BigInt(shift))
        cells.set(key, [...(cells.get(key) ?? []), orderOf(value)])
      }
      sent.push(cells.size)
      return [...cells.values()].map((orders) => {
        const ascending = orders.toSorted((a, b) => (a < b ? -1 : 1))
        return { low: ascending[0] ?? 0n, high: ascending.at(-1) ?? 0n, rows: orders.length }
      })
    })
  return { group, sent }
}

const changed = () => new Error('changed')

test('cells found in rounds are those of all values at once, and no answer holds many more', async () => {
  await fc.assert(
    fc.asyncProperty(columns, fc.integer({ min: 3, max: 60 }), async (data, limit) => {
      const { group, sent } = engine(data)
      const found = await findCells({ group, limit, changed }, data.map(toTask))
      expect(found).toEqual(data.map((values) => toCells(Float64Array.from(values), limit)))
      expect(Math.max(0, ...sent)).toBeLessThanOrEqual(2 * limit + 1)
    }),
    { numRuns: 300 },
  )
})

test('a number is found again from its order, and orders ascend with numbers', () => {
  fc.assert(
    fc.property(number, number, (a, b) => {
      expect(numberAt(orderOf(a))).toBe(a + 0)
      expect(orderOf(a) < orderOf(b)).toBe(a < b)
    }),
  )
})

test('rows that were counted differently before are noticed', async () => {
  const { group } = engine([[1, 2, 3]])
  const task = { ...toTask([1, 2, 3], 0), rows: 4 }
  await expect(findCells({ group, limit: 10, changed }, [task])).rejects.toThrow('changed')
})
