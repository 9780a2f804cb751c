import { describe, expect, test } from 'vitest'
import { evaluatePolicy } from '../../../shared/policy/evaluate.ts'
import { parseFloor, tighten } from '../../../shared/policy/floor.ts'
import { parsePolicy } from '../../../shared/policy/parse.ts'
import { toCheckRun } from '../../../shared/report/check-run.ts'
import { reportWithFeedback } from '../../../shared/report/feedback.ts'
import { renderComment } from '../../../shared/report/markdown.ts'
import { climbLadders } from '../../../shared/usecases/climb-ladders.ts'
import { releaseStore } from '../../fakes/release-store.ts'
import { digestOf, estimate, facts, modelFacts, NOW, predicate } from '../../fixtures/facts.ts'

const origin = { digest: digestOf('b'), path: 'p.yml' }
const policy = (feedback: string, rule = '{ id: auc, metric.threshold: { metric: roc_auc, min: 0.9 } }') =>
  parsePolicy(`version: 1\nmodels:\n  credit-risk:\n    ${feedback}\n    rules: [${rule}]\n`, 'p.yml')
const slices = [{ name: 'young', where: 'age < 30', n: 400, metrics: [estimate('roc_auc', 0.6123, { n: 400 })] }]
const measured = (auc: number, candidate = 'c') => {
  const body = {
    metrics: [estimate('roc_auc', auc)],
    slices,
    candidate: { ...predicate().candidate, digest: digestOf(candidate) },
  }
  return facts({ 'credit-risk': modelFacts(body) })
}
/** Everything that GitHub shows of a judgement. */
const shown = (report: ReturnType<typeof reportWithFeedback>) =>
  renderComment(report) + JSON.stringify(toCheckRun(report))

describe('feedback', () => {
  test.each(['coarse', 'ladder'])('%s tells no number by which a rule holds or fails, and no slice', (mode) => {
    const given = measured(0.75137)
    const gate = evaluatePolicy(policy(`feedback: ${mode}`), given, origin)
    expect(gate.verdict).toBe('fail')
    expect(gate.rules[0]?.observed).toBe(0.75137)
    const text = shown(reportWithFeedback(gate, given))
    expect(text).not.toMatch(/0\.751|0\.612|young/)
    expect(text).toContain('does not meet auc')
  })

  test('combinations of rules tell nothing either', () => {
    const given = measured(0.75137)
    const part = (id: string) => `{ id: ${id}, metric.threshold: { metric: roc_auc, min: 0.9 } }`
    const asked = policy('feedback: coarse', `{ id: either, any_of: [${part('a')}, ${part('b')}] }`)
    expect(shown(reportWithFeedback(evaluatePolicy(asked, given, origin), given))).not.toMatch(/0\.751/)
  })

  test('coarse shows whole steps; full shows everything', () => {
    const given = measured(0.75137)
    const coarse = evaluatePolicy(policy('feedback: coarse\n    feedback_step: 0.05'), given, origin)
    expect(shown(reportWithFeedback(coarse, given))).toMatch(/ROC AUC \| 0\.75 \| in steps of 0\.05/)
    const full = evaluatePolicy(policy('feedback: full'), given, origin)
    expect(shown(reportWithFeedback(full, given))).toContain('0.751')
  })

  test('the ladder shows a candidate only when it is the best so far', async () => {
    const { ladder } = releaseStore()
    const ports = { ladder, clock: { now: () => NOW } }
    const show = async (auc: number, candidate: string) => {
      const given = measured(auc, candidate)
      const tree = evaluatePolicy(policy('feedback: ladder\n    feedback_step: 0.01'), given, origin)
      const steps = await climbLadders(ports, { repository: 'acme/credit', tree, facts: given })
      return shown(reportWithFeedback(tree, given, { ladder: steps }))
    }
    const first = await show(0.7512, '1')
    expect(first).toMatch(/0\.75 \| best so far/)
    for (const [auc, candidate] of [
      [0.7401, '2'],
      [0.7588, '3'],
      [0.6012, '4'],
    ] as const) {
      const text = await show(auc, candidate)
      expect(text).toMatch(/not shown \| not better than the best so far, 0\.75, by more than 0\.01/)
      expect(text).not.toContain(String(auc))
    }
    expect(await show(0.7803, '9')).toMatch(/0\.78 \| best so far/)
    expect(await show(0.7512, '1')).toBe(first)
  })

  test('an organisation holds back what a repository would show', () => {
    const given = measured(0.75137)
    const floor = parseFloor(
      'version: 1\nfeedback: coarse\nfeedback_step: 0.1\nrules: [{ id: one, evidence.level: { min: E1 } }]\n',
      'f.yml',
    )
    const judge = (feedback: string) =>
      evaluatePolicy(tighten(floor, policy(feedback)), given, origin).models[0]?.feedback
    expect(judge('feedback: full')).toEqual({ mode: 'coarse', step: 0.1 })
    expect(judge('feedback: ladder\n    feedback_step: 0.01')).toEqual({ mode: 'ladder', step: 0.1 })
  })
})
