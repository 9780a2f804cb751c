import { describe, expect, test } from 'vitest'
import type { Change, Review } from '../../../shared/policy/facts.ts'
import { toMilliseconds } from '../../../shared/policy/moments.ts'
import type { RuleContext } from '../../../shared/policy/rule.ts'
import { approvalPaths, policyChange } from '../../../shared/policy/rules/approval-paths.ts'
import { changeLog } from '../../../shared/policy/rules/change-log.ts'
import { dataUnchanged } from '../../../shared/policy/rules/data-unchanged.ts'
import { freeze } from '../../../shared/policy/rules/freeze.ts'
import { veto } from '../../../shared/policy/rules/veto.ts'
import { HEAD, modelFacts, NOW, pullRequest, review } from '../../fixtures/facts.ts'

const context = (change: Change = pullRequest(), now = NOW): RuleContext => {
  return { model: 'credit-risk', facts: modelFacts(), change, now }
}
const OFF_PULL_REQUEST: readonly (readonly [Change, string])[] = [
  [{ kind: 'push', headSha: HEAD }, 'not-applicable'],
  [{ kind: 'local' }, 'pending'],
]

describe('approval.paths and policy.change', () => {
  const data = { paths: ['data/**'], count: 1, from: ['acme/data-owners'] }
  const judge = (files: readonly string[] | 'all', settings = data) =>
    approvalPaths.evaluate(settings, context(pullRequest({ files })))

  test('ask only when such a file changed, and when the list of files is cut', () => {
    expect(judge(['train.ts']).verdict).toBe('pass')
    expect(judge(['DATA/x.csv'])).toMatchObject({ verdict: 'pending', message: expect.stringContaining('DATA/x.csv') })
    expect(judge('all').verdict).toBe('pending')
    expect(judge(['data/x.csv'], { ...data, from: ['acme/ml-reviewers'] }).verdict).toBe('pass')
  })

  test.each(['.github/assay-policy.yml', '.github/workflows/ml.yaml', 'CODEOWNERS', 'docs/CODEOWNERS', 'assay.yml'])(
    'a change of %s is a change of the gate',
    (path) => {
      const settings = { count: 1, from: ['acme/owners'] }
      expect(policyChange.evaluate(settings, context(pullRequest({ files: [path] }))).verdict).toBe('pending')
    },
  )

  test('need people, teams and files', () => {
    expect(approvalPaths.needs?.(data)).toEqual({ people: true, files: true, teams: ['acme/data-owners'] })
    expect(approvalPaths.refine?.({ ...data, paths: ['a/'] })).toMatchObject([{ path: '/paths/0' }])
  })

  test.each(OFF_PULL_REQUEST)('on %j: %s', (change, verdict) => {
    expect(approvalPaths.evaluate(data, context(change)).verdict).toBe(verdict)
  })
})

describe('veto', () => {
  const judge = (...reviews: Review[]) =>
    veto.evaluate({ from: ['acme/ml-reviewers'] }, context(pullRequest({ reviews }))).verdict
  const at = (state: Review['state'], submittedAt: number, who = 'dana') => review(who, { state, submittedAt })

  test('holds until the same person approves', () => {
    expect(judge()).toBe('pass')
    expect(judge(at('changes_requested', 1))).toBe('fail')
    expect(judge(at('changes_requested', 1), at('approved', 2))).toBe('pass')
    expect(judge(at('changes_requested', 1), at('approved', 2, 'lee'))).toBe('fail')
    expect(judge(at('changes_requested', 1), at('commented', 2))).toBe('fail')
    expect(judge(at('approved', 1), at('changes_requested', 2))).toBe('fail')
  })

  test('is not lifted by a dismissal, which any writer may give', () => {
    expect(judge(at('dismissed', 1))).toBe('fail')
  })

  test('of a team that nobody is in is a mistake, not a pass', () => {
    const change = pullRequest({ reviews: [], teams: { 'acme/ml-reviewers': 0 } })
    expect(veto.evaluate({ from: ['acme/ml-reviewers'] }, context(change))).toMatchObject({
      verdict: 'fail',
      fix: expect.stringContaining('Add people to acme/ml-reviewers'),
    })
  })

  test('is for those who are named', () => {
    expect(judge(review('mallory', { state: 'changes_requested', teams: [] }))).toBe('pass')
  })
})

describe('change.log', () => {
  const settings = { files: ['CHANGELOG.md', 'cards/**'], when_changed: ['train.ts'] }
  const judge = (files: readonly string[] | 'all') =>
    changeLog.evaluate(settings, context(pullRequest({ files }))).verdict

  test('asks for the log with the change, and passes nothing it cannot see', () => {
    expect(judge(['train.ts'])).toBe('fail')
    expect(judge(['train.ts', 'cards/credit.md'])).toBe('pass')
    expect(judge(['README.md'])).toBe('pass')
    expect(judge('all')).toBe('fail')
  })

  test.each(OFF_PULL_REQUEST)('on %j: %s', (change, verdict) => {
    expect(changeLog.evaluate(settings, context(change)).verdict).toBe(verdict)
    expect(dataUnchanged.evaluate({ parts: ['holdout'] }, context(change)).verdict).toBe(verdict)
  })
})

describe('freeze', () => {
  const period = { periods: [{ from: '2026-12-19T18:00Z', to: '2027-01-04', reason: 'closing of the books' }] }
  const judge = (now: string, settings: Parameters<typeof freeze.evaluate>[0] = period) =>
    freeze.evaluate(settings, context(pullRequest(), toMilliseconds(now) ?? Number.NaN))

  test.each([
    ['2026-12-19T17:59Z', 'pass'],
    ['2026-12-19T18:00Z', 'fail'],
    ['2027-01-03T23:59Z', 'fail'],
    ['2027-01-04', 'pass'],
  ])('at %s: %s', (now, verdict) => {
    expect(judge(now).verdict).toBe(verdict)
  })

  test('says why and until when', () => {
    expect(judge('2026-12-25')).toMatchObject({
      message: expect.stringMatching(/2027-01-04.*closing/),
      fix: expect.any(String),
    })
  })

  test('days of the week begin where people live', () => {
    const weekend = { weekdays: ['sat' as const, 'sun' as const] }
    expect(judge('2026-11-20T23:30Z', weekend).verdict).toBe('pass')
    expect(judge('2026-11-20T23:30Z', { ...weekend, utc_offset_hours: 1 }).verdict).toBe('fail')
    expect(judge('2026-11-22T23:30Z', { ...weekend, utc_offset_hours: 1 }).verdict).toBe('pass')
    expect(judge('1969-12-28', weekend).verdict).toBe('fail')
  })

  test('without a time nothing passes', () => {
    expect(judge('never').verdict).toBe('error')
  })

  test('ends before it begins', () => {
    expect(freeze.refine?.({ periods: [{ from: '2026-12-20', to: '2026-12-20' }] })).toMatchObject([
      { path: '/periods/0/to' },
    ])
    expect(freeze.refine?.({})).toMatchObject([{ path: '' }])
  })
})

test.each([
  ['1970-01-01', 0],
  ['2026-11-21T12:00:00Z', NOW],
  ['2026-11-21T12:00:00.25Z', NOW],
  ['2024-02-29', Date.UTC(2024, 1, 29)],
  ['2000-02-29', Date.UTC(2000, 1, 29)],
  ['1900-02-29', undefined],
  ['2026-04-31', undefined],
  ['2026-13-01', undefined],
  ['2026-01-01T24:00Z', undefined],
  ['yesterday', undefined],
])('%s is %s', (text, milliseconds) => {
  expect(toMilliseconds(text)).toBe(milliseconds)
})
