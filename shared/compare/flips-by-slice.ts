import { type FlipSlice, MAX_FLIP_SLICES } from '../evidence/flips.ts'
import { MIN_GROUP_ROWS } from '../evidence/groups.ts'
import type { Turned } from './clustered-test.ts'

/** A part of the holdout by name: for every row whether it belongs (1) or not (0). */
export type CountedSlice = { readonly name: string; readonly holds: Uint8Array }

/**
 * Slices where more rows went from right to wrong (less those that went back) than their size lets expect, most first. Slices too small
 * to be measured, and slices without an excess, are left out.
 */
export function flipsBySlice(slices: readonly CountedSlice[], turned: Turned, rows: number): FlipSlice[] {
  const whole = (turned.worse.length - turned.better.length) / rows
  return slices
    .map(({ name, holds }) => {
      const within = (list: readonly number[]): number => list.reduce((sum, row) => sum + (holds[row] as number), 0)
      const n = holds.reduce((sum, hold) => sum + hold, 0)
      return { name, n, rightToWrong: within(turned.worse), wrongToRight: within(turned.better) }
    })
    .filter(({ n }) => n >= MIN_GROUP_ROWS)
    .map((slice) => ({ slice, excess: slice.rightToWrong - slice.wrongToRight - whole * slice.n }))
    .filter(({ slice, excess }) => slice.rightToWrong > 0 && excess > 1e-9)
    .toSorted((a, b) => b.excess - a.excess || (a.slice.name < b.slice.name ? -1 : 1))
    .slice(0, MAX_FLIP_SLICES)
    .map(({ slice }) => slice)
}
