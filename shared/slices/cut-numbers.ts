import type { CellType } from './condition.ts'

/** Numbers with more different values are cut between quantiles: into fewer bins where a bin would have few rows. */
const MAX_BINS = 12
const FEW_BINS = 8
const FEW_ROWS = 4000
/** Rows that quantiles are taken of. They come first in an order that is random but for their content, so they are a sample. */
const MAX_SAMPLE = 16_384
const SECOND = 1000
const DAY = 86_400_000

/**
 * Where a column of numbers is cut: bin i holds what is at least `uppers[i - 1]` and below `uppers[i]`. `isDiscrete[i]` is the one value
 * of a bin, where the column has few.
 */
export type Cuts = { readonly uppers: Float64Array; readonly isDiscrete: readonly (number | undefined)[] }

/** At most twelve bins of about equal size, cut at round numbers where there is a choice; every value for itself where there are few. */
export function cutNumbers(values: Float64Array, order: Int32Array, type: CellType): Cuts {
  const sorted = sortedSample(values, order)
  const distinct = firstDistinct(sorted)
  const bins = order.length < FEW_ROWS ? FEW_BINS : MAX_BINS
  if (distinct.length > MAX_BINS) return { uppers: quantileCuts(sorted, bins, type), isDiscrete: [] }
  const isWritten = distinct.every((value) => isWritable(value, type))
  const uppers = Float64Array.from(distinct.slice(1).filter((value) => isWritable(value, type)))
  const isWhole = order.length <= MAX_SAMPLE || holdsOnly(values, distinct)
  return { uppers, isDiscrete: isWritten && isWhole ? distinct : [] }
}

function sortedSample(values: Float64Array, order: Int32Array): Float64Array {
  const sample = new Float64Array(Math.min(order.length, MAX_SAMPLE))
  let n = 0
  for (let place = 0; place < sample.length; place++) {
    const value = values[order[place] as number] as number
    if (!Number.isNaN(value)) sample[n++] = value
  }
  return sample.subarray(0, n).sort()
}

/** The different values, up to one more than there are bins. */
function firstDistinct(sorted: Float64Array): number[] {
  const found: number[] = []
  for (const value of sorted) {
    if (value === found.at(-1)) continue
    found.push(value)
    if (found.length > MAX_BINS) break
  }
  return found
}

/** Has the whole column no other values than the sample? */
function holdsOnly(values: Float64Array, distinct: readonly number[]): boolean {
  const known = new Set(distinct)
  return values.every((value) => Number.isNaN(value) || known.has(value))
}

function quantileCuts(sorted: Float64Array, bins: number, type: CellType): Float64Array {
  const cuts: number[] = []
  for (let part = 1; part < bins; part++) {
    let after = Math.ceil((sorted.length * part) / bins) - 1
    const value = sorted[after] as number
    while (after < sorted.length && sorted[after] === value) after++
    if (after === sorted.length) break
    const cut = roundBetween(value, sorted[after] as number, type)
    if (isWritable(cut, type) && cut !== cuts.at(-1)) cuts.push(cut)
  }
  return Float64Array.from(cuts)
}

/** A number that SQL can be asked for exactly: moments are written in whole seconds. */
function isWritable(value: number, type: CellType): boolean {
  return Number.isFinite(value) && (type !== 'date' || value % SECOND === 0)
}

/** The roundest number above `below` and not above `to`: the same rows are on each side of it, and people can read it. */
function roundBetween(below: number, to: number, type: CellType): number {
  if (type === 'date') {
    return [DAY, SECOND].map((unit) => Math.floor(to / unit) * unit).find((cut) => cut > below) ?? to
  }
  for (let digits = 1; digits < 17; digits++) {
    const cuts = [to, (below + to) / 2].map((value) => Number(value.toPrecision(digits)))
    const cut = cuts.find((value) => value > below && value <= to)
    if (cut !== undefined) return cut
  }
  return to
}
