import { expect, test } from 'vitest'
import { parseCommand } from '../../../app/commands/parse.ts'
import { verifyExport } from '../../../shared/audit/verify.ts'
import { examine } from '../../../shared/doctor/examine.ts'
import { Fault } from '../../../shared/kernel/error.ts'
import { evaluatePolicy } from '../../../shared/policy/evaluate.ts'
import { parsePolicy } from '../../../shared/policy/parse.ts'
import type { Waiver } from '../../../shared/policy/waivers/waiver.ts'
import { evaluatePullRequest } from '../../../shared/usecases/evaluate-pull-request.ts'
import { deps, exportedChain } from '../../fixtures/audit-chain.ts'
import { evaluationWorld } from '../../fixtures/evaluation-world.ts'
import { digestOf, facts, NOW, pullRequest, review } from '../../fixtures/facts.ts'
import { branchWith, GUARDED, healthyFacts, required } from '../../fixtures/repository-facts.ts'
import { agreed, DAY_MS, waiver } from '../../fixtures/waivers.ts'

const APPROVAL = '{id: ok, approval: {count: 1}}'
/** Neither the author nor a committer: each of them has to be left out by itself. */
const PUSHERS = { logins: ['robin'], isComplete: true }
const judge = (rules: string, reviews: ReturnType<typeof review>[], waivers: readonly Waiver[] = []) => {
  const settings = 'waivers: {max_days: 30, approvers: {count: 2, from: [acme/ml-governance]}}'
  const policy = parsePolicy(`version: 1\n${settings}\nmodels: {credit-risk: {rules: [${rules}]}}\n`, 'p.yml')
  const given = facts(undefined, pullRequest({ reviews, committers: ['cleo'], pushers: PUSHERS }))
  return evaluatePolicy(
    policy,
    { ...given, waivers: { waivers, broken: [] } },
    { path: 'p.yml', digest: digestOf('b') },
  )
}

test.each([
  ['its author', review('Sam')],
  ['who committed to it', review('CLEO')],
  ['who pushed it', review('Robin')],
  ['a bot that nobody named', review('trusted[bot]')],
  ['somebody who may only read', review('dana', { role: 'read' })],
  ['somebody who took it back', review('dana', { state: 'dismissed' })],
])('A25: an approval by %s is none', (_, given) => {
  expect(judge(APPROVAL, [given]).verdict).toBe('pending')
})

test.each([
  'approve abc1234',
  'approve w1 abc12345678',
  `waive auc abc1234 until 2030-01-01 because ${'x'.repeat(40)}`,
])('A17: an order quotes so much of a commit that no other begins like it: %s', (order) => {
  expect(parseCommand(`/assay ${order}`)).toMatchObject({ kind: 'refused' })
  expect(parseCommand(`/assay ${order.replace(/abc\d+/, 'abc123456789')}`)).not.toMatchObject({ kind: 'refused' })
})

test('A31: when GitHub does not answer, the check stays open, and after the last try it is red', async () => {
  for (const isLastTry of [false, true]) {
    const { ports, conclusions } = evaluationWorld({
      ofCommit: async () => {
        throw new Fault('GITHUB_UNAVAILABLE', 'the attacker keeps GitHub busy')
      },
    })
    await expect(evaluatePullRequest(ports, { number: 3, isLastTry })).rejects.toMatchObject({
      code: 'GITHUB_UNAVAILABLE',
    })
    expect(conclusions().at(-1)).toBe(isLastTry ? 'failure' : 'in progress')
  }
})

const AUC = '{id: auc, metric.threshold: {metric: roc_auc, min: 0.9}}'

test.each<[string, Waiver]>([
  ['that its author agreed to', waiver({ approvals: [agreed('dana'), agreed('Sam')] })],
  ['that who committed agreed to', waiver({ approvals: [agreed('dana'), agreed('CLEO')] })],
  ['that who pushed agreed to', waiver({ approvals: [agreed('dana'), agreed('Robin')] })],
  ['that who asked for it agreed to', waiver({ requestedBy: 'kurt', approvals: [agreed('dana'), agreed('kurt')] })],
  ['that one person agreed to twice', waiver({ approvals: [agreed('dana'), agreed('DANA')] })],
  ['that never ends', waiver({ expiresAt: NOW + 3650 * DAY_MS })],
  ['that has ended', waiver({ expiresAt: NOW })],
  ['without an end', waiver({ expiresAt: Number.NaN })],
  ['with a bound that is broken', waiver({ bounds: [{ metric: 'roc_auc', min: 0.8 }] })],
])('A35: a waiver %s covers nothing', (_, given) => {
  expect(judge(AUC, [], [given]).verdict).toBe('fail')
})

test('A35: what is never waivable stays as it is, whoever agrees', () => {
  const level = '{id: level, evidence.level: {min: E2}}'
  expect(judge(level, [], [waiver({ rules: ['level'] })]).verdict).toBe('fail')
})

test('A34: a verdict that the operator changes in the record, or an entry that is left out, is found', () => {
  const { lines, key } = exportedChain(10)
  const verify = (changed: readonly string[]) => verifyExport(`${changed.join('\n')}\n`, deps, [key.publicKey]).problems
  expect(verify(lines)).toEqual([])
  expect(verify(lines.map((line, i) => (i === 5 ? line.replace('"limit":0.7', '"limit":0.1') : line)))).not.toEqual([])
  expect(verify(lines.toSpliced(4, 1))).toContainEqual(
    expect.objectContaining({ message: expect.stringContaining('missing before') }),
  )
})

test('A19: a check that is required by name only can be posted by anybody, and doctor says so', () => {
  const state = (integration?: number) => {
    const rules = [integration === undefined ? required() : required(integration), ...GUARDED.slice(1)]
    return examine({ ...healthyFacts(), branch: branchWith('main', rules) }).find(({ id }) => id === 'check-pinned')
      ?.state
  }
  expect(examine(healthyFacts()).find(({ id }) => id === 'check-pinned')?.state).toBe('ok')
  expect([state(), state(15_368), state(99)]).not.toContain('ok')
})
