import { eachTie } from '../stats/ties.ts'
import { ATOM_SHARE } from './rule.ts'
import type { Counts } from './share-test.ts'

/** Two ascending samples. */
export type Pair = { readonly reference: Float64Array; readonly current: Float64Array }

/** Counts of the atoms, the last cell being everything else (absent without atoms), and the samples without the atoms. */
export function splitAtoms(pair: Pair): { readonly atoms?: Counts; readonly rest: Pair } {
  const { reference, current } = pair
  const limit = ATOM_SHARE * (reference.length + current.length)
  const found: { readonly value: number; readonly inReference: number; readonly inCurrent: number }[] = []
  eachTie(reference, current, (value, inReference, inCurrent) => {
    // Twice at least: in small samples every single value would reach the share.
    if (inReference + inCurrent >= Math.max(2, limit)) found.push({ value, inReference, inCurrent })
  })
  if (found.length === 0) return { rest: pair }
  const values = new Set(found.map((atom) => atom.value))
  const rest = {
    reference: reference.filter((value) => !values.has(value)),
    current: current.filter((value) => !values.has(value)),
  }
  return {
    atoms: {
      reference: Float64Array.of(...found.map((atom) => atom.inReference), rest.reference.length),
      current: Float64Array.of(...found.map((atom) => atom.inCurrent), rest.current.length),
    },
    rest,
  }
}
