import { effectiveMean } from '../metrics/clustered-shares.ts'
import { clusteredName, clustersOf } from '../metrics/clusters.ts'
import { type Rows, rowsIn } from '../metrics/rows.ts'
import { normalSf } from '../stats/normal.ts'
import type { Dependence } from '../stats/units.ts'

/** Rows that went from right to wrong, and back. */
export type Turned = { readonly worse: readonly number[]; readonly better: readonly number[] }

/** McNemar's test where rows depend on each other, by the variance over whole groups or stretches of time (Obuchowski 1998). */
export function clusteredTest(
  rows: Rows,
  { worse, better }: Turned,
  dependence: Dependence,
): { readonly pValue: number; readonly name: string } {
  const steps = new Float64Array(rowsIn(rows))
  for (const row of better) steps[row] = 1
  for (const row of worse) steps[row] = -1
  const order = Int32Array.from(steps.keys())
  const drawn = clustersOf(rows, order, dependence, () => steps)
  const name = clusteredName('McNemar', 'over', drawn)
  if (drawn === undefined || worse.length === better.length) return { pValue: 1, name }
  const { variance } = effectiveMean(steps, drawn)
  const difference = Math.abs(better.length - worse.length) / steps.length
  return { pValue: Math.min(1, 2 * normalSf(difference / Math.sqrt(variance))), name }
}
