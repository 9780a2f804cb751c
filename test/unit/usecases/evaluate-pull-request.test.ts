import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Digest } from '../../../shared/kernel/digest.ts'
import { Fault } from '../../../shared/kernel/error.ts'
import type { Evaluation } from '../../../shared/ports/evaluations.ts'
import type { CheckState } from '../../../shared/ports/github-checks.ts'
import { evaluatePullRequest } from '../../../shared/usecases/evaluate-pull-request.ts'
import type { EvaluationPorts } from '../../../shared/usecases/evaluation-ports.ts'
import { HEAD, NOW, OLD_HEAD } from '../../fixtures/facts.ts'

const POLICY = 'version: 1\nmodels: {m: {rules: [{id: auc, metric.threshold: {metric: roc_auc, min: 0.7}}]}}\n'
const sha256 = (text: string): Digest => `sha256:${createHash('sha256').update(text).digest('hex')}`

/** A pull request whose head is what `heads` says at each reading, and the states that its one check went through. */
function world(heads: readonly string[], ofCommit: () => Promise<never[]> = async () => []) {
  const shown: CheckState[] = []
  const saved = new Map<string, Evaluation>()
  let reads = 0
  const pull = { number: 3, state: 'open' as const, headRepository: 'acme/credit', baseRef: 'main', author: 'sam' }
  const ports: EvaluationPorts = {
    files: {
      repository: 'acme/credit',
      commitOf: async (branch) => (branch === 'main' ? OLD_HEAD : undefined),
      read: async (path) => (path.endsWith('policy.yml') ? { path, text: POLICY, digest: sha256(POLICY) } : undefined),
    },
    pullRequests: {
      read: async () => ({ ...pull, headSha: heads[Math.min(reads++, heads.length - 1)] ?? HEAD }),
      files: async () => 'all',
      committers: async () => [],
      reviews: async () => [],
      open: async () => [],
    },
    people: { role: async () => 'none', teamsOf: async () => [] },
    runs: { ofCommit, artifacts: async () => [], open: async () => [] },
    clock: { now: () => NOW },
    checks: {
      find: async () => undefined,
      create: async (_name, _head, state) => shown.push(state),
      update: async (_id, state) => void shown.push(state),
    },
    comments: { find: async () => undefined, create: async () => 1, update: async () => true },
    evaluations: {
      find: async ({ headSha }) => saved.get(headSha),
      save: async (evaluation) => void saved.set(evaluation.headSha, evaluation),
      forgetWritten: async () => {},
      comment: async () => undefined,
      saveComment: async () => {},
      count: async () => saved.size,
    },
    alerts: { open: async () => [] },
    sha256,
  }
  return { ports, conclusions: () => shown.map(({ conclusion }) => conclusion ?? 'in progress') }
}

const unavailable = async (): Promise<never[]> => {
  throw new Fault('GITHUB_UNAVAILABLE', 'GitHub did not give the workflow runs')
}

test('a head that moved while it was judged is not concluded', async () => {
  const { ports, conclusions } = world([HEAD, OLD_HEAD])
  expect(await evaluatePullRequest(ports, { number: 3, isLastTry: false })).toEqual({ kind: 'stale' })
  expect(conclusions()).toEqual(['in progress'])
})

test('no run yet: the check waits', async () => {
  const { ports, conclusions } = world([HEAD])
  expect(await evaluatePullRequest(ports, { number: 3, isLastTry: false })).toMatchObject({ verdict: 'pending' })
  expect(new Set(conclusions())).toEqual(new Set(['in progress']))
})

test.each([
  [false, ['in progress']],
  [true, ['in progress', 'failure']],
])('GitHub does not answer (last try: %s): nothing is let through', async (isLastTry, expected) => {
  const { ports, conclusions } = world([HEAD], unavailable)
  await expect(evaluatePullRequest(ports, { number: 3, isLastTry })).rejects.toMatchObject({
    code: 'GITHUB_UNAVAILABLE',
  })
  expect(conclusions()).toEqual(expected)
})
