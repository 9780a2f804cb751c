import type { Prng } from '../kernel/prng.ts'
import { dealUnits, type Units } from '../stats/bootstrap.ts'
import { fewUnits, independentUnits } from '../stats/cluster-variance.ts'
import { normalCdf } from '../stats/normal.ts'
import { twoSidedZ } from '../stats/proportion.ts'
import { type Clusters, type Dependence, toClusters, unitsByGroup, unitsByTime } from '../stats/units.ts'
import { smallestClass } from './edge.ts'
import { rowLosses } from './row-losses.ts'
import { type Rows, rowsIn } from './rows.ts'

/** Rows that depend on each other: who belongs together, what is left out or drawn as one, and what it is called (groups when absent). */
export type DrawnClusters = { readonly clusters: Clusters; readonly units: Units; readonly called?: string }

/**
 * The dependence of rows in the order `order`, as far as it was declared. Rows of one query of a ranking belong together by nature.
 * `losses`: one per row, for how far in time a row is felt; the difference of two models' losses where they are compared.
 */
export function clustersOf(
  rows: Rows,
  order: Int32Array,
  dependence: Dependence | undefined,
  losses: () => Float64Array = () => rowLosses(rows),
): DrawnClusters | undefined {
  const isAsked = dependence !== undefined && (rows.kind !== 'ranking' || dependence.by === 'group')
  const clusters = isAsked ? toClusters(dependence, order) : byNature(rows)
  if (clusters === undefined) return undefined
  const units = clusters.by === 'group' ? { count: clusters.count, of: clusters.of } : unitsByTime(clusters, losses())
  return { clusters, units, ...(isAsked ? {} : { called: 'queries' }) }
}

/** What a bootstrap draws: single rows, or what belongs together, at most `MAX_UNITS` of them. */
export function unitsToDraw(rows: Rows, drawn: DrawnClusters | undefined, prng: Prng): Units {
  if (drawn === undefined) return dealUnits(rowsIn(rows), prng)
  return drawn.clusters.by === 'group' ? unitsByGroup(drawn.clusters, prng) : drawn.units
}

/** How a method is named where rows depend on each other: `BCa bootstrap of groups`, `Wilson over blocks of 24 moments`. */
export function clusteredName(method: string, joint: 'of' | 'over', drawn: DrawnClusters | undefined): string {
  if (drawn === undefined) return method
  if (drawn.clusters.by === 'group') return `${method} ${joint} ${drawn.called ?? 'groups'}`
  const { block = 1 } = drawn.units
  return `${method} ${joint} ${block === 1 ? 'moments' : `blocks of ${block} moments`}`
}

/** Groups or blocks of time that vary by themselves. */
export function independentCount({ units }: DrawnClusters): number {
  return independentUnits(units)
}

/** Nominal coverage to ask of a percentile bootstrap of few units (T. Hesterberg, The American Statistician 69, 2015, section 5.1). */
export function bootstrapLevel(drawn: DrawnClusters | undefined, level: number): number {
  if (drawn === undefined) return level
  const z = twoSidedZ(level) * Math.sqrt(fewUnits(independentCount(drawn), level))
  return 2 * normalCdf(z) - 1
}

/** Rows of the rarest class, or independent units where there are fewer. */
export function smallestSample(rows: Rows, drawn: DrawnClusters | undefined): number {
  const rarest = smallestClass(rows)
  return drawn === undefined ? rarest : Math.min(rarest, independentCount(drawn))
}

function byNature(rows: Rows): Clusters | undefined {
  return rows.kind === 'ranking' ? toClusters({ by: 'group', of: rows.queries }) : undefined
}
