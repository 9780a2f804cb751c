import { logGamma } from './log-gamma.ts'

const MAX_TERMS = 100_000
const TINY = 1e-300
const PRECISION = 1e-16

/**
 * Q(a, x) = P(X > x) for X ~ Gamma(a, 1): the regularised upper incomplete gamma function, a above 0, x at least 0.
 * Series DLMF 8.11.4 below a + 1, continued fraction 8.9.2 above, so that small tails keep their digits.
 */
export function gammaSf(a: number, x: number): number {
  if (!(a > 0) || !(x >= 0)) return Number.NaN
  if (x === 0) return 1
  if (x === Number.POSITIVE_INFINITY) return 0
  const front = Math.exp(a * Math.log(x) - x - logGamma(a))
  return x < a + 1 ? 1 - front * lowerSeries(a, x) : front * upperFraction(a, x)
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let k = 1; k <= MAX_TERMS && term > sum * PRECISION; k++) {
    term *= x / (a + k)
    sum += term
  }
  return sum
}

function upperFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1 / TINY
  let d = 1 / b
  let value = d
  for (let k = 1; k <= MAX_TERMS; k++) {
    const numerator = -k * (k - a)
    b += 2
    d = 1 / away(numerator * d + b)
    c = away(b + numerator / c)
    const step = d * c
    value *= step
    if (Math.abs(step - 1) < PRECISION) break
  }
  return value
}

function away(value: number): number {
  return Math.abs(value) < TINY ? TINY : value
}
