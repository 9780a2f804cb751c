import { expect, test } from 'vitest'
import type { EvaluationRecord } from '../../../shared/audit/record.ts'
import { Fault } from '../../../shared/kernel/error.ts'
import type { TextFile } from '../../../shared/ports/github-repository.ts'
import { evaluatePullRequest } from '../../../shared/usecases/evaluate-pull-request.ts'
import { MAX_SIMULATED_CHARACTERS, simulatePolicy } from '../../../shared/usecases/simulate-policy.ts'
import { policyText, recordOf } from '../../fixtures/audit-record.ts'
import { evaluationWorld } from '../../fixtures/evaluation-world.ts'
import { digestOf, facts, HEAD, NOW, OLD_HEAD, pullRequest } from '../../fixtures/facts.ts'

type Head = TextFile | string | undefined

const file = (text: string): TextFile => ({ path: '.github/assay-policy.yml', text, digest: digestOf('c') })
const records = (count: number): EvaluationRecord[] =>
  Array.from({ length: count }, (_, i) => recordOf({ facts: facts(undefined, pullRequest({ number: i + 1 })) }))

/** A pull request whose head has this policy, and what was written on it. */
function world(head: Head | (() => Promise<Head>), recorded = records(3), msPerLook = 0) {
  const { ports, conclusions } = evaluationWorld()
  const { read } = ports.files
  const said: string[] = []
  let now = NOW
  let pauses = 0
  const tryRead = async (path: string, commit: string) =>
    commit === HEAD ? (typeof head === 'function' ? await head() : head) : await read(path, commit)
  const changed = {
    ...ports,
    files: { ...ports.files, tryRead, read: async (path: string) => await read(path, OLD_HEAD) },
    audit: { ...ports.audit, records: async () => recorded },
    clock: {
      now: () => {
        now += msPerLook
        return now
      },
    },
    comments: { ...ports.comments, create: async (_: number, body: string) => said.push(body) },
    pause: async () => {
      pauses += 1
    },
  }
  return { ports: changed, said, conclusions, pauses: () => pauses }
}

test('a changed policy is tried on what is recorded, and others may work after each record', async () => {
  const { ports, said, pauses } = world(file(policyText(0.9)))
  expect(await simulatePolicy(ports, 3)).toBe('told')
  expect(said[0]).toContain('3 of the 3 recorded evaluations would have been blocked')
  expect(said[0]).not.toContain('Stopped')
  expect(pauses()).toBe(3)
})

test.each<[string, Head, string]>([
  ['no text', 'is not UTF-8 text', 'is not UTF-8 text'],
  ['no policy', file('version: 1\nmodels: {m: {rules: [{id: r, nonsense: {}}]}}\n'), 'nonsense'],
  ['no YAML', file('{{{{'), 'cannot be tried'],
  ['longer than what is tried', file(`${policyText(0.9)}#${'x'.repeat(MAX_SIMULATED_CHARACTERS)}`), 'at most 100000'],
])('A23: a head whose policy is %s gets a comment that says so', async (_, head, words) => {
  const { ports, said } = world(head)
  expect(await simulatePolicy(ports, 3)).toBe('told')
  expect(said).toEqual([expect.stringContaining(words)])
  expect(said[0]).toContain('cannot be tried')
})

test('A23: a policy that takes too long is tried on the newest records only, and the comment says so', async () => {
  const { ports, said, pauses } = world(file(policyText(0.9)), records(80), 500)
  await simulatePolicy(ports, 3)
  expect(said[0]).toMatch(/Stopped after \d records, because it took too long; 7\d older ones not tried/)
  expect(pauses()).toBeLessThan(12)
})

test('a faulty policy is told also where nothing is recorded', async () => {
  const { ports, said } = world(file('{{{{'), [])
  await simulatePolicy(ports, 3)
  expect(said[0]).toContain('cannot be tried')
})

test.each<[string, Head | (() => Promise<Head>), boolean]>([
  ['is no text', 'is not UTF-8 text', true],
  ['is not there', undefined, false],
  [
    'GitHub does not give',
    async () => {
      throw new Fault('GITHUB_UNAVAILABLE', 'no answer')
    },
    true,
  ],
])('A31: a policy of the head that %s changes nothing about the verdict', async (_, head, isOtherPolicy) => {
  const { ports, conclusions } = world(head)
  expect(await evaluatePullRequest(ports, { number: 3, isLastTry: true })).toMatchObject({
    verdict: 'pending',
    isOtherPolicy,
  })
  expect(new Set(conclusions())).toEqual(new Set(['in progress']))
})
