import { betaCdf } from './beta.ts'
import type { Bounds } from './proportion.ts'
import { twoSidedT } from './student.ts'

/** A smooth scale on which a statistic of this domain is nearer to normal, and the way back. */
type Scale = { readonly to: (value: number) => number; readonly from: (value: number) => number }

export const JACKKNIFE_METHOD = 'jackknife of 200 groups'

const PLAIN: Scale = { to: (value) => value, from: (value) => value }

/**
 * Interval of a statistic from its values with one of many groups of rows left out in turn (delete-a-group jackknife: Kott, Journal of
 * Official Statistics 17, 2001), Student's t with groups - 1 degrees of freedom, on the logit or log scale of its domain where it lies
 * inside. Values that are NaN are passed over; fewer than two are no interval: the bounds are then the ends of the domain.
 */
export function jackknifeInterval(
  { estimate, leftOut, domain }: { estimate: number; leftOut: Float64Array; domain: readonly [number, number] },
  level: number,
): Bounds {
  const scale = scaleOf(domain, [estimate, ...leftOut])
  const error = jackknifeError(leftOut.map(scale.to))
  if (error === undefined) return { low: domain[0], high: domain[1] }
  const half = twoSidedT(level, error.groups - 1) * error.standardError
  const middle = scale.to(estimate)
  return { low: scale.from(middle - half), high: scale.from(middle + half) }
}

/** Standard error from the values with one group left out each; undefined where fewer than two are numbers. */
export function jackknifeError(leftOut: Float64Array): { standardError: number; groups: number } | undefined {
  const values = leftOut.filter((value) => !Number.isNaN(value))
  const groups = values.length
  if (groups < 2) return undefined
  const mean = values.reduce((sum, value) => sum + value, 0) / groups
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { standardError: Math.sqrt(((groups - 1) / groups) * squares), groups }
}

/** Two-sided p value of "the true value is 0" by Student's t with groups - 1 degrees of freedom. */
export function jackknifePValue(
  estimate: number,
  { standardError, groups }: { standardError: number; groups: number },
): number {
  if (standardError === 0) return Number(estimate === 0)
  const freedom = groups - 1
  return betaCdf(freedom / (freedom + (estimate / standardError) ** 2), freedom / 2, 0.5)
}

/** Only where every value lies strictly inside the domain: at its ends the scale is infinite. */
function scaleOf([min, max]: readonly [number, number], values: readonly number[]): Scale {
  if (!values.every((value) => Number.isNaN(value) || (value > min && value < max))) return PLAIN
  if (Number.isFinite(min) && Number.isFinite(max)) {
    return {
      to: (value) => Math.log((value - min) / (max - value)),
      from: (value) => min + (max - min) / (1 + Math.exp(-value)),
    }
  }
  if (Number.isFinite(min)) return { to: (value) => Math.log(value - min), from: (value) => min + Math.exp(value) }
  return PLAIN
}
