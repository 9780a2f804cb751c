import { type Statistics, type Units, wholeSample } from '../stats/bootstrap.ts'
import { BINS, equalMassBins, equalWidthBins, type Probed, probedClasses, topLabel } from './calibration-bins.ts'
import { LOSS } from './losses.ts'
import type { Family, Metric } from './metric.ts'
import type { Rows } from './rows.ts'

const ERROR = {
  ...LOSS,
  tasks: ['binary', 'multiclass'],
  domain: [0, 1],
  tolerance: { kind: 'absolute', size: 0.005 },
  interval: 'upward',
} as const
const OF = 'With several classes: of the most probable class.'

/** Numbers per bin: weight, sum of probabilities, sum of hits, sum of squared weights. */
const WIDTH = 4
/** One number from the bins of a drawn sample, which follow each other; each bin's weight is a share of `total`. */
type Reduce = (bins: Float64Array, total: number) => number

/** Expected calibration error (Naeini, Cooper, Hauskrecht, AAAI 2015; Guo et al., ICML 2017): mean gap between promise and truth. */
const mean: Reduce = (bins, total) => {
  let sum = 0
  for (let at = 0; at < bins.length; at += WIDTH) sum += Math.abs((bins[at + 2] as number) - (bins[at + 1] as number))
  return sum / total
}

const largest: Reduce = (bins) => {
  let found = 0
  for (let at = 0; at < bins.length; at += WIDTH) {
    const [weight, gap] = [bins[at] as number, Math.abs((bins[at + 2] as number) - (bins[at + 1] as number))]
    if (weight > 0) found = Math.max(found, gap / weight)
  }
  return found
}

/**
 * Root of the squared gaps less what chance alone makes of them (Broecker, Climate Dynamics 39, 2012; Kumar, Liang, Ma, NeurIPS 2019):
 * the squared sum has the expectation 0 for probabilities that are right. A bin of one row tells nothing of its own spread and is left out; with weights
 * a bin has as many rows as equally weighted ones would tell as much as.
 */
const debiased: Reduce = (bins, total) => {
  let [sum, kept] = [0, 0]
  for (let at = 0; at < bins.length; at += WIDTH) {
    const weight = bins[at] as number
    const rows = weight ** 2 / (bins[at + 3] as number)
    if (weight === 0 || rows < 1.5) continue
    const share = (bins[at + 2] as number) / weight
    kept += weight / total
    sum += (weight / total) * ((share - (bins[at + 1] as number) / weight) ** 2 - (share * (1 - share)) / (rows - 1))
  }
  return kept > 0 ? Math.sqrt(Math.max(0, sum / kept)) : 0
}

/** Metrics of calibration. Bins are fixed on the sample, so a resample moves rows, not bins. */
export const CALIBRATION_ERRORS: readonly Family[] = [
  errorFamily(
    [
      {
        ...ERROR,
        name: 'ece',
        title: 'Expected calibration error',
        describe: `Mean gap between probability and share of hits over ${BINS} bins of equal width, as most papers mean it. ${OF} Too large on few rows.`,
      },
    ],
    (rows) => ofTop(rows, equalWidthBins),
    [mean],
  ),
  errorFamily(
    [
      {
        ...ERROR,
        name: 'adaptive_ece',
        title: 'Adaptive calibration error',
        describe: `Mean gap between probability and share of hits over ${BINS} bins of equally many rows. ${OF} Too large on few rows.`,
      },
      {
        ...ERROR,
        name: 'ece_debiased',
        title: 'Debiased calibration error',
        describe: `Root mean squared gap over ${BINS} bins of equally many rows, less the part that chance makes: about 0 when calibrated. ${OF}`,
      },
      {
        ...ERROR,
        name: 'max_calibration_error',
        title: 'Largest calibration error',
        describe: `Largest gap between probability and share of hits over ${BINS} bins of equally many rows. ${OF} Too large on few rows.`,
      },
    ],
    (rows) => ofTop(rows, equalMassBins),
    [mean, debiased, largest],
  ),
  errorFamily(
    [
      {
        ...ERROR,
        name: 'classwise_ece',
        title: 'Classwise calibration error',
        tasks: ['multiclass'],
        describe: `Mean over the classes of the calibration error of their probability, over ${BINS} bins of equal width.`,
      },
    ],
    (rows) => probedClasses(rows).map((probed) => ({ probed, bins: equalWidthBins(probed) })),
    [mean],
  ),
]

type Binned = { readonly probed: Probed; readonly bins: Uint8Array }

function ofTop(rows: Rows, binsOf: (probed: Probed) => Uint8Array): readonly Binned[] {
  return topLabel(rows).map((probed) => ({ probed, bins: binsOf(probed) }))
}

/** The mean over what is asked (one set of probabilities, or one per class) of numbers of its bins. */
function errorFamily(
  metrics: readonly Metric[],
  ask: (rows: Rows) => readonly Binned[],
  reduce: readonly Reduce[],
): Family {
  const prepare = (rows: Rows, units: Units): Statistics => {
    const asked = ask(rows)
    if (asked.length === 0) return (_, out) => out.fill(Number.NaN)
    const tables = asked.map((binned) => prepareBins(binned, units))
    return (weights, out) => {
      out.fill(0)
      for (const table of tables) {
        const bins = table(weights)
        const total = weightOf(bins)
        for (let i = 0; i < reduce.length; i++) (out[i] as number) += (reduce[i] as Reduce)(bins, total) / tables.length
      }
    }
  }
  return { metrics, prepare }
}

/** The errors of one set of probabilities on all rows as they are. */
export function calibrationErrors(probed: Probed): {
  ece: number
  adaptive: number
  debiased: number
  largest: number
} {
  const whole = wholeSample(probed.hits.length)
  const binsOf = (bins: Uint8Array): Float64Array => prepareBins({ probed, bins }, whole)(Uint16Array.of(1))
  const [width, mass] = [binsOf(equalWidthBins(probed)), binsOf(equalMassBins(probed))]
  const total = weightOf(mass)
  const [ece, adaptive] = [mean(width, total), mean(mass, total)]
  return { ece, adaptive, debiased: debiased(mass, total), largest: largest(mass, total) }
}

function weightOf(bins: Float64Array): number {
  let total = 0
  for (let at = 0; at < bins.length; at += WIDTH) total += bins[at] as number
  return total
}

/** The bins for any multiplicities of the units, from sums per unit and bin; the next call writes over them. */
function prepareBins(binned: Binned, units: Units): (weights: Uint16Array) => Float64Array {
  const { starts, place, kept } = keepFilled(sumBins(binned, units), units.count)
  const table = new Float64Array(BINS * WIDTH)
  return (drawn) => {
    table.fill(0)
    for (let unit = 0; unit < units.count; unit++) {
      const times = drawn[unit] as number
      if (times === 0) continue
      const end = starts[unit + 1] as number
      for (let i = starts[unit] as number; i < end; i++) {
        const to = place[i] as number
        const from = i * WIDTH
        // Unrolled, because this loop is the longest of the family.
        ;(table[to] as number) += times * (kept[from] as number)
        ;(table[to + 1] as number) += times * (kept[from + 1] as number)
        ;(table[to + 2] as number) += times * (kept[from + 2] as number)
        ;(table[to + 3] as number) += times * (kept[from + 3] as number)
      }
    }
    return table
  }
}

/** The sums of the filled bins, unit by unit; those of unit u are from `starts[u]` up to `starts[u + 1]`. */
function keepFilled(sums: Float64Array, count: number) {
  const starts = new Int32Array(count + 1)
  const filled: number[] = []
  for (let unit = 0; unit < count; unit++) {
    for (let at = unit * BINS; at < (unit + 1) * BINS; at++) if (sums[at * WIDTH + 3] !== 0) filled.push(at)
    starts[unit + 1] = filled.length
  }
  const kept = new Float64Array(filled.length * WIDTH)
  for (const [i, at] of filled.entries()) kept.set(sums.subarray(at * WIDTH, (at + 1) * WIDTH), i * WIDTH)
  return { starts, place: Int32Array.from(filled, (at) => (at % BINS) * WIDTH), kept }
}

function sumBins({ probed, bins }: Binned, units: Units): Float64Array {
  const { probabilities, hits, weights } = probed
  const sums = new Float64Array(units.count * BINS * WIDTH)
  for (let row = 0; row < bins.length; row++) {
    const at = ((units.of[row] as number) * BINS + (bins[row] as number)) * WIDTH
    const weight = weights === undefined ? 1 : (weights[row] as number)
    ;(sums[at] as number) += weight
    ;(sums[at + 1] as number) += weight * (probabilities[row] as number)
    ;(sums[at + 2] as number) += weight * (hits[row] as number)
    ;(sums[at + 3] as number) += weight * weight
  }
  return sums
}
