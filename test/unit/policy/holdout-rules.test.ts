import { describe, expect, test } from 'vitest'
import type { HoldoutUse, ModelFacts } from '../../../shared/policy/facts.ts'
import { holdoutBudget } from '../../../shared/policy/rules/holdout-budget.ts'
import { holdoutFresh } from '../../../shared/policy/rules/holdout-fresh.ts'
import { digestOf, modelFacts, NOW, pullRequest } from '../../fixtures/facts.ts'

const DAY = 86_400_000
const of = (facts: ModelFacts) => ({ model: 'credit-risk', facts, change: pullRequest(), now: NOW })
/** Used once a day, the last time now. */
const used = (times: number, options: Partial<HoldoutUse> = {}) =>
  of({
    ...modelFacts(),
    holdout: {
      basis: 'app',
      since: NOW - (times - 1) * DAY,
      releases: Array.from({ length: times }, (_, i) => ({
        at: NOW - (times - 1 - i) * DAY,
        candidate: digestOf(i % 2 === 0 ? 'a' : 'b'),
      })),
      ...options,
    },
  })
const unknown = of(modelFacts())

describe('holdout.budget', () => {
  const judge = (times: number, uses = 10, per = '30d') => holdoutBudget.evaluate({ uses, per }, used(times))

  test.each([
    [7, 'pass'],
    [8, 'warn'],
    [10, 'warn'],
    [11, 'fail'],
  ] as const)('%i uses of 10: %s', (times, verdict) => {
    expect(judge(times)).toMatchObject({ verdict, observed: times, limit: 10 })
  })

  test('only uses in the window count, and models are told apart', () => {
    expect(judge(20, 10, '5d')).toMatchObject({ verdict: 'pass', observed: 5 })
    expect(judge(20, 10, '5d').message).toContain('2 different models')
    expect(judge(1).message).toContain('1 different model')
  })

  test('an unknown history fails; the ledger alone is said to know only a part', () => {
    expect(holdoutBudget.evaluate({ uses: 10, per: '30d' }, unknown)).toMatchObject({
      verdict: 'fail',
      message: expect.stringContaining('not known'),
    })
    const ledger = holdoutBudget.evaluate({ uses: 10, per: '30d' }, used(3, { basis: 'ledger' }))
    expect(ledger.message).toMatch(/at least 3 of 10 .*only the App counts pull requests/)
  })
})

describe('holdout.fresh', () => {
  const judge = (days: number, more: object = {}) =>
    holdoutFresh.evaluate({ max_age_days: 100, ...more }, used(1, { since: NOW - days * DAY }))

  test.each([
    [10, 'pass', 'ends on'],
    [86, 'warn', '14 days left'],
    [93, 'warn', '7 days left'],
    [99, 'warn', '1 day left'],
    [100, 'fail', 'ended on 2026-11-21'],
    [500, 'fail', 'after 100 days'],
  ] as const)('after %i days: %s', (days, verdict, words) => {
    expect(judge(days)).toMatchObject({ verdict, message: expect.stringContaining(words) })
  })

  test('the agreed day counts when it is earlier than the record', () => {
    expect(judge(1, { since: '2026-01-01' }).verdict).toBe('fail')
    expect(judge(500, { since: '2026-11-20' }).verdict).toBe('fail')
    expect(holdoutFresh.refine?.({ max_age_days: 1, since: '2026-02-30' })).toHaveLength(1)
  })

  test('many uses wear it out before its time', () => {
    const worn = (times: number) =>
      holdoutFresh.evaluate({ max_age_days: 1000, max_uses: 10 }, used(times, { since: NOW })).verdict
    expect([7, 8, 11].map(worn)).toEqual(['pass', 'warn', 'fail'])
  })

  test('an unknown history fails unless the policy says the day; a first use is new', () => {
    expect(holdoutFresh.evaluate({ max_age_days: 100 }, unknown).verdict).toBe('fail')
    const agreed = { max_age_days: 100, since: '2026-11-01' }
    expect(holdoutFresh.evaluate(agreed, unknown).verdict).toBe('pass')
    expect(holdoutFresh.evaluate({ ...agreed, max_uses: 5 }, unknown).verdict).toBe('fail')
    const first = of({ ...modelFacts(), holdout: { basis: 'ledger', releases: [] } })
    expect(holdoutFresh.evaluate({ max_age_days: 1 }, first).message).toContain('first time')
  })
})
