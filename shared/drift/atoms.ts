import { type TiedPair, without } from '../stats/tied-pair.ts'
import { ATOM_SHARE } from './rule.ts'
import type { Counts } from './share-test.ts'

/** Counts of the atoms, the last cell being everything else (absent without atoms), and the pair without the atoms. */
export function splitAtoms(pair: TiedPair): { readonly atoms?: Counts; readonly rest: TiedPair } {
  const { reference, current, n, m } = pair
  // Twice at least: in small samples every single value would reach the share.
  const least = Math.max(2, ATOM_SHARE * (n + m))
  const isAtom = (i: number): boolean => (reference[i] ?? 0) + (current[i] ?? 0) >= least
  if (!reference.some((_, i) => isAtom(i))) return { rest: pair }
  const rest = without(pair, isAtom)
  const counts = (side: Float64Array, other: number): Float64Array =>
    Float64Array.of(...side.filter((_, i) => isAtom(i)), other)
  return { atoms: { reference: counts(reference, rest.n), current: counts(current, rest.m) }, rest }
}
