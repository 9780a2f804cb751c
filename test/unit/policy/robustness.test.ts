import { describe, expect, test } from 'vitest'
import type { Performance } from '../../../shared/evidence/performance.ts'
import type { Robustness } from '../../../shared/evidence/robustness.ts'
import { budget } from '../../../shared/policy/rules/budget.ts'
import { robustness } from '../../../shared/policy/rules/robustness.ts'
import { modelFacts, NOW, pullRequest } from '../../fixtures/facts.ts'
import { exampleFacts } from '../../fixtures/policy-example.ts'

const example = <Key extends 'robustness' | 'performance'>(kind: string, key: Key) =>
  exampleFacts(kind).models['credit-risk']?.test?.predicate[key] ?? expect.fail()
const MEASURED: Robustness = example('robustness', 'robustness')
const TIMES: Performance = example('budget', 'performance')

type Settings = Parameters<typeof robustness.evaluate>[0]
const judge = (settings: Settings, own: Robustness = MEASURED) => {
  const facts = modelFacts({ robustness: own })
  return robustness.evaluate(settings, { model: 'credit-risk', facts, change: pullRequest(), now: NOW })
}

describe('perturbations', () => {
  test('only those that are judged count, by the bound that is asked for', () => {
    expect(judge({ max_drop: 0.05, stable: false })).toMatchObject({ verdict: 'pass', observed: 0.001 })
    expect(judge({ max_drop: 0.08, perturbations: ['missing_column'], stable: false })).toMatchObject({
      verdict: 'pass',
      observed: 0.071,
    })
    const worse = judge({ max_drop: 0.08, perturbations: ['missing_column'], bound: 'value' })
    expect(worse).toMatchObject({ verdict: 'fail', observed: 0.092, limit: 0.08 })
    expect(worse.message).toMatch(/9\.2 points under a missing column in income; the limit is 8 points/)
    expect(judge({ max_flip_rate: 0.04 }).verdict).toBe('pass')
    expect(judge({ max_flip_rate: 0.02 }).verdict).toBe('fail')
  })

  test('a model without an answer does not hold, however wide the limit', () => {
    const interval = { low: 0.9, high: 1, level: 0.95, method: 'Wilson' }
    const failed = { how: 'not-finite' as const, message: 'NaN', failing: { k: 50, n: 50, interval } }
    const results = [{ kind: 'missing_cells' as const, size: '5 %', changed: 100, candidate: { failed } }]
    const own = { ...MEASURED, perturbations: { metric: 'roc_auc', rows: 1000, measured: 1, results } }
    expect(judge({ max_drop: 1 }, own)).toMatchObject({
      verdict: 'fail',
      headline: expect.stringContaining('missing cells'),
    })
  })

  test('few rows, another metric, nothing of the judged kinds, vague intervals: all fail closed', () => {
    const perturbations = MEASURED.perturbations ?? expect.fail()
    const few = { ...MEASURED, perturbations: { ...perturbations, rows: 60 } }
    expect(judge({ max_drop: 0.5 }, few).message).toContain('60 rows')
    expect(judge({ max_drop: 0.5, metric: 'accuracy' }).fix).toContain('accuracy first')
    expect(judge({ max_drop: 0.5, perturbations: ['typos'] }).verdict).toBe('fail')
    expect(judge({ max_drop: 0.5, confidence: 0.99 }).message).toContain('95 %')
    const { flips: _, ...undecided } = perturbations.results[1]?.candidate ?? expect.fail()
    const results = [{ ...(perturbations.results[1] ?? expect.fail()), candidate: undecided }]
    expect(judge({ max_flip_rate: 0.5 }, { ...MEASURED, perturbations: { ...perturbations, results } }).fix).toContain(
      'max_drop',
    )
  })

  test('answers that depend on the batch fail unless the policy says otherwise', () => {
    const stability = [{ check: 'batch-1' as const, rows: 64, differing: 60, largest: 0.2 }]
    const own = { ...MEASURED, stability }
    expect(judge({ max_drop: 0.5 }, own).message).toContain('batches of one row')
    expect(judge({ max_drop: 0.5, stable: false }, own).verdict).toBe('pass')
    const { stability: _, ...unknown } = MEASURED
    expect(judge({ max_drop: 0.5 }, unknown).verdict).toBe('fail')
  })
})

describe('cases, edge cases and the distance to a flip', () => {
  test('a case that failed, one that is missing, another file', () => {
    const [held] = MEASURED.cases?.results ?? []
    if (held === undefined || MEASURED.cases === undefined) expect.fail()
    const failures = { k: 3, n: 866, interval: { low: 0.001, high: 0.01, level: 0.95, method: 'Wilson' } }
    const own = (one: Partial<typeof held>): Robustness => ({
      ...MEASURED,
      cases: { file: 'cases.yml', digest: `sha256:${'7'.repeat(64)}`, results: [{ ...held, failures, ...one }] },
    })
    expect(judge({ cases: 'all' }, own({ examples: ['id 7: score 0.2 to 0.3'] })).message).toContain('id 7')
    expect(judge({ cases: 'all' }, own({ allowed: { failures: 3 } })).verdict).toBe('pass')
    expect(judge({ cases: 'all' }, own({ allowed: { share: 0.002 } })).verdict).toBe('pass')
    expect(judge({ cases: 'all' }, own({ allowed: { share: 0.0005 } })).verdict).toBe('fail')
    expect(judge({ cases: 'all' }, own({ tried: 0 })).verdict).toBe('fail')
    expect(judge({ cases: ['another'] }).message).toContain('no case another')
    expect(judge({ cases_digest: `sha256:${'7'.repeat(64)}` }).verdict).toBe('pass')
    expect(judge({ cases_digest: `sha256:${'8'.repeat(64)}` }).headline).toContain('other cases')
  })

  test('a refusal is in order, NaN is not, and a case that was not tried is none', () => {
    expect(judge({ edge_cases: 'all' }).verdict).toBe('pass')
    const own = { ...MEASURED, edgeCases: [{ name: 'huge' as const, result: 'not-finite' as const }] }
    expect(judge({ edge_cases: 'all' }, own).message).toContain('huge (not-finite)')
    expect(judge({ edge_cases: ['long-text'] }).verdict).toBe('fail')
  })

  test('only a distance that is too small beyond doubt fails', () => {
    expect(judge({ min_adversarial_distance: 0.45 }).verdict).toBe('pass')
    expect(judge({ min_adversarial_distance: 0.5 })).toMatchObject({ verdict: 'fail', observed: 0.41, limit: 0.5 })
    const candidate = { ...(MEASURED.adversarial?.candidate ?? expect.fail()) }
    const { median: _, ...rest } = candidate
    expect(
      judge({ min_adversarial_distance: 0.5 }, { ...MEASURED, adversarial: { candidate: { ...rest, flipped: 90 } } })
        .verdict,
    ).toBe('pass')
    expect(
      judge({ min_adversarial_distance: 0 }, { ...MEASURED, adversarial: { candidate: { ...candidate, rows: 5 } } })
        .verdict,
    ).toBe('fail')
  })

  test('a rule that asks for nothing is refused', () => {
    expect(robustness.refine?.({})).toHaveLength(1)
    expect(robustness.refine?.({ cases: 'all' })).toEqual([])
    expect(robustness.refine?.({ cases: 'all', metric: 'roc_auc' })).toHaveLength(1)
  })
})

describe('budget', () => {
  type Limits = Parameters<typeof budget.evaluate>[0]
  const timed = (limits: Limits, performance: Performance = TIMES) => {
    const facts = modelFacts({ performance })
    return budget.evaluate(limits, { model: 'credit-risk', facts, change: pullRequest(), now: NOW })
  }
  test('the bound decides: a p95 that may be within the limit passes', () => {
    expect(timed({ max_p95_ms: 0.35 }).verdict).toBe('pass')
    expect(timed({ max_p95_ms: 0.34 })).toMatchObject({
      verdict: 'fail',
      message: expect.stringContaining('linux x64'),
    })
  })
  test('size, throughput and memory', () => {
    expect(timed({ max_size_mb: 0.04 })).toMatchObject({ verdict: 'fail', limit: 0.04 })
    expect(timed({ max_size_mb: 0.05 }).verdict).toBe('pass')
    expect(timed({ min_rows_per_s: 1_000_000 }).verdict).toBe('fail')
    expect(timed({ max_memory_mb: 4 }).verdict).toBe('fail')
  })
  test('beside the champion', () => {
    expect(timed({ not_slower_than_champion_by: 0.1 }).verdict).toBe('pass')
    expect(timed({ not_slower_than_champion_by: 0.01 }).headline).toContain('champion v1.2')
    const { ratio: _, ...alone } = TIMES
    expect(timed({ not_slower_than_champion_by: 1 }, alone).verdict).toBe('fail')
  })
  test('times that nobody took do not hold; a size needs none', () => {
    const context = { model: 'credit-risk', facts: modelFacts(), change: pullRequest(), now: NOW }
    expect(budget.evaluate({ max_p95_ms: 100 }, context).fix).toContain('budget: true')
    expect(budget.evaluate({ max_size_mb: 1 }, context).verdict).toBe('pass')
  })
})
