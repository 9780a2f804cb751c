import { describe, expect, test } from 'vitest'
import { gateConclusion, gatePasses } from '../../../shared/policy/conclusion.ts'
import { evaluatePolicy } from '../../../shared/policy/evaluate.ts'
import type { Facts } from '../../../shared/policy/facts.ts'
import { parsePolicy } from '../../../shared/policy/parse.ts'
import { digestOf, facts, modelFacts, pullRequest } from '../../fixtures/facts.ts'

const FLOOR = '{id: floor, metric.threshold: {metric: roc_auc, min: 0.7}}'
const HIGH = '{id: high, metric.threshold: {metric: roc_auc, min: 0.9}}'
const SIGN = '{id: sign, approval: {count: 2}}'

function judge(rules: readonly string[], given: Facts = facts(), head = '') {
  const text = `version: 1\n${head}models:\n  credit-risk:\n    paths: [data/**, train.ts]\n    rules:\n${rules.map((rule) => `      - ${rule}\n`).join('')}`
  return evaluatePolicy(parsePolicy(text, 'policy.yml'), given, { digest: digestOf('b'), path: 'policy.yml' })
}
const warns = (rule: string): string => rule.replace('{id', '{severity: warn, id')

describe('combining', () => {
  test('the worst rule decides and every rule is told', () => {
    const gate = judge([FLOOR, HIGH, SIGN])
    expect(gate.verdict).toBe('fail')
    expect(gate.rules.map((rule) => rule.verdict)).toEqual(['pass', 'fail', 'pending'])
    expect(gate.rules[1]).toMatchObject({ observed: 0.751, limit: 0.9, requirement: 'ROC AUC at least 0.9' })
  })

  test('a warning rule softens a failure and a missing person, not an error and not evidence under way', () => {
    expect(judge([warns(HIGH)]).verdict).toBe('warn')
    expect(judge([warns(SIGN)]).verdict).toBe('warn')
    for (const [kind, verdict] of [
      ['invalid', 'error'],
      ['pending', 'pending'],
      ['missing', 'warn'],
    ] as const) {
      const given = facts({ 'credit-risk': { ...modelFacts(), problem: { kind, message: 'x' } } })
      expect(judge([warns(FLOOR)], given).verdict).toBe(verdict)
    }
  })

  test('names the evidence that was judged, and none that could not be used', () => {
    expect(judge([FLOOR]).models[0]?.evidence).toEqual([
      { kind: 'test', digest: digestOf('a'), subject: digestOf('c') },
    ])
    const given = facts({ 'credit-risk': { ...modelFacts(), problem: { kind: 'invalid', message: 'x' } } })
    expect(judge([FLOOR], given).models[0]).not.toHaveProperty('evidence')
  })
})

describe('what a change touches', () => {
  test('nothing: the gate passes and says why', () => {
    const gate = judge([HIGH], facts({}, pullRequest({ files: ['README.md'] })))
    expect(gate).toMatchObject({ verdict: 'pass', models: [{ verdict: 'not-applicable', untouched: true }] })
    expect(gate.reason).toContain('does not touch')
    expect(gate.rules[0]?.verdict).toBe('not-applicable')
  })

  test.each([[['data/old.csv', 'README.md']], ['all' as const]])('%j touches it', (files) => {
    expect(judge([HIGH], facts(undefined, pullRequest({ files }))).verdict).toBe('fail')
  })

  test('a push or a laptop touches everything', () => {
    expect(judge([HIGH], facts(undefined, { kind: 'local' })).verdict).toBe('fail')
    expect(judge([HIGH], facts(undefined, { kind: 'push', headSha: 'x' })).verdict).toBe('fail')
  })

  test('a gate in which no rule applies does not pass', () => {
    const gate = judge([SIGN], facts(undefined, { kind: 'push', headSha: 'x' }))
    expect(gate.verdict).toBe('not-applicable')
    expect(gatePasses(gate)).toBe(false)
    expect(gate.reason).toContain('no rule')
  })

  test('a policy without models is an error, not a pass', () => {
    const origin = { digest: digestOf('b'), path: 'policy.yml' }
    expect(evaluatePolicy({ mode: 'enforce', models: [] }, facts(), origin).verdict).toBe('error')
  })

  test('facts about a model that is only inherited do not count', () => {
    const text =
      'version: 1\nmodels:\n  constructor:\n    rules:\n      - {id: a, metric.threshold: {metric: roc_auc, min: 0}}\n'
    const origin = { digest: digestOf('b'), path: 'policy.yml' }
    expect(evaluatePolicy(parsePolicy(text, 'p.yml'), facts({}), origin).verdict).toBe('fail')
  })
})

test('advisory mode keeps the true verdict and holds nothing', () => {
  const gate = judge([HIGH], facts(), 'mode: advisory\n')
  expect(gate).toMatchObject({ verdict: 'fail', policy: { mode: 'advisory' } })
  expect(gateConclusion(gate)).toBe('success')
  expect(gateConclusion(judge([HIGH]))).toBe('failure')
  expect(gateConclusion(judge([SIGN]))).toBe('in_progress')
})
