import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aucLow, groupedAuc } from '../../shared/integrity/auc.ts'
import { measureColumn } from '../../shared/integrity/one-column.ts'
import { chanceOfMixed } from '../../shared/integrity/repeats.ts'
import type { CellTally } from '../../shared/integrity/tally.ts'
import { createPrng } from '../../shared/kernel/prng.ts'

const counts = fc.array(fc.record({ positive: fc.nat(20), negative: fc.nat(20) }), { minLength: 1, maxLength: 12 })
const tallies = fc.array(
  fc.record({
    cell: fc.integer({ min: -1, max: 6 }),
    isHoldout: fc.boolean(),
    label: fc.constantFrom('a', 'b'),
    n: fc.integer({ min: 1, max: 40 }),
    sum: fc.constant(0),
    squares: fc.constant(0),
  }),
  { minLength: 4, maxLength: 30 },
)

test('AUC of grouped scores is the share of pairs that are ranked right', () => {
  fc.assert(
    fc.property(counts, (groups) => {
      let [right, pairs] = [0, 0]
      groups.forEach((own, i) => {
        groups.forEach((other, k) => {
          pairs += own.positive * other.negative
          right += own.positive * other.negative * (i > k ? 1 : i === k ? 0.5 : 0)
        })
      })
      const found = groupedAuc(groups)
      if (pairs === 0) expect(found).toBeUndefined()
      else expect(found?.auc).toBeCloseTo(right / pairs, 10)
    }),
  )
})

test('the low end of an AUC is below it, and rises with rows', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.5, max: 1, noNaN: true }), fc.integer({ min: 5, max: 500 }), (auc, rows) => {
      const low = aucLow(auc, rows, rows, 0.95)
      expect(low).toBeLessThanOrEqual(auc)
      expect(aucLow(auc, 4 * rows, 4 * rows, 0.95)).toBeGreaterThanOrEqual(low - 1e-9)
    }),
  )
})

test('neither the order of cells nor the names of classes matter', () => {
  fc.assert(
    fc.property(tallies, (cells: readonly CellTally[]) => {
      const value = measureColumn(cells, 'binary')
      const swapped = cells.map((tally) => ({ ...tally, label: tally.label === 'a' ? 'b' : 'a', cell: 9 - tally.cell }))
      const other = measureColumn(swapped.toReversed(), 'binary')
      if (value === undefined) expect(other).toBeUndefined()
      else expect(other?.value).toBeCloseTo(value.value, 10)
    }),
  )
})

test('cells of one share are tied, whichever class is asked', () => {
  const rows = (cell: number, isHoldout: boolean, label: string, n: number): CellTally => ({
    ...{ cell, isHoldout, label, n },
    ...{ sum: 0, squares: 0 },
  })
  // 24 of 25 in the seen cell, and 24 of 25 borrowed by the cell that training never saw.
  const cells = [rows(1, false, 'a', 24), rows(1, false, 'b', 1), rows(1, true, 'a', 10), rows(0, true, 'b', 10)]
  expect(measureColumn(cells, 'binary')?.value).toBe(0.5)
  const named = cells.map((tally) => ({ ...tally, label: tally.label === 'a' ? 'b' : 'a' }))
  expect(measureColumn(named, 'binary')?.value).toBe(0.5)
})

describe('rows that repeat by nature', () => {
  test('look like a leak in one split of a thousand at most', () => {
    const prng = createPrng('mixed sets')
    let alarms = 0
    for (let run = 0; run < 2000; run++) {
      const sizes = [2, 3, 5].map((size) => {
        let mixed = 0
        for (let group = 0; group < 40; group++) {
          const held = Array.from({ length: size }, () => prng.next() < 0.2).filter(Boolean).length
          if (held > 0 && held < size) mixed += 1
        }
        return { size, groups: 40, mixed }
      })
      if (chanceOfMixed(sizes, 0.8).pValue < 0.001) alarms += 1
    }
    expect(alarms).toBeLessThanOrEqual(8)
  })

  test('and copies across are seen', () => {
    expect(chanceOfMixed([{ size: 2, groups: 30, mixed: 30 }], 0.8).pValue).toBeLessThan(1e-6)
  })
})
