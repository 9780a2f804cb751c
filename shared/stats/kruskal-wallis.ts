import { chiSquaredSf } from './chi-squared.ts'

/**
 * The test of "all groups have one law" by midranks (Kruskal and Wallis, JASA 47, 1952), and the share of the ranks' variance that the groups
 * explain beyond chance. Groups may be empty; fewer than two with values give p = 1.
 */
export function kruskalWallis(groups: readonly (readonly number[])[]): {
  readonly pValue: number
  readonly share: number
  readonly statistic: number
} {
  const ranked = groups
    .flatMap((values, group) => values.map((value) => ({ value, group })))
    .toSorted((a, b) => a.value - b.value)
  const sums = groups.map(() => 0)
  let ties = 0
  for (let start = 0; start < ranked.length; ) {
    let end = start + 1
    while (end < ranked.length && ranked[end]?.value === ranked[start]?.value) end++
    for (let i = start; i < end; i++) {
      const { group } = ranked[i] as { group: number }
      sums[group] = (sums[group] as number) + (start + end + 1) / 2
    }
    ties += (end - start) ** 3 - (end - start)
    start = end
  }
  const n = ranked.length
  const used = groups.filter((values) => values.length > 0).length
  const between = sums.reduce((total, sum, i) => total + (sum === 0 ? 0 : sum ** 2 / (groups[i]?.length ?? 1)), 0)
  const statistic = ((12 / (n * (n + 1))) * between - 3 * (n + 1)) / (1 - ties / (n ** 3 - n))
  if (used < 2 || !Number.isFinite(statistic)) return { pValue: 1, share: 0, statistic: 0 }
  return {
    pValue: chiSquaredSf(statistic, used - 1),
    share: Math.max(0, (statistic - used + 1) / (n - used)),
    statistic,
  }
}
