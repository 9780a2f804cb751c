import { describe, expect, test } from 'vitest'
import { Fault } from '../../../shared/kernel/error.ts'
import { VERDICTS } from '../../../shared/kernel/verdict.ts'
import { LEVELS, leftOut, withinBudget } from '../../../shared/report/budget.ts'
import { coarsen, intervalBar, sparkline } from '../../../shared/report/charts.ts'
import { toCheckRun } from '../../../shared/report/check-run.ts'
import { renderRegisterSummary, renderTrainSummary } from '../../../shared/report/job-summaries.ts'
import type { Report } from '../../../shared/report/model.ts'

const report = (options: Partial<Report>): Report => ({
  verdict: 'pass',
  mode: 'enforce',
  headline: 'm meets its one rule',
  notes: [],
  models: [],
  untouched: [],
  policy: { path: 'p.yml', digest: 'sha256:0' },
  ...options,
})

describe('check run', () => {
  const conclusions = VERDICTS.map((verdict) => [verdict, toCheckRun(report({ verdict })).conclusion] as const)

  test('no verdict is ever neutral or skipped, and only three let a merge through', () => {
    expect(Object.fromEntries(conclusions)).toEqual({
      'not-applicable': 'failure',
      pass: 'success',
      warn: 'success',
      waived: 'success',
      pending: undefined,
      fail: 'failure',
      error: 'failure',
    })
  })

  test('advisory succeeds and says what would happen', () => {
    const { conclusion, output } = toCheckRun(report({ verdict: 'fail', mode: 'advisory' }))
    expect(conclusion).toBe('success')
    expect(output.title).toMatch(/^advisory: would fail/)
  })

  test('a title is one short line', () => {
    expect(toCheckRun(report({ headline: `a\n${'b'.repeat(900)}` })).output.title).toMatch(/^[^\n]{1,200}$/)
  })
})

describe('pictures', () => {
  test('worse is left of the middle, better right, and the middle is marked', () => {
    expect(intervalBar({ low: -0.062, estimate: -0.041, high: -0.02 })).toBe('├──●───┤··┊··········')
    expect(intervalBar({ low: 1, estimate: 2, high: 3 })).toBe('··········┊··├───●──┤')
    expect(intervalBar({ low: -1, estimate: 0.5, high: 1 })).toBe('├─────────┼────●────┤')
    expect(intervalBar({ low: 0, estimate: 0, high: 0 })).toBe('··········●··········')
    expect(intervalBar({ low: Number.NaN, estimate: 0, high: 0 })).toBeUndefined()
  })

  test('bars share a scale, and little is not nothing', () => {
    expect(sparkline([0, 0.001, 0.5, 1], 1)).toBe(' ▁▅█')
    expect(coarsen([1, 1, 1, 1, 1], 3)).toEqual([2, 2, 1])
  })
})

describe('budget', () => {
  test('the first level that fits is taken, and says what it lacks', () => {
    const text = withinBudget((level) => `${'x'.repeat(level.sections)}${leftOut(level)}`, 200)
    expect(text).toContain('all but 20 models')
    expect(leftOut(LEVELS[0] ?? expect.fail())).toBe('')
  })

  test('nothing is cut: what fits no form is a fault', () => {
    expect(() => withinBudget(() => 'x'.repeat(11), 10)).toThrow(Fault)
  })
})

describe('job summaries', () => {
  test('of a training', () => {
    const text = renderTrainSummary({
      model: 'credit-risk',
      how: 'python train.py',
      seconds: 75.4,
      digest: `sha256:${'a'.repeat(64)}`,
      files: [{ path: 'build/m.onnx', size: 48_211 }],
      rows: 8000,
    })
    expect(text).toContain('### ✓ Trained credit-risk')
    expect(text).toContain('| took | 1 min 15 s |')
    expect(text).toContain('`build/m.onnx` (48.2 kB)')
  })

  test('of a registration, new and repeated', () => {
    const summary = { model: 'm', version: 'v3', digest: 'sha256:ab', evidence: ['sha256:cd'], isNew: true }
    const text = renderRegisterSummary({ ...summary, alias: { name: 'champion', previous: 'v2' } })
    expect(text).toContain('Registered m v3')
    expect(text).toContain('| alias champion | v3 (was v2) |')
    expect(renderRegisterSummary({ ...summary, isNew: false })).toContain('nothing to do')
  })
})
