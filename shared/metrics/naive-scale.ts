/** Training values of a forecast in the order of their dates, with the number of each row's series. */
export type History = {
  readonly values: Float64Array
  readonly times: Float64Array
  readonly series: readonly string[]
}

/** Mean absolute and mean squared error of the seasonal naive forecast on one series. */
export type NaiveScale = { readonly absolute: number; readonly squared: number }

/**
 * What MASE and RMSSE divide by, for each series: the in-sample error of repeating the value `seasonality` steps back (Hyndman and
 * Koehler, International Journal of Forecasting 22, 2006; M5 competition). Rows are steps in the order of their dates. A series with
 * too few rows, or one that never changes, has none.
 */
export function naiveScales({ values, times, series }: History, seasonality: number): ReadonlyMap<string, NaiveScale> {
  const rows = Int32Array.from(values, (_, row) => row).sort(
    (a, b) => (times[a] as number) - (times[b] as number) || (values[a] as number) - (values[b] as number),
  )
  const bySeries = new Map<string, number[]>()
  for (const row of rows) {
    const key = series[row] ?? ''
    const own = bySeries.get(key)
    if (own === undefined) bySeries.set(key, [values[row] as number])
    else own.push(values[row] as number)
  }
  const found = [...bySeries].map(([key, own]): [string, NaiveScale] => [key, scaleOf(own, seasonality)])
  return new Map(found.filter(([, { absolute }]) => absolute > 0))
}

function scaleOf(values: readonly number[], seasonality: number): NaiveScale {
  const steps = values.length - seasonality
  let [absolute, squared] = [0, 0]
  for (let i = seasonality; i < values.length; i++) {
    const error = (values[i] as number) - (values[i - seasonality] as number)
    absolute += Math.abs(error)
    squared += error ** 2
  }
  return steps > 0 ? { absolute: absolute / steps, squared: squared / steps } : { absolute: 0, squared: 0 }
}
