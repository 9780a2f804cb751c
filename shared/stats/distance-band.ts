import { createPrng } from '../kernel/prng.ts'
import { normalQuantile } from './normal.ts'
import type { TiedPair } from './tied-pair.ts'

/** Draws of the error; the 95 % point of so many is found to about 3 % of itself. */
const DRAWS = 400
const LEVEL = 0.95
/** Points at which a distribution function is followed, and categories that are drawn one by one. */
const POINTS = 64

/**
 * How far the Wasserstein-1 distance of two samples may lie from the true one, at 95 %, in the unit of the values: the 95 % point of
 * the integral of |error of F - error of G|, both errors being Brownian bridges with the variances of the samples. Holds for equal and
 * for unequal laws. The points at which the errors are followed each stand for an equal part of the integral of their deviation.
 */
export function distanceBand(pair: TiedPair): number {
  const { weight, knots } = placeKnots(pair)
  if (weight === 0) return 0
  const scale = { n: 1 / Math.sqrt(pair.n), m: 1 / Math.sqrt(pair.m) }
  return upperPoint((draw) => {
    const [first, second] = bridges(draw, knots)
    let sum = 0
    for (let j = 0; j < POINTS; j++) {
      const usual = knots.deviations[j] as number
      if (usual > 0) sum += Math.abs((first[j] as number) * scale.n - (second[j] as number) * scale.m) / usual
    }
    return (weight / POINTS) * sum
  })
}

/** Both distribution functions, and the deviation of their difference, at the knots. */
type Knots = {
  readonly reference: Float64Array
  readonly current: Float64Array
  readonly deviations: Float64Array
}

function placeKnots({ values, reference, current, n, m }: TiedPair): {
  readonly weight: number
  readonly knots: Knots
} {
  const upTo = { f: new Float64Array(values.length), g: new Float64Array(values.length) }
  const weights = new Float64Array(values.length)
  let [f, g, weight] = [0, 0, 0]
  for (let i = 0; i + 1 < values.length; i++) {
    f += (reference[i] as number) / n
    g += (current[i] as number) / m
    upTo.f[i] = Math.min(1, f)
    upTo.g[i] = Math.min(1, g)
    weight += deviation(f, g, n, m) * ((values[i + 1] as number) - (values[i] as number))
    weights[i] = weight
  }
  const knots = {
    reference: new Float64Array(POINTS),
    current: new Float64Array(POINTS),
    deviations: new Float64Array(POINTS),
  }
  for (let j = 0, i = 0; j < POINTS; j++) {
    while (i + 2 < values.length && (weights[i] as number) < ((j + 0.5) / POINTS) * weight) i += 1
    knots.reference[j] = upTo.f[i] as number
    knots.current[j] = upTo.g[i] as number
    knots.deviations[j] = deviation(knots.reference[j] as number, knots.current[j] as number, n, m)
  }
  return { weight, knots }
}

function deviation(f: number, g: number, n: number, m: number): number {
  return Math.sqrt(Math.max(0, f * (1 - f)) / n + Math.max(0, g * (1 - g)) / m)
}

/** Two independent Brownian bridges at the knots, from the next normal draws. */
function bridges(draw: Draw, { reference, current }: Knots): readonly [Float64Array, Float64Array] {
  return [bridge(draw, reference), bridge(draw, current)]
}

function bridge(draw: Draw, at: Float64Array): Float64Array {
  const path = new Float64Array(POINTS)
  let [time, height] = [0, 0]
  for (let j = 0; j < POINTS; j++) {
    height += Math.sqrt(Math.max(0, (at[j] as number) - time)) * draw()
    time = Math.max(time, at[j] as number)
    path[j] = height
  }
  const end = height + Math.sqrt(Math.max(0, 1 - time)) * draw()
  for (let j = 0; j < POINTS; j++) path[j] = (path[j] as number) - (at[j] as number) * end
  return path
}

/**
 * How far the total variation distance of two samples may lie from the true one, at 95 %: the 95 % point of half the sum of
 * |error of p - error of q|, with the errors of multinomial shares. Categories beyond the 64 largest add what is expected of them and
 * one common draw; what neither sample has seen adds its share by Good and Turing.
 */
export function shareBand(reference: Float64Array, current: Float64Array): number {
  const n = sumOf(reference)
  const m = sumOf(current)
  const order = Array.from(reference, (_, i) => i).sort((a, b) => rows(b) - rows(a) || a - b)
  const shown = order.slice(0, POINTS)
  const [p, q] = [shown.map((i) => (reference[i] ?? 0) / n), shown.map((i) => (current[i] ?? 0) / m)]
  let [expected, variance] = [0, 0]
  for (const i of order.slice(POINTS)) {
    const each = shareVariance((reference[i] ?? 0) / n, n) + shareVariance((current[i] ?? 0) / m, m)
    expected += Math.sqrt((2 / Math.PI) * each) / 2
    variance += ((1 - 2 / Math.PI) * each) / 4
  }
  const once = reference.filter((count) => count === 1).length / n + current.filter((count) => count === 1).length / m
  const drawn = upperPoint((draw) => {
    const [a, b] = [shareErrors(draw, p, n), shareErrors(draw, q, m)]
    let sum = 0
    for (let j = 0; j < a.length; j++) sum += Math.abs((a[j] as number) - (b[j] as number)) / 2
    return sum + expected + Math.sqrt(variance) * draw()
  })
  return Math.max(0, drawn) + once / 2

  function rows(i: number): number {
    return (reference[i] ?? 0) / n + (current[i] ?? 0) / m
  }
}

/** Normal draws with the covariance of multinomial shares: independent ones, less their common part. */
function shareErrors(draw: Draw, shares: readonly number[], n: number): Float64Array {
  let total = 0
  let shown = 0
  const errors = Float64Array.from(shares, (share) => {
    const each = Math.sqrt(share / n) * draw()
    total += each
    shown += share
    return each
  })
  total += Math.sqrt(Math.max(0, 1 - shown) / n) * draw()
  return errors.map((each, j) => each - (shares[j] as number) * total)
}

function shareVariance(share: number, n: number): number {
  return (share * (1 - share)) / n
}

type Draw = () => number

/** The 95 % point of `DRAWS` values made from the same normal draws every time, so that the same counts give the same band. */
function upperPoint(statistic: (draw: Draw) => number): number {
  const normals = normalDraws()
  let next = 0
  const draw = (): number => normals[next++ % normals.length] as number
  const values = Float64Array.from({ length: DRAWS }, (_, round) => {
    next = round * PER_DRAW
    return statistic(draw)
  }).sort()
  return values[Math.ceil(LEVEL * DRAWS) - 1] as number
}

/** Normal draws that one value may use: two samples, a remainder each, and one common. */
const PER_DRAW = 2 * (POINTS + 1) + 1

let table: Float64Array | undefined

/** The same for every column; made when first needed. */
function normalDraws(): Float64Array {
  if (table !== undefined) return table
  const prng = createPrng('errors of distances')
  table = Float64Array.from({ length: DRAWS * PER_DRAW }, () => normalQuantile((prng.below(2 ** 31) + 0.5) / 2 ** 31))
  return table
}

function sumOf(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
