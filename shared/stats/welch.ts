import { betaCdf } from './beta.ts'
import type { Bounds } from './proportion.ts'
import { twoSidedT } from './student.ts'

/** Mean, unbiased variance and size of independent numbers. */
export type Sample = { readonly n: number; readonly mean: number; readonly variance: number }

/** A difference of means with its interval and the p value of "it is not above 0". */
export type MeanDifference = Bounds & { readonly difference: number; readonly pGreater: number }

/** P(T > t) for Student's t with `df` degrees of freedom. */
export function studentTail(t: number, df: number): number {
  if (Number.isNaN(t)) return Number.NaN
  const half = 0.5 * betaCdf(df / (df + t * t), df / 2, 0.5)
  return t > 0 ? half : 1 - half
}

/** Mean of `a` minus mean of `b` without equal variances (B. L. Welch, Biometrika 34, 1947); both need 2 numbers or more. */
export function welchDifference(a: Sample, b: Sample, level: number): MeanDifference {
  const [va, vb] = [a.variance / a.n, b.variance / b.n]
  const df = (va + vb) ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1))
  return fromError(a.mean - b.mean, Math.sqrt(va + vb), { df, level })
}

/** A mean against 0: Student's t. */
export function meanAboveZero({ n, mean, variance }: Sample, level: number): MeanDifference {
  return fromError(mean, Math.sqrt(variance / n), { df: n - 1, level })
}

/** A difference with its standard error; without any spread it is known exactly. */
export function fromError(
  difference: number,
  standardError: number,
  { df, level }: { readonly df: number; readonly level: number },
): MeanDifference {
  if (!(standardError > 0)) return { difference, low: difference, high: difference, pGreater: difference > 0 ? 0 : 1 }
  const half = twoSidedT(level, df) * standardError
  const pGreater = studentTail(difference / standardError, df)
  return { difference, low: difference - half, high: difference + half, pGreater }
}
