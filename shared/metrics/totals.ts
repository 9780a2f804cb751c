import type { Statistics, Units } from '../stats/bootstrap.ts'
import type { Family, Metric } from './metric.ts'
import type { Rows } from './rows.ts'
import { sumPerUnit, weigh } from './unit-sums.ts'

/** A number of each row. */
export type RowValue = (row: number) => number

/** Turns the totals (the weight of all rows, then each summed value) into the metrics of the family, in their order. */
export type Finish = (totals: Float64Array, out: Float64Array) => void

/**
 * A family whose metrics follow from sums over the rows. `values` names what is summed, undefined where the rows are not of the metrics'
 * tasks; row weights are applied here, so no metric needs to know of them.
 */
export function totalsFamily(
  metrics: readonly Metric[],
  values: (rows: Rows) => readonly RowValue[] | undefined,
  finish: Finish,
): Family {
  return { metrics, prepare: (rows, units) => prepareTotals(weighted(rows, values(rows)), units, finish) }
}

/** A family of one metric: the mean of a loss per row. */
export function meanFamily(metric: Metric, loss: (rows: Rows) => RowValue | undefined): Family {
  const values = (rows: Rows): readonly RowValue[] | undefined => {
    const own = loss(rows)
    return own && [own]
  }
  return totalsFamily([metric], values, ([total, sum], out) => {
    out[0] = (sum as number) / (total as number)
  })
}

function weighted(rows: Rows, values: readonly RowValue[] | undefined): readonly RowValue[] | undefined {
  const { weights } = rows
  if (values === undefined) return undefined
  if (weights === undefined) return [() => 1, ...values]
  const weight: RowValue = (row) => weights[row] as number
  // A row that counts for nothing changes nothing, whatever its value.
  return [
    weight,
    ...values.map(
      (value): RowValue =>
        (row) =>
          weight(row) === 0 ? 0 : weight(row) * value(row),
    ),
  ]
}

function prepareTotals(values: readonly RowValue[] | undefined, units: Units, finish: Finish): Statistics {
  if (values === undefined) return (_, out) => out.fill(Number.NaN)
  const sums = values.map((value) => sumPerUnit(units, value))
  const totals = new Float64Array(sums.length)
  return (weights, out) => {
    for (let i = 0; i < sums.length; i++) totals[i] = weigh(weights, sums[i] as Float64Array)
    finish(totals, out)
  }
}
