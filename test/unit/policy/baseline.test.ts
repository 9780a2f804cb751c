import { describe, expect, test } from 'vitest'
import { evaluatePolicy } from '../../../shared/policy/evaluate.ts'
import { parseFloor, tighten } from '../../../shared/policy/floor.ts'
import { parsePolicy } from '../../../shared/policy/parse.ts'
import type { Finding } from '../../../shared/policy/rule.ts'
import { metricBaseline } from '../../../shared/policy/rules/metric-baseline.ts'
import { comparison, digestOf, facts, modelFacts, NOW, pullRequest } from '../../fixtures/facts.ts'

type Settings = Parameters<typeof metricBaseline.evaluate>[0]
const ORIGIN = { digest: digestOf('b'), path: 'p.yml' }

function judge(settings: Omit<Settings, 'metric'>, compared = comparison('roc_auc', 0, 0.01)): Finding {
  const given = modelFacts({ comparison: [compared] })
  return metricBaseline.evaluate(
    { metric: 'roc_auc', ...settings },
    { model: 'credit-risk', facts: given, change: pullRequest(), now: NOW },
  )
}

describe('superior_by', () => {
  test.each([
    ['a gain wholly beyond the margin passes', 0.04, 0.01, 0.02, 'pass'],
    ['a gain that reaches over the margin only in part is undecided', 0.03, 0.02, 0.02, 'fail'],
    ['a gain that is shown to be less fails', 0.005, 0.005, 0.02, 'fail'],
    ['better at all: an interval above 0', 0.01, 0.005, 0, 'pass'],
    ['better at all: not by no difference at all', 0, 0, 0, 'fail'],
  ] as const)('%s', (_, difference, half, superior_by, verdict) => {
    expect(judge({ superior_by }, comparison('roc_auc', difference, half)).verdict).toBe(verdict)
  })

  test('undecided may warn, shown to be less may not', () => {
    const settings = { superior_by: 0.02, if_inconclusive: 'warn' } as const
    expect(judge(settings, comparison('roc_auc', 0.03, 0.02)).verdict).toBe('warn')
    expect(judge(settings, comparison('roc_auc', 0.005, 0.005)).verdict).toBe('fail')
  })

  test('says what was asked for', () => {
    expect(metricBaseline.describe({ metric: 'roc_auc', superior_by: 0.01 })).toBe(
      'ROC AUC at least 1 point better than the champion',
    )
    expect(judge({ superior_by: 0.02 }, comparison('roc_auc', 0.005, 0.005)).headline).toContain('+0.5 points only')
  })
})

describe('a relative margin', () => {
  const compared = comparison('roc_auc', -0.01, 0.005, { ratio: { low: 0.981, high: 0.994 } })

  test.each([
    [0.0191, 'pass'],
    [0.0189, 'fail'],
  ])('of %d goes by the interval of candidate over champion', (non_inferior_by, verdict) => {
    expect(judge({ non_inferior_by, margin: 'relative' }, compared).verdict).toBe(verdict)
  })

  test('needs the ratio in the evidence', () => {
    const found = judge({ non_inferior_by: 0.5, margin: 'relative' })
    expect(found).toMatchObject({ verdict: 'fail', message: expect.stringContaining('no ratio') })
  })

  test('says percent of the champion’s value', () => {
    const found = judge({ non_inferior_by: 0.001, margin: 'relative' }, compared)
    expect(found.message).toContain('−1.3 % of its value')
    expect(found.message).toContain('accepted 0.1 %')
  })
})

test('numbers that must not be compared never pass, and the reason is said', () => {
  const method = 'not comparable: the holdout was another one'
  const found = judge({ non_inferior_by: 1 }, comparison('roc_auc', 0.1, 0.01, { verdict: 'not-comparable', method }))
  expect(found).toMatchObject({ verdict: 'fail', message: expect.stringContaining('the holdout was another one') })
})

test('a rule asks for exactly one of loss and gain', () => {
  const text = (settings: string) =>
    `version: 1\nmodels:\n  a:\n    rules:\n      - { id: x, metric.baseline: { metric: roc_auc${settings} } }\n`
  for (const settings of ['', ', non_inferior_by: 0, superior_by: 0']) {
    expect(() => parsePolicy(text(settings), 'p.yml')).toThrow(expect.objectContaining({ code: 'POLICY_INVALID' }))
  }
})

describe('multiplicity: holm', () => {
  const NAMES = ['roc_auc', 'accuracy', 'log_loss']
  const rules = (undecided: string) =>
    NAMES.map(
      (metric) =>
        `      - { id: ${metric}, metric.baseline: { metric: ${metric}, non_inferior_by: 0.001, if_inconclusive: ${undecided} } }\n`,
    ).join('')
  const policy = (undecided: string, key = '    multiplicity: holm\n') =>
    parsePolicy(`version: 1\nmodels:\n  credit-risk:\n${key}    rules:\n${rules(undecided)}`, 'p.yml')
  /** One metric a little worse with this p value, the others as good as before. */
  const given = (pValue: number) =>
    facts({
      'credit-risk': modelFacts({
        metrics: NAMES.map((name) => ({
          name,
          value: 0.75,
          interval: { low: 0.7, high: 0.8, level: 0.95, method: 'x' },
          n: 1000,
          direction: 'higher' as const,
        })),
        comparison: NAMES.map((metric, i) =>
          i === 0
            ? comparison(metric, -0.021, 0.02, { pValue })
            : comparison(metric, 0, 0.0005, { pValue: 0.9, verdict: 'equal' }),
        ),
      }),
    })
  const verdict = (own: ReturnType<typeof policy>, pValue: number) =>
    evaluatePolicy(own, given(pValue), ORIGIN).rules.find(({ id }) => id.endsWith('roc_auc'))

  test('a loss that may be chance among three metrics warns, one that may not blocks', () => {
    expect(verdict(policy('warn'), 0.04)).toMatchObject({
      verdict: 'warn',
      message: expect.stringContaining('Holm p 0.12'),
    })
    expect(verdict(policy('warn'), 0.01)?.verdict).toBe('fail')
  })

  test('without the key every rule is judged alone', () => {
    expect(verdict(policy('warn', ''), 0.04)?.verdict).toBe('fail')
  })

  test('rules that ask for something to be shown are not loosened', () => {
    expect(verdict(policy('fail'), 0.04)?.verdict).toBe('fail')
  })

  test('what a repository declares does not loosen the rules of its floor', () => {
    const floor = parseFloor(
      'version: 1\nrules:\n  - { id: roc_auc, metric.baseline: { metric: roc_auc, non_inferior_by: 0.001, if_inconclusive: warn } }\n',
      'f.yml',
    )
    const both = evaluatePolicy(tighten(floor, policy('warn')), given(0.04), ORIGIN)
    expect(both.rules.find(({ id }) => id === 'floor/roc_auc')?.verdict).toBe('fail')
  })
})
