import { expect, test } from 'vitest'
import { comparisonLines } from '../../../shared/report/comparison-words.ts'
import { comparisonSection } from '../../../shared/report/html/comparison-section.ts'
import { comparison, digestOf, predicate } from '../../fixtures/facts.ts'

const champion = {
  state: 'compared',
  made: 'at registration',
  reason: 'the <file> is gone',
  version: '1.2.0',
  digest: digestOf('e'),
  runtime: { name: 'onnxruntime-node', version: '1.24.3', backend: 'cpu' },
  metrics: [],
} as const

test('draws what is comparable, right is better, and escapes what it is told', () => {
  const section = comparisonSection(predicate({ champion: { ...champion, metrics: [] } }))
  expect(section).toContain('<title>ROC AUC: worse</title>')
  expect(section).toContain('the &lt;file&gt; is gone')
  expect(section).not.toContain('<file>')
})

test('shows no change where numbers must not be compared, and says why', () => {
  const method = 'not comparable: the holdout was another one'
  const only = comparison('roc_auc', -0.041, 0.021, { verdict: 'not-comparable', method })
  const section = comparisonSection(predicate({ comparison: [only] }))
  expect(section).not.toContain('−4.1')
  expect(section).toContain('the holdout was another one')
})

test('is empty without a champion', () => {
  expect(comparisonSection(predicate({ champion: { state: 'none' }, comparison: [] }))).toBe('')
})

test('says what rows that belong together are worth, what they could show, and what would decide', () => {
  const dependence = {
    by: 'group',
    column: 'patient',
    units: 310,
    largest: 9,
    correlation: 0.2,
    effectiveRows: 412,
  } as const
  expect(comparisonLines(predicate({ dependence }))).toEqual([
    '1,000 rows, of 310 groups by patient: worth about 412 independent rows',
    expect.stringContaining('ROC AUC 2.8 points'),
    'rows that would decide: log loss 1,600',
  ])
})
