import { describe, expect, it } from 'vitest'
import { isOutside, type UserMeasured, userComparison, userEstimate } from '../../../shared/compare/user-metrics.ts'
import { userMetricProblems } from '../../../shared/config/user-metrics.ts'

/** A metric whose draws lie evenly around its value. */
function measured(value: number, spread: number, rest: Partial<UserMeasured> = {}): UserMeasured {
  const draws = Array.from({ length: 200 }, (_, i) => value + spread * ((i % 20) / 9.5 - 1))
  const metric = { name: 'reach', sql: 'sum(x)', direction: 'higher' as const, domain: [0, 1] }
  const shared = { n: 500, units: 500, level: 0.95, method: 'bootstrap of 200 draws' }
  return { metric, values: Float64Array.of(value, ...draws), ...shared, ...rest }
}

describe('metrics of one’s own', () => {
  it('have an interval by the spread of their draws, inside their domain', () => {
    const { value, interval } = userEstimate(measured(0.95, 0.1))
    expect(value).toBe(0.95)
    expect(interval.low).toBeCloseTo(0.95 - 1.96 * 0.1 * 0.6085, 2)
    expect(interval.high).toBe(1)
  })

  it('are outside their domain where the value is, not where rounding is', () => {
    const { metric } = measured(0.5, 0)
    expect([1.5, -0.1, 1 + 1e-12, 1, 0].map((value) => isOutside(value, metric))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
    const { domain: _, ...free } = metric
    expect(isOutside(1e9, free)).toBe(false)
  })

  it('are compared draw by draw, so that what both share cancels', () => {
    const found = userComparison(measured(0.6, 0.2), measured(0.5, 0.2))
    expect(found).toMatchObject({ verdict: 'improved', difference: expect.closeTo(0.1), metric: 'reach' })
    expect(found.interval.low).toBeCloseTo(0.1, 9)
    expect(userComparison(measured(0.5, 0.2), measured(0.5, 0.2)).verdict).toBe('equal')
  })

  it('turn round where lower is better, and decide nothing on few rows', () => {
    const metric = { ...measured(0, 0).metric, direction: 'lower' as const }
    const pair = [measured(0.6, 0.2, { metric }), measured(0.5, 0.1, { metric })] as const
    expect(userComparison(...pair).verdict).toBe('inconclusive')
    expect(userComparison(measured(0.6, 0.2, { metric }), measured(0.5, 0.2, { metric })).verdict).toBe('regressed')
    expect(userComparison(measured(0.6, 0.2, { n: 29 }), measured(0.5, 0.2)).verdict).toBe('inconclusive')
  })

  it('have names and domains of their own', () => {
    const own = { name: 'reach', sql: 'sum(x)', direction: 'higher' as const }
    const problems = (...metrics: (typeof own & { domain?: number[] })[]) =>
      userMetricProblems('binary', metrics).map(([, message]) => message)
    expect(problems(own)).toEqual([])
    expect(problems(own, own)).toEqual([expect.stringContaining('two metrics')])
    expect(problems({ ...own, name: 'accuracy' })).toEqual([expect.stringContaining('already')])
    expect(problems({ ...own, domain: [1, 0] })).toEqual([expect.stringContaining('ends before')])
    expect(userMetricProblems('ranking', [own])).toHaveLength(1)
  })

  it('are computed by SQL or by a module, which alone has a time of its own', () => {
    const base = { name: 'reach', direction: 'higher' as const }
    const problems = (more: object) => userMetricProblems('binary', [{ ...base, ...more }]).map(([path]) => path)
    expect(problems({ module: 'a.ts', timeout_minutes: 1 })).toEqual([])
    expect(problems({})).toEqual(['/test/user_metrics/0'])
    expect(problems({ sql: 'sum(x)', module: 'a.ts' })).toEqual(['/test/user_metrics/0'])
    expect(problems({ sql: 'sum(x)', timeout_minutes: 1 })).toEqual(['/test/user_metrics/0/timeout_minutes'])
  })
})
