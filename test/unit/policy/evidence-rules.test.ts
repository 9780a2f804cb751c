import { describe, expect, test } from 'vitest'
import type { Slice } from '../../../shared/evidence/slices.ts'
import type { TestPredicate } from '../../../shared/evidence/test-predicate.ts'
import type { ModelFacts } from '../../../shared/policy/facts.ts'
import type { RuleContext } from '../../../shared/policy/rule.ts'
import { artifactFormat } from '../../../shared/policy/rules/artifact-format.ts'
import { calibration } from '../../../shared/policy/rules/calibration.ts'
import { drift } from '../../../shared/policy/rules/drift.ts'
import { evidenceAttempts } from '../../../shared/policy/rules/evidence-attempts.ts'
import { evidenceComplete } from '../../../shared/policy/rules/evidence-complete.ts'
import { evidenceFresh } from '../../../shared/policy/rules/evidence-fresh.ts'
import { evidenceLevel } from '../../../shared/policy/rules/evidence-level.ts'
import { metricFlips } from '../../../shared/policy/rules/metric-flips.ts'
import { metricSlices } from '../../../shared/policy/rules/metric-slices.ts'
import { driftColumn, drifted, driftPredicate, undecided } from '../../fixtures/drift-evidence.ts'
import { digestOf, estimate, HEAD, modelFacts, NOW, predicate, pullRequest } from '../../fixtures/facts.ts'

const of = (facts: ModelFacts) => ({ model: 'credit-risk', facts, change: pullRequest(), now: NOW })
const context = (options: Partial<TestPredicate> = {}, champion?: ModelFacts['champion']) =>
  of(modelFacts(options, champion))

describe('metric.slices', () => {
  const slice = (name: string, value: number, n = 400, more: Partial<Slice> = {}): Slice => {
    return { name, where: 'x = 1', n, metrics: [estimate('roc_auc', value, { n })], ...more }
  }
  const judge = (slices: Slice[], more: Partial<Parameters<typeof metricSlices.evaluate>[0]> = {}) =>
    metricSlices.evaluate({ metric: 'roc_auc', min: 0.7, ...more }, context({ slices }))

  test('the slice that is furthest beyond speaks', () => {
    const found = judge([slice('a', 0.69), slice('b', 0.6), slice('c', 0.8)])
    expect(found).toMatchObject({
      verdict: 'fail',
      observed: 0.6,
      message: expect.stringMatching(/on b .* 1 more slice/),
    })
    expect(judge([slice('a', 0.7), slice('c', 0.8)]).verdict).toBe('pass')
    expect(judge([slice('a', 0.72)], { bound: 'low' }).verdict).toBe('fail')
    expect(judge([slice('a', 0.72)], { max: 0.71 }).verdict).toBe('fail')
  })

  test('what was not measured is no pass', () => {
    expect(judge([]).verdict).toBe('fail')
    expect(judge([slice('a', 0.9)], { slices: ['a', 'b'] }).message).toContain('no slice b')
    expect(judge([slice('a', 0.9, 400, { metrics: [] })]).verdict).toBe('fail')
    expect(judge([slice('a', 0.9, 400, { metrics: [estimate('roc_auc', 0.9, { n: 100 })] })]).verdict).toBe('fail')
    expect(judge([slice('a', Number.NaN)]).verdict).toBe('fail')
  })

  test('a small slice is said, and hides no failure', () => {
    expect(judge([slice('a', 0.9), slice('b', 0.1, 12)])).toMatchObject({
      verdict: 'warn',
      message: expect.stringContaining('b (n = 12)'),
    })
    expect(judge([slice('b', 0.1, 12)], { small_slice: 'fail' }).verdict).toBe('fail')
    expect(judge([slice('a', 0.5), slice('b', 0.1, 12)]).verdict).toBe('fail')
  })
})

describe('metric.flips', () => {
  const flips = (rows: number, n = 1000) => ({ rightToWrong: { rows }, wrongToRight: { rows: 0 }, n, pValue: 0.5 })
  const judge = (options: Partial<TestPredicate>, champion?: ModelFacts['champion']) =>
    metricFlips.evaluate({ max_share: 0.02 }, context(options, champion)).verdict

  test('counts new mistakes on the whole holdout, against the champion of today', () => {
    expect(judge({ flips: flips(20) })).toBe('pass')
    expect(judge({ flips: flips(21) })).toBe('fail')
    expect(judge({ flips: flips(1, 500) })).toBe('fail')
    expect(judge({})).toBe('fail')
    expect(judge({ flips: flips(0) }, { state: 'unknown' })).toBe('fail')
    expect(judge({ champion: { state: 'none' } }, { state: 'none' })).toBe('warn')
  })
})

describe('drift', () => {
  const judge = (
    columns: Parameters<typeof driftPredicate>[0],
    settings: Parameters<typeof drift.evaluate>[0] = {},
    head = HEAD,
  ) => {
    const evidence = {
      predicate: driftPredicate(columns, { source: { headSha: head } }),
      digest: digestOf('8'),
      level: 'E1' as const,
    }
    return drift.evaluate(settings, of({ ...modelFacts(), drift: evidence }))
  }

  test('counts the columns that drifted', () => {
    expect(judge([driftColumn('a'), driftColumn('b')]).verdict).toBe('pass')
    expect(judge([driftColumn('a'), drifted('b', 0.001)])).toMatchObject({
      verdict: 'fail',
      headline: expect.stringContaining('b'),
    })
    expect(judge([driftColumn('a'), drifted('b', 0.001)], { max_columns: 1 }).verdict).toBe('pass')
    expect(judge([driftColumn('a'), drifted('b', 0.001)], { ignore: ['b'] }).verdict).toBe('pass')
    expect(judge([driftColumn('a'), drifted('b', 0.001)], { columns: ['a'] }).verdict).toBe('pass')
  })

  test('what was not tested, and what cannot be told, is no pass', () => {
    expect(judge([]).verdict).toBe('fail')
    expect(judge([drifted('b', 0.001)], { ignore: ['b'] }).verdict).toBe('fail')
    expect(judge([driftColumn('a')], { columns: ['a', 'gone'] }).message).toContain('gone')
    expect(judge([driftColumn('a'), undecided('b')]).verdict).toBe('warn')
    expect(judge([driftColumn('a'), undecided('b')], { if_undecided: 'fail' }).verdict).toBe('fail')
    expect(judge([driftColumn('a')], {}, digestOf('1')).verdict).toBe('fail')
  })

  test('is waited for while the run is under way', () => {
    const { test: _, ...facts } = modelFacts()
    const late = of({ ...facts, problem: { kind: 'pending', message: 'the run is under way' } })
    expect(drift.evaluate({}, late).verdict).toBe('pending')
  })
})

describe('evidence', () => {
  test.each([
    ['2026-11-20T12:00:00Z', 'pass'],
    ['2026-11-19T11:59:00Z', 'fail'],
    ['2026-11-21T12:05:00Z', 'pass'],
    ['2026-11-21T13:00:00Z', 'fail'],
    ['some day', 'fail'],
  ])('made at %s: %s', (createdAt, verdict) => {
    expect(evidenceFresh.evaluate({ max_age_days: 2 }, context({ createdAt })).verdict).toBe(verdict)
  })

  test.each([
    [{}, 'fail'],
    [{ runAttempt: '2' }, 'pass'],
    [{ runAttempt: '3' }, 'fail'],
    [{ runAttempt: '0' }, 'fail'],
    [{ runAttempt: '1e0' }, 'fail'],
  ])('of %j: %s', (source, verdict) => {
    const given = context({ source: { headSha: HEAD, ...source } })
    expect(evidenceAttempts.evaluate({ max: 2 }, given).verdict).toBe(verdict)
  })

  test('at a level', () => {
    expect(evidenceLevel.evaluate({ min: 'E1' }, context()).verdict).toBe('pass')
    expect(evidenceLevel.evaluate({ min: 'E2' }, context()).verdict).toBe('fail')
    const inHand = { ...modelFacts(), test: { predicate: predicate(), digest: digestOf('a'), level: 'E0' as const } }
    expect(evidenceLevel.evaluate({ min: 'E1' }, of(inHand)).verdict).toBe('fail')
  })

  test('names every part that is missing', () => {
    const found = evidenceComplete.evaluate(
      { parts: ['drift', 'profile'], attributes: ['sex'], metrics: ['f1', 'roc_auc'] },
      context(),
    )
    expect(found).toMatchObject({
      verdict: 'fail',
      observed: 4,
      message: expect.stringContaining('drift, profile, groups of sex, f1'),
    })
    expect(evidenceComplete.evaluate({ parts: ['slices'] }, context({ slices: [] })).verdict).toBe('fail')
  })
})

test('a format is what ran the candidate, and sizes add up', () => {
  const { candidate } = predicate()
  const judge = (runtime: string, max_mb?: number) =>
    artifactFormat.evaluate(
      { allow: ['onnx'], ...(max_mb === undefined ? {} : { max_mb }) },
      context({ candidate: { ...candidate, runtime: { ...candidate.runtime, name: runtime } } }),
    ).verdict
  expect(judge('onnxruntime-web')).toBe('pass')
  expect(judge('tfjs')).toBe('fail')
  expect(judge('predictions-file')).toBe('fail')
  expect(judge('something-else')).toBe('fail')
  expect(judge('onnxruntime-node', 0.05)).toBe('pass')
  expect(judge('onnxruntime-node', 0.048)).toBe('fail')
})

test('every limit of calibration must hold, and be measured', () => {
  const judge = (settings: Parameters<typeof calibration.evaluate>[0]) =>
    calibration.evaluate(settings, context()).verdict
  expect(judge({ max_log_loss: 0.54 })).toBe('pass')
  expect(judge({ max_log_loss: 0.54, bound: 'high' })).toBe('fail')
  expect(judge({ max_log_loss: 0.54, max_ece: 0.5 })).toBe('fail')
  expect(calibration.refine?.({})).toHaveLength(1)
  expect(calibration.refine?.({ min_slope: 1.2, max_slope: 0.8 })).toHaveLength(1)
})

test('limits on slope and Spiegelhalter read the calibration, by the bound, and fail without it', () => {
  const given = context()
  const judge = (settings: Parameters<typeof calibration.evaluate>[0], measured = true) => {
    const asked = measured ? withCalibration(given) : given
    return calibration.evaluate(settings, asked).verdict
  }
  expect(judge({ min_slope: 0.8 })).toBe('pass')
  expect(judge({ min_slope: 0.8, bound: 'high' })).toBe('fail')
  expect(judge({ max_slope: 0.85 })).toBe('fail')
  expect(judge({ min_spiegelhalter_p: 0.01 })).toBe('pass')
  expect(judge({ min_spiegelhalter_p: 0.05 })).toBe('fail')
  expect(judge({ min_spiegelhalter_p: 0.01 }, false)).toBe('fail')
  expect(judge({ max_debiased_ece: 0.05 })).toBe('fail')
})

/** The same facts with a slope of 0.9 (0.75 to 1.05) and a Spiegelhalter p of 0.04. */
function withCalibration(given: RuleContext): RuleContext {
  const statement = given.facts.test
  if (statement === undefined) throw new Error('no evidence')
  const n = statement.predicate.holdout.rows
  const interval = (low: number, high: number) => ({ low, high, level: 0.95, method: 'Wald' })
  const own = {
    of: 'yes',
    kind: 'positive' as const,
    n,
    errors: { ece: 0.1, adaptive: 0.1, debiased: 0.02, largest: 0.2 },
    brier: { score: 0.2, reliability: 0.01, resolution: 0.05, uncertainty: 0.24, within: 0 },
    spiegelhalter: { z: 2.05, pValue: 0.04 },
    slope: { value: 0.9, interval: interval(0.75, 1.05) },
    intercept: { value: 0, interval: interval(-0.1, 0.1) },
    bins: [],
  }
  const measured = { ...statement.predicate, calibration: { candidate: [own] } }
  return { ...given, facts: { ...given.facts, test: { ...statement, predicate: measured } } }
}
