import { effectiveMean } from '../metrics/clustered-shares.ts'
import { clusteredName, type DrawnClusters, independentCount } from '../metrics/clusters.ts'
import { decide } from '../metrics/decide.ts'
import { trials } from '../metrics/decisions.ts'
import type { Metric } from '../metrics/metric.ts'
import { fewUnits } from '../stats/cluster-variance.ts'
import { agrestiMin } from '../stats/mcnemar.ts'
import { normalSf } from '../stats/normal.ts'
import { mcnemarTest, type PairedShares, pairedRatio } from '../stats/paired-shares.ts'
import type { Difference, Pair } from './difference.ts'

/**
 * Difference of two shares of the same rows decided right: McNemar's test and the Agresti-Min interval. Where rows depend on each other,
 * both are made of as many independent rows as these are worth.
 */
export function compareShares(metric: Metric, pair: Pair, level: number): Difference {
  const { differences, cells } = countCells(metric, pair)
  const worth = pair.drawn === undefined ? cells : worthOf(cells, differences, pair.drawn, level)
  const share = worth.n / Math.max(1, cells.n)
  const difference = (cells.b - cells.c) / cells.n
  const bounds = agrestiMin(worth, level)
  const ratio = pairedRatio(worth, level)
  return {
    candidate: (cells.both + cells.b) / cells.n,
    champion: (cells.both + cells.c) / cells.n,
    difference,
    ...bounds,
    ...testOf(cells, { difference, standardError: bounds.standardError }, pair.drawn),
    n: cells.n,
    ...(ratio === undefined || share === 0 || !Number.isFinite(ratio.high) ? {} : { ratio }),
  }
}

function countCells(metric: Metric, { candidate, champion }: Pair) {
  const own = trials(metric.name, candidate, decide(candidate))
  const other = trials(metric.name, champion, decide(champion))
  const cells = { both: 0, b: 0, c: 0, n: 0 }
  const differences = new Float64Array(candidate.labels.length).fill(Number.NaN)
  for (let row = 0; row < differences.length; row++) {
    const [first, second] = [own(row), other(row)]
    if (first === undefined) continue
    cells.n++
    differences[row] = Number(first) - Number(second)
    if (first && second) cells.both++
    else if (first) cells.b++
    else if (second) cells.c++
  }
  return { cells, differences }
}

/** The four cells with as many rows as these are worth for the difference: Rao and Scott's design effect, and Student's t for few units. */
function worthOf(
  { both, b, c, n }: PairedShares,
  differences: Float64Array,
  drawn: DrawnClusters,
  level: number,
): PairedShares {
  if (n === 0) return { both, b, c, n }
  const { effective } = effectiveMean(differences, drawn)
  const share = effective / fewUnits(independentCount(drawn), level) / n
  return { both: both * share, b: b * share, c: c * share, n: n * share }
}

function testOf(
  cells: PairedShares,
  { difference, standardError }: { readonly difference: number; readonly standardError: number },
  drawn: DrawnClusters | undefined,
): Pick<Difference, 'pValue' | 'method'> {
  if (drawn === undefined) {
    const { pValue, name } = mcnemarTest(cells)
    return { pValue, method: `${name}, Agresti-Min` }
  }
  const pValue = Math.min(1, 2 * normalSf(Math.abs(difference) / standardError))
  return { pValue, method: clusteredName('Agresti-Min', 'over', drawn) }
}
