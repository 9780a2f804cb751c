/** Numbers with the cluster each belongs to, 0 to `count` - 1, and how much each counts: all alike without `weights`. */
export type ClusteredNumbers = {
  readonly values: Float64Array
  readonly clusters: Int32Array
  readonly weights?: Float64Array | undefined
}

/** An estimate, its standard error, and the degrees of freedom for Student's t. */
export type ClusteredEstimate = { readonly value: number; readonly standardError: number; readonly df: number }

/**
 * Mean of the rows where `side` is 1 minus the mean of those where it is 0; rows of other sides are left out. Without any row of side 0: the
 * mean itself. Taylor linearisation with clusters as units (W. G. Cochran, Sampling Techniques, 1977, 11.8), so rows of one cluster may
 * depend on each other. The degrees of freedom are those of the clusters with rows of side 1.
 */
export function clusteredDifference(
  { values, clusters, weights }: ClusteredNumbers,
  side: Uint8Array,
): ClusteredEstimate {
  const weightOf = (row: number): number => (weights === undefined ? 1 : (weights[row] as number))
  const sideOf = (row: number): number => (weightOf(row) === 0 ? 2 : (side[row] as number))
  const n = [0, 0]
  const sum = [0, 0]
  let count = 0
  for (let row = 0; row < values.length; row++) {
    count = Math.max(count, (clusters[row] as number) + 1)
    const own = sideOf(row)
    if (own > 1) continue
    ;(n[own] as number) += weightOf(row)
    ;(sum[own] as number) += weightOf(row) * (values[row] as number)
  }
  const [rest = 0, own = 0] = n
  const mean = [rest === 0 ? 0 : (sum[0] as number) / rest, (sum[1] as number) / own]
  const shares = new Float64Array(count)
  const seen = new Uint8Array(count)
  for (let row = 0; row < values.length; row++) {
    const at = sideOf(row)
    if (at > 1) continue
    const cluster = clusters[row] as number
    const part = (weightOf(row) * ((values[row] as number) - (mean[at] as number))) / (n[at] as number)
    ;(shares[cluster] as number) += at === 1 ? part : -part
    if (at === 1) seen[cluster] = 1
    else if (seen[cluster] === 0) seen[cluster] = 2
  }
  const [all, inSlice] = [seen.filter((one) => one > 0).length, seen.filter((one) => one === 1).length]
  const squares = shares.reduce((total, share) => total + share * share, 0)
  return {
    value: (mean[1] as number) - (mean[0] as number),
    standardError: Math.sqrt((squares * all) / Math.max(1, all - 1)),
    df: inSlice - 1,
  }
}
