import { describe, expect, test } from 'vitest'
import { evaluatePolicy } from '../../../shared/policy/evaluate.ts'
import type { Facts, ModelFacts } from '../../../shared/policy/facts.ts'
import { parsePolicy } from '../../../shared/policy/parse.ts'
import { RULE_KINDS } from '../../../shared/policy/registry.ts'
import { digestOf, OLD_HEAD } from '../../fixtures/facts.ts'
import { exampleFacts, exampleText } from '../../fixtures/policy-example.ts'

const KINDS = RULE_KINDS.map(({ kind }) => kind)
/** Rules that judge people, files or the calendar, and no evidence. */
const WITHOUT_EVIDENCE = [
  'approval',
  'approval.paths',
  'policy.change',
  'veto',
  'change.log',
  'freeze',
  'card.complete',
  'check.passed',
  'cooldown',
  'inventory.entry',
  'monitoring.ready',
  'revalidation.due',
  'rollout.soak',
  'supply_chain',
]

function judge(kind: string, outcome: 'passes' | 'fails', given: Facts = exampleFacts(kind)) {
  const policy = parsePolicy(exampleText(kind, outcome), `${kind}.yml`)
  return evaluatePolicy(policy, given, { digest: digestOf('b'), path: 'p.yml' }).rules[0] ?? expect.fail()
}
const withModel = (kind: string, change: (model: ModelFacts) => ModelFacts): Facts => {
  const given = exampleFacts(kind)
  return { ...given, models: { 'credit-risk': change(given.models['credit-risk'] ?? expect.fail()) } }
}

describe.for(KINDS)('%s', (kind) => {
  test('its examples pass and do not pass, with a way out', () => {
    expect(judge(kind, 'passes')).toMatchObject({ kind, verdict: 'pass' })
    const failing = judge(kind, 'fails')
    expect(['fail', 'pending']).toContain(failing.verdict)
    expect(failing.fix).toMatch(/\w/)
    expect(failing.headline).toMatch(/^[a-z]/)
    expect(failing.requirement).toMatch(/\w/)
  })
})

describe.for(KINDS.filter((kind) => !WITHOUT_EVIDENCE.includes(kind)))('%s without evidence', (kind) => {
  test('does not pass when there is none, or it is of another model or commit', () => {
    const bare: Facts['models'] = { 'credit-risk': { champion: { state: 'none' } } }
    expect(judge(kind, 'passes', { ...exampleFacts(kind), models: bare }).verdict).toBe('fail')
    expect(judge(kind, 'passes', { ...exampleFacts(kind), models: {} }).verdict).toBe('fail')
    const given = exampleFacts(kind)
    if (given.change.kind !== 'pull-request') expect.fail()
    expect(judge(kind, 'passes', { ...given, change: { ...given.change, headSha: OLD_HEAD } }).verdict).toBe('fail')
  })

  test('is an error when it cannot be used', () => {
    const broken = withModel(kind, (model) => ({ ...model, problem: { kind: 'invalid', message: 'it is torn' } }))
    expect(judge(kind, 'passes', broken).verdict).toBe('error')
  })
})
