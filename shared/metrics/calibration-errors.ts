import type { Statistics, Units } from '../stats/bootstrap.ts'
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

/** Weight, sum of probabilities, sum of hits and sum of squared weights of one bin of a drawn sample. */
type Bin = { readonly weight: number; readonly probability: number; readonly hits: number; readonly squares: number }
/** One number from the bins; each bin's weight is a share of `total`. */
type Reduce = (bins: readonly Bin[], total: number) => number

/** Expected calibration error (Naeini, Cooper, Hauskrecht, AAAI 2015; Guo et al., ICML 2017): mean gap between promise and truth. */
const mean: Reduce = (bins, total) => bins.reduce((sum, bin) => sum + Math.abs(bin.hits - bin.probability) / total, 0)
const largest: Reduce = (bins) => Math.max(...bins.map((bin) => Math.abs(bin.hits - bin.probability) / bin.weight))

/**
 * Root of the squared gaps less what chance alone makes of them (Broecker, Climate Dynamics 39, 2012; Kumar, Liang, Ma, NeurIPS 2019):
 * the squared sum has the expectation 0 for probabilities that are right. A bin of one row tells nothing of its own spread and is left out; with weights
 * a bin has as many rows as equally weighted ones would tell as much as.
 */
const debiased: Reduce = (bins, total) => {
  let [sum, kept] = [0, 0]
  for (const { weight, probability, hits, squares } of bins) {
    const rows = weight ** 2 / squares
    if (rows < 1.5) continue
    const share = hits / weight
    kept += weight / total
    sum += (weight / total) * ((share - probability / weight) ** 2 - (share * (1 - share)) / (rows - 1))
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
        const total = bins.reduce((sum, { weight }) => sum + weight, 0)
        for (const [i, of] of reduce.entries()) (out[i] as number) += of(bins, total) / tables.length
      }
    }
  }
  return { metrics, prepare }
}

/** Numbers per bin: weight, probability, hits, squared weight. */
const WIDTH = 4

/** The filled bins for any multiplicities of the units, from sums per unit and bin. */
function prepareBins({ probed, bins }: Binned, units: Units): (weights: Uint16Array) => readonly Bin[] {
  const sums = sumBins({ probed, bins }, units)
  const filled = Int32Array.from({ length: units.count * BINS }, (_, at) => at).filter((at) => sums[at * WIDTH + 3])
  const kept = Float64Array.from({ length: filled.length * WIDTH }, (_, i) => {
    return sums[(filled[Math.floor(i / WIDTH)] as number) * WIDTH + (i % WIDTH)] as number
  })
  const unit = filled.map((at) => Math.floor(at / BINS))
  const start = filled.map((at) => (at % BINS) * WIDTH)
  const table = new Float64Array(BINS * WIDTH)
  return (drawn) => {
    table.fill(0)
    for (let i = 0; i < unit.length; i++) {
      const times = drawn[unit[i] as number] as number
      if (times === 0) continue
      const [to, from] = [start[i] as number, i * WIDTH]
      for (let c = 0; c < WIDTH; c++) (table[to + c] as number) += times * (kept[from + c] as number)
    }
    return toBins(table)
  }
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

function toBins(table: Float64Array): readonly Bin[] {
  const bins: Bin[] = []
  for (let at = 0; at < table.length; at += WIDTH) {
    const [weight, probability, hits, squares] = table.subarray(at, at + WIDTH) as unknown as [
      number,
      number,
      number,
      number,
    ]
    if (weight > 0) bins.push({ weight, probability, hits, squares })
  }
  return bins
}
