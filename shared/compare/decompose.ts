import type { DecomposedMetric } from '../evidence/decomposition.ts'
import { createPrng } from '../kernel/prng.ts'
import {
  bootstrapLevel,
  clusteredName,
  clustersOf,
  type DrawnClusters,
  independentCount,
  unitsToDraw,
} from '../metrics/clusters.ts'
import { toDefinedMetrics } from '../metrics/defined.ts'
import { isLinear, linearVariance, measureLinear } from '../metrics/linear.ts'
import type { Metric } from '../metrics/metric.ts'
import { arrangeRows, type Rows } from '../metrics/rows.ts'
import { measure, prepareStatistics } from '../metrics/score.ts'
import type { Labels, Predictions, TaskSpec } from '../model/predictions.ts'
import { bcaInterval, type Resamples, resample, type Statistics } from '../stats/bootstrap.ts'
import { fewUnits } from '../stats/cluster-variance.ts'
import { type Bounds, twoSidedZ } from '../stats/proportion.ts'
import type { Dependence } from '../stats/units.ts'

/** The four models in this order: base code on base data, base code on head data, head code on base data, head code on head data. */
export type Cells<T> = readonly [bb: T, bh: T, hb: T, hh: T]

export type DecomposeRequest = {
  readonly task: TaskSpec
  readonly labels: Labels
  readonly metrics: readonly string[]
  /** Nominal two-sided coverage of the intervals, in (0, 1). */
  readonly level: number
  readonly seed: string
  readonly dependence?: Dependence | undefined
  readonly cells: Cells<Predictions>
}

const CELL_NAMES = ['base code, base data', 'base code, head data', 'head code, base data', 'head code, head data']

/** How much of each cell is in a part of the change. With two players the Shapley value is the mean of the two orders (Shapley, 1953). */
const PARTS = {
  total: [-1, 0, 0, 1],
  data: [-0.5, 0.5, -0.5, 0.5],
  code: [-0.5, -0.5, 0.5, 0.5],
  interaction: [1, -1, -1, 1],
} as const satisfies Record<string, Cells<number>>

/**
 * Splits the change of every metric between base and head into data and code. All four models see the same rows; intervals come from the
 * same draws of a paired BCa bootstrap, or for areas and rank correlations from how much each row moves the part (the infinitesimal
 * jackknife, which for two areas is DeLong's). The metrics are in the order asked. Throws UserError where the labels leave one undefined.
 */
export function decomposeChange(request: DecomposeRequest): DecomposedMetric[] {
  const { metrics, rows, order } = arrange(request)
  const [first] = rows
  if (first === undefined) return []
  const drawn = clustersOf(first, order, request.dependence)
  const frame = { level: request.level, seed: request.seed, drawn }
  const resampled = metrics.filter((metric) => !isByInfluence(metric, first))
  const bounds = bootstrapParts(resampled, rows, frame)
  return metrics.map((metric): DecomposedMetric => {
    const place = resampled.indexOf(metric)
    return place === -1 ? toMetric(metric, influenceParts(metric, rows, frame)) : toMetric(metric, bounds(place))
  })
}

type Frame = Pick<DecomposeRequest, 'level' | 'seed'> & { readonly drawn: DrawnClusters | undefined }
/** The four values, and value and bounds of any mix of them. */
type Measured = {
  readonly values: Cells<number>
  readonly method: string
  readonly boundsOf: (weights: Cells<number>) => Bounds
  readonly level: number
}

function arrange({ task, labels, cells, ...request }: Omit<DecomposeRequest, 'level' | 'seed'>) {
  const models = cells.map((predictions, i) => ({ name: CELL_NAMES[i] ?? '', predictions }))
  return { metrics: toDefinedMetrics(request.metrics, task, labels), ...arrangeRows({ task, labels, models }) }
}

function isByInfluence(metric: Metric, rows: Rows): boolean {
  return metric.comparison === 'delong' || isLinear(metric, rows)
}

function toMetric({ name, direction }: Metric, { values, method, boundsOf, level }: Measured): DecomposedMetric {
  const [bb, bh, hb, hh] = values
  const part = (weights: Cells<number>) => {
    return { value: combine(values, weights), interval: { ...boundsOf(weights), level, method } }
  }
  return {
    name,
    direction,
    cells: { baseCodeBaseData: bb, baseCodeHeadData: bh, headCodeBaseData: hb, headCodeHeadData: hh },
    total: part(PARTS.total),
    data: { ...part(PARTS.data), onBase: bh - bb, onHead: hh - hb },
    code: { ...part(PARTS.code), onBase: hb - bb, onHead: hh - bh },
    interaction: part(PARTS.interaction),
  }
}

function influenceParts(metric: Metric, rows: readonly Rows[], { level, drawn }: Frame): Measured {
  const cells = rows.map((one) => measureLinear(metric, one))
  const values = toCells(cells.map(({ value }) => value))
  const few = drawn === undefined ? 1 : fewUnits(independentCount(drawn), level)
  const boundsOf = (weights: Cells<number>): Bounds => {
    const moved = Float64Array.from(cells[0]?.influence ?? [], (_, row) =>
      combine(
        cells.map(({ influence }) => influence[row] as number),
        weights,
      ),
    )
    const value = combine(values, weights)
    const half = twoSidedZ(level) * Math.sqrt(few * linearVariance(moved, drawn))
    // Infinite where there are too few groups for a variance: all that is known is the domain.
    const reach = (metric.domain[1] - metric.domain[0]) * weights.reduce((sum, weight) => sum + Math.abs(weight), 0)
    return { low: Math.max(-reach, value - half), high: Math.min(reach, value + half) }
  }
  return { values, boundsOf, level, method: clusteredName('paired DeLong', 'over', drawn) }
}

function bootstrapParts(metrics: readonly Metric[], rows: readonly Rows[], { level, seed, drawn }: Frame) {
  const size = metrics.length
  const prng = createPrng(`${seed}:decompose`)
  const units = unitsToDraw(rows[0] as Rows, drawn, prng)
  const statistics = joinStatistics(
    rows.map((one) => prepareStatistics(metrics, one, units)),
    size,
  )
  const values = size === 0 ? [] : rows.map((one) => measure(metrics, one))
  const samples =
    size === 0 ? undefined : resample({ units: units.count, size: 4 * size, block: units.block }, statistics, prng)
  const method = clusteredName('paired BCa bootstrap', 'of', drawn)
  return (place: number): Measured => {
    const own = toCells(values.map((cell) => cell[place] as number))
    const places = [0, 1, 2, 3].map((cell) => cell * size + place)
    const boundsOf = (weights: Cells<number>): Bounds =>
      samples === undefined
        ? { low: 0, high: 0 }
        : mixedBounds(samples, places, { weights, value: combine(own, weights), level: bootstrapLevel(drawn, level) })
    return { values: own, boundsOf, level, method }
  }
}

/** The parts of the change alone, without intervals: for repeats with other seeds. */
export function effectsOf(request: Omit<DecomposeRequest, 'level' | 'seed'>) {
  const { metrics, rows } = arrange(request)
  return metrics.map((metric) => {
    const own = rows.map((one) =>
      isByInfluence(metric, one) ? measureLinear(metric, one).value : (measure([metric], one)[0] as number),
    )
    const of = (weights: Cells<number>): number => combine(own, weights)
    const { total, data, code, interaction } = PARTS
    return { name: metric.name, total: of(total), data: of(data), code: of(code), interaction: of(interaction) }
  })
}

function toCells(values: readonly number[]): Cells<number> {
  const [bb = Number.NaN, bh = Number.NaN, hb = Number.NaN, hh = Number.NaN] = values
  return [bb, bh, hb, hh]
}

function joinStatistics(cells: readonly Statistics[], size: number): Statistics {
  return (weights, out) => {
    for (const [cell, statistics] of cells.entries()) statistics(weights, out.subarray(cell * size, (cell + 1) * size))
  }
}

/** In this order a part in which nothing changed is exactly 0. */
function combine(values: readonly number[], [bb, bh, hb, hh]: Cells<number>): number {
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN, d = Number.NaN] = values
  return bb * a + hb * c + (bh * b + hh * d) + 0
}

/** Models that answer alike have no interval to estimate: the part is what it is. */
function mixedBounds(
  { replicates, jackknife }: Resamples,
  places: readonly number[],
  { weights, value, level }: { readonly weights: Cells<number>; readonly value: number; readonly level: number },
): Bounds {
  const mixed = (tables: readonly Float64Array[]): Float64Array => {
    const own = places.map((place) => tables[place] as Float64Array)
    return Float64Array.from(own[0] as Float64Array, (_, draw) =>
      combine(
        own.map((one) => one[draw] as number),
        weights,
      ),
    )
  }
  const draws = mixed(replicates)
  if (draws.every((draw) => Math.abs(draw - value) < 1e-12)) return { low: value, high: value }
  return bcaInterval({ estimate: value, replicates: draws, jackknife: mixed(jackknife) }, level)
}
