import type { Estimate } from '../evidence/parts.ts'
import type { Comparison } from '../evidence/test-predicate.ts'
import { METRICS, toleranceOf } from '../metrics/catalog.ts'
import type { Metric } from '../metrics/metric.ts'
import { moverDifference } from '../stats/mover.ts'
import { normalSf } from '../stats/normal.ts'
import { detectableDifference } from '../stats/power.ts'
import { twoSidedZ } from '../stats/proportion.ts'
import { type Conditions, whyMetricNotComparable, whyNotComparable } from './comparability.ts'
import { MIN_ROWS, readDifference, rowsToDecide } from './verdict.ts'

/** What `not-comparable` begins with where a method stands, before the reason. */
export const NOT_COMPARABLE = 'not comparable'

/**
 * Candidate minus champion where the champion could not be scored here and its registered numbers stand in: as if they came from other
 * rows, which is never too narrow. Metrics that must not be compared are `not-comparable`, with the reason.
 */
export function compareRegistered(now: Conditions, before: Conditions): Comparison[] {
  const reasons = whyNotComparable(now, before)
  return now.metrics.flatMap((estimate): Comparison[] => {
    const metric = METRICS.get(estimate.name)
    const champion = before.metrics.find(({ name }) => name === estimate.name)
    if (metric === undefined || champion === undefined) return []
    const own = whyMetricNotComparable(estimate.name, now, before)
    return [compareOne(metric, estimate, champion, [...reasons, ...(own === undefined ? [] : [own])])]
  })
}

function compareOne(metric: Metric, own: Estimate, other: Estimate, reasons: readonly string[]): Comparison {
  const { level } = own.interval
  const difference = own.value - other.value
  const { low, high } = moverDifference(
    { ...own.interval, value: own.value },
    { ...other.interval, value: other.value },
  )
  const standardError = (high - low) / (2 * twoSidedZ(level))
  const tolerance = toleranceOf(metric, other.value)
  const turned =
    metric.direction === 'higher'
      ? { difference, low, high, tolerance }
      : { difference: -difference, low: -high, high: -low, tolerance }
  const n = own.n
  const verdict = reasons.length > 0 ? 'not-comparable' : n < MIN_ROWS ? 'inconclusive' : readDifference(turned)
  const rowsNeeded = verdict === 'inconclusive' ? rowsToDecide(turned, { n, standardError }, level) : undefined
  const method = reasons.length > 0 ? `${NOT_COMPARABLE}: ${reasons.join('; ')}`.slice(0, 1000) : methodOf(own)
  const pValue = standardError > 0 ? Math.min(1, 2 * normalSf(Math.abs(difference) / standardError)) : undefined
  return {
    metric: metric.name,
    verdict,
    candidate: own.value,
    champion: other.value,
    difference,
    interval: { low, high, level, method },
    ...(pValue === undefined || reasons.length > 0 ? {} : { pValue }),
    method,
    n,
    tolerance,
    detectable: detectableDifference(standardError, level),
    ...(rowsNeeded === undefined ? {} : { rowsNeeded }),
  }
}

/** With Wilson intervals it is Newcombe's hybrid score interval. */
function methodOf({ interval }: Estimate): string {
  return interval.method === 'Wilson' ? 'Newcombe, as other rows' : `MOVER of ${interval.method}, as other rows`
}
