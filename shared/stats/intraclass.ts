import { unitSums } from './cluster-variance.ts'
import type { Clusters } from './units.ts'

/**
 * Intraclass correlation of one value per row by one-way analysis of variance for groups of unequal size (A. Donner and J. J. Koval,
 * Biometrics 36, 1980): between -1 and 1, 0 where nothing varies or every group is one row.
 */
export function intraclassCorrelation(clusters: Clusters, values: Float64Array): number {
  const { count: k, of } = clusters
  const n = values.length
  if (k < 2 || n <= k) return 0
  const sums = unitSums(clusters, values)
  const sizes = unitSums(clusters, new Float64Array(n).fill(1))
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  let [between, within, squares] = [0, 0, 0]
  for (let unit = 0; unit < k; unit++) {
    const size = sizes[unit] as number
    between += size * ((sums[unit] as number) / size - mean) ** 2
    squares += size * size
  }
  for (let row = 0; row < n; row++) {
    const unit = of[row] as number
    within += ((values[row] as number) - (sums[unit] as number) / (sizes[unit] as number)) ** 2
  }
  const [msb, msw] = [between / (k - 1), within / (n - k)]
  const size = (n - squares / n) / (k - 1)
  const spread = msb + (size - 1) * msw
  return spread > 0 ? Math.max(-1, Math.min(1, (msb - msw) / spread)) : 0
}
