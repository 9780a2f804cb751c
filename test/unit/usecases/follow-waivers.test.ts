import { describe, expect, test } from 'vitest'
import { parsePolicy } from '../../../shared/policy/parse.ts'
import type { GateVerdict, WaiverRecord } from '../../../shared/policy/verdict-tree.ts'
import type { Waiver } from '../../../shared/policy/waivers/waiver.ts'
import { judgeCountingUses } from '../../../shared/usecases/count-uses.ts'
import { followWaivers, nextLook } from '../../../shared/usecases/follow-waivers.ts'
import { decisionStore } from '../../fakes/decision-store.ts'
import { digestOf, facts, HEAD, NOW, OLD_HEAD, pullRequest } from '../../fixtures/facts.ts'
import { DAY_MS, REASON, waiver } from '../../fixtures/waivers.ts'

const record = (options: Partial<WaiverRecord> = {}): WaiverRecord => ({
  id: 'w7',
  origin: 'command',
  model: 'credit-risk',
  rules: ['auc'],
  state: 'used',
  reason: REASON,
  expiresAt: NOW + 20 * DAY_MS,
  approvers: ['dana', 'kim'],
  ...options,
})

function world(records: readonly WaiverRecord[], given: readonly Waiver[]) {
  const store = decisionStore()
  const said: string[] = []
  const comments = {
    find: async (_: number, marker: string) => {
      const id = said.findIndex((body) => body.startsWith(marker))
      return id < 0 ? undefined : { id, body: said[id] ?? '' }
    },
    create: async (_: number, body: string) => said.push(body),
    update: async () => true,
  }
  const tree = { waivers: records } as unknown as GateVerdict
  const at = (now: number) => ({ ...facts(), now, waivers: { waivers: given, broken: [] } })
  const follow = (now: number) =>
    followWaivers({ ...store, comments }, { repository: 'acme/credit', number: 3, tree, facts: at(now) })
  return { ...store, said, follow }
}

test('speaks 14, 7 and 1 days before the end, once each, and looks again at every step', async () => {
  const { follow, said, due } = world([record()], [waiver({ expiresAt: NOW + 20 * DAY_MS })])
  const lengths: number[] = []
  for (const day of [0, 5.9, 6, 6, 8, 13, 13, 19, 19.5]) {
    await follow(NOW + day * DAY_MS)
    lengths.push(said.length)
  }
  expect(lengths).toEqual([0, 0, 1, 1, 1, 2, 2, 3, 3])
  expect(said.map((body) => /in (\d+) days? or less/.exec(body)?.[1])).toEqual(['14', '7', '1'])
  expect(due.get(3)).toBe(NOW + 20 * DAY_MS)
})

test('a waiver that was short from the start is not spoken of at steps that were over', async () => {
  const { follow, said } = world(
    [record({ expiresAt: NOW + 3 * DAY_MS })],
    [waiver({ createdAt: NOW, expiresAt: NOW + 3 * DAY_MS })],
  )
  await follow(NOW)
  expect(said).toEqual([])
  await follow(NOW + 2.5 * DAY_MS)
  expect(said).toHaveLength(1)
})

test('nothing is looked at again where no waiver is in force', async () => {
  const { follow, due } = world([record({ state: 'requested' })], [waiver()])
  due.set(3, NOW)
  await follow(NOW)
  expect(due.has(3)).toBe(false)
  expect(nextLook([], NOW)).toBeUndefined()
})

describe('counted uses', () => {
  const policy = parsePolicy(
    'version: 1\nwaivers: {}\nmodels: {credit-risk: {rules: [{id: auc, metric.threshold: {metric: roc_auc, min: 0.9}}]}}\n',
    'p.yml',
  )
  const judge = (store: ReturnType<typeof decisionStore>, headSha: string, uses: readonly string[]) => {
    const counted = waiver({ id: 'dip', origin: 'file', scope: { kind: 'branch', name: 'main' }, maxUses: 1, uses })
    const given = { ...facts(undefined, pullRequest({ headSha })), waivers: { waivers: [counted], broken: [] } }
    const origin = { digest: digestOf('a'), path: 'p.yml' }
    return judgeCountingUses(store, { policy, facts: given, origin, repository: 'acme/credit' })
  }

  test('of two that want the last one at the same moment, the first has it', async () => {
    const store = decisionStore()
    const both = await Promise.all([judge(store, HEAD, []), judge(store, OLD_HEAD, [])])
    expect(both.map(({ tree }) => tree.verdict)).toEqual(['waived', 'fail'])
    expect((await judge(store, HEAD, [HEAD, OLD_HEAD])).tree.verdict).toBe('waived')
  })
})
