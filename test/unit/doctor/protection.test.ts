import { expect, test } from 'vitest'
import { type Check, exitCodeOf } from '../../../shared/doctor/check.ts'
import { examine } from '../../../shared/doctor/examine.ts'
import { type BranchFacts, known, type RepositoryFacts, type TagRuleset, unseen } from '../../../shared/doctor/facts.ts'
import { KINDS } from '../../../shared/doctor/kinds.ts'
import {
  APP,
  branchWith,
  CLASSIC,
  GUARDED,
  healthyFacts,
  REVIEW,
  required,
  ruleset,
} from '../../fixtures/repository-facts.ts'

const find = (facts: RepositoryFacts, id: string): Check | undefined => examine(facts).find((check) => check.id === id)
const withBranch = (branch: BranchFacts): RepositoryFacts => ({ ...healthyFacts(), branch })
const onMain = (...parameters: Parameters<typeof branchWith> extends [string, ...infer Rest] ? Rest : never) =>
  withBranch(branchWith('main', ...parameters))
const bare = (): BranchFacts => branchWith('main', [])
const classic = (change: Partial<typeof CLASSIC> = {}): RepositoryFacts =>
  withBranch({ ...bare(), classic: known({ ...CLASSIC, ...change }) })
const rest = GUARDED.slice(1)

test('a repository in order passes every check, each once', () => {
  const checks = examine(healthyFacts())
  expect(checks.filter(({ state }) => state !== 'ok')).toEqual([])
  expect(checks.map(({ id }) => id).sort()).toEqual(
    Object.values(KINDS)
      .map(({ id }) => id)
      .sort(),
  )
  expect(exitCodeOf(checks)).toBe(0)
})

test('classic protection does as well as a ruleset', () => {
  const open = examine(classic()).filter(({ state }) => state !== 'ok')
  expect(open).toEqual([])
})

const team = { type: 'Team', id: 9, mode: 'always' } as const
const organisation = { type: 'OrganizationAdmin', id: undefined, mode: 'always' } as const
const role = { type: 'RepositoryRole', id: 5, mode: 'always' } as const
const exempt = { type: 'Integration', id: 3, mode: 'exempt' } as const

test.for<[string, RepositoryFacts, string, string]>([
  ['nothing is required', withBranch(bare()), 'check-required', 'integration_id": 4242'],
  [
    'another branch’s check is required',
    { ...healthyFacts(), checkName: 'assay: dev' },
    'check-required',
    'assay: main',
  ],
  ['required by name only', onMain([required(), ...rest]), 'check-pinned', 'any workflow'],
  ['pinned to GitHub Actions', onMain([required(15_368), ...rest]), 'check-pinned', 'GitHub Actions'],
  ['pinned to a foreign App', onMain([required(99), ...rest]), 'check-pinned', 'our-assay (4242)'],
  ['a team may pass', onMain(GUARDED, known([team])), 'no-bypass', 'Team 9'],
  ['an App is exempt', onMain(GUARDED, known([exempt])), 'no-bypass', 'no trace'],
  ['classic review can be passed', classic({ reviewBypass: ['mallory'] }), 'no-bypass', 'mallory'],
  ['owners of the organisation may pass', onMain(GUARDED, known([organisation])), 'admins-included', 'bypass list'],
  ['administrators may pass', onMain(GUARDED, known([role])), 'admins-included', 'administrators'],
  ['classic spares administrators', classic({ enforcesAdmins: false }), 'admins-included', 'enforce_admins'],
  ['a stale branch may be merged', onMain([required(APP, false), ...rest]), 'up-to-date', 'up to date'],
  [
    'owners need not approve',
    classic({ review: { codeOwners: false, dismissesStale: true, lastPush: false } }),
    'code-owner-review',
    'Code Owners',
  ],
  [
    'no pull request is needed',
    onMain([required(APP), ...GUARDED.slice(2)]),
    'code-owner-review',
    'without a pull request',
  ],
  [
    'approvals outlive a push',
    classic({ review: { codeOwners: true, dismissesStale: false, lastPush: false } }),
    'stale-approvals',
    'stale',
  ],
  [
    'whoever pushed last may approve',
    classic({ review: { codeOwners: true, dismissesStale: true, lastPush: false } }),
    'stale-approvals',
    'most recent reviewable push',
  ],
  ['main may be rewritten', onMain([required(APP), REVIEW, { type: 'deletion' }]), 'branch-kept', 'force push'],
  ['classic allows deletion', classic({ allowsDeletion: true }), 'branch-kept', 'deletion'],
])('%s', ([, facts, id, words]) => {
  const check = find(facts, id)
  expect(check?.state).toBe('problem')
  expect(`${check?.message} ${check?.fix}`).toContain(words)
  expect(exitCodeOf(examine(facts))).toBe(1)
})

test('one guard that nobody passes is enough, however lax another is', () => {
  const rules = [...GUARDED.map((rule) => ({ parameters: {}, ...rule, ruleset: 1 }))]
  const twice = rules.map((rule) => ({ ...rule, ruleset: 2 }))
  const both = { ...branchWith('main', []), rules: known([...rules, ...twice]) }
  const lax = ruleset(1, known([team, role]))
  const strict = withBranch({ ...both, rulesets: [lax, ruleset(2)] })
  expect(find(strict, 'no-bypass')?.state).toBe('ok')
  expect(find(strict, 'admins-included')?.state).toBe('ok')
  const hidden = withBranch({ ...both, rulesets: [lax, ruleset(2, unseen('Administration: write is missing'))] })
  expect(find(hidden, 'no-bypass')?.state).toBe('problem')
})

test('a merge queue is as good as an up-to-date branch', () => {
  expect(find(onMain([required(APP, false), ...rest, { type: 'merge_queue' }]), 'up-to-date')?.state).toBe('ok')
})

test.for<[string, RepositoryFacts, string, string]>([
  ['rules', withBranch({ ...bare(), rules: unseen('no Metadata: read') }), 'check-required', 'Metadata: read'],
  [
    'classic',
    withBranch({ ...bare(), classic: unseen('no Administration: read') }),
    'check-required',
    'Administration: read',
  ],
  [
    'review',
    withBranch({ ...bare(), classic: unseen('no Administration: read') }),
    'code-owner-review',
    'Administration',
  ],
  ['bypass lists', onMain(GUARDED, unseen('no Administration: write')), 'no-bypass', 'Administration: write'],
  ['administrators', onMain(GUARDED, unseen('no Administration: write')), 'admins-included', 'Administration: write'],
  ['the App', { ...healthyFacts(), app: unseen('no Checks: read') }, 'check-pinned', 'Checks: read'],
  ['an App that never posted', { ...healthyFacts(), app: known([]) }, 'check-pinned', '--app'],
  [
    'an App posing as ours',
    { ...healthyFacts(), app: known([{ id: 15_368, slug: 'github-actions' }]) },
    'check-pinned',
    '--app',
  ],
])('what cannot be seen is never good: %s', ([, facts, id, words]) => {
  const check = find(facts, id)
  expect(check?.state).toBe('unknown')
  expect(`${check?.message} ${check?.fix}`).toContain(words)
  expect(exitCodeOf(examine(facts))).toBe(3)
})

const ledger = (...parameters: Parameters<typeof branchWith> extends [string, ...infer Rest] ? Rest : never) => ({
  ...healthyFacts(),
  ledger: branchWith('assay', ...parameters),
})
const KEPT = [{ type: 'deletion' }, { type: 'non_fast_forward' }]

test('the ledger: kept, and written by programs only', () => {
  expect(find(ledger([]), 'ledger-kept')).toMatchObject({
    state: 'problem',
    fix: expect.stringContaining('refs/heads/assay'),
  })
  expect(find(ledger(KEPT), 'ledger-writers')).toMatchObject({
    state: 'problem',
    message: expect.stringContaining('everybody'),
  })
  const people = find(ledger([...KEPT, { type: 'update' }], known([team])), 'ledger-writers')
  expect(people).toMatchObject({ state: 'problem', message: expect.stringContaining('Team 9') })
  expect(find(ledger([...KEPT, { type: 'update' }], unseen('hidden')), 'ledger-writers')?.state).toBe('unknown')
  const byTeam = find(ledger(KEPT, known([team])), 'ledger-kept')
  expect(byTeam).toMatchObject({ state: 'problem', message: expect.stringContaining('bypass list') })
  expect(find(ledger(KEPT, known([role])), 'ledger-kept')?.state).toBe('problem')
  expect(find(ledger(KEPT, unseen('hidden')), 'ledger-kept')?.state).toBe('unknown')
  expect(find(onMain(GUARDED, known([team])), 'branch-kept')?.state).toBe('problem')
  expect(find(onMain(GUARDED, known([role])), 'branch-kept')?.state).toBe('ok')
  const absent = { ...ledger([]), ledger: { ...branchWith('assay', []), exists: known(false) } }
  expect(find(absent, 'ledger-kept')?.message).toContain('does not exist yet')
})

test.for<[string, Partial<TagRuleset>, string]>([
  ['all tags', { include: ['~ALL'] }, 'ok'],
  ['no force pushes', { rules: ['deletion', 'non_fast_forward'] }, 'ok'],
  ['other tags', { include: ['refs/tags/v*'] }, 'problem'],
  ['one level only', { include: ['refs/tags/assay/*'] }, 'problem'],
  ['two stars at the end are one level', { include: ['refs/tags/assay/**'] }, 'problem'],
  ['one model left out', { exclude: ['refs/tags/assay/credit/*'] }, 'problem'],
  ['left out again', { exclude: ['refs/tags/assay/**'] }, 'problem'],
  ['may be deleted', { rules: ['update'] }, 'problem'],
  ['may be moved', { rules: ['deletion'] }, 'problem'],
])('the tags of versions: %s', ([, change, state]) => {
  const strict = { name: 'versions', include: ['refs/tags/assay/**/*'], exclude: [], rules: ['deletion', 'update'] }
  const check = find({ ...healthyFacts(), tags: known([{ ...strict, ...change }]) }, 'release-tags')
  expect(check?.state).toBe(state)
})
