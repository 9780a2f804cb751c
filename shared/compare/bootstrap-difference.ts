import { createPrng } from '../kernel/prng.ts'
import type { Metric } from '../metrics/metric.ts'
import { measure, prepareStatistics } from '../metrics/score.ts'
import {
  bcaInterval,
  bootstrapPValue,
  dealUnits,
  resample,
  type Statistics,
  standardDeviation,
  type Units,
} from '../stats/bootstrap.ts'
import type { Difference, Pair } from './difference.ts'

/** Paired BCa bootstrap: both models and all metrics see the same draws, and each draw gives one difference per metric. */
export function compareByBootstrap(
  metrics: readonly Metric[],
  pair: Pair,
  { level, seed }: { readonly level: number; readonly seed: string },
): ReadonlyMap<Metric, Difference> {
  if (metrics.length === 0) return new Map()
  const [own, other] = [measure(metrics, pair.candidate), measure(metrics, pair.champion)]
  const prng = createPrng(`${seed}:compare`)
  const n = pair.candidate.labels.length
  const units = dealUnits(n, prng)
  const drawn = resample({ units: units.count, size: metrics.length }, pairedStatistics(metrics, pair, units), prng)
  return new Map(
    metrics.map((metric, i): [Metric, Difference] => {
      const [candidate, champion] = [own[i] as number, other[i] as number]
      const [replicates, jackknife] = [drawn.replicates[i] as Float64Array, drawn.jackknife[i] as Float64Array]
      const difference = candidate - champion
      return [
        metric,
        {
          candidate,
          champion,
          difference,
          ...bcaInterval({ estimate: difference, replicates, jackknife }, level),
          standardError: standardDeviation(replicates),
          pValue: bootstrapPValue(replicates),
          method: 'paired BCa bootstrap',
          n,
        },
      ]
    }),
  )
}

function pairedStatistics(metrics: readonly Metric[], { candidate, champion }: Pair, units: Units): Statistics {
  const own = prepareStatistics(metrics, candidate, units)
  const other = prepareStatistics(metrics, champion, units)
  const values = new Float64Array(metrics.length)
  return (weights, out) => {
    own(weights, out)
    other(weights, values)
    for (const [i, value] of values.entries()) (out[i] as number) -= value
  }
}
