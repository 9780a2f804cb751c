import { gammaSf } from './gamma.ts'

/** P(X > x) for a chi-squared X with `df` degrees of freedom. */
export function chiSquaredSf(x: number, df: number): number {
  return x <= 0 ? 1 : gammaSf(df / 2, x / 2)
}

/** The x with P(X > x) = p, by bisection; p in (0, 1). */
export function chiSquaredUpperPoint(p: number, df: number): number {
  let [low, high] = [0, 1]
  while (chiSquaredSf(high, df) > p) high *= 2
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) return middle
    if (chiSquaredSf(middle, df) > p) low = middle
    else high = middle
  }
}

export type Homogeneity = { readonly statistic: number; readonly df: number; readonly pValue: number }

/**
 * Two-sample chi-squared test of homogeneity on a 2 x k table of counts (Pearson, no continuity correction). Cells that are empty on
 * both sides do not count. Fewer than two cells, or an empty side, give p = 1.
 */
export function chiSquaredHomogeneity(a: ArrayLike<number>, b: ArrayLike<number>): Homogeneity {
  const n = sum(a)
  const m = sum(b)
  let cells = 0
  let statistic = 0
  for (let i = 0; i < a.length; i++) {
    const both = (a[i] ?? 0) + (b[i] ?? 0)
    if (both === 0) continue
    cells += 1
    const expected = (both * n) / (n + m)
    const gap = (a[i] ?? 0) - expected
    statistic += gap * gap * (1 / expected + (n + m) / (both * m))
  }
  if (cells < 2 || n === 0 || m === 0) return { statistic: 0, df: 0, pValue: 1 }
  return { statistic, df: cells - 1, pValue: chiSquaredSf(statistic, cells - 1) }
}

function sum(counts: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < counts.length; i++) total += counts[i] ?? 0
  return total
}
