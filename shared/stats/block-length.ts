/**
 * Length of the blocks of a circular block bootstrap for a series in time: the automatic choice of D. N. Politis and H. White
 * (Econometric Reviews 23, 2004, as corrected by A. Patton, Politis and White, Econometric Reviews 28, 2009), rounded up. 1 for a series
 * without memory; at most 3 square roots of its length and a third of it.
 */
export function blockLength(series: Float64Array): number {
  const n = series.length
  const most = Math.max(1, Math.floor(Math.min(3 * Math.sqrt(n), n / 3)))
  if (n < 9) return 1
  const least = Math.max(5, Math.floor(Math.log10(n)))
  const lags = Math.min(n - 1, Math.ceil(Math.sqrt(n)) + least)
  const covariances = autocovariances(series, lags)
  const [variance = 0] = covariances
  if (!(variance > 0)) return 1
  const memory = Math.min(lags, 2 * lastClearLag(covariances, least, n))
  let [g, spectrum] = [0, variance]
  for (let lag = 1; lag <= memory; lag++) {
    const share = lag / memory
    const weight = share <= 0.5 ? 1 : 2 * (1 - share)
    const covariance = covariances[lag] as number
    g += 2 * weight * lag * covariance
    spectrum += 2 * weight * covariance
  }
  const cut = (4 / 3) * spectrum ** 2
  const chosen = cut > 0 ? Math.ceil(((2 * g ** 2) / cut) ** (1 / 3) * n ** (1 / 3)) : most
  return Math.min(most, Math.max(1, chosen))
}

/** The last lag before `least` lags in a row whose correlation is within noise; the last clear one where there is no such run. */
function lastClearLag(covariances: Float64Array, least: number, n: number): number {
  const noise = 2 * Math.sqrt(Math.log10(n) / n) * (covariances[0] as number)
  let [quiet, last] = [0, 0]
  for (let lag = 1; lag < covariances.length; lag++) {
    if (Math.abs(covariances[lag] as number) > noise) [quiet, last] = [0, lag]
    else quiet++
    if (quiet === least) return Math.max(1, lag - least)
  }
  return Math.max(1, last)
}

function autocovariances(series: Float64Array, lags: number): Float64Array {
  const n = series.length
  const mean = series.reduce((sum, value) => sum + value, 0) / n
  const centred = series.map((value) => value - mean)
  return Float64Array.from({ length: lags + 1 }, (_, lag) => {
    let sum = 0
    for (let i = lag; i < n; i++) sum += (centred[i] as number) * (centred[i - lag] as number)
    return sum / n
  })
}
