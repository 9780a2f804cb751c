import { describe, expect, test } from 'vitest'
import type { Change } from '../../../shared/policy/facts.ts'
import { approval } from '../../../shared/policy/rules/approval.ts'
import { digestOf, modelFacts, NOW, OLD_HEAD, pullRequest, review } from '../../fixtures/facts.ts'

type Settings = Parameters<typeof approval.evaluate>[0]

function judge(reviews: ReturnType<typeof review>[], settings: Settings = { count: 1 }) {
  return judgeChange(pullRequest({ reviews }), settings)
}

function judgeChange(change: Change, settings: Settings = { count: 1 }) {
  return approval.evaluate(settings, { model: 'credit-risk', facts: modelFacts(), change, now: NOW })
}

describe('who counts', () => {
  test('an independent approval of the head commit', () => {
    expect(judge([review('dana')])).toMatchObject({ verdict: 'pass', observed: 1 })
  })

  test.each([
    ['the author', review('sam'), 'is the author'],
    ['the author in other letters', review('SAM'), 'is the author'],
    ['an older commit', review('dana', { commit: OLD_HEAD }), 'older commit'],
    ['too weak a role', review('dana', { role: 'triage' }), 'role triage'],
    ['a role nobody knows', review('dana', { role: 'wizard' }), 'role wizard'],
    ['a bot', review('helper[bot]'), 'is a bot'],
  ])('not %s', (_who, given, reason) => {
    expect(judge([given])).toMatchObject({ verdict: 'pending', message: expect.stringContaining(reason) })
  })

  test('not a committer, unless independence is waived', () => {
    const change = pullRequest({ reviews: [review('kim')], committers: ['sam', 'Kim'] })
    expect(judgeChange(change).verdict).toBe('pending')
    expect(judgeChange(change, { count: 1, independent: false }).verdict).toBe('pass')
  })

  test.each<[string, Parameters<typeof pullRequest>[0], string]>([
    ['who pushed', { pushers: { logins: ['Kim'], isComplete: true } }, 'pushed this change'],
    [
      'anybody, where GitHub does not say who pushed',
      { pushers: { logins: ['sam'], isComplete: false } },
      'does not say',
    ],
  ])('not %s, whatever names the commits carry, unless independence is waived', (_, options, reason) => {
    const change = pullRequest({ reviews: [review('kim')], committers: ['sam'], ...options })
    expect(judgeChange(change)).toMatchObject({ verdict: 'pending', message: expect.stringContaining(reason) })
    expect(judgeChange(change, { count: 1, independent: false }).verdict).toBe('pass')
  })

  test('nobody where nobody looked who pushed', () => {
    const { pushers: _, ...change } = pullRequest({ reviews: [review('kim')] })
    expect(judgeChange(change).verdict).toBe('pending')
  })

  test('one person counts once', () => {
    expect(judge([review('dana'), review('Dana', { submittedAt: NOW })], { count: 2 })).toMatchObject({
      verdict: 'pending',
      waitsFor: '1 independent approval from someone with the write role',
    })
  })

  test('members of a team, people by name, named bots', () => {
    const from = ['acme/ml-reviewers', '@lee', '@helper[bot]']
    expect(judge([review('dana')], { count: 1, from }).verdict).toBe('pass')
    expect(judge([review('lee', { teams: [] })], { count: 1, from }).verdict).toBe('pass')
    expect(judge([review('helper[bot]', { teams: [] })], { count: 1, from }).verdict).toBe('pass')
    expect(judge([review('kim', { teams: ['acme/ml'] })], { count: 1, from }).message).toContain(
      'not among those asked',
    )
  })
})

describe('a team that nobody can answer for', () => {
  const from = ['acme/ml-reviewers']
  const ask = (teams: Extract<Change, { kind: 'pull-request' }>['teams'], settings: Settings = { count: 1, from }) =>
    judgeChange(pullRequest({ reviews: [], ...(teams === undefined ? {} : { teams }) }), settings)

  test.each([
    ['missing', 'does not exist', 'or create the team in acme'],
    ['unreadable', 'may not read who is in', 'Members: read'],
    [0, 'has no members', 'Add people to acme/ml-reviewers'],
  ] as const)('fails when it is %s, with the fix', (size, message, fix) => {
    const finding = ask({ 'acme/ml-reviewers': size })
    expect(finding).toMatchObject({ verdict: 'fail', message: expect.stringContaining(message) })
    expect(finding.fix).toContain(fix)
    expect(finding.waitsFor).toBeUndefined()
  })

  test('fails when fewer people are in it than are needed, and waits when enough are', () => {
    expect(ask({ 'acme/ml-reviewers': 1 }, { count: 2, from })).toMatchObject({
      verdict: 'fail',
      fix: expect.stringContaining('lower `count`'),
    })
    expect(ask({ 'acme/ml-reviewers': 1 }, { count: 2, from: [...from, '@lee'] }).verdict).toBe('pending')
    expect(ask({ 'acme/ml-reviewers': 2 }, { count: 2, from }).verdict).toBe('pending')
  })

  test('takes nothing from approvals that are enough, and is no reason where nobody looked', () => {
    const teams = { 'acme/ml-reviewers': 1, 'acme/gone': 'missing' } as const
    const both = { count: 1, from: [...from, 'acme/gone'] }
    expect(judgeChange(pullRequest({ reviews: [review('dana')], teams }), both).verdict).toBe('pass')
    expect(ask(teams, both).verdict).toBe('fail')
    // A record from before sizes were read, or a candidate policy that names another team.
    expect(ask(undefined).verdict).toBe('pending')
    expect(ask({ 'acme/other': 0 }).verdict).toBe('pending')
  })
})

describe('what the latest decision is', () => {
  test('a comment after an approval changes nothing', () => {
    expect(judge([review('dana'), review('dana', { state: 'commented', submittedAt: NOW })]).verdict).toBe('pass')
  })

  test('a dismissed approval does not count', () => {
    expect(judge([review('dana'), review('dana', { state: 'dismissed', submittedAt: NOW })]).verdict).toBe('pending')
  })

  test('requested changes block, also on an older commit and beside approvals', () => {
    const objection = review('lee', { state: 'changes_requested', commit: OLD_HEAD })
    expect(judge([review('dana'), objection])).toMatchObject({
      verdict: 'fail',
      message: expect.stringContaining('@lee'),
    })
    expect(judge([objection, review('lee', { submittedAt: NOW })]).verdict).toBe('pass')
  })

  test('requested changes of somebody who was not asked do not block', () => {
    const objection = review('kim', { state: 'changes_requested', teams: [] })
    expect(judge([review('dana'), objection], { count: 1, from: ['acme/ml-reviewers'] }).verdict).toBe('pass')
  })
})

test('on a push it was decided before; on a laptop it is still to come', () => {
  expect(judgeChange({ kind: 'push', headSha: 'x' }).verdict).toBe('not-applicable')
  expect(judgeChange({ kind: 'local' })).toMatchObject({ verdict: 'pending', waitsFor: expect.any(String) })
})

describe('what an approval is of', () => {
  const digest = modelFacts().test?.digest ?? digestOf('0')
  const given = (one: ReturnType<typeof review>, settings: Partial<Settings>, since?: number) => {
    const facts = { ...modelFacts(), ...(since === undefined ? {} : { evidenceSince: since }) }
    const change = pullRequest({ reviews: [one] })
    return approval.evaluate({ count: 1, ...settings }, { model: 'credit-risk', facts, change, now: NOW })
  }
  const OF_EVIDENCE = { bind: ['head_sha', 'evidence'] as ('head_sha' | 'evidence')[] }

  test.each([
    ['a review after the evidence', review('dana'), NOW - 2000, 'pass', ''],
    ['a review before it', review('dana'), NOW, 'pending', 'before this evidence'],
    ['evidence whose arrival nobody noted', review('dana'), undefined, 'pending', 'not known on what evidence'],
    ['a command on this evidence', review('dana', { evidence: { 'credit-risk': digest } }), undefined, 'pass', ''],
  ])('bound to the evidence: %s', (_, one, since, verdict, why) => {
    expect(given(one, OF_EVIDENCE, since)).toMatchObject({ verdict, message: expect.stringContaining(why) })
  })

  test.each([
    ['other evidence', { 'credit-risk': digestOf('9') }],
    ['no evidence yet', {}],
  ])('a command on %s is withdrawn, also where the rule does not ask', (_, evidence) => {
    expect(given(review('dana', { evidence }), {}).message).toContain('approved other evidence')
  })

  test('in a merge queue, which measures its own commit, the head still counts', () => {
    const change = pullRequest({
      reviews: [review('dana', { evidence: { 'credit-risk': digestOf('9') } }), review('kim', { commit: OLD_HEAD })],
      group: { headSha: OLD_HEAD, pulls: [17] } as NonNullable<ReturnType<typeof pullRequest>['group']>,
    })
    const context = { model: 'credit-risk', facts: modelFacts(), change, now: NOW }
    expect(approval.evaluate({ count: 1, ...OF_EVIDENCE }, context).verdict).toBe('pass')
    expect(approval.evaluate({ count: 2, ...OF_EVIDENCE }, context).verdict).toBe('pending')
  })

  test('it may be asked to be young', () => {
    const old = review('dana', { submittedAt: NOW - 2 * 86_400_000 })
    expect(given(old, { max_age_days: 2 }).verdict).toBe('pass')
    expect(given(old, { max_age_days: 1.5 })).toMatchObject({
      verdict: 'pending',
      message: expect.stringContaining('more than 1.5 days ago'),
    })
    expect(given(review('dana', { submittedAt: Number.NaN }), { max_age_days: 9 }).verdict).toBe('pending')
  })
})
