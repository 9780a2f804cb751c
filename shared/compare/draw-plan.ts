import { createPrng } from '../kernel/prng.ts'
import { clusteredName, clustersOf, independentCount, unitsToDraw } from '../metrics/clusters.ts'
import { rowLosses } from '../metrics/row-losses.ts'
import type { Rows } from '../metrics/rows.ts'
import { draw } from '../stats/bootstrap.ts'
import type { Dependence } from '../stats/units.ts'
import { USER_DRAWS, type UserMeasured } from './user-metrics.ts'

/** How rows are drawn, for every model alike: the unit of each row, and how often each unit stands in each draw. */
export type DrawPlan = { readonly units: Int32Array; readonly draws: readonly Uint16Array[] }

/** One plan for all models, so that their draws are the same also where the length of a stretch of time is chosen by the losses. */
export function planDraws(
  models: readonly Rows[],
  {
    digest,
    dependence,
    level,
  }: { readonly digest: string; readonly dependence?: Dependence | undefined; readonly level: number },
): Omit<UserMeasured, 'metric' | 'values'> & { readonly plan: DrawPlan } {
  const [rows, other] = models as readonly [Rows, Rows?]
  const n = rows.labels.length
  const inOrder = new Int32Array(n)
  for (let row = 0; row < n; row++) inOrder[row] = row
  const losses = (): Float64Array => {
    const [own, before] = [rowLosses(rows), other && rowLosses(other)]
    return before === undefined ? own : own.map((loss, row) => loss - (before[row] as number))
  }
  const drawn = clustersOf(rows, inOrder, dependence, losses)
  const prng = createPrng(`${digest}:user-metrics`)
  const units = unitsToDraw(rows, drawn, prng)
  const draws = Array.from({ length: USER_DRAWS }, () => {
    const times = new Uint16Array(units.count)
    draw(times, units.block ?? 1, prng)
    return times
  })
  const method = clusteredName(`bootstrap of ${USER_DRAWS} draws`, 'of', drawn)
  const independent = drawn === undefined ? n : independentCount(drawn)
  return { n, units: independent, level, method, plan: { units: units.of, draws } }
}
