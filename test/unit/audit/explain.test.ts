import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { explainRule } from '../../../shared/audit/explain.ts'
import { type EvaluationRecord, judgeAgain } from '../../../shared/audit/record.ts'
import type { Digest } from '../../../shared/kernel/digest.ts'
import { facts } from '../../fixtures/facts.ts'

function recordOf(policy: string): EvaluationRecord {
  const digest = `sha256:${createHash('sha256').update(policy).digest('hex')}` as Digest
  const documents = { policy: { path: '.github/assay-policy.yml', digest, text: policy }, models: ['credit-risk'] }
  const known = facts()
  const tree = judgeAgain({ documents, facts: known })
  return { schemaVersion: 1, app: '1.0.0', at: known.now, repository: 'acme/credit', documents, facts: known, tree }
}

const POLICY = (min: number, extra = ''): string => `version: 1
models:
  credit-risk:${extra}
    rules:
      - id: auc
        metric.threshold: {metric: roc_auc, min: ${min}}
      - id: either
        any_of:
          - {id: low, metric.threshold: {metric: roc_auc, min: 0.9}}
          - {id: pinned, evidence.level: {min: E1}}
`

test('a failed rule is explained by its settings, the facts it read, the comparison, and what would have passed', () => {
  const text = explainRule(recordOf(POLICY(0.9)), 'auc')
  expect(text).toContain('rule auc (metric.threshold, block): fail')
  expect(text).toContain('Settings: {"metric":"roc_auc","min":0.9}')
  expect(text).toContain('test.predicate.metrics[roc_auc].interval.low = 0.718')
  expect(text).toContain('observed 0.751 with the limit 0.9')
  expect(text).toContain('With the limit 0.751 instead of 0.9 it would have said pass')
  expect(text).toContain('the rule says the same')
  expect(text).not.toContain('candidate.digest')
})

test('a passing rule says how far it was from failing, a combination what its parts said', () => {
  const record = recordOf(POLICY(0.7))
  expect(explainRule(record, 'credit-risk/auc')).toContain('0.051 away')
  const either = explainRule(record, 'either')
  expect(either).toContain('low (metric.threshold): fail')
  expect(either).toContain('"rules":[{"id":"low","metric.threshold"')
})

test('numbers that the policy holds back stay held back', () => {
  const text = explainRule(recordOf(POLICY(0.9, '\n    feedback: coarse')), 'auc')
  expect(text).toContain('holds the numbers of this model back')
  expect(text).not.toMatch(/0\.718|0\.75/)
})

test('an unknown rule is answered with those that were asked', () => {
  expect(explainRule(recordOf(POLICY(0.7)), 'nope')).toContain('credit-risk/auc, credit-risk/either')
})
