import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ColumnSummary, mergeColumns } from '../../shared/summary/column-summary.ts'
import { cellOf, coarsen, mergeCells, rowsOf, toCells } from '../../shared/summary/number-cells.ts'
import type { Md5 } from '../../shared/summary/text-counts.ts'

const md5: Md5 = (text) => createHash('md5').update(text).digest('hex')
const numbers = fc.array(
  fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer({ min: -20, max: 20 }),
    fc.double({ min: 1000, max: 1001, noNaN: true }),
  ),
  { maxLength: 80 },
)
const limit = fc.integer({ min: 1, max: 40 })

describe('cells of numbers', () => {
  it('are the same for every order of the rows and every way to part them', () => {
    fc.assert(
      fc.property(numbers, numbers, numbers, limit, (a, b, c, most) => {
        const cells = (values: number[]) => toCells(Float64Array.from(values), most)
        const whole = cells([...c, ...a, ...b].reverse())
        expect(mergeCells(mergeCells(cells(a), cells(b), most), cells(c), most)).toEqual(whole)
        expect(mergeCells(cells(b), mergeCells(cells(c), cells(a), most), most)).toEqual(whole)
      }),
    )
  })

  it('are as fine as the limit lets them, and lose no row', () => {
    fc.assert(
      fc.property(numbers, limit, (values, most) => {
        const cells = toCells(Float64Array.from(values), most)
        expect(cells.values.length).toBeLessThanOrEqual(most)
        expect(rowsOf(cells)).toBe(values.length)
        const finer = new Set(values.map((value) => cellOf(value, Math.max(0, cells.shift - 1))))
        if (cells.shift > 0) expect(finer.size).toBeGreaterThan(most)
      }),
    )
  })

  it('nest: coarse cells can be made of fine ones', () => {
    fc.assert(
      fc.property(numbers, limit, fc.integer({ min: 0, max: 63 }), (values, most, shift) => {
        const fine = toCells(Float64Array.from(values), 10_000)
        const coarse = toCells(Float64Array.from(values), most)
        expect(coarsen(fine, coarse.shift)).toEqual(coarse)
        expect(coarsen(fine, shift).values.every((value) => Object.is(value, cellOf(value, shift)))).toBe(true)
      }),
    )
  })

  it('mirror: turning every sign around turns the cells around', () => {
    fc.assert(
      fc.property(numbers, limit, (values, most) => {
        const cells = toCells(Float64Array.from(values), most)
        const mirrored = toCells(
          Float64Array.from(values, (value) => -value),
          most,
        )
        expect([...mirrored.values].reverse().map((value) => -value + 0)).toEqual([...cells.values])
        expect(mirrored.shift).toBe(cells.shift)
      }),
    )
  })
})

describe('summaries of text columns', () => {
  const word = fc.constantFrom('', 'a', 'b b', 'ü', 'one two', 'one\ttwo  three', '😀')
  const side = fc.record({ from: fc.integer({ min: 0, max: 30_000 }), size: fc.integer({ min: 0, max: 6000 }) })

  it('merge to the same counts in any order, by name or by bucket', () => {
    const summary = ({ from, size }: { from: number; size: number }, text: string): ColumnSummary => {
      const names = [...new Set([text, ...Array.from({ length: size }, (_, i) => `value ${from + i}`)])].sort()
      const counts = new Float64Array(names.length).fill(2)
      return {
        name: 'x',
        rows: 2 * names.length,
        missing: 0,
        values: { kind: 'category', categories: { names, counts } },
      }
    }
    const options = { cells: 64, md5 }
    const merge = (one: ColumnSummary | undefined, other: ColumnSummary | undefined): ColumnSummary | undefined =>
      one === undefined || other === undefined ? undefined : mergeColumns(one, other, options)
    fc.assert(
      fc.property(side, side, side, word, (a, b, c, text) => {
        const parts = [summary(a, text), summary(b, ''), summary(c, text)] as const
        expect(merge(merge(parts[0], parts[1]), parts[2])).toEqual(merge(parts[1], merge(parts[2], parts[0])))
      }),
      { numRuns: 20 },
    )
  })
})
