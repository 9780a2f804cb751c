import { describe, expect, test } from 'vitest'
import type { ModelFacts } from '../../../shared/policy/facts.ts'
import { readLoss } from '../../../shared/policy/loss.ts'
import { RULE_KINDS } from '../../../shared/policy/registry.ts'
import type { Finding } from '../../../shared/policy/rule.ts'
import { holdoutPinned } from '../../../shared/policy/rules/holdout-pinned.ts'
import { metricBaseline } from '../../../shared/policy/rules/metric-baseline.ts'
import { metricThreshold } from '../../../shared/policy/rules/metric-threshold.ts'
import { comparison, digestOf, estimate, HEAD, modelFacts, NOW, OLD_HEAD, pullRequest } from '../../fixtures/facts.ts'

const context = (facts: ModelFacts, change = pullRequest()) => ({ model: 'credit-risk', facts, change, now: NOW })
const none: ModelFacts['champion'] = { state: 'none' }

describe('metric.threshold', () => {
  const judge = (settings: Parameters<typeof metricThreshold.evaluate>[0], facts = modelFacts()): Finding =>
    metricThreshold.evaluate(settings, context(facts))

  test.each([
    [{ min: 0.751 }, 'pass'],
    [{ min: 0.7511 }, 'fail'],
    [{ min: 0.718, bound: 'low' }, 'pass'],
    [{ min: 0.719, bound: 'low' }, 'fail'],
    [{ max: 0.783, bound: 'high' }, 'pass'],
    [{ max: 0.782, bound: 'high' }, 'fail'],
    [{ min: 0.7, max: 0.75 }, 'fail'],
    [{ min: 0.7, min_n: 1000 }, 'pass'],
    [{ min: 0.7, min_n: 1001 }, 'fail'],
  ] as const)('%j is %s', (settings, verdict) => {
    expect(judge({ metric: 'roc_auc', ...settings }).verdict).toBe(verdict)
  })

  test('a number beside its limit is shown with enough digits to see the side', () => {
    const facts = modelFacts({ metrics: [estimate('roc_auc', 0.69996)] })
    expect(judge({ metric: 'roc_auc', min: 0.7 }, facts).headline).toContain('0.69996')
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('a value of %s never passes', (value) => {
    const facts = modelFacts({ metrics: [estimate('roc_auc', value)] })
    expect(judge({ metric: 'roc_auc', min: 0 }, facts).verdict).toBe('fail')
    expect(judge({ metric: 'roc_auc', max: 1 }, facts).verdict).toBe('fail')
  })

  test('a metric that was not measured fails and names what was', () => {
    const found = judge({ metric: 'f1', min: 0 })
    expect(found.verdict).toBe('fail')
    expect(found.message).toContain('roc_auc, log_loss')
  })

  test.each(['constructor', '__proto__', 'toString'])('%s is no metric', (metric) => {
    expect(judge({ metric, min: 0 }).verdict).toBe('fail')
  })

  test('a metric over fewer rows than the holdout fails', () => {
    const facts = modelFacts({ metrics: [estimate('roc_auc', 0.99, { n: 900 })] })
    expect(judge({ metric: 'roc_auc', min: 0.5 }, facts).message).toContain('900 rows')
  })

  test('recall counts only the positive rows, but at least one', () => {
    const recall = (n: number) =>
      judge({ metric: 'recall', min: 0.5 }, modelFacts({ metrics: [estimate('recall', 0.9, { n })] }))
    expect(recall(300).verdict).toBe('pass')
    expect(recall(0).verdict).toBe('fail')
    expect(recall(1001).verdict).toBe('fail')
  })

  test.each([
    ['pending', 'pending'],
    ['missing', 'fail'],
    ['invalid', 'error'],
  ] as const)('%s evidence is %s', (kind, verdict) => {
    const facts: ModelFacts = { ...modelFacts(), problem: { kind, message: 'why' } }
    expect(judge({ metric: 'roc_auc', min: 0.1 }, facts)).toMatchObject({
      verdict,
      message: expect.stringContaining('why'),
    })
  })

  test('no evidence at all fails', () => {
    expect(judge({ metric: 'roc_auc', min: 0.1 }, { champion: none }).verdict).toBe('fail')
  })

  test('evidence of another model or another head fails', () => {
    expect(judge({ metric: 'roc_auc', min: 0.1 }, modelFacts({ model: 'other' })).verdict).toBe('fail')
    const old = judge({ metric: 'roc_auc', min: 0.1 }, modelFacts({ source: { headSha: OLD_HEAD } }))
    expect(old).toMatchObject({ verdict: 'fail', message: expect.stringContaining(HEAD.slice(0, 7)) })
    expect(judge({ metric: 'roc_auc', min: 0.1 }, modelFacts({ source: {} })).verdict).toBe('fail')
  })

  test('an interval that was made narrow by a low level decides nothing', () => {
    const interval = { low: 0.74, high: 0.76, level: 0.5, method: 'delong' }
    const facts = modelFacts({ metrics: [estimate('roc_auc', 0.75, { interval })] })
    const found = judge({ metric: 'roc_auc', min: 0.72, bound: 'low' }, facts)
    expect(found).toMatchObject({ verdict: 'fail', message: expect.stringContaining('50 %') })
    expect(judge({ metric: 'roc_auc', min: 0.72, bound: 'low', confidence: 0.5 }, facts).verdict).toBe('pass')
    expect(judge({ metric: 'roc_auc', min: 0.72 }, facts).verdict).toBe('pass')
  })
})

describe('holdout.pinned', () => {
  test('only the agreed rows pass', () => {
    const judge = (digest: string, facts = modelFacts()) => holdoutPinned.evaluate({ digest }, context(facts)).verdict
    expect(judge(digestOf('d'))).toBe('pass')
    expect(judge(digestOf('e'))).toBe('fail')
    expect(judge(digestOf('d'), { champion: none })).toBe('fail')
  })
})

describe('metric.baseline', () => {
  const judge = (
    facts: ModelFacts,
    more: { if_inconclusive?: 'warn'; if_no_champion?: 'fail' } = {},
    metric = 'roc_auc',
  ) => metricBaseline.evaluate({ metric, non_inferior_by: 0.01, ...more }, context(facts))
  const compared = (difference: number, half: number) =>
    modelFacts({ comparison: [comparison('roc_auc', difference, half)] })

  test.each([
    [0.02, 0.01, 'pass'],
    [0, 0.01, 'pass'],
    [-0.005, 0.004, 'pass'],
    [-0.041, 0.021, 'fail'],
    [0, 0.011, 'fail'],
  ])('a change of %d ± %d is %s', (difference, half, verdict) => {
    expect(judge(compared(difference, half)).verdict).toBe(verdict)
  })

  test('an interval that was made narrow by a low level decides nothing', () => {
    const interval = { low: -0.005, high: 0.005, level: 0.5, method: 'delong' }
    const found = judge(modelFacts({ comparison: [comparison('roc_auc', 0, 0.005, { interval })] }))
    expect(found).toMatchObject({ verdict: 'fail', message: expect.stringContaining('95 %') })
  })

  test('undecided says how many rows would decide', () => {
    const found = judge(compared(-0.004, 0.019))
    expect(found.verdict).toBe('fail')
    expect(found.message).toContain('inconclusive: needs about 20,000 more rows')
    expect(judge(compared(-0.004, 0.019), { if_inconclusive: 'warn' }).verdict).toBe('warn')
  })

  test('clearly worse stays a failure when undecided only warns', () => {
    expect(judge(compared(-0.041, 0.021), { if_inconclusive: 'warn' }).verdict).toBe('fail')
    expect(judge(compared(-0.015, 0.01), { if_inconclusive: 'warn' }).verdict).toBe('fail')
  })

  test('less is better for a loss', () => {
    const at = (difference: number) =>
      judge(modelFacts({ comparison: [comparison('log_loss', difference, 0.005)] }), {}, 'log_loss')
    expect(at(-0.02).verdict).toBe('pass')
    expect(at(0.03)).toMatchObject({ verdict: 'fail', headline: expect.stringContaining('log loss worse by 0.03') })
  })

  test('the first champion warns, or fails where the policy says so', () => {
    const facts = modelFacts({ champion: { state: 'none' }, comparison: [] }, none)
    expect(judge(facts).verdict).toBe('warn')
    expect(judge(facts, { if_no_champion: 'fail' }).verdict).toBe('fail')
  })

  test.each<[string, ModelFacts]>([
    ['evidence saw no champion, the ledger has one', modelFacts({ champion: { state: 'none' }, comparison: [] })],
    ['the ledger has another champion', modelFacts({}, { state: 'is', digest: digestOf('9'), version: 'v2' })],
    ['the ledger has none any more', modelFacts({}, none)],
    ['the ledger could not be read', modelFacts({}, { state: 'unknown' })],
    [
      'the champion could not be scored',
      modelFacts({ champion: { state: 'unavailable', reason: 'x' }, comparison: [] }),
    ],
    ['the metric was not compared', modelFacts({ comparison: [] })],
    ['not comparable', modelFacts({ comparison: [comparison('roc_auc', 0.1, 0.01, { verdict: 'not-comparable' })] })],
    ['compared on other rows', modelFacts({ comparison: [comparison('roc_auc', 0.1, 0.01, { n: 10 })] })],
    ['not a number', modelFacts({ comparison: [comparison('roc_auc', Number.NaN, 0.01)] })],
  ])('fails when %s', (_what, facts) => {
    expect(judge(facts).verdict).toBe('fail')
  })
})

test('no further rows are promised when the estimate itself is beyond the margin', () => {
  expect(readLoss(comparison('roc_auc', -0.02, 0.03), 'higher', 0.01, 1000)).not.toHaveProperty('rowsMissing')
})

test('every kind has its own name and refuses unknown keys', () => {
  expect(new Set(RULE_KINDS.map((kind) => kind.kind)).size).toBe(RULE_KINDS.length)
  expect(RULE_KINDS.every((kind) => kind.schema.additionalProperties === false)).toBe(true)
})
