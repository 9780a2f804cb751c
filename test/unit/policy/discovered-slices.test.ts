import { describe, expect, test } from 'vitest'
import type { DiscoveredSlices } from '../../../shared/evidence/discovered-slices.ts'
import { metricSlices } from '../../../shared/policy/rules/metric-slices.ts'
import { foundSlice, searchedSlices } from '../../fixtures/discovered-slices.ts'
import { estimate, modelFacts, NOW, pullRequest } from '../../fixtures/facts.ts'

type Settings = Parameters<typeof metricSlices.evaluate>[0]

function judged(
  discovered: NonNullable<Settings['discovered']>,
  search: DiscoveredSlices | undefined,
  more: Partial<Settings> = {},
) {
  const facts = modelFacts({
    metrics: [estimate('accuracy', 0.88)],
    ...(search === undefined ? {} : { discoveredSlices: search }),
  })
  const context = { model: 'credit-risk', facts, change: pullRequest(), now: NOW }
  return metricSlices.evaluate({ metric: 'accuracy', discovered, ...more }, context)
}

describe('metric.slices on slices that were found', () => {
  test('the low end of the widened interval decides, not the estimate', () => {
    expect(judged({ max_effect: 0.12 }, searchedSlices()).verdict).toBe('pass')
    const failing = judged({ max_effect: 0.1 }, searchedSlices())
    expect(failing).toMatchObject({ verdict: 'fail', observed: 0.12, limit: 0.1 })
    expect(failing.message).toContain('age < 25')
    expect(failing.fix).toContain('test.slices')
  })

  test('a slice that became worse than the champion, which must be the one of the ledger', () => {
    expect(judged({ max_worse: 0.03 }, searchedSlices()).verdict).toBe('pass')
    expect(judged({ max_worse: 0.02 }, searchedSlices())).toMatchObject({ verdict: 'fail', observed: 0.03 })
    const { worse: _, ...alone } = searchedSlices()
    expect(judged({ max_worse: 0.5 }, alone).verdict).toBe('fail')
  })

  test('the worst value is held against the better end of its interval', () => {
    expect(judged({ worst: 0.74 }, searchedSlices()).verdict).toBe('pass')
    expect(judged({ worst: 0.76 }, searchedSlices())).toMatchObject({ verdict: 'fail', limit: 0.76 })
  })

  test('fails closed: no search, none that was made, another metric, a narrow or coarse one, left-out columns, a low level', () => {
    const cases: [DiscoveredSlices | undefined, NonNullable<Settings['discovered']>][] = [
      [undefined, { max_effect: 0.5 }],
      [{ state: 'skipped', reason: 'few rows' }, { max_effect: 0.5 }],
      [searchedSlices({ metric: 'log_loss' }), { max_effect: 0.5 }],
      [searchedSlices({ max: 2 }), { max_effect: 0.5 }],
      [searchedSlices({ minEffect: 0.6, weakest: [], worse: [] }), { max_effect: 0.5 }],
      [searchedSlices({ minEffect: 0.3, weakest: [], worse: [] }), { worst: 0.7 }],
      [searchedSlices(), { max_effect: 0.5, columns: ['age', 'postcode'] }],
    ]
    for (const [search, limits] of cases) {
      const finding = judged(limits, search)
      expect(finding.verdict).toBe('fail')
      expect(finding.fix).toContain('test.discover')
    }
    const [first] = searchedSlices().weakest
    const interval = { ...first?.effect.interval, low: 0.12, high: 0.28, level: 0.5, method: 'Newcombe' }
    const vague = searchedSlices({ weakest: [foundSlice('age < 25', 0.2, 0.12, { effect: { value: 0.2, interval } })] })
    expect(judged({ max_effect: 0.5 }, vague).fix).toContain('test.level')
  })

  test('declared and found slices are judged together; the worse verdict speaks', () => {
    const both = judged({ max_effect: 0.5 }, searchedSlices(), { min: 0.7 })
    expect(both).toMatchObject({ verdict: 'fail', message: expect.stringContaining('no slices') })
    expect(metricSlices.refine?.({ metric: 'accuracy', slices: ['a'], discovered: { max_effect: 0.1 } })).toHaveLength(
      1,
    )
    expect(metricSlices.refine?.({ metric: 'accuracy', discovered: { max_effect: 0.1 } })).toEqual([])
    expect(metricSlices.describe({ metric: 'accuracy', discovered: { max_effect: 0.1 } })).toContain('10 points')
  })
})
