/**
 * e-BH (Wang and Ramdas, J. R. Stat. Soc. B 84, 2022): which of many null hypotheses (models, segments) to reject so that at most the
 * share `alpha` of the rejections is false in expectation, however the e values depend on each other. Indices, ascending. Throws
 * RangeError for a negative e value or NaN.
 */
export function rejectByEValues(eValues: readonly number[], alpha: number): readonly number[] {
  const wrong = eValues.find((value) => !(value >= 0))
  if (wrong !== undefined) throw new RangeError(`an e value must be at least 0, found ${wrong}`)
  const total = eValues.length
  const order = eValues.map((_, index) => index).toSorted((a, b) => (eValues[b] ?? 0) - (eValues[a] ?? 0))
  const rejected = order.findLastIndex((index, position) => (eValues[index] ?? 0) >= total / ((position + 1) * alpha))
  return order.slice(0, rejected + 1).toSorted((a, b) => a - b)
}
