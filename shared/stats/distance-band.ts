import { POINTS, upperPoint } from './normal-draws.ts'
import type { TiedPair } from './tied-pair.ts'

/**
 * How far the Wasserstein-1 distance of two samples may lie from the true one, at 95 %, in the unit of the values: the 95 % point of
 * the integral of |error of F - error of G|, both errors being Brownian bridges with the variances of the samples. Holds for equal and
 * for unequal laws. The points at which the errors are followed each stand for an equal part of the integral of their deviation.
 */
export function distanceBand(pair: TiedPair): number {
  const { weight, f, g } = placeKnots(pair)
  if (weight === 0) return 0
  const [one, other] = [toSteps(f, pair.n), toSteps(g, pair.m)]
  const usual = f.map((share, j) => deviation(share, g[j] as number, pair))
  return upperPoint((draws, first) => {
    const second = first + POINTS + 1
    const [a, b] = [walk(one, draws, first), walk(other, draws, second)]
    let [x, y, sum] = [0, 0, 0]
    for (let j = 0; j < POINTS; j++) {
      x += (one[j] as number) * (draws[first + j] as number)
      y += (other[j] as number) * (draws[second + j] as number)
      const error = x - (f[j] as number) * a - y + (g[j] as number) * b
      if ((usual[j] as number) > 0) sum += Math.abs(error) / (usual[j] as number)
    }
    return (weight / POINTS) * sum
  })
}

/** The integral of the usual error over the values, and both distribution functions at the middles of its 32 equal parts. */
function placeKnots(pair: TiedPair): {
  readonly weight: number
  readonly f: Float64Array
  readonly g: Float64Array
} {
  const { values, reference, current, n, m } = pair
  const weights = new Float64Array(Math.max(0, values.length - 1))
  const upTo = { f: new Float64Array(weights.length), g: new Float64Array(weights.length) }
  let [inReference, inCurrent, weight] = [0, 0, 0]
  for (let i = 0; i < weights.length; i++) {
    inReference += reference[i] as number
    inCurrent += current[i] as number
    upTo.f[i] = inReference / n
    upTo.g[i] = inCurrent / m
    weight += deviation(inReference / n, inCurrent / m, pair) * ((values[i + 1] as number) - (values[i] as number))
    weights[i] = weight
  }
  const [f, g] = [new Float64Array(POINTS), new Float64Array(POINTS)]
  for (let j = 0, i = 0; j < POINTS; j++) {
    while (i + 1 < weights.length && (weights[i] as number) < ((j + 0.5) / POINTS) * weight) i += 1
    f[j] = upTo.f[i] as number
    g[j] = upTo.g[i] as number
  }
  return { weight, f, g }
}

function deviation(f: number, g: number, { n, m }: TiedPair): number {
  return Math.sqrt((f * (1 - f)) / n + (g * (1 - g)) / m)
}

/** Standard deviations of the steps of a Brownian motion between the knots, and from the last one to the end. */
function toSteps(shares: Float64Array, rows: number): Float64Array {
  return Float64Array.from({ length: POINTS + 1 }, (_, j) =>
    Math.sqrt(Math.max(0, (shares[j] ?? 1) - (j === 0 ? 0 : (shares[j - 1] as number))) / rows),
  )
}

/** Where a Brownian motion with these steps ends. */
function walk(steps: Float64Array, draws: Float64Array, first: number): number {
  let end = 0
  for (let j = 0; j < steps.length; j++) end += (steps[j] as number) * (draws[first + j] as number)
  return end
}
