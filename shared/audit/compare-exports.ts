import type { Verification } from './verify.ts'

/** Two exports of one chain that tell different histories, from entry `seq` on. */
export type Contradiction = { readonly path: string; readonly other: string; readonly seq: number }

type Checked = { readonly path: string; readonly verification: Verification }

/**
 * An export that was kept elsewhere is an anchor: what it has, every later one of the same chain must have too. Compares each export with
 * the longest of its chain.
 */
export function contradictions(exports: readonly Checked[]): readonly Contradiction[] {
  const chains = Map.groupBy(exports, ({ verification }) => verification.chain)
  return [...chains.values()].flatMap((same) => {
    const longest = same.toSorted((a, b) => b.verification.entries - a.verification.entries)[0]
    if (longest === undefined) return []
    return same.flatMap(({ path, verification }) => {
      const seq = verification.hashes.findIndex((hash, i) => longest.verification.hashes[i] !== hash)
      return seq < 0 ? [] : [{ path, other: longest.path, seq }]
    })
  })
}
