/**
 * Benjamini-Hochberg adjusted p values in the order given (J. R. Stat. Soc. B 57, 1995): the smallest false discovery rate at which
 * each would be rejected. Valid for independent and positively dependent tests.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const order = pValues.map((_, index) => index).toSorted((a, b) => (pValues[b] ?? 1) - (pValues[a] ?? 1))
  const adjusted = new Array<number>(pValues.length).fill(1)
  let smallest = 1
  order.forEach((index, position) => {
    const rank = pValues.length - position
    // The factor first: it is at least 1, so rounding cannot bring the result below the raw value.
    smallest = Math.min(smallest, (pValues[index] ?? 1) * (pValues.length / rank))
    adjusted[index] = smallest
  })
  return adjusted
}

/** Bonferroni with weights that add up to 1: min over p / weight, at most 1. Valid whatever the dependence of the tests. */
export function weightedBonferroni(tests: readonly { readonly pValue: number; readonly weight: number }[]): number {
  return tests.reduce((smallest, test) => Math.min(smallest, test.pValue / test.weight), 1)
}

/** Holm adjusted p values in the order given (Scandinavian Journal of Statistics 6, 1979): valid whatever the dependence of the tests. */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((_, index) => index).toSorted((a, b) => (pValues[a] ?? 1) - (pValues[b] ?? 1))
  const adjusted = new Array<number>(pValues.length).fill(1)
  let largest = 0
  order.forEach((index, position) => {
    largest = Math.max(largest, Math.min(1, (pValues[index] ?? 1) * (pValues.length - position)))
    adjusted[index] = largest
  })
  return adjusted
}
