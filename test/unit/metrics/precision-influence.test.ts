import { expect, test } from 'vitest'
import { createPrng } from '../../../shared/kernel/prng.ts'
import { AVERAGE_PRECISION } from '../../../shared/metrics/average-precision.ts'
import { measureAveragePrecision } from '../../../shared/metrics/precision-influence.ts'
import type { Rows } from '../../../shared/metrics/rows.ts'
import { wholeSample } from '../../../shared/stats/bootstrap.ts'

const prng = createPrng('precision influence')

function sample(size: number, ties: number): Rows & { kind: 'binary' } {
  const labels = Uint8Array.from({ length: size }, () => (prng.next() < 0.3 ? 1 : 0))
  const scores = Float64Array.from(labels, (label) => Math.round((prng.next() + label / 3) * ties) / ties)
  return { kind: 'binary', labels, scores, threshold: 0.5, weights: Float64Array.from(labels, () => 0.5 + prng.next()) }
}

function precision(rows: Rows): number {
  const out = new Float64Array(1)
  AVERAGE_PRECISION.prepare(rows, wholeSample(rows.labels.length))(Uint16Array.of(1), out)
  return out[0] as number
}

test.for([[7], [1000]])(
  'the value is that of the metric, and each influence its derivative by the weight (scores in 1/%i)',
  ([ties = 1]) => {
    const rows = sample(120, ties)
    const { value, influence } = measureAveragePrecision(rows)
    expect(value).toBeCloseTo(precision(rows), 12)
    const step = 1e-5
    for (const row of [0, 17, 58, 119]) {
      const moved = [1 + step, 1 - step].map((factor) =>
        precision({
          ...rows,
          weights: (rows.weights ?? new Float64Array()).with(row, (rows.weights?.[row] ?? 1) * factor),
        }),
      )
      expect(influence[row]).toBeCloseTo(((moved[0] as number) - (moved[1] as number)) / (2 * step), 7)
    }
    expect(influence.reduce((sum, own) => sum + own, 0)).toBeCloseTo(0, 10)
  },
)

test('rows without weights weigh one each', () => {
  const { weights: _, ...rows } = sample(80, 11)
  const same = { ...rows, weights: new Float64Array(80).fill(1) }
  expect(measureAveragePrecision(rows)).toEqual(measureAveragePrecision(same))
})
