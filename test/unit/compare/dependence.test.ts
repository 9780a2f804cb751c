import { describe, expect, it } from 'vitest'
import { compareModels } from '../../../shared/compare/compare-models.ts'
import { dependenceOf, pickDependence } from '../../../shared/compare/dependence.ts'
import { describeDependence } from '../../../shared/compare/describe-dependence.ts'
import type { Column } from '../../../shared/data/table.ts'
import { dependenceContradictions } from '../../../shared/evidence/dependence.ts'
import { createPrng } from '../../../shared/kernel/prng.ts'
import { estimateMetrics } from '../../../shared/metrics/estimate.ts'
import type { Labels, Predictions, TaskSpec } from '../../../shared/model/predictions.ts'
import { type Dependence, toClusters } from '../../../shared/stats/units.ts'

const TASK: TaskSpec = { kind: 'binary', positive: 'yes', negative: 'no', threshold: 0.5 }
const numbers = (name: string, values: number[]): Column => ({
  kind: 'numeric',
  name,
  values: Float64Array.from(values),
})

describe('dependenceOf', () => {
  it('goes by groups, also where there is a time', () => {
    const found = dependenceOf({ group: numbers('g', [7, 3, 7]), time: numbers('t', [1, 2, 3]) })
    expect(found).toEqual({ by: 'group', of: Int32Array.of(1, 0, 1), column: 'g' })
  })

  it('goes by time where every row is a group by itself', () => {
    expect(dependenceOf({ group: numbers('g', [1, 2]), time: numbers('t', [20, 10]) })).toMatchObject({ by: 'time' })
    expect(dependenceOf({ group: numbers('g', [1, 2]) })).toBeUndefined()
  })

  it('ranks texts by themselves, not by their place in the dictionary', () => {
    const column: Column = { kind: 'text', name: 't', codes: Int32Array.of(0, 1, -1, 0), dictionary: ['b', 'a'] }
    expect(dependenceOf({ group: column })?.of).toEqual(Int32Array.of(1, 0, -1, 1))
  })
})

describe('toClusters', () => {
  it('numbers densely; a row without a group is one by itself', () => {
    const clusters = toClusters({ by: 'group', of: Int32Array.of(5, -1, 9, 5, -1) })
    expect(clusters).toEqual({ by: 'group', of: Int32Array.of(0, 2, 1, 0, 3), count: 4 })
  })

  it('puts rows without a moment together, after all others', () => {
    const clusters = toClusters({ by: 'time', of: Int32Array.of(5, -1, 9, -1) })
    expect(clusters).toEqual({ by: 'time', of: Int32Array.of(0, 2, 1, 2), count: 3 })
  })
})

/** `copies` rows that say the same for each of `groups` groups. */
function repeated(groups: number, copies: number) {
  const prng = createPrng('repeated')
  const of = Int32Array.from({ length: groups * copies }, (_, row) => Math.floor(row / copies))
  const truth = Array.from({ length: groups }, () => Number(prng.next() < 0.5))
  const answers = (noise: number) =>
    truth.map((label) => Math.min(0.99, Math.max(0.01, 0.5 + (label - 0.5) * 0.4 + noise * (prng.next() - 0.5))))
  const [first, second] = [answers(1), answers(1.1)]
  const spread = (values: readonly number[]) => Float64Array.from(of, (group) => values[group] as number)
  const labels: Labels = { kind: 'binary', values: Uint8Array.from(of, (group) => truth[group] as number) }
  const candidate: Predictions = { kind: 'binary', scores: spread(first) }
  const champion: Predictions = { kind: 'binary', scores: spread(second) }
  const dependence: Dependence = { by: 'group', of, column: 'patient' }
  return { task: TASK, labels, candidate, champion, dependence, level: 0.95, seed: 's' }
}

const METRICS = ['roc_auc', 'accuracy', 'log_loss']

describe('rows that are copies of each other', () => {
  const [once, copied] = [repeated(150, 1), repeated(150, 8)]

  it('tell no more than one of each: intervals are as wide as without the copies', () => {
    const alone = estimateMetrics({ ...once, dependence: undefined, predictions: once.candidate, metrics: METRICS })
    const grouped = estimateMetrics({ ...copied, predictions: copied.candidate, metrics: METRICS })
    grouped.forEach(({ interval, method: _, ...estimate }: (typeof grouped)[number] & { method?: string }, i) => {
      const width = interval.high - interval.low
      const own = alone[i]?.interval ?? { low: 0, high: 0 }
      expect(estimate.value).toBeCloseTo(alone[i]?.value ?? 0, 10)
      expect(width / (own.high - own.low)).toBeGreaterThan(0.9)
      expect(width / (own.high - own.low)).toBeLessThan(1.12)
      expect(interval.method).toContain('groups')
    })
  })

  it('tell no more of a difference either', () => {
    const alone = compareModels({ ...once, dependence: undefined, metrics: METRICS })
    const grouped = compareModels({ ...copied, metrics: METRICS })
    grouped.forEach(({ interval, detectable }, i) => {
      const own = alone[i]
      const width = interval.high - interval.low
      expect(width / ((own?.interval.high ?? 0) - (own?.interval.low ?? 0))).toBeGreaterThan(0.85)
      expect(width / ((own?.interval.high ?? 0) - (own?.interval.low ?? 0))).toBeLessThan(1.15)
      expect(detectable / (own?.detectable ?? 0)).toBeGreaterThan(0.85)
    })
  })

  it('are worth as many rows as there are groups', () => {
    const { dependence } = describeDependence({ ...copied, predictions: copied.candidate })
    expect(dependence).toMatchObject({ by: 'group', column: 'patient', units: 150, largest: 8, effectiveRows: 150 })
    expect(dependence?.correlation).toBeCloseTo(1, 6)
    expect(dependenceContradictions(dependence, 1200)).toEqual([])
    expect(dependenceContradictions(dependence, 100)).not.toEqual([])
  })

  it('give the same whatever the order of the rows', () => {
    const order = Array.from({ length: 1200 }, (_, i) => (i * 7 + 5) % 1200)
    const scores = (predictions: Predictions) =>
      Float64Array.from(order, (row) => (predictions.kind === 'binary' ? (predictions.scores[row] as number) : 0))
    const shuffled = {
      ...copied,
      labels: { kind: 'binary', values: Uint8Array.from(order, (row) => copied.labels.values[row] as number) } as const,
      candidate: { kind: 'binary', scores: scores(copied.candidate) } as const,
      champion: { kind: 'binary', scores: scores(copied.champion) } as const,
      dependence: pickDependence(copied.dependence, Int32Array.from(order)),
    }
    expect(compareModels({ ...shuffled, metrics: METRICS })).toEqual(compareModels({ ...copied, metrics: METRICS }))
  })
})

it('decides nothing on fewer than ten groups', () => {
  const few = repeated(8, 100)
  for (const { verdict } of compareModels({ ...few, metrics: METRICS })) expect(verdict).toBe('inconclusive')
})
