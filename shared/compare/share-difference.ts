import { decide, trials } from '../metrics/decisions.ts'
import type { Metric } from '../metrics/metric.ts'
import { agrestiMin, mcnemarMidP } from '../stats/mcnemar.ts'
import type { Difference, Pair } from './difference.ts'

/** Difference of two shares of the same rows decided right: McNemar's mid-p value and the Agresti-Min interval. */
export function compareShares(metric: Metric, { candidate, champion }: Pair, level: number): Difference {
  const own = trials(metric.name, candidate, decide(candidate))
  const other = trials(metric.name, champion, decide(champion))
  const cells = { both: 0, own: 0, other: 0, n: 0 }
  for (let row = 0; row < candidate.labels.length; row++) {
    const [first, second] = [own(row), other(row)]
    if (first === undefined) continue
    cells.n++
    if (first && second) cells.both++
    else if (first) cells.own++
    else if (second) cells.other++
  }
  const discordant = { b: cells.own, c: cells.other, n: cells.n }
  return {
    candidate: (cells.both + cells.own) / cells.n,
    champion: (cells.both + cells.other) / cells.n,
    difference: (cells.own - cells.other) / cells.n,
    ...agrestiMin(discordant, level),
    pValue: mcnemarMidP(discordant),
    method: 'McNemar mid-p, Agresti-Min',
    n: cells.n,
  }
}
