import { createPrng } from '../kernel/prng.ts'
import { bootstrapLevel, clusteredName, unitsToDraw } from '../metrics/clusters.ts'
import type { Metric } from '../metrics/metric.ts'
import { rowsIn } from '../metrics/rows.ts'
import { sampleSize } from '../metrics/sample-size.ts'
import { measure, prepareStatistics } from '../metrics/score.ts'
import {
  bcaInterval,
  bootstrapPValue,
  dealUnits,
  JACKKNIFE_BLOCKS,
  leaveBlocksOut,
  type Resamples,
  resample,
  type Statistics,
  standardDeviation,
  type Units,
} from '../stats/bootstrap.ts'
import { JACKKNIFE_METHOD, jackknifeError, jackknifeInterval, jackknifePValue } from '../stats/group-jackknife.ts'
import type { Bounds } from '../stats/proportion.ts'
import type { Difference, Pair } from './difference.ts'

/** `ratios`: also candidate over champion, which costs another sorting of the draws. */
export type BootstrapSettings = { readonly level: number; readonly seed: string; readonly ratios?: boolean | undefined }

/** Paired BCa bootstrap: both models and all metrics see the same draws, and each draw gives one difference per metric. */
export function compareByBootstrap(
  metrics: readonly Metric[],
  pair: Pair,
  { level, seed, ratios = false }: BootstrapSettings,
): ReadonlyMap<Metric, Difference> {
  if (metrics.length === 0) return new Map()
  const [own, other] = [measure(metrics, pair.candidate), measure(metrics, pair.champion)]
  const prng = createPrng(`${seed}:compare`)
  const n = sampleSize(pair.candidate)
  const units = unitsToDraw(pair.candidate, pair.drawn, prng)
  const size = metrics.length
  const shape = { units: units.count, size: 2 * size, block: units.block }
  const drawn = resample(shape, pairedStatistics(metrics, pair, units), prng)
  const asked = bootstrapLevel(pair.drawn, level)
  const method = clusteredName('paired BCa bootstrap', 'of', pair.drawn)
  return new Map(
    metrics.map((metric, i): [Metric, Difference] => {
      const [candidate, champion] = [own[i] as number, other[i] as number]
      const difference = candidate - champion
      const { replicates, jackknife } = joined(drawn, [i, size + i], (a, b) => a - b)
      const ratio =
        ratios && metric.domain[0] >= 0 ? ratioOf(drawn, [i, size + i], candidate / champion, asked) : undefined
      const bounds = bcaInterval({ estimate: difference, replicates, jackknife }, asked)
      const standardError = standardDeviation(replicates)
      const pValue = bootstrapPValue(replicates)
      return [metric, { candidate, champion, difference, ...bounds, standardError, pValue, method, n, ratio }]
    }),
  )
}

/** The same by leaving groups of rows out in turn: for many samples at once, where rows are many and independent. */
export function compareByLeavingOut(
  metrics: readonly Metric[],
  pair: Pair,
  { level, seed }: { readonly level: number; readonly seed: string },
): ReadonlyMap<Metric, Difference> {
  if (metrics.length === 0) return new Map()
  const [own, other] = [measure(metrics, pair.candidate), measure(metrics, pair.champion)]
  const prng = createPrng(`${seed}:compare`)
  const units = dealUnits(rowsIn(pair.candidate), prng, JACKKNIFE_BLOCKS)
  const size = metrics.length
  const left = leaveBlocksOut({ units: units.count, size: 2 * size }, pairedStatistics(metrics, pair, units), prng)
  return new Map(
    metrics.map((metric, i): [Metric, Difference] => {
      const [candidate, champion] = [own[i] as number, other[i] as number]
      const difference = candidate - champion
      const otherLeft = left[size + i] as Float64Array
      const leftOut = (left[i] as Float64Array).map((value, group) => value - (otherLeft[group] as number))
      const range = metric.domain[1] - metric.domain[0]
      const error = jackknifeError(leftOut) ?? { standardError: range, groups: 2 }
      const bounds = jackknifeInterval({ estimate: difference, leftOut, domain: [-range, range] }, level)
      const pValue = jackknifePValue(difference, error)
      const { standardError } = error
      const method = `paired ${JACKKNIFE_METHOD}`
      return [
        metric,
        { candidate, champion, difference, ...bounds, standardError, pValue, method, n: sampleSize(pair.candidate) },
      ]
    }),
  )
}

/** Undefined where the champion could be 0, over which nothing is a ratio. */
function ratioOf(
  drawn: Resamples,
  places: readonly [number, number],
  estimate: number,
  level: number,
): Bounds | undefined {
  const samples = joined(drawn, places, (a, b) => a / b)
  if (![estimate, ...samples.replicates].every((value) => Number.isFinite(value) && value >= 0)) return undefined
  return bcaInterval({ estimate, ...samples }, level)
}

function joined({ replicates, jackknife }: Resamples, [a, b]: readonly [number, number], join: typeof Math.pow) {
  const of = (tables: readonly Float64Array[]): Float64Array => {
    const other = tables[b] as Float64Array
    return (tables[a] as Float64Array).map((value, i) => join(value, other[i] as number))
  }
  return { replicates: of(replicates), jackknife: of(jackknife) }
}

/** The candidate's metrics, then the champion's. */
function pairedStatistics(metrics: readonly Metric[], { candidate, champion }: Pair, units: Units): Statistics {
  const own = prepareStatistics(metrics, candidate, units)
  const other = prepareStatistics(metrics, champion, units)
  return (weights, out) => {
    own(weights, out.subarray(0, metrics.length))
    other(weights, out.subarray(metrics.length))
  }
}
