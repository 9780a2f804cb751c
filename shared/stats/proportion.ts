import { betaQuantile } from './beta.ts'
import { normalQuantile } from './normal.ts'

/** Lower and upper bound of a confidence interval. */
export type Bounds = { readonly low: number; readonly high: number }

/** The z of a two-sided interval with coverage `level` in (0, 1): 1.96 at 0.95. */
export function twoSidedZ(level: number): number {
  return normalQuantile(0.5 + level / 2)
}

/**
 * Score interval for k successes in n trials (E. B. Wilson, JASA 22, 1927). Without trials nothing is known: [0, 1].
 */
export function wilsonInterval(k: number, n: number, level: number): Bounds {
  if (n === 0) return { low: 0, high: 1 }
  const z2 = twoSidedZ(level) ** 2
  const share = k / n
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n)
  const half = (Math.sqrt(z2) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))) / (1 + z2 / n)
  return { low: k === 0 ? 0 : Math.max(0, centre - half), high: k === n ? 1 : Math.min(1, centre + half) }
}

/** Exact interval for k successes in n trials (Clopper and Pearson, Biometrika 26, 1934): coverage is at least `level`. */
export function clopperPearsonInterval(k: number, n: number, level: number): Bounds {
  if (n === 0) return { low: 0, high: 1 }
  const tail = (1 - level) / 2
  return {
    low: k === 0 ? 0 : betaQuantile(tail, k, n - k + 1),
    high: k === n ? 1 : betaQuantile(1 - tail, k + 1, n - k),
  }
}

/** k successes in n trials. */
export type Share = { readonly k: number; readonly n: number }

/** Interval for share `a` minus share `b` of independent rows (Newcombe's method 10, Statistics in Medicine 17, 1998). */
export function newcombeInterval(a: Share, b: Share, level: number): Bounds {
  if (a.n === 0 || b.n === 0) return { low: -1, high: 1 }
  const first = wilsonInterval(a.k, a.n, level)
  const second = wilsonInterval(b.k, b.n, level)
  const [pa, pb] = [a.k / a.n, b.k / b.n]
  return {
    low: pa - pb - Math.hypot(pa - first.low, second.high - pb),
    high: pa - pb + Math.hypot(first.high - pa, pb - second.low),
  }
}
