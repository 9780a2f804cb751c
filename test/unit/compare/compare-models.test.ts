import { describe, expect, it } from 'vitest'
import { compareModels } from '../../../shared/compare/compare-models.ts'
import { readDifference, rowsToDecide } from '../../../shared/compare/verdict.ts'
import { createPrng } from '../../../shared/kernel/prng.ts'
import { metricNames } from '../../../shared/metrics/catalog.ts'
import type { TaskSpec } from '../../../shared/model/predictions.ts'

const TASK: TaskSpec = { kind: 'binary', positive: 'bad', negative: 'good', threshold: 0.5, costs: [0, 1, 5, 0] }
/** All that say how good the answers are; whether probabilities can be taken at their word is another question. */
const ALL = metricNames('binary').filter((name) => !/ece|calibration/.test(name))

/** Labels, and scores whose skill is the share of rows that get a good score. */
function scored(rows: number, skills: readonly number[]) {
  const prng = createPrng('compare')
  const labels = Uint8Array.from({ length: rows }, () => (prng.next() < 0.4 ? 1 : 0))
  const models = skills.map((skill) =>
    Float64Array.from(labels, (label) => {
      const right = prng.next() < skill ? label : 1 - label
      return right === 1 ? 0.5 + prng.next() / 2 : prng.next() / 2
    }),
  )
  return { labels, models }
}

function compare(labels: Uint8Array, models: readonly Float64Array[], metrics = ALL) {
  const [candidate, champion] = models.map((scores) => ({ kind: 'binary' as const, scores }))
  if (!candidate || !champion) throw new Error('two models')
  const task = TASK
  return compareModels({
    task,
    labels: { kind: 'binary', values: labels },
    candidate,
    champion,
    metrics,
    level: 0.95,
    seed: 's',
  })
}

describe('compareModels', () => {
  it('calls identical models equal, without error, even on few rows', () => {
    const { labels, models } = scored(12, [0.8])
    const [same] = models
    for (const comparison of compare(labels, [same as Float64Array, same as Float64Array])) {
      expect(comparison).toMatchObject({ verdict: 'equal', difference: 0, pValue: 1, detectable: 0 })
      expect(comparison.interval).toMatchObject({ low: 0, high: 0 })
      expect(comparison.rowsNeeded).toBeUndefined()
    }
  })

  it('sees a clear regression and a clear improvement in every metric', () => {
    const { labels, models } = scored(2000, [0.7, 0.85])
    for (const comparison of compare(labels, models)) {
      expect([comparison.metric, comparison.verdict]).toEqual([comparison.metric, 'regressed'])
      expect(comparison.difference).toBeCloseTo(comparison.candidate - comparison.champion, 12)
    }
    for (const { verdict } of compare(labels, models.toReversed())) expect(verdict).toBe('improved')
  })

  it('is inconclusive on too few rows, however large the difference, and says how many would do', () => {
    const { labels, models } = scored(29, [0.2, 0.95])
    for (const { verdict, rowsNeeded } of compare(labels, models)) {
      expect(verdict).toBe('inconclusive')
      expect(rowsNeeded).toBeGreaterThanOrEqual(30)
    }
  })

  it('needs more rows than there are when it is inconclusive', () => {
    const { labels, models } = scored(200, [0.8, 0.8])
    const open = compare(labels, models).filter(({ verdict }) => verdict === 'inconclusive')
    expect(open.length).toBeGreaterThan(5)
    for (const { rowsNeeded, n } of open) expect(rowsNeeded).toBeGreaterThan(n)
  })

  it('compares recall on the positive rows by McNemar', () => {
    const { labels, models } = scored(500, [0.8, 0.82])
    const positives = labels.reduce((count, label) => count + label, 0)
    const [recall] = compare(labels, models, ['recall'])
    expect(recall).toMatchObject({ n: positives, method: expect.stringContaining('McNemar') })
  })

  it('does not take two perfect models with other scores for proof of equality on few rows', () => {
    const labels = Uint8Array.from({ length: 40 }, (_, row) => row % 2)
    const models = [0.8, 0.9].map((score) => Float64Array.from(labels, (label, row) => label * score + row / 1000))
    for (const { metric, verdict, interval, difference } of compare(labels, models, ['roc_auc', 'f1', 'accuracy'])) {
      expect([metric, verdict, difference]).toEqual([metric, 'inconclusive', 0])
      expect(interval.high).toBeGreaterThan(0.02)
    }
  })

  it('detects about 2.80 standard errors, what its own 95 % interval can show: 1.4 points at 5 % disagreement and 2,000 rows', () => {
    const labels = Uint8Array.from({ length: 2000 }, (_, row) => (row < 1000 ? 0 : 1))
    const first = Float64Array.from(labels, (label, row) => (row % 40 === 0 ? 1 - label : label))
    const second = Float64Array.from(labels, (label, row) => (row % 40 === 1 ? 1 - label : label))
    const [accuracy] = compare(labels, [first, second], ['accuracy'])
    expect(accuracy?.detectable).toBeCloseTo(0.014, 3)
    expect(accuracy?.verdict).toBe('equal')
  })
})

describe('verdict', () => {
  it.each([
    ['improved', { difference: 0.03, low: 0.001, high: 0.06 }],
    ['regressed', { difference: -0.03, low: -0.06, high: -0.001 }],
    ['equal', { difference: -0.004, low: -0.008, high: -0.001 }],
    ['equal', { difference: 0, low: -0.009, high: 0.009 }],
    ['inconclusive', { difference: -0.009, low: -0.017, high: -0.001 }],
    ['inconclusive', { difference: -0.03, low: -0.07, high: 0.01 }],
  ])('%s for %o at a tolerance of 0.01', (verdict, bounds) => {
    expect(readDifference({ ...bounds, tolerance: 0.01 })).toBe(verdict)
  })

  it('asks for four times the rows at twice the standard error, and for none when nothing would do', () => {
    const turned = { difference: -0.02, low: -0.05, high: 0.01, tolerance: 0.01 }
    const once = rowsToDecide(turned, { n: 1000, standardError: 0.015 }, 0.95) ?? 0
    const twice = rowsToDecide(turned, { n: 1000, standardError: 0.03 }, 0.95) ?? 0
    expect(once).toBe(Math.ceil(1000 * ((2.801585218 * 0.015) / 0.02) ** 2))
    expect(twice / once).toBeCloseTo(4, 2)
    const none = rowsToDecide({ difference: 0, low: 0, high: 0, tolerance: 0 }, { n: 9, standardError: 1 }, 0.95)
    expect(none).toBeUndefined()
  })
})
