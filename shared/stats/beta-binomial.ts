import { logGamma } from './log-gamma.ts'

const PRECISION = 1e-17

/** P(X >= count) for X ~ BetaBinomial(trials, a, b), a and b above 0. Sums the thinner side outwards from `count`. */
export function betaBinomialAtLeast(count: number, trials: number, a: number, b: number): number {
  if (count <= 0) return 1
  if (count > trials) return 0
  const upwards = count > (trials * a) / (a + b)
  if (!upwards) return Math.max(0, 1 - sumFrom(count - 1, -1))
  return Math.min(1, sumFrom(count, 1))

  function sumFrom(start: number, step: 1 | -1): number {
    let term = Math.exp(logProbability(start, trials, a, b))
    let total = 0
    for (let x = start; x >= 0 && x <= trials && term > total * PRECISION; x += step) {
      total += term
      term *= step === 1 ? growth(x) : 1 / growth(x - 1)
    }
    return total
  }
  function growth(x: number): number {
    return ((trials - x) * (x + a)) / ((x + 1) * (trials - x - 1 + b))
  }
}

function logProbability(x: number, trials: number, a: number, b: number): number {
  const ways = logGamma(trials + 1) - logGamma(x + 1) - logGamma(trials - x + 1)
  return ways + logBeta(x + a, trials - x + b) - logBeta(a, b)
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b)
}
