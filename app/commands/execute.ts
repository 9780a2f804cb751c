import type { Task } from '../jobs/task.ts'
import { approveHead } from './approve.ts'
import { explainVerdict } from './explain.ts'
import {
  answered,
  type CommandPorts,
  DONE,
  isAtLeast,
  isSame,
  judgeAgain,
  type Order,
  type Outcome,
  refusal,
  refusalText,
  requireRole,
} from './frame.ts'
import { HELP } from './help.ts'
import { noteCommand, readBasis } from './note-command.ts'
import { type Command, firstLine, parseCommand } from './parse.ts'
import { tellPromotion, tellRollback } from './promote.ts'
import { tellRetraining } from './retrain.ts'
import { agreeToWaiver, requestWaiver, revokeWaiver } from './waive.ts'

type CommandTask = Extract<Task, { kind: 'command' }>

/**
 * Carries out the order of a comment, once. The comment, the pull request and what its author may do are read again now: a webhook is only
 * a hint. Done orders get a reaction or one answer; refused ones say who may and how.
 */
export async function executeCommand(ports: CommandPorts, task: CommandTask): Promise<void> {
  const { installationId, repository, number, commentId } = task
  const pull = await ports.pullRequests.read(number)
  const comment = await ports.commandComments.read(commentId)
  if (pull === undefined || pull.state !== 'open' || comment === undefined || !comment.isPerson) return
  if (!isSame(comment.author, task.author)) return
  const order: Order = {
    ...{ installationId, repository, number, pull, commentId },
    basis: await readBasis(ports.evaluations, { repository, number, pull }),
    person: comment.author,
    marker: `<!-- assay:answer:${commentId} -->`,
  }
  const isTouched = comment.isEdited || firstLine(comment.body) !== task.command
  const command = parseCommand(comment.body)
  const outcome = isTouched ? EDITED : await carryOut(ports, order, command)
  if (command !== undefined) await noteCommand(ports, order, { command, outcome })
  await tell(ports, order, outcome)
}

const EDITED = refusal('the comment was edited', 'Orders count only as they were written first: write a new comment.')

async function carryOut(ports: CommandPorts, order: Order, command: ReturnType<typeof parseCommand>): Promise<Outcome> {
  if (command === undefined) return DONE
  if (command.kind === 'refused')
    return refusal(command.message, '`/assay help` lists all commands and who may use them.')
  return await runCommand(ports, order, command)
}

async function runCommand(ports: CommandPorts, order: Order, command: Command): Promise<Outcome> {
  switch (command.kind) {
    case 'help':
      return (await requireRole(ports, order, { least: 'triage', orAuthor: true })) ?? answered(HELP)
    case 'recheck':
      return await recheck(ports, order)
    case 'explain':
      return await explainVerdict(ports, order, command.rule)
    case 'approve':
      return await approveHead(ports, order, command.sha)
    case 'agree':
      return await agreeToWaiver(ports, order, command)
    case 'waive':
    case 'break-glass':
      return await requestWaiver(ports, order, command)
    case 'unwaive':
      return await revokeWaiver(ports, order, command.waiver)
    case 'retrain':
      return await tellRetraining(ports, order)
    case 'promote':
      return await tellPromotion(ports, order, command)
    case 'rollback':
      return await tellRollback(ports, order, command)
    default:
      return command satisfies never
  }
}

/** Reads policy and evidence again, and writes the check even if it says the same. */
export async function recheck(ports: CommandPorts, order: Order): Promise<Outcome> {
  const refused = await requireRole(ports, order, { least: 'triage', orAuthor: true })
  if (refused !== undefined) return refused
  await ports.evaluations.forgetWritten(order.repository, order.number)
  await judgeAgain(ports, order)
  return DONE
}

/** One reaction or one answer per order, also when the task runs twice. Strangers get words once per pull request, so that nobody makes the App write. */
export async function tell(ports: CommandPorts, order: Order, outcome: Outcome): Promise<void> {
  const { commentId, marker, repository, number, person, pull } = order
  const react = async (reaction: '+1' | 'confused'): Promise<void> => {
    if (commentId !== undefined) await ports.commandComments.react(commentId, reaction)
  }
  if (outcome.kind === 'done') return await react('+1')
  if ((await ports.comments.find(number, marker)) !== undefined) return
  if (outcome.kind === 'refused' && !isSame(pull.author, person)) {
    const isStranger = !isAtLeast(await ports.people.role(person), 'triage')
    const key = `refused:${person.toLowerCase()}`
    if (isStranger && (await ports.decisions.isTold(repository, number, key))) return await react('confused')
    if (isStranger) await ports.decisions.told(repository, number, key)
  }
  const text = outcome.kind === 'refused' ? refusalText(outcome) : outcome.text
  await ports.comments.create(number, `${marker}\n${text}\n`)
}
