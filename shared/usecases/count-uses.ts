import { evaluatePolicy, type PolicyOrigin } from '../policy/evaluate.ts'
import type { Facts } from '../policy/facts.ts'
import type { Policy } from '../policy/parse.ts'
import type { GateVerdict } from '../policy/verdict-tree.ts'
import type { Decisions } from '../ports/decisions.ts'

type Judged = { readonly facts: Facts; readonly tree: GateVerdict }

/**
 * Judges, notes every counted waiver that let the head through, and judges again by the order in which the uses came: of two pull requests
 * that want the last use at the same moment, the first has it. Throws Fault STORE_UNAVAILABLE.
 */
export async function judgeCountingUses(
  { decisions }: { readonly decisions: Decisions },
  input: { readonly policy: Policy; readonly facts: Facts; readonly origin: PolicyOrigin; readonly repository: string },
): Promise<Judged> {
  const { policy, facts, origin, repository } = input
  const tree = evaluatePolicy(policy, facts, origin)
  const { change, waivers } = facts
  if (change.kind !== 'pull-request' || waivers === undefined) return { facts, tree }
  const counted = (tree.waivers ?? []).filter(({ state, maxUses }) => state === 'used' && maxUses !== undefined)
  const fresh = counted.filter(({ id }) => {
    return waivers.waivers.some((one) => one.id === id && one.uses?.includes(change.headSha) !== true)
  })
  if (fresh.length === 0) return { facts, tree }
  const uses = new Map<string, readonly string[]>()
  for (const { id } of fresh) {
    await decisions.use(repository, id, change.headSha)
    uses.set(id, await decisions.uses(repository, id))
  }
  const recounted = waivers.waivers.map((one) => ({
    ...one,
    ...(uses.has(one.id) ? { uses: uses.get(one.id) ?? [] } : {}),
  }))
  const now: Facts = { ...facts, waivers: { ...waivers, waivers: recounted } }
  return { facts: now, tree: evaluatePolicy(policy, now, origin) }
}
