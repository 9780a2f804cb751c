import type { TiedPair } from './tied-pair.ts'

/** Wasserstein-1 distance: the area between the two distribution functions, in the unit of the values. */
export function wasserstein1({ values, reference, current, n, m }: TiedPair): number {
  let upToReference = 0
  let upToCurrent = 0
  let area = 0
  for (let i = 0; i < values.length; i++) {
    const gap = Math.abs(upToReference / n - upToCurrent / m)
    if (gap > 0) area += gap * ((values[i] as number) - (values[i - 1] as number))
    upToReference += reference[i] as number
    upToCurrent += current[i] as number
  }
  return area
}
