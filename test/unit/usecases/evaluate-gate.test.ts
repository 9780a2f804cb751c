import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { buildTestStatement } from '../../../shared/evidence/build.ts'
import type { Digest } from '../../../shared/kernel/digest.ts'
import { evaluateGate } from '../../../shared/usecases/evaluate-gate.ts'
import { digestOf, NOW, predicate } from '../../fixtures/facts.ts'

const POLICY = `version: 1
models:
  credit-risk:
    rules:
      - {id: floor, metric.threshold: {metric: roc_auc, min: 0.7}}
      - {id: base, metric.baseline: {metric: roc_auc, non_inferior_by: 0.1}}
`
const EVIDENCE = JSON.stringify(buildTestStatement(predicate()))

const ports = (files: Record<string, string>) => ({
  files: {
    readText: async (path: string) => files[path],
    sha256: (content: string | Uint8Array): Digest => `sha256:${createHash('sha256').update(content).digest('hex')}`,
  },
  clock: { now: () => NOW },
})
const input = {
  policy: { path: 'policy.yml' },
  evidence: [{ model: 'credit-risk', path: 'e.json', level: 'E0' as const }],
  change: { kind: 'local' as const },
  champions: { 'credit-risk': { state: 'is' as const, digest: digestOf('e'), version: 'v1.2' } },
}

describe('evaluateGate', () => {
  test('judges the evidence in the workspace and records which bytes it judged', async () => {
    const io = ports({ 'policy.yml': POLICY, 'e.json': EVIDENCE })
    const { gate, facts } = await evaluateGate(io, input)
    expect(gate.verdict).toBe('pass')
    expect(gate.policy.digest).toBe(io.files.sha256(POLICY))
    expect(gate.models[0]?.evidence?.[0]?.digest).toBe(io.files.sha256(EVIDENCE))
    expect(facts.now).toBe(NOW)
  })

  test('a text in hand is preferred to the workspace', async () => {
    const policy = { path: 'policy.yml', text: POLICY.replace('0.7', '0.8'), commit: 'abc' }
    const { gate } = await evaluateGate(ports({ 'policy.yml': POLICY, 'e.json': EVIDENCE }), { ...input, policy })
    expect(gate).toMatchObject({ verdict: 'fail', policy: { commit: 'abc' } })
  })

  test.each([
    ['absent evidence fails', {}, 'fail'],
    ['unreadable evidence is an error', { 'e.json': '{"a":1,"a":2}' }, 'error'],
    ['evidence of another model fails', { 'e.json': EVIDENCE.replaceAll('"credit-risk"', '"other"') }, 'fail'],
  ])('%s', async (_what, files, verdict) => {
    const { gate } = await evaluateGate(ports({ 'policy.yml': POLICY, ...files }), input)
    expect(gate.verdict).toBe(verdict)
  })

  test('a floor is asked beside the policy, of models it leaves out too, and goes on record', async () => {
    const text = 'version: 1\nrules:\n  - { id: rows, holdout.size: { min_rows: 5000 } }\n'
    const io = ports({ 'policy.yml': POLICY, 'e.json': EVIDENCE })
    const floor = { path: 'floor.yml', text }
    const { gate } = await evaluateGate(io, { ...input, floor, models: ['credit-risk', 'churn'] })
    expect(gate.rules.map(({ model, id, verdict }) => [model, id, verdict])).toEqual([
      ['credit-risk', 'floor/rows', 'fail'],
      ['credit-risk', 'floor', 'pass'],
      ['credit-risk', 'base', 'pass'],
      ['churn', 'floor/rows', 'fail'],
    ])
    expect(gate.policy.floor).toEqual({ path: 'floor.yml', digest: io.files.sha256(text) })
  })

  test('a floor that is broken is refused', async () => {
    const io = ports({ 'policy.yml': POLICY, 'e.json': EVIDENCE })
    const floor = { path: 'floor.yml', text: 'version: 1\n' }
    await expect(evaluateGate(io, { ...input, floor })).rejects.toMatchObject({ code: 'POLICY_INVALID' })
  })

  test('two tests of one model are no evidence', async () => {
    const evidence = [...input.evidence, ...input.evidence]
    const { gate } = await evaluateGate(ports({ 'policy.yml': POLICY, 'e.json': EVIDENCE }), { ...input, evidence })
    expect(gate.verdict).toBe('error')
  })

  test('an unknown champion passes no baseline rule', async () => {
    const { gate } = await evaluateGate(ports({ 'policy.yml': POLICY, 'e.json': EVIDENCE }), {
      ...input,
      champions: {},
    })
    expect(gate.rules.map((rule) => rule.verdict)).toEqual(['pass', 'fail'])
  })

  test("no policy is the user's mistake, not a pass", async () => {
    await expect(evaluateGate(ports({}), input)).rejects.toMatchObject({ code: 'POLICY_MISSING' })
  })
})
