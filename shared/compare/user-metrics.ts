import type { UserMetric } from '../config/user-metrics.ts'
import type { Estimate } from '../evidence/parts.ts'
import type { Comparison } from '../evidence/test-predicate.ts'
import { standardDeviation } from '../stats/bootstrap.ts'
import { normalSf } from '../stats/normal.ts'
import { detectableDifference } from '../stats/power.ts'
import { type Bounds, twoSidedZ } from '../stats/proportion.ts'
import { MIN_ROWS, MIN_UNITS, readDifference, rowsToDecide } from './verdict.ts'

/** Draws of a user's metric: its standard error is what they are for, and 200 know it to about 5 %. */
export const USER_DRAWS = 200

/** A user's metric on all rows and on each draw, and what its interval is of. */
export type UserMeasured = {
  readonly metric: UserMetric
  /** All rows first, then each draw; NaN where there was no answer. */
  readonly values: Float64Array
  readonly n: number
  /** Units that vary by themselves: rows, groups or blocks of time. */
  readonly units: number
  readonly level: number
  readonly method: string
}

/** A draw that has no answer says nothing; with fewer than half of them there is no interval. */
export const LEAST_DRAWS = USER_DRAWS / 2

/** Value and interval: the normal one around the value by the standard error of the draws, inside the domain. */
export function userEstimate({ metric, values, n, level, method }: UserMeasured): Estimate {
  const value = values[0] as number
  const half = twoSidedZ(level) * errorOf(values.subarray(1))
  const { low, high } = within({ low: value - half, high: value + half }, metric, value)
  return { name: metric.name, value, interval: { low, high, level, method }, n, direction: metric.direction }
}

/** Candidate minus champion, draw by draw on the same draws. */
export function userComparison(candidate: UserMeasured, champion: UserMeasured): Comparison {
  const { metric, values, n, units, level, method } = candidate
  const differences = values.map((value, i) => value - (champion.values[i] as number))
  const difference = differences[0] as number
  const standardError = errorOf(differences.subarray(1))
  const half = twoSidedZ(level) * standardError
  const tolerance = metric.tolerance ?? 0.02 * Math.abs(champion.values[0] as number)
  const sign = metric.direction === 'higher' ? 1 : -1
  const turned = {
    difference: sign * difference,
    low: sign * difference - half,
    high: sign * difference + half,
    tolerance,
  }
  const isEnough = n >= MIN_ROWS && units >= MIN_UNITS
  const same = values.every((value, i) => Object.is(value, champion.values[i]))
  const verdict = same ? 'equal' : isEnough ? readDifference(turned) : 'inconclusive'
  const needed = verdict === 'inconclusive' ? rowsToDecide(turned, { n, standardError }, level) : undefined
  const said = same ? 'identical answers' : `paired ${method}`
  return {
    metric: metric.name,
    verdict,
    candidate: values[0] as number,
    champion: champion.values[0] as number,
    difference,
    interval: { low: difference - half, high: difference + half, level, method: said },
    pValue:
      standardError > 0 ? Math.min(1, 2 * normalSf(Math.abs(difference) / standardError)) : Number(difference === 0),
    method: said,
    n,
    tolerance,
    detectable: detectableDifference(standardError, level),
    ...(needed === undefined ? {} : { rowsNeeded: Math.max(needed, MIN_ROWS) }),
  }
}

function errorOf(draws: Float64Array): number {
  const answered = draws.filter((value) => Number.isFinite(value))
  return answered.length < 2 ? 0 : standardDeviation(answered)
}

/** Whether a value is outside the domain that was declared, beyond rounding: its interval would be cut off to nothing. */
export function isOutside(value: number, { domain }: UserMetric): boolean {
  const [min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY] = domain ?? []
  const slack = 1e-9 * Math.max(1, Math.abs(min), Math.abs(max))
  return domain !== undefined && (value < min - slack || value > max + slack)
}

function within({ low, high }: Bounds, { domain }: UserMetric, value: number): Bounds {
  const [min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY] = domain ?? []
  return { low: Math.min(value, Math.max(min, low)), high: Math.max(value, Math.min(max, high)) }
}
