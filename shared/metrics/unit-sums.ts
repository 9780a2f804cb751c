import type { Units } from '../stats/bootstrap.ts'

/** Sum of a value over the rows of each unit, compensated (Neumaier) so that a million rows lose no digits. */
export function sumPerUnit(units: Units, value: (row: number) => number): Float64Array {
  const sums = new Float64Array(units.count)
  const rests = new Float64Array(units.count)
  for (let row = 0; row < units.of.length; row++) {
    const unit = units.of[row] as number
    const next = value(row)
    const before = sums[unit] as number
    const after = before + next
    const lost = Math.abs(before) >= Math.abs(next) ? before - after + next : next - after + before
    ;(rests[unit] as number) += lost
    sums[unit] = after
  }
  return sums.map((sum, unit) => sum + (rests[unit] as number))
}

/** Sum of the units' sums, each as often as it was drawn. */
export function weigh(weights: Uint16Array, sums: Float64Array): number {
  let total = 0
  for (let unit = 0; unit < sums.length; unit++) total += (weights[unit] as number) * (sums[unit] as number)
  return total
}
