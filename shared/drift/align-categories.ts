import type { CategoryCounts } from '../summary/category-counts.ts'
import type { Counts } from './share-test.ts'

/** The categories of both sides, by name, and the rows of each side; names of both sides ascend. */
export function alignCategories(
  reference: CategoryCounts,
  current: CategoryCounts,
): { readonly names: readonly string[]; readonly counts: Counts } {
  const names: string[] = []
  const counts = { reference: [] as number[], current: [] as number[] }
  let [i, j] = [0, 0]
  while (i < reference.names.length || j < current.names.length) {
    const [a, b] = [reference.names[i], current.names[j]]
    const isReference = a !== undefined && (b === undefined || a <= b)
    const isCurrent = b !== undefined && (a === undefined || b <= a)
    names.push((isReference ? a : b) ?? '')
    counts.reference.push(isReference ? (reference.counts[i++] ?? 0) : 0)
    counts.current.push(isCurrent ? (current.counts[j++] ?? 0) : 0)
  }
  return {
    names,
    counts: { reference: Float64Array.from(counts.reference), current: Float64Array.from(counts.current) },
  }
}
