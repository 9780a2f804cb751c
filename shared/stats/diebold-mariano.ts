import { betaCdf } from './beta.ts'

/** Test of "both forecasts lose alike": the statistic (negative when the first loses less) and its two-sided p value. */
export type DieboldMariano = { readonly statistic: number; readonly pValue: number }

/**
 * F. X. Diebold and R. S. Mariano (Journal of Business and Economic Statistics 13, 1995) on the differences of two forecasts' losses in
 * the order of time: forecasts of `horizon` steps remember `horizon - 1` of them, so as many lags are counted in full, with the small-sample
 * correction of D. Harvey, S. Leybourne and P. Newbold (International Journal of Forecasting 13, 1997) against Student's t. Where that
 * variance is not positive, Newey and West's falling weights keep it so. Undefined for fewer than 2 `horizon` dates and for differences
 * that do not vary.
 */
export function dieboldMariano(differences: Float64Array, horizon: number): DieboldMariano | undefined {
  const n = differences.length
  if (n < Math.max(3, 2 * horizon)) return undefined
  const mean = differences.reduce((sum, value) => sum + value, 0) / n
  const centred = differences.map((value) => value - mean)
  const full = longRunVariance(centred, horizon, () => 1)
  const variance = full > 0 ? full : longRunVariance(centred, horizon, (lag) => 1 - lag / horizon)
  if (!(variance > 1e-12 * mean ** 2)) return undefined
  const correction = (n + 1 - 2 * horizon + (horizon * (horizon - 1)) / n) / n
  const statistic = mean * Math.sqrt((correction * n) / variance)
  return { statistic, pValue: betaCdf((n - 1) / (n - 1 + statistic ** 2), (n - 1) / 2, 0.5) }
}

/** Lags that are looked at where nobody says how far ahead the forecasts are (W. Newey and K. West, Review of Economic Studies 61, 1994). */
export function usualHorizon(dates: number): number {
  return 1 + Math.floor(4 * (dates / 100) ** (2 / 9))
}

function longRunVariance(centred: Float64Array, horizon: number, weight: (lag: number) => number): number {
  let variance = covariance(centred, 0)
  for (let lag = 1; lag < horizon; lag++) variance += 2 * weight(lag) * covariance(centred, lag)
  return variance
}

function covariance(centred: Float64Array, lag: number): number {
  let sum = 0
  for (let i = lag; i < centred.length; i++) sum += (centred[i] as number) * (centred[i - lag] as number)
  return sum / centred.length
}
