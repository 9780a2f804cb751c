import { describe, expect, it } from 'vitest'
import { createPrng } from '../../../shared/kernel/prng.ts'
import { metricOf } from '../../../shared/metrics/catalog.ts'
import { toHeadStart } from '../../../shared/metrics/head-start.ts'
import type { Rows } from '../../../shared/metrics/rows.ts'
import { measure, prepareStatistics } from '../../../shared/metrics/score.ts'
import { dealUnits, draw } from '../../../shared/stats/bootstrap.ts'

const N = 300
const prng = createPrng('draws')
/** With ties, which a list must not take apart. */
const numbers = (): Float64Array => Float64Array.from({ length: N }, () => Math.round(prng.next() * 50) / 50)
const weights = Float64Array.from({ length: N }, () => prng.below(4))

function binary(): Rows & { kind: 'binary' } {
  const scores = numbers()
  const labels = Uint8Array.from(scores, (score) => (prng.next() < 0.2 + score / 2 ? 1 : 0))
  return { kind: 'binary', labels, scores, threshold: 0.5 }
}

function regression(): Rows & { kind: 'regression' } {
  const labels = numbers()
  return { kind: 'regression', labels, values: labels.map((label) => label + 0.1 * Math.round(10 * prng.next()) - 0.5) }
}

/** The rows, each as often as its unit was drawn. */
function repeated(rows: Rows, of: Int32Array, times: Uint16Array): Rows {
  const order = Array.from(of).flatMap((unit, row) => Array.from({ length: times[unit] as number }, () => row))
  const taken = <T extends Uint8Array | Float64Array>(values: T): T =>
    values.constructor === Uint8Array
      ? (Uint8Array.from(order, (row) => values[row] as number) as T)
      : (Float64Array.from(order, (row) => values[row] as number) as T)
  const own = rows.weights === undefined ? {} : { weights: taken(rows.weights) }
  if (rows.kind === 'binary') return { ...rows, labels: taken(rows.labels), scores: taken(rows.scores), ...own }
  if (rows.kind === 'regression') return { ...rows, labels: taken(rows.labels), values: taken(rows.values), ...own }
  throw new TypeError(rows.kind)
}

/** Draws at random; in the last ones half of the units are far from it, so that a median may lie anywhere. */
function drawn(round: number, units: number): Uint16Array {
  const times = new Uint16Array(units)
  draw(times, 1, prng)
  return round < 16 ? times : times.map((own, unit) => (unit % 2 === 0 ? (round % 2) * 9 : own))
}

const LISTS = ['ks_statistic', 'precision_at_10_percent', 'recall_at_10_percent']
const MEDIANS = ['median_absolute_error', 'd2_absolute_error', 'max_error']

describe('a draw', () => {
  it.each<[string, readonly string[], Rows]>([
    ['binary', LISTS, binary()],
    ['weighted binary', LISTS, { ...binary(), weights }],
    ['regression', MEDIANS, regression()],
    ['weighted regression', MEDIANS, { ...regression(), weights }],
  ])('of %s rows has the metrics of the rows repeated as often as they were drawn', (_, names, rows) => {
    const metrics = names.map((name) => metricOf(name, rows.kind)).filter((metric) => metric !== undefined)
    expect(metrics).toHaveLength(names.length)
    const units = dealUnits(N, prng, 60)
    const statistics = prepareStatistics(metrics, rows, units)
    const out = new Float64Array(metrics.length)
    for (let round = 0; round < 20; round++) {
      const times = drawn(round, units.count)
      statistics(times, out)
      const expected = measure(metrics, repeated(rows, units.of, times))
      for (const [i, value] of expected.entries()) expect(out[i], metrics[i]?.name).toBeCloseTo(value, 9)
    }
  })
})

describe('a head start', () => {
  it('is below the middle, and knows each unit’s weight before it', () => {
    const unit = Int32Array.of(0, 1, 0, 1, 2, 2, 0, 1, 2, 0)
    expect(toHeadStart(unit, { count: 3 })).toEqual({ place: 4, before: Float64Array.of(2, 2, 0) })
    const heavy = Float64Array.of(1, 1, 20, 1, 1, 1, 1, 1, 1, 1)
    expect(toHeadStart(unit, { count: 3 }, heavy)).toEqual({ place: 2, before: Float64Array.of(1, 1, 0) })
    expect(toHeadStart(Int32Array.of(0), { count: 1 }).place).toBe(0)
  })

  it('is not taken by a draw whose median lies before it', () => {
    const metric = metricOf('median_absolute_error', 'regression')
    const labels = new Float64Array(10)
    const rows: Rows = { kind: 'regression', labels, values: labels.map((_, i) => i + 1) }
    const units = { count: 10, of: Int32Array.from({ length: 10 }, (_, i) => i) }
    const out = new Float64Array(1)
    const statistics = prepareStatistics(metric === undefined ? [] : [metric], rows, units)
    statistics(Uint16Array.of(0, 8, 0, 0, 0, 0, 0, 0, 1, 1), out)
    expect(out[0]).toBe(2)
  })
})
