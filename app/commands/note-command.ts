import { type Basis, basisOf, deedOf } from '../../shared/audit/deed.ts'
import type { Json } from '../../shared/kernel/canonical-json.ts'
import type { RequestedWaiver } from '../../shared/ports/decisions.ts'
import type { Evaluations } from '../../shared/ports/evaluations.ts'
import type { Button } from '../../shared/report/buttons.ts'
import type { EvaluationPorts } from '../../shared/usecases/evaluation-ports.ts'
import type { Order, Outcome } from './frame.ts'
import type { Command, Refusal } from './parse.ts'

type Noted = Command | Refusal | { readonly kind: Button }
type AuditPorts = Pick<EvaluationPorts, 'audit' | 'sha256'>
type Ordered = Pick<Order, 'repository' | 'number' | 'person' | 'pull' | 'commentId' | 'basis'>

/** What the last verdict about the head was reached on: what whoever orders something had before them. */
export async function readBasis(
  evaluations: Pick<Evaluations, 'find'>,
  { repository, number, pull }: Pick<Order, 'repository' | 'number' | 'pull'>,
): Promise<Basis> {
  const { headSha, baseRef } = pull
  return basisOf((await evaluations.find({ repository, pullNumber: number, headSha, baseRef }))?.tree)
}

/**
 * Writes an order and what came of it into the audit log: who, what, about which commit, on which policy and evidence. The words of people
 * (reasons) stay out of the chain, which cannot forget; they are in the comment.
 */
export async function noteCommand(
  { audit, sha256 }: AuditPorts,
  order: Ordered,
  { command, outcome }: { readonly command: Noted; readonly outcome: Outcome },
): Promise<void> {
  const { repository, commentId } = order
  if (command.kind === 'help') return
  const what = { what: command.kind, outcome: outcome.kind, ...targetOf(command) }
  const via = commentId === undefined ? { via: 'button' } : { via: 'comment', comment: commentId }
  const event = eventOf('command', order, { ...what, ...via, ...order.basis })
  if (commentId === undefined) return await audit.append(event)
  const subject = `command:${repository}:${commentId}`
  await audit.conclude(deedOf(event, { subject, state: outcome.kind }, sha256))
}

/** Somebody pressed "Re-run" on a check, which GitHub lets writers do; nothing is written where nobody did. */
export async function noteRerun(
  { audit }: Pick<AuditPorts, 'audit'>,
  pressed: { readonly repository: string; readonly headSha: string; readonly person?: string },
): Promise<void> {
  const { repository, headSha, person } = pressed
  if (person === undefined) return
  const payload = { what: 'recheck', outcome: 'done', via: 're-run', headSha }
  await audit.append({ kind: 'command', actor: actorOf(person), repository, payload })
}

/** Writes that somebody approves a commit and the evidence shown for it, before the approval counts. */
export async function noteApproval({ audit, sha256 }: AuditPorts, order: Ordered): Promise<void> {
  const { repository, commentId = 0, basis } = order
  const event = eventOf('approval', order, { comment: commentId, ...basis })
  await audit.conclude(deedOf(event, { subject: `approval:${repository}:${commentId}`, state: 'given' }, sha256))
}

type NotedWaiver = Pick<RequestedWaiver, 'id' | 'model' | 'rule' | 'expiresAt' | 'isEmergency'>

/** Writes what somebody does about a waiver, before it counts. */
export async function noteWaiver(
  { audit, sha256 }: AuditPorts,
  order: Ordered,
  { what, waiver }: { readonly what: 'requested' | 'agreed' | 'withdrawn'; readonly waiver: NotedWaiver },
): Promise<void> {
  const { id, model, rule, expiresAt: until } = waiver
  const emergency = waiver.isEmergency === true ? { emergency: true } : {}
  const event = eventOf('waiver', order, { id, what, model, rules: [rule], until, ...emergency, ...order.basis })
  // Several people agree; one asks, and one takes back.
  const who = what === 'agreed' ? `:${order.person.toLowerCase()}` : ''
  await audit.conclude(
    deedOf(event, { subject: `waiver:${order.repository}:${id}:${what}${who}`, state: what }, sha256),
  )
}

function eventOf(kind: string, { repository, number, person, pull }: Ordered, payload: object) {
  const whole = { number, headSha: pull.headSha, ...payload } as unknown as Json
  return { kind, actor: actorOf(person), repository, payload: whole }
}

function actorOf(person: string): string {
  return `login:${person.toLowerCase()}`
}

/** What the order names beside the commit; rules are named by the waiver's own entry. */
function targetOf(command: Noted): { readonly target?: string } {
  switch (command.kind) {
    case 'agree':
    case 'unwaive':
      return { target: command.waiver }
    case 'promote':
      return { target: command.version }
    case 'rollback':
      return { target: command.digest }
    default:
      return {}
  }
}
