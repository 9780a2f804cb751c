import { expect, test } from 'vitest'
import { replayPolicy } from '../../../shared/audit/replay.ts'
import { policyText, recordOf } from '../../fixtures/audit-record.ts'
import { digestOf, facts, pullRequest } from '../../fixtures/facts.ts'

const candidate = (text: string) => ({ text, path: 'p.yml', digest: digestOf('c') })
const record = (number: number, min = 0.7) => recordOf({ min, facts: facts(undefined, pullRequest({ number })) })

test('a record whose own policy is none today is compared, and said to be not reproduced', () => {
  const old = record(1)
  const broken = {
    ...old,
    documents: { ...old.documents, policy: { ...old.documents.policy, text: 'version: 1\nmodels: {}\n' } },
  }
  const replay = replayPolicy([broken, record(2)], candidate(policyText(0.9)), { showHeldBack: true })
  expect(replay).toMatchObject({ blocked: 2, notReproduced: 1, notReached: 0 })
  expect(replay.evaluations.map(({ isPartial }) => isPartial).toSorted()).toEqual([false, true])
})

test('records of different policies are each held to their own', () => {
  const replay = replayPolicy([record(1), record(2, 0.9), record(3, 0.6)], candidate(policyText(0.7)), {
    showHeldBack: true,
  })
  expect(replay).toMatchObject({ blocked: 0, letThrough: 1, same: 2, notReproduced: 0 })
})

test('a policy or floor of more than 200000 characters is refused', () => {
  const long = candidate(`${policyText(0.9)}#${'x'.repeat(200_000)}`)
  expect(() => replayPolicy([], long, { showHeldBack: true })).toThrow(/at most 200000/)
})
