import { aucVariance, measureAuc } from '../metrics/roc-auc.ts'
import { normalSf } from '../stats/normal.ts'
import { twoSidedZ } from '../stats/proportion.ts'
import type { Difference, Pair } from './difference.ts'

/** Difference of two ROC AUCs on the same rows by paired DeLong (Biometrics 44, 1988). */
export function compareAuc({ candidate, champion }: Pair, level: number): Difference {
  const [own, other] = [measureAuc(candidate), measureAuc(champion)]
  const standardError = Math.sqrt(aucVariance(candidate, own, other))
  const difference = own.value - other.value
  const half = twoSidedZ(level) * standardError
  return {
    candidate: own.value,
    champion: other.value,
    difference,
    low: Math.max(-1, difference - half),
    high: Math.min(1, difference + half),
    standardError,
    pValue: standardError > 0 ? 2 * normalSf(Math.abs(difference) / standardError) : Number(difference === 0),
    method: 'paired DeLong',
    n: candidate.labels.length,
  }
}
