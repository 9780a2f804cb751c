import { describe, expect, test } from 'vitest'
import { evaluatePolicy } from '../../../shared/policy/evaluate.ts'
import type { Change } from '../../../shared/policy/facts.ts'
import { parsePolicy } from '../../../shared/policy/parse.ts'
import { digestOf, facts, pullRequest } from '../../fixtures/facts.ts'

const ASKED = [
  '{id: auc, metric.threshold: {metric: roc_auc, min: 0.7}}',
  '{id: gate, policy.change: {count: 2, from: [acme/ml-governance], also: ["limits/*.json"]}}',
  '{id: held, veto: {from: ["@lee"]}}',
  '{id: rest, freeze: {periods: [{from: "2026-11-01", to: "2026-12-01"}]}}',
]
type Named = Extract<Change, { kind: 'pull-request' }>['named']

function judge(files: readonly string[], rules: readonly string[] = ASKED, named: Named = {}) {
  const text = `version: 1\nmodels:\n  credit-risk:\n    paths: [models/credit/**]\n    rules:\n${rules.map((rule) => `      - ${rule}\n`).join('')}`
  const origin = { digest: digestOf('b'), path: 'policy.yml' }
  return evaluatePolicy(parsePolicy(text, 'policy.yml'), facts(undefined, pullRequest({ files, named })), origin)
}
const verdicts = (gate: ReturnType<typeof judge>) => gate.rules.map(({ verdict }) => verdict)

describe('what decides about the gate touches every model, whatever `paths` say', () => {
  test.each([
    '.github/assay-policy.yml',
    '.github/assay-waivers/loan.yml',
    'assay-floor.yml',
    '.github/workflows/docs.yml',
    '.github/actions/setup/action.yml',
    '.github/CODEOWNERS',
    'CODEOWNERS',
    'assay.yml',
    'teams/credit/Assay.YML',
  ])('A16: %s', (file) => {
    expect(verdicts(judge([file]))).toEqual(['pass', 'pending', 'pass', 'fail'])
    expect(judge([file]).verdict).not.toBe('pass')
  })

  test('what the configuration names for a model touches that model and no other', () => {
    const named = { 'credit-risk': ['**/data/holdout.csv'], churn: ['**/data/churn.csv'] }
    expect(judge(['data/holdout.csv'], ASKED, named).models[0]).not.toHaveProperty('untouched')
    expect(judge(['data/churn.csv'], ASKED, named)).toMatchObject({ verdict: 'pass', models: [{ untouched: true }] })
  })

  test('any other file leaves the model alone', () => {
    expect(judge(['README.md', 'src/assay.yml.bak'])).toMatchObject({ verdict: 'pass', models: [{ untouched: true }] })
  })
})

describe('a rule that names or reads a changed file is asked, and no other', () => {
  test.each([
    ['what policy.change names too', 'limits/credit.json', ASKED[1]],
    ['paths of approval.paths', 'infra/main.tf', '{id: infra, approval.paths: {count: 2, paths: ["infra/**"]}}'],
    ['what must be logged', 'src/a.ts', '{id: log, change.log: {files: [CHANGES.md], when_changed: ["src/**"]}}'],
    ['the document that it reads', 'inventory.yml', '{id: listed, inventory.entry: {file: inventory.yml}}'],
    [
      'a rule inside a combination',
      'infra/main.tf',
      '{id: both, all_of: [{id: signed, approval: {count: 1}}, {id: infra, approval.paths: {count: 2, paths: ["infra/**"]}}]}',
    ],
  ])('%s', (_, file, rule = '') => {
    const gate = judge([file], [ASKED[0] ?? '', rule])
    expect(gate.rules[0]?.verdict).toBe('not-applicable')
    expect(gate.rules[1]?.verdict).toMatch(/pending|fail/)
    expect(gate.verdict).toBe(gate.rules[1]?.verdict)
    // A part of the rules says nothing about the numbers.
    expect(gate.models[0]).not.toHaveProperty('evidence')
  })

  test('one whose condition is false there leaves the model alone', () => {
    const rule = '{id: infra, when: base == "release", approval.paths: {count: 2, paths: ["infra/**"]}}'
    expect(judge(['infra/main.tf'], [ASKED[0] ?? '', rule])).toMatchObject({
      verdict: 'pass',
      models: [{ untouched: true }],
    })
  })
})
