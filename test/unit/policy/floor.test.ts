import { describe, expect, test } from 'vitest'
import { UserError } from '../../../shared/kernel/error.ts'
import { evaluatePolicy } from '../../../shared/policy/evaluate.ts'
import { parseFloor, tighten } from '../../../shared/policy/floor.ts'
import { parsePolicy } from '../../../shared/policy/parse.ts'
import { digestOf, facts, pullRequest } from '../../fixtures/facts.ts'

const FLOOR = 'version: 1\nrules:\n  - { id: auc, metric.threshold: { metric: roc_auc, min: 0.8 } }\n'
const POLICY = (rule: string, head = ''): string =>
  `version: 1\n${head}models:\n  credit-risk:\n    rules:\n      - ${rule}\n`
const LOOSE = '{ id: auc, metric.threshold: { metric: roc_auc, min: 0.1 } }'
const judge = (floor: string, policy: string, models: readonly string[] = []) =>
  evaluatePolicy(tighten(parseFloor(floor, 'f.yml'), parsePolicy(policy, 'p.yml'), models), facts(), {
    digest: digestOf('b'),
    path: 'p.yml',
  })

describe('a floor', () => {
  test('is asked beside what the repository asks, under names of its own', () => {
    const gate = judge(FLOOR, POLICY(LOOSE))
    expect(gate.verdict).toBe('fail')
    expect(gate.rules.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['floor/auc', 'fail'],
      ['auc', 'pass'],
    ])
  })

  test('takes nothing away from a stricter repository', () => {
    const strict = POLICY('{ id: auc, metric.threshold: { metric: roc_auc, min: 0.9 } }')
    expect(judge(FLOOR.replace('0.8', '0.1'), strict).verdict).toBe('fail')
  })

  test('cannot be made advisory from below, and can be tried on from above', () => {
    expect(judge(FLOOR, POLICY(LOOSE, 'mode: advisory\n')).policy.mode).toBe('enforce')
    const advisory = FLOOR.replace('rules:', 'mode: advisory\nrules:')
    expect(judge(advisory, POLICY(LOOSE, 'mode: advisory\n')).policy.mode).toBe('advisory')
    expect(judge(advisory, POLICY(LOOSE)).policy.mode).toBe('enforce')
  })

  test('judges a model that the policy leaves out, for the paths it names', () => {
    const other = judge(FLOOR, POLICY(LOOSE), ['credit-risk', 'churn'])
    expect(other.models.map(({ model, verdict }) => [model, verdict])).toEqual([
      ['credit-risk', 'fail'],
      ['churn', 'fail'],
    ])
    const elsewhere = FLOOR.replace('rules:', 'paths: ["models/**"]\nrules:')
    expect(judge(elsewhere, POLICY(LOOSE), ['churn']).models[1]).toMatchObject({ model: 'churn', untouched: true })
  })

  test('touches a model by its own paths or by those of the model', () => {
    const narrow = tighten(
      parseFloor(FLOOR.replace('rules:', 'paths: ["data/**"]\nrules:'), 'f.yml'),
      parsePolicy(POLICY(LOOSE).replace('    rules', '    paths: [src/**]\n    rules'), 'p.yml'),
    )
    expect(narrow.models[0]?.paths).toEqual(['src/**', 'data/**'])
    const origin = { digest: digestOf('b'), path: 'p.yml' }
    const touching = (files: string[]) =>
      evaluatePolicy(narrow, facts(undefined, pullRequest({ files })), origin).verdict
    expect(touching(['data/a.csv'])).toBe('fail')
    expect(touching(['README.md'])).toBe('pass')
  })

  test('may name a preset: its rules are asked of every model, and what it demands fails until it is written', () => {
    const preset = FLOOR.replace('rules:', 'presets: [sr-26-2@1]\nrules:')
    const gate = judge(preset, POLICY(LOOSE), ['churn'])
    const ids = gate.models.map(({ model, rules }) => [model, rules.map(({ id }) => id)])
    const asked = ['inventory', 'revalidation', 'attempts'].map((id) => `floor/sr-26-2/${id}`)
    const unmet = ['metric.baseline', 'approval', 'drift'].map((kind) => `floor/sr-26-2/needs-${kind}`)
    expect(ids).toEqual([
      ['credit-risk', [...asked, 'floor/auc', ...unmet, 'auc']],
      ['churn', [...asked, 'floor/auc', ...unmet]],
    ])
    const told = gate.rules.find(({ id }) => id.endsWith('needs-drift'))
    expect(told).toMatchObject({ verdict: 'fail', kind: 'policy.demand' })
    expect(told?.message).toContain('drift or monitoring.ready')
    expect(told?.fix).toContain('docs/policy/rules/drift.md')
  })

  test('takes what the repository writes for what its preset demands, unless it only warns or is asked sometimes', () => {
    const preset = FLOOR.replace('rules:', 'presets: [sr-26-2@1]\nrules:')
    const open = (rule: string) =>
      judge(preset, POLICY(rule)).rules.some(({ id }) => id === 'floor/sr-26-2/needs-approval')
    expect(open('{ id: people, approval: { count: 1 } }')).toBe(false)
    expect(open('{ id: people, severity: warn, approval: { count: 1 } }')).toBe(true)
    expect(open(`${LOOSE}\n      - { id: people, when: base == "main", approval: { count: 1 } }`)).toBe(true)
    const both = POLICY('{ id: people, any_of: [{ id: a, approval: { count: 1 } }, { id: b, drift: {} }] }')
    expect(judge(preset, both).rules.some(({ id }) => id.endsWith('needs-approval'))).toBe(true)
  })

  test.each([
    ['version: 1\npresets: [eu-ai-act]\nrules:\n  - { id: a, approval: { count: 1 } }\n', 'eu-ai-act'],
    ['version: 1\nrules: []\n', 'fewer than 1'],
    ['version: 1\nrules:\n  - { id: a, approval: { count: 0 } }\n', '>= 1'],
    ['version: 1\nmodels: {}\nrules:\n  - { id: a, approval: { count: 1 } }\n', 'unknown key "models"'],
    ['version: 1\npaths: [data/]\nrules:\n  - { id: a, approval: { count: 1 } }\n', 'not accepted'],
    ['version: 1\nrules:\n  - { id: a, when: bse, approval: { count: 1 } }\n', 'no fact bse'],
  ])('%j is refused', (text, words) => {
    try {
      parseFloor(text, 'f.yml')
      expect.fail('accepted')
    } catch (error) {
      expect(error).toBeInstanceOf(UserError)
      expect((error as UserError).code).toBe('POLICY_INVALID')
      expect((error as UserError).problems[0]?.message).toContain(words)
      expect((error as UserError).problems[0]?.line).toBeGreaterThan(0)
    }
  })
})
