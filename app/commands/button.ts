import { toDay } from '../../shared/data/calendar.ts'
import { whyNotWaivable } from '../../shared/policy/waivers/apply.ts'
import { readGoverningPolicy } from '../../shared/usecases/read-governing-policy.ts'
import type { Task } from '../jobs/task.ts'
import { recheck, tell } from './execute.ts'
import { explainVerdict } from './explain.ts'
import {
  answered,
  type CommandPorts,
  type Order,
  type Outcome,
  refusal,
  requireHead,
  requireRole,
  shown,
} from './frame.ts'
import { noteCommand, readBasis } from './note-command.ts'

type ButtonTask = Extract<Task, { kind: 'button' }>
const DAY_MS = 86_400_000
const SUGGESTED_DAYS = 7

/** Does what a button of the check asks for, about the commit the check is of. GitHub shows buttons to writers; the role is asked again. */
export async function executeButton(ports: CommandPorts, task: ButtonTask): Promise<void> {
  const { installationId, repository, number, person, headSha, button } = task
  const pull = await ports.pullRequests.read(number)
  if (pull === undefined || pull.state !== 'open') return
  const order: Order = {
    ...{ installationId, repository, number, person, pull },
    basis: await readBasis(ports.evaluations, { repository, number, pull }),
    marker: `<!-- assay:button:${button}:${headSha} -->`,
  }
  const refused = (await requireRole(ports, order, { least: 'write' })) ?? (await requireHead(ports, order, headSha))
  const outcome = refused ?? (await press(ports, order, button))
  await noteCommand(ports, order, { command: { kind: button }, outcome })
  await tell(ports, order, outcome)
}

function press(ports: CommandPorts, order: Order, button: ButtonTask['button']): Promise<Outcome> {
  switch (button) {
    case 'recheck':
      return recheck(ports, order)
    case 'explain':
      return explainVerdict(ports, order)
    case 'waive':
      return tellWaiving(ports, order)
    default:
      return button satisfies never
  }
}

/** A button has no place for a reason, so it answers with what to write. */
async function tellWaiving(ports: CommandPorts, { repository, number, pull }: Order): Promise<Outcome> {
  const governing = await readGoverningPolicy(ports, pull.baseRef)
  const settings = governing === undefined || 'error' in governing ? undefined : governing.policy.waivers
  if (settings === undefined || settings.isForbidden) {
    return refusal(
      'the policy allows no waivers',
      'Who may change the policy of the base branch decides: docs/waivers.md.',
    )
  }
  const { headSha, baseRef } = pull
  const known = await ports.evaluations.find({ repository, pullNumber: number, headSha, baseRef })
  const failing = (known?.tree?.rules ?? []).filter(({ verdict }) => verdict === 'fail')
  const open = failing.filter((rule) => whyNotWaivable(rule, settings) === undefined)
  const kept = failing.flatMap((rule) => whyNotWaivable(rule, settings) ?? [])
  if (open.length === 0) {
    return refusal(
      failing.length === 0 ? 'no rule fails on this commit' : kept.map(shown).join('; '),
      'Meet the rules instead.',
    )
  }
  const until = toDay(ports.clock.now() + Math.min(settings.maxDays, SUGGESTED_DAYS) * DAY_MS)
  const lines = open.map(
    ({ model, id }) => `/assay waive ${model}:${id} ${headSha.slice(0, 12)} until ${until} because `,
  )
  return answered(
    [
      'Write one of these in a new comment, with a reason of at least 40 characters:',
      '',
      '```text',
      ...lines,
      '```',
    ].join('\n'),
  )
}
