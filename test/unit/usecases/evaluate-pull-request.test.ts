import { describe, expect, test } from 'vitest'
import { Fault } from '../../../shared/kernel/error.ts'
import { evaluateMergeGroup } from '../../../shared/usecases/evaluate-merge-group.ts'
import { evaluatePullRequest } from '../../../shared/usecases/evaluate-pull-request.ts'
import { evaluationWorld } from '../../fixtures/evaluation-world.ts'
import { HEAD, OLD_HEAD } from '../../fixtures/facts.ts'

const unavailable = async (): Promise<never[]> => {
  throw new Fault('GITHUB_UNAVAILABLE', 'GitHub did not give the workflow runs')
}

test('a head that moved while it was judged is not concluded', async () => {
  const { ports, conclusions } = evaluationWorld({ heads: [HEAD, OLD_HEAD] })
  expect(await evaluatePullRequest(ports, { number: 3, isLastTry: false })).toEqual({ kind: 'stale' })
  expect(conclusions()).toEqual(['in progress'])
})

test('no run yet: the check waits', async () => {
  const { ports, conclusions } = evaluationWorld()
  expect(await evaluatePullRequest(ports, { number: 3, isLastTry: false })).toMatchObject({ verdict: 'pending' })
  expect(new Set(conclusions())).toEqual(new Set(['in progress']))
})

test.each([
  [false, ['in progress']],
  [true, ['in progress', 'failure']],
])('GitHub does not answer (last try: %s): nothing is let through', async (isLastTry, expected) => {
  const { ports, conclusions } = evaluationWorld({ ofCommit: unavailable })
  await expect(evaluatePullRequest(ports, { number: 3, isLastTry })).rejects.toMatchObject({
    code: 'GITHUB_UNAVAILABLE',
  })
  expect(conclusions()).toEqual(expected)
})

describe('a merge group', () => {
  const group = { number: 3, baseRef: 'main', headSha: OLD_HEAD, isLastTry: false }

  test('waits for nothing more: a missing approval is a failure there', async () => {
    const { ports, conclusions } = evaluationWorld({ rule: 'approval: {count: 1}' })
    expect(await evaluateMergeGroup(ports, group)).toBe('pending')
    expect(conclusions()).toEqual(['in progress', 'failure'])
  })

  test('that names a pull request of another branch is refused', async () => {
    const { ports, conclusions } = evaluationWorld()
    const main = ports.files.commitOf
    const files = { ...ports.files, commitOf: async () => main('main') }
    const mergeQueue = { ...ports.mergeQueue, groups: async () => [{ ...group, baseRef: 'release', parentSha: HEAD }] }
    const strange = { ...group, baseRef: 'release' }
    expect(await evaluateMergeGroup({ ...ports, files, mergeQueue }, strange)).toBe('error')
    expect(conclusions()).toEqual(['in progress', 'failure'])
  })

  test('that GitHub has taken apart gets no verdict', async () => {
    const { ports, conclusions } = evaluationWorld()
    const mergeQueue = { ...ports.mergeQueue, groups: async () => [] }
    expect(await evaluateMergeGroup({ ...ports, mergeQueue }, group)).toBe('gone')
    expect(conclusions()).toEqual(['in progress'])
  })
})
