import { Fault } from '../kernel/error.ts'
import { type Prng, shuffle } from '../kernel/prng.ts'
import { normalCdf, normalQuantile } from './normal.ts'
import type { Bounds } from './proportion.ts'

/** Replicates of a bootstrap interval. */
export const REPLICATES = 2000
/** Up to this many rows each row is drawn by itself. */
export const MAX_UNITS = 4096
/** More rows are dealt at random into this many units that are drawn whole: enough that their number adds 2 % of noise to a width, which 2,000 draws do as well. */
export const DEALT_UNITS = 1024
/** Up to this many units the jackknife leaves each out in turn; more are dealt at random into this many blocks. */
export const JACKKNIFE_BLOCKS = 200

/**
 * What is drawn together: `of[row]` is the row's unit in [0, count). With `block`, the units follow each other in time and so many
 * neighbours are drawn at once.
 */
export type Units = { readonly count: number; readonly of: Int32Array; readonly block?: number }

/** Writes the statistics of the weighted sample into `out`, NaN where undefined; `weights[unit]` is how often a unit was drawn. */
export type Statistics = (weights: Uint16Array, out: Float64Array) => void

/** How many units there are to draw (`block` neighbours at once, 1 when absent), and how many statistics are evaluated on each draw. */
export type Shape = { readonly units: number; readonly size: number; readonly block?: number | undefined }

/** Values of each statistic, by statistic: one per bootstrap replicate, and one per jackknife block left out. */
export type Resamples = { readonly replicates: readonly Float64Array[]; readonly jackknife: readonly Float64Array[] }

/** All rows as one unit: the sample as it is. */
export function wholeSample(rows: number): Units {
  return { count: 1, of: new Int32Array(rows) }
}

/** One unit per row, or `dealt` random ones of equal size. Independent rows make independent units, so drawing units is valid. */
export function dealUnits(rows: number, prng: Prng, dealt = rows <= MAX_UNITS ? rows : DEALT_UNITS): Units {
  return { count: Math.min(rows, dealt), of: deal(rows, dealt, prng) }
}

/**
 * Draws units with replacement and evaluates all statistics on each draw, so that every metric and both models see the
 * same draws. No resample is materialised. Draws on which any statistic is undefined (a class is missing) are drawn again.
 */
export function resample({ units, size, block = 1 }: Shape, statistics: Statistics, prng: Prng): Resamples {
  const replicates = table(size, REPLICATES)
  const out = new Float64Array(size)
  const weights = new Uint16Array(units)
  for (let draws = 0, kept = 0; kept < REPLICATES; draws++) {
    if (draws > 50 * REPLICATES) throw new Fault('INTERNAL', 'the bootstrap found no resample with defined metrics')
    draw(weights, block, prng)
    statistics(weights, out)
    if (!out.some(Number.isNaN)) store(replicates, kept++, out)
  }
  return { replicates, jackknife: leaveBlocksOut({ units, size, block }, statistics, prng) }
}

/**
 * Bias-corrected and accelerated interval (Efron, JASA 82, 1987): percentiles of the replicates, shifted by the share of
 * replicates below the estimate and by the skewness of the jackknife values.
 */
export function bcaInterval(
  { estimate, replicates, jackknife }: { estimate: number; replicates: Float64Array; jackknife: Float64Array },
  level: number,
): Bounds {
  const sorted = replicates.slice().sort()
  const bias = biasCorrection(sorted, estimate)
  const acceleration = jackknifeAcceleration(jackknife)
  const bound = (p: number): number => {
    const z = bias + normalQuantile(p)
    const room = 1 - acceleration * z
    return room <= 0 ? quantile(sorted, z > 0 ? 1 : 0) : quantile(sorted, normalCdf(bias + z / room))
  }
  return { low: bound((1 - level) / 2), high: bound((1 + level) / 2) }
}

/** Two-sided p value of "the true value is 0": the level at which the percentile interval just touches 0, at least 1 / (B + 1). */
export function bootstrapPValue(replicates: Float64Array): number {
  let below = 0
  let above = 0
  for (const value of replicates) {
    if (value <= 0) below++
    if (value >= 0) above++
  }
  return Math.min(1, (2 * (Math.min(below, above) + 0.5)) / (replicates.length + 1))
}

/** Standard deviation of the values (n - 1): of bootstrap replicates it is the standard error. */
export function standardDeviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return Math.sqrt(squares / (values.length - 1))
}

/** As many units as there are, with replacement; a block that reaches beyond the last unit goes on with the first. */
export function draw(weights: Uint16Array, block: number, prng: Prng): void {
  const units = weights.length
  weights.fill(0)
  for (let drawn = 0; drawn < units; drawn += block) {
    const start = Math.floor(prng.next() * units)
    const end = start + Math.min(block, units - drawn)
    for (let i = start; i < end; i++) (weights[i % units] as number)++
  }
}

/** Values of each statistic with one of at most `JACKKNIFE_BLOCKS` blocks of units left out in turn. */
export function leaveBlocksOut(
  { units, size, block = 1 }: Shape,
  statistics: Statistics,
  prng: Prng,
): readonly Float64Array[] {
  const blocks = Math.min(Math.ceil(units / block), JACKKNIFE_BLOCKS)
  const blockOf = block === 1 ? deal(units, blocks, prng) : inTurn(units, blocks)
  const values = table(size, blocks)
  const out = new Float64Array(size)
  const kept = new Uint16Array(units)
  for (let left = 0; left < blocks; left++) {
    for (let unit = 0; unit < units; unit++) kept[unit] = blockOf[unit] === left ? 0 : 1
    statistics(kept, out)
    store(values, left, out)
  }
  return values
}

/** Random assignment of items to at most `most` parts whose sizes differ by at most one; each its own part if they fit. */
function deal(items: number, most: number, prng: Prng): Int32Array {
  const parts = new Int32Array(items)
  for (let item = 0; item < items; item++) parts[item] = item % most
  if (items > most) shuffle(parts, prng)
  return parts
}

/** Neighbours that depend on each other are left out together. */
function inTurn(items: number, parts: number): Int32Array {
  return Int32Array.from({ length: items }, (_, item) => Math.floor((item * parts) / items))
}

function biasCorrection(sorted: Float64Array, estimate: number): number {
  let below = 0
  let equal = 0
  for (const value of sorted) {
    if (value < estimate) below++
    else if (value === estimate) equal++
  }
  const share = (below + equal / 2) / sorted.length
  const edge = 0.5 / sorted.length
  return normalQuantile(Math.min(1 - edge, Math.max(edge, share)))
}

/** Undefined leave-outs (the only row of a class) are passed over. */
function jackknifeAcceleration(values: Float64Array): number {
  const defined = values.filter((value) => !Number.isNaN(value))
  const mean = defined.reduce((sum, value) => sum + value, 0) / defined.length
  let [squares, cubes] = [0, 0]
  for (const value of defined) {
    squares += (mean - value) ** 2
    cubes += (mean - value) ** 3
  }
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0
}

/** Linear interpolation between order statistics; `p` in [0, 1]. */
function quantile(sorted: Float64Array, p: number): number {
  const place = Math.min(Math.max(p, 0), 1) * (sorted.length - 1)
  const below = Math.floor(place)
  const low = sorted[below] as number
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number
  return low === high ? low : low + (place - below) * (high - low)
}

function table(rows: number, columns: number): readonly Float64Array[] {
  return Array.from({ length: rows }, () => new Float64Array(columns))
}

function store(target: readonly Float64Array[], column: number, values: Float64Array): void {
  for (const [row, line] of target.entries()) line[column] = values[row] as number
}
