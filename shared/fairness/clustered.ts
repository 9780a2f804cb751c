import { type Prng, shuffle } from '../kernel/prng.ts'
import { redrawCounts } from '../stats/multinomial.ts'
import { type Clusters, toClusters } from '../stats/units.ts'
import { countCells, type RateSamples } from './rates.ts'
import type { Sample } from './sample.ts'
import type { Split } from './split-groups.ts'

/** Clusters are dealt into so many units: enough for a variance that is right to a tenth, few enough to be quick. */
export const MAX_UNITS = 200

/** Which rows are drawn together, and which cluster each is of. */
export type Units = { readonly of: Int32Array; readonly count: number; readonly clusters: Clusters }

/** Units of whole clusters; `of` are the clusters of the rows, below 0 for a row by itself. Undefined where no two rows belong together. */
export function dealClusters(of: Int32Array, prng: Prng): Units | undefined {
  const clusters = toClusters({ by: 'group', of })
  if (clusters.count >= of.length || clusters.count < 2) return undefined
  const count = Math.min(clusters.count, MAX_UNITS)
  const dealt = Int32Array.from({ length: clusters.count }, (_, cluster) => cluster % count)
  shuffle(dealt, prng)
  return { of: clusters.of.map((cluster) => dealt[cluster] as number), count, clusters }
}

/**
 * The rates with the rows of every group discounted by their design effect (J. N. K. Rao and A. J. Scott, Biometrics 48, 1992): how much
 * more a rate varies because rows of one cluster are alike. Never less than independent rows would.
 */
export function discountRates(
  rates: readonly RateSamples[],
  split: Split,
  { units, sample }: { readonly units: Units; readonly sample: (split: Split) => readonly RateSamples[] },
): RateSamples[] {
  const perUnit = sample(byUnit(split, units))
  const clusters = clustersPerGroup(split, units)
  return rates.map((rate, i) => {
    const parts = perUnit[i]?.own ?? []
    const effects = rate.own.map((own, group) => {
      const mine = parts.slice(group * units.count, (group + 1) * units.count)
      return designEffect(own, mine, clusters[group] ?? 1)
    })
    const rest = rate.own.map((_, group) => meanEffect(rate.own, effects, group))
    return {
      ...rate,
      own: rate.own.map((own, group) => discounted(own, effects[group] ?? 1)),
      rest: rate.rest.map((one, group) => discounted(one, rest[group] ?? 1)),
      counted: rate.own.map(({ n }) => n),
      effects,
    }
  })
}

/** One group per group and unit, the units of a group behind each other. */
function byUnit({ of, names }: Split, units: Units): Split {
  return {
    cut: 'values',
    hasMissing: false,
    of: of.map((group, row) => group * units.count + (units.of[row] as number)),
    names: names.flatMap((name) => new Array<string>(units.count).fill(name)),
  }
}

function clustersPerGroup({ of, names }: Split, { clusters }: Units): number[] {
  const pairs = new Set<number>()
  for (let row = 0; row < of.length; row++)
    pairs.add((of[row] as number) * clusters.count + (clusters.of[row] as number))
  const counts = names.map(() => 0)
  for (const pair of pairs) (counts[Math.floor(pair / clusters.count)] as number)++
  return counts
}

function designEffect(own: Sample, parts: readonly Sample[], clusters: number): number {
  const used = parts.filter(({ n }) => n > 0)
  const most = Math.max(1, own.n / Math.max(1, clusters))
  const plain = own.n * varianceOf(own)
  if (used.length < 2 || !(plain > 0)) return most
  const centre = meanOf(own)
  const spread = used.reduce((sum, part) => sum + (part.n * (meanOf(part) - centre)) ** 2, 0)
  return Math.max(1, (used.length / (used.length - 1)) * (spread / plain))
}

function meanOf(sample: Sample): number {
  return 'k' in sample ? sample.k / sample.n : sample.mean
}

/** Of a single row. */
function varianceOf(sample: Sample): number {
  if (!('k' in sample)) return sample.variance
  const share = sample.k / sample.n
  return share * (1 - share)
}

function meanEffect(own: readonly Sample[], effects: readonly number[], without: number): number {
  let [rows, sum] = [0, 0]
  for (const [group, { n }] of own.entries()) {
    if (group === without) continue
    rows += n
    sum += n * (effects[group] ?? 1)
  }
  return rows === 0 ? 1 : sum / rows
}

function discounted(sample: Sample, effect: number): Sample {
  if ('k' in sample) return { ...sample, k: sample.k / effect, n: sample.n / effect }
  return { ...sample, variance: sample.variance * effect }
}

/** Counts of cells, those of a group behind each other, and another draw of them with replacement. */
export type Redraw = { readonly counts: Float64Array; readonly redraw: (out: Float64Array) => void }

/** Draws rows, or with `units` whole units, of the groups at `kept`; `cells` are numbers below `size`. */
export function prepareRedraw(
  split: Split,
  { cells, size, kept }: { readonly cells: Int32Array; readonly size: number; readonly kept: readonly number[] },
  { units, prng }: { readonly units: Units | undefined; readonly prng: Prng },
): Redraw {
  const tables = countCells(split, cells, size)
  const counts = Float64Array.from(kept.flatMap((group) => [...(tables[group] ?? [])]))
  if (units === undefined) return { counts, redraw: (out) => redrawCounts(counts, out, prng) }
  const parts = countCells(byUnit(split, units), cells, size)
  const perUnit = Array.from({ length: units.count }, (_, unit) =>
    Float64Array.from(kept.flatMap((group) => [...(parts[group * units.count + unit] ?? [])])),
  )
  return {
    counts,
    redraw: (out) => {
      out.fill(0)
      for (let drawn = 0; drawn < perUnit.length; drawn++) {
        const unit = perUnit[prng.below(perUnit.length)] as Float64Array
        for (let cell = 0; cell < unit.length; cell++) (out[cell] as number) += unit[cell] as number
      }
    },
  }
}
