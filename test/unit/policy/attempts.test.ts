import { describe, expect, test } from 'vitest'
import { evaluatePolicy } from '../../../shared/policy/evaluate.ts'
import type { ModelFacts, TestRecord } from '../../../shared/policy/facts.ts'
import { parseFloor, tighten } from '../../../shared/policy/floor.ts'
import { parsePolicy } from '../../../shared/policy/parse.ts'
import { comparison, digestOf, estimate, facts, modelFacts, predicate } from '../../fixtures/facts.ts'

const AUC = '- { id: auc, metric.threshold: { metric: roc_auc, min: 0.7 } }'
const LAST = '- { id: tries, evidence.attempts: { max: 5, aggregate: last } }'
const WORST = '- { id: tries, evidence.attempts: { max: 5 } }'
const BASELINE = '- { id: loss, metric.baseline: { metric: roc_auc, non_inferior_by: 0.1 } }'
const policy = (...rules: string[]) =>
  parsePolicy(
    `version: 1\nmodels:\n  credit-risk:\n    rules:\n${rules.map((one) => `      ${one}\n`).join('')}`,
    'p.yml',
  )
const origin = { digest: digestOf('b'), path: 'p.yml' }
const attempt = (auc: number, options: Parameters<typeof predicate>[0] = {}): TestRecord => ({
  predicate: predicate({ metrics: [estimate('roc_auc', auc)], ...options }),
  digest: digestOf('9'),
  level: 'E1',
})
const following = (...earlier: TestRecord[]): ModelFacts => ({
  ...modelFacts(),
  attempts: { total: earlier.length + 1, unknown: 0, gone: 0, earlier },
})
const judge = (asked: Parameters<typeof evaluatePolicy>[0], model: ModelFacts) =>
  evaluatePolicy(asked, facts({ 'credit-risk': model }), origin).rules

describe('several attempts', () => {
  test('the worst decides, by each rule for itself, and the message says so', () => {
    const [found] = judge(policy(AUC), following(attempt(0.9), attempt(0.6), attempt(0.8)))
    expect(found).toMatchObject({ verdict: 'fail', observed: 0.6 })
    expect(found?.message).toContain('worst of 4 measured attempts')
  })

  test('when all agree, the last one speaks and nothing is said about the others', () => {
    const [found] = judge(policy(AUC), following(attempt(0.9)))
    expect(found).toMatchObject({ verdict: 'pass', observed: 0.751 })
    expect(found?.message).not.toContain('attempt')
  })

  test('a policy may believe the last one, but not under a condition', () => {
    const bad = following(attempt(0.6))
    expect(judge(policy(AUC, LAST), bad)[0]?.verdict).toBe('pass')
    expect(judge(policy(AUC, WORST), bad)[0]?.verdict).toBe('fail')
    const sometimes = LAST.replace('evidence', 'when: \'base == "main"\', evidence')
    expect(judge(policy(AUC, sometimes), bad)[0]?.verdict).toBe('fail')
  })

  test('a repository cannot loosen what holds for its organisation', () => {
    const bad = following(attempt(0.6))
    const floor = (rule: string) => parseFloor(`version: 1\nrules:\n  ${rule}\n`, 'f.yml')
    expect(judge(tighten(floor(AUC), policy(LAST)), bad)[0]?.verdict).toBe('fail')
    expect(judge(tighten(floor(LAST), policy(AUC)), bad)[1]?.verdict).toBe('pass')
    expect(judge(tighten(floor(LAST), policy(AUC, WORST)), bad)[1]?.verdict).toBe('fail')
  })

  test('an attempt that was compared with an older champion says nothing about the present one', () => {
    const ratio = { comparison: [comparison('roc_auc', -0.3, 0.01)] }
    const older = attempt(0.751, { ...ratio, champion: { state: 'none' }, comparison: [] })
    expect(judge(policy(BASELINE), following(older))[0]?.verdict).toBe('pass')
    expect(judge(policy(BASELINE), following(attempt(0.751, ratio)))[0]?.verdict).toBe('fail')
  })

  test('the limit counts every attempt, also those that left nothing', () => {
    const hidden = { ...modelFacts(), attempts: { total: 4, unknown: 3, gone: 1, earlier: [] } }
    const [found] = judge(policy('- { id: tries, evidence.attempts: { max: 3 } }'), hidden)
    expect(found).toMatchObject({ verdict: 'fail', observed: 4, limit: 3 })
    expect(found?.message).toMatch(/3 without evidence, 1 whose artifact is gone/)
  })
})
