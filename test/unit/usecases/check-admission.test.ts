import { describe, expect, test } from 'vitest'
import { parsePolicy } from '../../../shared/policy/parse.ts'
import type { BroughtIn } from '../../../shared/ports/deployments.ts'
import type { Evaluation, EvaluationKey } from '../../../shared/ports/evaluations.ts'
import type { WorkflowRun } from '../../../shared/ports/github-runs.ts'
import type { Release } from '../../../shared/ports/releases.ts'
import { checkAdmission } from '../../../shared/usecases/check-admission.ts'
import { runsOfBranch } from '../../../shared/usecases/runs-of-branch.ts'
import { HEAD, OLD_HEAD } from '../../fixtures/facts.ts'

const policyOf = (rules: readonly string[]) =>
  parsePolicy(
    `version: 1\nmodels:\n  m:\n    paths: [src/**]\n    rules:\n      - {id: a, metric.threshold: {metric: roc_auc, min: 0.7}}\n${rules.map((rule) => `      - ${rule}\n`).join('')}`,
    'policy.yml',
  )
const PEOPLE = policyOf(['{id: p, approval: {count: 1}}'])
const NUMBERS = policyOf(['{id: f, freeze: {weekdays: [sun]}}'])
const PULL: BroughtIn = { number: 3, headSha: OLD_HEAD, isResult: true }

function admit(
  pulls: readonly BroughtIn[],
  verdicts: Readonly<Record<string, Evaluation['verdict']>>,
  policy = PEOPLE,
) {
  const find = async ({ pullNumber, headSha, baseRef }: EvaluationKey) => {
    const verdict = verdicts[`#${pullNumber} ${headSha} ${baseRef}`]
    return verdict === undefined ? undefined : ({ verdict } as Evaluation)
  }
  const ports = { deploymentGate: { broughtIn: async () => pulls }, evaluations: { find } }
  return checkAdmission(ports, { repository: 'acme/credit', branch: 'main', sha: HEAD }, policy)
}

describe('A37: a commit is deployed when it was decided that it comes in', () => {
  test.each(['pass', 'warn', 'waived'] as const)('by a pull request that had %s', async (verdict) => {
    expect(await admit([PULL], { [`#3 ${OLD_HEAD} main`]: verdict })).toBeUndefined()
  })

  test.each(['fail', 'pending', 'error', 'not-applicable'] as const)('not by one that had %s', async (verdict) => {
    expect((await admit([PULL], { [`#3 ${OLD_HEAD} main`]: verdict }))?.message).toContain(verdict)
  })

  test('not by a decision about another head, base or pull request', async () => {
    const elsewhere = { [`#3 ${OLD_HEAD} lax`]: 'pass', [`#4 ${OLD_HEAD} main`]: 'pass' } as const
    expect((await admit([PULL], elsewhere))?.message).toContain('no decision')
    expect((await admit([PULL], { [`#3 ${'1'.repeat(40)} main`]: 'pass' }))?.message).toContain('no decision')
  })

  test('the merge group that became the commit decides over its pull request', async () => {
    const head = { [`#3 ${OLD_HEAD} main`]: 'pass' } as const
    expect(await admit([PULL], { ...head, [`#3 ${HEAD} main`]: 'pass' })).toBeUndefined()
    expect((await admit([PULL], { ...head, [`#3 ${HEAD} main`]: 'fail' }))?.message).toContain('fail')
  })

  test('a commit inside a pull request was not judged, whatever the policy asks', async () => {
    const inside = [{ ...PULL, isResult: false }]
    for (const policy of [PEOPLE, NUMBERS])
      expect((await admit(inside, { [`#3 ${OLD_HEAD} main`]: 'pass' }, policy))?.message).toContain('part of')
  })

  test('a commit that was pushed is, where the policy asks nothing of a pull request', async () => {
    expect(await admit([], {}, NUMBERS)).toBeUndefined()
    for (const rule of ['veto: {from: ["@lee"]}', 'change.log: {files: [a]}', 'check.passed: {name: build}'])
      expect((await admit([], {}, policyOf([`{id: x, ${rule}}`])))?.message).toContain('without a pull request')
  })
})

test('A37: only what was measured on the branch and in its queue counts, also of what was read before', async () => {
  const run = (id: number, event: string, headBranch?: string) =>
    ({ id, event, ...(headBranch === undefined ? {} : { headBranch }) }) as WorkflowRun
  const all = [
    run(1, 'push', 'main'),
    run(2, 'push', 'side'),
    run(3, 'pull_request', 'main'),
    run(4, 'merge_group', 'gh-readonly-queue/main/pr-3-0000'),
    run(5, 'merge_group', 'gh-readonly-queue/lax/pr-3-0000'),
    run(6, 'push'),
  ]
  const runs = { ofCommit: async () => all, artifacts: async () => [], open: async () => [] }
  const remembered = [1, 2, 7].map((runId) => ({ runId }) as Release)
  const own = await runsOfBranch(runs, { headSha: HEAD, branch: 'main', remembered })
  expect((await own.runs.ofCommit(HEAD)).map(({ id }) => id)).toEqual([1, 4])
  // A run that GitHub does not list any more may have been one of the branch.
  expect(own.remembered.map(({ runId }) => runId)).toEqual([1, 7])
})
