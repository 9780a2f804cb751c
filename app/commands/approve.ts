import { basisOf } from '../../shared/audit/deed.ts'
import type { Digest } from '../../shared/kernel/digest.ts'
import type { GateVerdict } from '../../shared/policy/verdict-tree.ts'
import {
  type CommandPorts,
  DONE,
  isSame,
  judgeAgain,
  type Order,
  type Outcome,
  refusal,
  requireHead,
  requireRole,
} from './frame.ts'
import { noteApproval } from './note-command.ts'

const WHO = 'Somebody with the write role who did not open the pull request may: `/assay approve SHA`.'

/**
 * Records an approval of the head commit and of the evidence that the last verdict about it was reached on. Whether it counts is for the
 * rules of the policy to say, each time they are asked.
 */
export async function approveHead(ports: CommandPorts, order: Order, sha: string): Promise<Outcome> {
  const { repository, number, person, pull, commentId } = order
  if (isSame(pull.author, person)) return refusal('nobody approves their own change', WHO)
  const weak = await requireRole(ports, order, { least: 'write' })
  if (weak !== undefined) return weak
  const { headSha, baseRef } = pull
  const known = await ports.evaluations.find({ repository, pullNumber: number, headSha, baseRef })
  if (known?.tree === undefined) {
    return refusal(
      'this commit has not been judged yet, so there is no evidence to approve',
      'Wait for the check, then approve what it shows.',
    )
  }
  const moved = (await requireHead(ports, order, sha)) ?? (await requireRole(ports, order, { least: 'write' }))
  if (moved !== undefined) return moved
  await noteApproval(ports, { ...order, basis: basisOf(known.tree) })
  await ports.decisions.approve(repository, {
    commentId: commentId ?? 0,
    pullNumber: number,
    person,
    headSha,
    evidence: judgedEvidence(known.tree),
    at: ports.clock.now(),
  })
  await judgeAgain(ports, order)
  return DONE
}

function judgedEvidence({ models }: GateVerdict): { readonly [model: string]: Digest } {
  const known = models.flatMap(({ model, evidence = [] }) => {
    const test = evidence.find(({ kind }) => kind === 'test')
    return test === undefined ? [] : [[model, test.digest] as const]
  })
  return Object.fromEntries(known)
}
