/** Different values up to which a text column is counted value by value. */
export const MAX_CATEGORIES = 10_000

/** Rows per value, names in the order of their UTF-16 code units, all different. */
export type CategoryCounts = { readonly names: readonly string[]; readonly counts: Float64Array }

/** Adds what both hold. Order-free: names come out sorted. */
export function addCategories(one: CategoryCounts, other: CategoryCounts): CategoryCounts {
  const total = new Map(one.names.map((name, i) => [name, one.counts[i] ?? 0]))
  other.names.forEach((name, i) => {
    total.set(name, (total.get(name) ?? 0) + (other.counts[i] ?? 0))
  })
  const names = [...total.keys()].sort()
  return { names, counts: Float64Array.from(names, (name) => total.get(name) ?? 0) }
}
