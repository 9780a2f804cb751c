const CELLS_PER_CLASS = 5

/** Cells of scores, five of equal rows on each side of the threshold, so that each lies within one decision. */
export function scoreCells(
  scores: Float64Array,
  threshold: number,
): { readonly count: number; readonly of: (values: Float64Array) => Int32Array } {
  const ascending = scores.slice().sort()
  const quantiles = (part: Float64Array): number[] =>
    Array.from(
      { length: CELLS_PER_CLASS - 1 },
      (_, i) => part[Math.floor(((i + 1) * part.length) / CELLS_PER_CLASS)],
    ).filter((value) => value !== undefined)
  const below = quantiles(ascending.filter((score) => score < threshold))
  const above = quantiles(ascending.filter((score) => score >= threshold))
  const edges = [...new Set([...below, threshold, ...above])].toSorted((a, b) => a - b)
  return {
    count: edges.length + 1,
    of: (values) => Int32Array.from(values, (value) => edges.reduce((cell, edge) => cell + Number(value >= edge), 0)),
  }
}
