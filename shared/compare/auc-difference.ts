import { clusteredName, independentCount } from '../metrics/clusters.ts'
import { aucVariance, measureAuc } from '../metrics/roc-auc.ts'
import { fewUnits } from '../stats/cluster-variance.ts'
import { normalSf } from '../stats/normal.ts'
import { type Bounds, twoSidedZ } from '../stats/proportion.ts'
import type { Difference, Pair } from './difference.ts'

/**
 * Difference of two ROC AUCs on the same rows by paired DeLong (Biometrics 44, 1988), or over groups or stretches of time by Obuchowski
 * (Biometrics 53, 1997).
 */
export function compareAuc({ candidate, champion, drawn }: Pair, level: number): Difference {
  const [own, other] = [measureAuc(candidate), measureAuc(champion)]
  const few = drawn === undefined ? 1 : fewUnits(independentCount(drawn), level)
  const variance = few * aucVariance(candidate, own, other, drawn)
  const standardError = Math.sqrt(variance)
  const difference = own.value - other.value
  const z = twoSidedZ(level)
  // Infinity where there are too few groups for a variance: all that is known is the domain.
  const half = z * standardError
  const parts = {
    own: few * aucVariance(candidate, own, undefined, drawn),
    other: few * aucVariance(champion, other, undefined, drawn),
  }
  return {
    candidate: own.value,
    champion: other.value,
    difference,
    low: Math.max(-1, difference - half),
    high: Math.min(1, difference + half),
    standardError: Math.min(1, standardError),
    pValue: standardError > 0 ? 2 * normalSf(Math.abs(difference) / standardError) : Number(difference === 0),
    method: clusteredName('paired DeLong', 'over', drawn),
    n: candidate.labels.length,
    ratio: ratioOf([own.value, other.value], { ...parts, difference: variance }, z),
  }
}

/** On the log scale by the delta method; the covariance is what the three variances leave. */
function ratioOf(
  [own, other]: readonly [number, number],
  variances: { readonly own: number; readonly other: number; readonly difference: number },
  z: number,
): Bounds | undefined {
  if (!(own > 0 && other > 0)) return undefined
  const covariance = (variances.own + variances.other - variances.difference) / 2
  const onLog = variances.own / own ** 2 + variances.other / other ** 2 - (2 * covariance) / (own * other)
  const half = z * Math.sqrt(Math.max(0, onLog))
  if (!Number.isFinite(half)) return undefined
  return { low: (own / other) * Math.exp(-half), high: (own / other) * Math.exp(half) }
}
