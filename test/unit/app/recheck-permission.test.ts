import { expect, test } from 'vitest'
import { approveHead } from '../../../app/commands/approve.ts'
import type { CommandPorts, Order } from '../../../app/commands/frame.ts'
import { agreeToWaiver } from '../../../app/commands/waive.ts'
import type { GateVerdict } from '../../../shared/policy/verdict-tree.ts'
import { evaluationWorld } from '../../fixtures/evaluation-world.ts'
import { digestOf, HEAD, NOW } from '../../fixtures/facts.ts'
import { DAY_MS, REASON } from '../../fixtures/waivers.ts'

const POLICY = `version: 1
waivers: {max_days: 30, approvers: {count: 2, role: write}}
models: {m: {rules: [{id: auc, metric.threshold: {metric: roc_auc, min: 0.9}}]}}
`
const tree = { policy: { digest: digestOf('a') }, models: [], rules: [] } as unknown as GateVerdict

const policyAt = async (path: string) =>
  path.endsWith('policy.yml') ? { path, text: POLICY, digest: digestOf('b') } : undefined

/** A pull request of sam, and what GitHub says of dana's role each time it is asked. */
async function world(roles: readonly string[]) {
  const { ports: own, log } = evaluationWorld()
  let asked = 0
  const ports: CommandPorts = {
    ...own,
    people: { ...own.people, role: async () => roles[Math.min(asked++, roles.length - 1)] ?? 'none' },
    files: { ...own.files, read: policyAt },
    commandComments: { read: async () => undefined, react: async () => undefined },
    enqueue: async () => undefined,
  }
  const key = { repository: 'acme/credit', pullNumber: 3, headSha: HEAD, baseRef: 'main' }
  const times = { startedAt: NOW, finishedAt: NOW }
  await ports.evaluations.save({ ...key, ...times, verdict: 'pending', evidenceDigests: [], isConcluded: false, tree })
  const pull = await ports.pullRequests.read(3)
  if (pull === undefined) throw new Error('there is no pull request')
  const order: Order = {
    ...{ installationId: 1, repository: 'acme/credit', number: 3, person: 'dana', pull, commentId: 9 },
    ...{ basis: { evidence: [] }, marker: '<!-- m -->' },
  }
  return { ports, order, log }
}

test('the role is asked for again right before an approval counts: lost in between, nothing is recorded', async () => {
  const { ports, order, log } = await world(['write', 'read'])
  expect(await approveHead(ports, order, HEAD)).toMatchObject({ kind: 'refused' })
  expect(await ports.decisions.approvals('acme/credit', 3)).toEqual([])
  expect(log.events()).toEqual([])
  const kept = await world(['write'])
  expect(await approveHead(kept.ports, kept.order, HEAD)).toEqual({ kind: 'done' })
  expect(await kept.ports.decisions.approvals('acme/credit', 3)).toHaveLength(1)
  expect(kept.log.events()).toMatchObject([{ kind: 'approval', actor: 'login:dana', payload: { headSha: HEAD } }])
})

test('so it is before an agreement to a waiver', async () => {
  const wanted = {
    ...{ id: 'w7', pullNumber: 3, headSha: HEAD, model: 'm', rule: 'auc', reason: REASON, requestedBy: 'lee' },
    ...{ createdAt: NOW, expiresAt: NOW + DAY_MS },
  }
  for (const [roles, count] of [
    [['write', 'read'], 0],
    [['write'], 1],
  ] as const) {
    const { ports, order, log } = await world(roles)
    await ports.decisions.request('acme/credit', wanted)
    const outcome = await agreeToWaiver(ports, order, { kind: 'agree', waiver: 'w7', sha: HEAD })
    expect(outcome).toMatchObject(count === 0 ? { why: '@dana may not agree to waivers here' } : { kind: 'done' })
    const [found] = await ports.decisions.waivers('acme/credit', 3)
    expect(found?.agreements).toHaveLength(count)
    expect(log.events()).toHaveLength(count)
  }
})
