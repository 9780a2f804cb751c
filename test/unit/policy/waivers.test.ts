import { describe, expect, test } from 'vitest'
import { evaluatePolicy } from '../../../shared/policy/evaluate.ts'
import type { Change, Facts } from '../../../shared/policy/facts.ts'
import { parseFloor, tighten } from '../../../shared/policy/floor.ts'
import { needsOf } from '../../../shared/policy/needs.ts'
import { parsePolicy } from '../../../shared/policy/parse.ts'
import { parseWaiver } from '../../../shared/policy/waivers/parse-file.ts'
import type { Waiver } from '../../../shared/policy/waivers/waiver.ts'
import { digestOf, HEAD, modelFacts, NOW, OLD_HEAD, pullRequest } from '../../fixtures/facts.ts'
import { agreed, DAY_MS, REASON, waiver } from '../../fixtures/waivers.ts'

const WAIVERS = 'waivers: {max_days: 30, approvers: {count: 2, from: [acme/ml-governance]}, not_waivable: [fair*]}'
const AUC = '{id: auc, metric.threshold: {metric: roc_auc, min: 0.9}}'

type Case = {
  readonly rules?: string
  readonly settings?: string
  readonly change?: Change
  readonly facts?: Partial<Facts>
  readonly model?: Parameters<typeof modelFacts>[0]
  readonly floor?: string
}

function judge(waivers: readonly Waiver[], given: Case = {}) {
  const {
    rules = AUC,
    settings = WAIVERS,
    change = pullRequest({ committers: ['sam', 'cleo'], reviews: [] }),
    floor,
  } = given
  const own = parsePolicy(`version: 1\n${settings}\nmodels:\n  credit-risk:\n    rules: [${rules}]\n`, 'p.yml')
  const policy = floor === undefined ? own : tighten(parseFloor(`version: 1\n${floor}`, 'f.yml'), own)
  const models = { 'credit-risk': modelFacts(given.model) }
  const facts: Facts = { now: NOW, change, models, waivers: { waivers, broken: [] }, ...given.facts }
  return evaluatePolicy(policy, facts, { digest: digestOf('a'), path: 'p.yml' })
}

test('a failing rule is waived, with who agreed, until when and why; the numbers stay', () => {
  const tree = judge([waiver()])
  expect(tree).toMatchObject({ verdict: 'waived', models: [{ verdict: 'waived' }] })
  expect(tree.rules[0]).toMatchObject({ verdict: 'waived', waiver: 'w7', observed: 0.751 })
  expect(tree.rules[0]?.message).toMatch(/0\.9.*Waived until 2026-12-01T12:00:00Z by w7 \(agreed by @dana, @kim\)/s)
  expect(tree.waivers).toMatchObject([{ id: 'w7', state: 'used', approvers: ['dana', 'kim'], requestedBy: 'lee' }])
})

test('without waivers the tree is what it was', () => {
  expect(judge([])).toMatchObject({ verdict: 'fail' })
  expect(judge([])).not.toHaveProperty('waivers')
})

describe('what a waiver does not cover', () => {
  const outside = { ...waiver(), scope: { kind: 'head_sha', sha: OLD_HEAD } } as const
  test.each<[string, Waiver, Case, string, string]>([
    ['expired, to the millisecond', waiver({ expiresAt: NOW }), {}, 'expired', 'ended on'],
    ['taken back', waiver({ revokedBy: 'dana' }), {}, 'revoked', '@dana'],
    ['longer than allowed', waiver({ expiresAt: NOW + 30 * DAY_MS }), {}, 'void', '30 days'],
    ['made in the future', waiver({ createdAt: NOW + DAY_MS }), {}, 'void', 'later than now'],
    ['no time at all', waiver({ expiresAt: Number.NaN }), {}, 'void', 'not known'],
    ['a short reason', waiver({ reason: `${'ok'.padEnd(60)}` }), {}, 'void', '40 characters'],
    ['another commit', outside, {}, 'void', 'the commit 0b1c2d3 only'],
    ['another pull request', waiver({ scope: { kind: 'pull_request', number: 99 } }), {}, 'void', '#99'],
    ['another branch', waiver({ scope: { kind: 'branch', name: 'release' } }), {}, 'void', 'release'],
    ['another model', waiver({ scope: { kind: 'model_digest', digest: digestOf('0') } }), {}, 'void', 'for the model'],
    ['one person', waiver({ approvals: [agreed('dana')] }), {}, 'requested', '1 more person of acme/ml-governance'],
    ['the same person twice', waiver({ approvals: [agreed('dana'), agreed('DANA')] }), {}, 'requested', '1 more'],
    ['agreed by who asked', waiver({ approvals: [agreed('dana'), agreed('Lee')] }), {}, 'requested', '1 more'],
    ['agreed by the author', waiver({ approvals: [agreed('dana'), agreed('sam')] }), {}, 'requested', '1 more'],
    ['agreed by a committer', waiver({ approvals: [agreed('dana'), agreed('cleo')] }), {}, 'requested', '1 more'],
    [
      'a role that was lost',
      waiver({ approvals: [agreed('dana'), agreed('kim', { role: 'write' })] }),
      {},
      'requested',
      '1',
    ],
    [
      'a team that was left',
      waiver({ approvals: [agreed('dana'), agreed('kim', { teams: [] })] }),
      {},
      'requested',
      '1',
    ],
    ['a bot', waiver({ approvals: [agreed('dana'), agreed('helper[bot]')] }), {}, 'requested', '1 more'],
    [
      'reality worse than its bound',
      waiver({ bounds: [{ metric: 'roc_auc', min: 0.76 }] }),
      {},
      'void',
      'below its bound',
    ],
    ['a bound above', waiver({ bounds: [{ metric: 'log_loss', max: 0.5 }] }), {}, 'void', 'above its bound'],
    ['a bound nobody measured', waiver({ bounds: [{ metric: 'recall', min: 0.1 }] }), {}, 'void', 'not measured'],
    ['used up', waiver({ maxUses: 1, uses: [OLD_HEAD] }), {}, 'void', 'used 1 time'],
    ['uses that nobody counts', waiver({ maxUses: 1 }), {}, 'void', 'only the App counts'],
    ['no key in the policy', waiver(), { settings: '' }, 'void', 'no key `waivers`'],
    ['forbidden', waiver(), { settings: 'waivers: {forbid: true}' }, 'void', 'forbidden'],
    ['a rule that is not there', waiver({ rules: ['acu'] }), {}, 'active', 'no rule acu'],
  ])('%s', (_, given, options, state, why) => {
    const tree = judge([given], options)
    expect(tree.verdict).toBe('fail')
    expect(tree.waivers).toMatchObject([{ state, why: expect.stringContaining(why) }])
  })

  test('another model of the policy', () => {
    expect(judge([waiver({ model: 'other' })]).verdict).toBe('fail')
  })

  test('missing evidence: there is nothing to weigh', () => {
    const problem = { kind: 'invalid' as const, message: 'broken' }
    for (const own of [{ champion: { state: 'none' as const } }, { ...modelFacts(), problem }]) {
      expect(judge([waiver()], { facts: { models: { 'credit-risk': own } } }).verdict).not.toBe('waived')
    }
  })

  test('an error and what is waited for stay what they are', () => {
    const error = { id: 'auc', freeze: { weekdays: ['sat'] } }
    expect(judge([waiver()], { rules: JSON.stringify(error), facts: { now: Number.NaN } }).verdict).toBe('error')
    expect(judge([waiver({ rules: ['a'] })], { rules: '{id: a, approval: {count: 1}}' }).verdict).toBe('pending')
  })
})

describe('rules that are not waivable', () => {
  test.each([
    ['evidence', '{id: auc, evidence.level: {min: E1}}', 'test evidence in hand'],
    ['a name of the policy', '{id: fair-auc, metric.threshold: {metric: roc_auc, min: 0.9}}', 'not_waivable'],
    [
      'inside a combination',
      `{id: auc, all_of: [{id: x, metric.threshold: {metric: roc_auc, min: 0.9}}, {id: y, evidence.level: {min: E1}}]}`,
      '',
    ],
  ])('%s', (_, rules) => {
    expect(judge([waiver({ rules: ['auc', 'fair-auc'] })], { rules, model: {} }).verdict).not.toBe('waived')
  })

  test('a combination of rules that are waivable is waived as one', () => {
    const rules =
      '{id: auc, all_of: [{id: x, metric.threshold: {metric: roc_auc, min: 0.9}}, {id: y, metric.threshold: {metric: roc_auc, min: 0.8}}]}'
    expect(judge([waiver()], { rules }).verdict).toBe('waived')
  })
})

describe('below a floor', () => {
  const rules = 'rules: [{id: least, metric.threshold: {metric: roc_auc, min: 0.9}}]'
  const both = waiver({ rules: ['auc', 'floor/least'] })
  test.each([
    ['its own rules are not waived', rules, both, ['fail', 'waived']],
    ['unless it says how', `${rules}\nwaivers: {max_days: 20}`, both, ['waived', 'waived']],
    ['it may ask for less time', `${rules}\nwaivers: {max_days: 5}`, both, ['fail', 'fail']],
    ['it may ask for more people', `${rules}\nwaivers: {approvers: {count: 3}}`, both, ['fail', 'fail']],
    ['it may keep kinds of rules', `${rules}\nwaivers: {not_waivable: ["metric.*"]}`, both, ['fail', 'fail']],
    ['it may forbid all', `${rules}\nwaivers: {forbid: true}`, both, ['fail', 'fail']],
  ])('%s', (_, floor, given, expected) => {
    expect(judge([given], { floor }).rules.map(({ verdict }) => verdict)).toEqual(expected)
  })
})

test('uses are given in the order in which they came', () => {
  const uses = [OLD_HEAD, HEAD]
  expect(judge([waiver({ maxUses: 2, uses })]).verdict).toBe('waived')
  expect(judge([waiver({ maxUses: 1, uses })]).verdict).toBe('fail')
})

test('a policy with waivers needs to know who wrote the change', () => {
  const policy = parsePolicy(`version: 1\n${WAIVERS}\nmodels: {m: {rules: [${AUC}]}}`, 'p.yml')
  expect(needsOf(policy)).toMatchObject({ people: true })
})

describe('a waiver file', () => {
  const text = (extra = '') => `version: 1
rules: [auc]
model: credit-risk
scope: {branch: main}
reason: ${REASON}
ticket: RISK-12
risk_owner: "@dana"
created: "2026-11-20"
expires: "2026-12-01"
bounds: {roc_auc: {min: 0.7}}
max_uses: 3
${extra}`

  test('is read, and counts like the policy beside it', () => {
    const read = parseWaiver(text(), '.github/assay-waivers/recall-dip.yml')
    expect(read).toMatchObject({
      id: 'recall-dip',
      origin: 'file',
      scope: { kind: 'branch', name: 'main' },
      maxUses: 3,
    })
    expect(judge([{ ...read, uses: [] }]).verdict).toBe('waived')
  })

  test.each([
    ['an unknown key', text('forever: true'), 'forever'],
    ['no end', text().replace(/expires.*\n/, ''), 'expires'],
    ['a day that no calendar has', text().replace('2026-12-01', '2026-02-30'), 'no such day'],
    ['an end before the beginning', text().replace('2026-12-01', '2026-11-01'), 'not after'],
    ['two scopes', text().replace('{branch: main}', '{branch: main, pull_request: 1}'), 'scope'],
    ['a short reason', text().replace(REASON, 'because'), 'reason'],
  ])('with %s is refused', (_, broken, word) => {
    expect(() => parseWaiver(broken, 'recall-dip.yml')).toThrow(word)
  })

  test('whose name is no id is refused', () => {
    expect(() => parseWaiver(text(), '.github/assay-waivers/Über.yml')).toThrow('no id')
  })
})

describe('in a merge queue', () => {
  const queued = (queuedAt: number): Case => ({ change: pullRequest({ committers: ['sam'], reviews: [], queuedAt }) })
  const HOUR_MS = DAY_MS / 24

  test('a waiver that ended after the change came into the queue still counts, for a day', () => {
    const ended = (hours: number) => waiver({ createdAt: NOW - 5 * DAY_MS, expiresAt: NOW - hours * HOUR_MS })
    expect(judge([ended(2)], queued(NOW - 3 * HOUR_MS)).verdict).toBe('waived')
    expect(judge([ended(2)], queued(NOW - 1 * HOUR_MS)).verdict).toBe('fail')
    expect(judge([ended(23)], queued(NOW - 100 * HOUR_MS)).verdict).toBe('waived')
    expect(judge([ended(24)], queued(NOW - 100 * HOUR_MS)).verdict).toBe('fail')
    expect(judge([ended(2)]).verdict).toBe('fail')
  })

  test('what was taken back, and a time that cannot be, help nobody', () => {
    const ended = waiver({ createdAt: NOW - 5 * DAY_MS, expiresAt: NOW - HOUR_MS })
    expect(judge([{ ...ended, revokedBy: 'dana' }], queued(NOW - 3 * HOUR_MS)).verdict).toBe('fail')
    for (const time of [NOW + HOUR_MS, Number.NaN]) expect(judge([ended], queued(time)).verdict).toBe('fail')
  })
})

describe('an emergency', () => {
  const settings = WAIVERS.replace('waivers: {', 'waivers: {emergency: {from: [acme/ml-governance]}, ')
  const short = { createdAt: NOW - 1000, expiresAt: NOW + DAY_MS - 1000, isEmergency: true }
  const one: Waiver = waiver({ ...short, approvals: [agreed('dana')] })

  test('needs one person whom the policy names for it, and the record says what it was', () => {
    const tree = judge([one], { settings })
    expect(tree.verdict).toBe('waived')
    expect(tree.waivers).toMatchObject([{ state: 'used', isEmergency: true, approvers: ['dana'] }])
    const own = waiver({ ...short, approvals: [agreed('lee'), agreed('sam'), agreed('cleo')] })
    expect(judge([own], { settings })).toMatchObject({ verdict: 'fail', waivers: [{ state: 'requested' }] })
  })

  const floor = 'waivers: {max_days: 30}\nrules: [{id: size, holdout.size: {min_rows: 1}}]\n'
  const inQueue = pullRequest({ committers: ['sam'], reviews: [], queuedAt: NOW - DAY_MS / 2 })
  const over = { ...one, createdAt: NOW - DAY_MS, expiresAt: NOW - 1 }
  test.each<[string, Waiver, Case, string]>([
    ['where the policy names nobody', one, {}, 'waivers.emergency'],
    ['for longer than a day', { ...one, expiresAt: NOW + DAY_MS }, { settings }, '24 hours'],
    ['where the floor names nobody', one, { settings, floor }, 'waivers.emergency'],
    ['after its end, not even in a queue', over, { settings, change: inQueue }, 'ended on'],
  ])('does not count %s', (_, given, rest, why) => {
    const tree = judge([given], rest)
    expect(tree.verdict).toBe('fail')
    expect(tree.waivers?.[0]?.why).toContain(why)
  })
})
