import { clusteredName, independentCount } from '../metrics/clusters.ts'
import { linearVariance, measureLinear } from '../metrics/linear.ts'
import type { Metric } from '../metrics/metric.ts'
import { fewUnits } from '../stats/cluster-variance.ts'
import { normalSf } from '../stats/normal.ts'
import { type Bounds, twoSidedZ } from '../stats/proportion.ts'
import type { Difference, Pair } from './difference.ts'

/** Difference of two values whose errors follow from what each row moves: the rows are the same, so their influences are subtracted. */
export function compareLinear(metric: Metric, { candidate, champion, drawn }: Pair, level: number): Difference {
  const [own, other] = [measureLinear(metric, candidate), measureLinear(metric, champion)]
  const moved = own.influence.map((value, row) => value - (other.influence[row] as number))
  const few = drawn === undefined ? 1 : fewUnits(independentCount(drawn), level)
  const standardError = Math.sqrt(few * linearVariance(moved, drawn))
  const difference = own.value - other.value
  const [half, range] = [twoSidedZ(level) * standardError, metric.domain[1] - metric.domain[0]]
  return {
    candidate: own.value,
    champion: other.value,
    difference,
    low: Math.max(-range, difference - half),
    high: Math.min(range, difference + half),
    standardError: Math.min(range, standardError),
    pValue: standardError > 0 ? 2 * normalSf(Math.abs(difference) / standardError) : Number(difference === 0),
    method: clusteredName('paired influence', 'over', drawn),
    n: candidate.labels.length,
    ratio: metric.domain[0] >= 0 ? ratioOf([own, other], { drawn, few, z: twoSidedZ(level) }) : undefined,
  }
}

type Measured = ReturnType<typeof measureLinear>

/** On the log scale by the delta method; undefined where one of the values is not above 0. */
function ratioOf(
  [own, other]: readonly [Measured, Measured],
  { drawn, few, z }: { readonly drawn: Pair['drawn']; readonly few: number; readonly z: number },
): Bounds | undefined {
  if (!(own.value > 0 && other.value > 0)) return undefined
  const moved = own.influence.map((value, row) => value / own.value - (other.influence[row] as number) / other.value)
  const half = z * Math.sqrt(few * linearVariance(moved, drawn))
  if (!Number.isFinite(half)) return undefined
  const ratio = own.value / other.value
  return { low: ratio * Math.exp(-half), high: ratio * Math.exp(half) }
}
