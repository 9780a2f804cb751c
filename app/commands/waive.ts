import { toMoment } from '../../shared/data/calendar.ts'
import { plural } from '../../shared/policy/numbers.ts'
import type { RuleVerdict } from '../../shared/policy/verdict-tree.ts'
import { whyNotWaivable } from '../../shared/policy/waivers/apply.ts'
import type { WaiverSettings } from '../../shared/policy/waivers/settings.ts'
import {
  approversText,
  askedOf,
  EMERGENCY_MS,
  excludedFrom,
  latestEnd,
  mayAgree,
} from '../../shared/policy/waivers/standing.ts'
import type { RequestedWaiver } from '../../shared/ports/decisions.ts'
import { readGoverningPolicy } from '../../shared/usecases/read-governing-policy.ts'
import { readAuthorship } from '../../shared/usecases/read-pushers.ts'
import {
  answered,
  type CommandPorts,
  DONE,
  isSame,
  judgeAgain,
  type Order,
  type Outcome,
  refusal,
  requireHead,
  requireRole,
  shown,
} from './frame.ts'
import { noteWaiver } from './note-command.ts'
import { type Command, FORMS } from './parse.ts'

const DAY_MS = 86_400_000
type Of<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>

/** Records that a waiver is asked for. It covers nothing before people whom the policy names agreed. */
export async function requestWaiver(
  ports: CommandPorts,
  order: Order,
  command: Of<'waive' | 'break-glass'>,
): Promise<Outcome> {
  const asked = { least: 'triage', orAuthor: true } as const
  const weak = await requireRole(ports, order, asked)
  if (weak !== undefined) return weak
  const settings = await waiverSettingsOf(ports, order)
  if ('kind' in settings) return settings
  const rule = await findRule(ports, order, command, settings)
  if ('kind' in rule && rule.kind === 'refused') return rule as Outcome
  const now = ports.clock.now()
  const isEmergency = command.kind === 'break-glass'
  const until = isEmergency ? now + EMERGENCY_MS : command.until
  const wrong = isEmergency ? emergencyFault(settings) : endFault(until, settings, now)
  if (wrong !== undefined) return wrong
  const moved = (await requireHead(ports, order, command.sha)) ?? (await requireRole(ports, order, asked))
  if (moved !== undefined) return moved
  const { id, model } = rule as RuleVerdict
  const waiver = {
    id: `w${order.commentId ?? 0}`,
    pullNumber: order.number,
    headSha: order.pull.headSha,
    model,
    rule: id,
    reason: command.reason,
    requestedBy: order.person,
    createdAt: now,
    expiresAt: until,
    ...(isEmergency ? { isEmergency } : {}),
  }
  await noteWaiver(ports, order, { what: 'requested', waiver })
  await ports.decisions.request(order.repository, waiver)
  await judgeAgain(ports, order)
  return answered(requestText(waiver, settings))
}

/** Records that one person agrees, if the policy lets that person. */
export async function agreeToWaiver(ports: CommandPorts, order: Order, command: Of<'agree'>): Promise<Outcome> {
  const settings = await waiverSettingsOf(ports, order)
  if ('kind' in settings) return settings
  const waiver = await findWaiver(ports, order, command.waiver)
  if ('kind' in waiver) return waiver
  const dead = deadWaiver(waiver, order, ports.clock.now())
  if (dead !== undefined) return dead
  const first = await mayAgreeTo(ports, order, { waiver, settings })
  if (first !== undefined) return first
  // Read once more right before it counts.
  const moved = (await requireHead(ports, order, command.sha)) ?? (await mayAgreeTo(ports, order, { waiver, settings }))
  if (moved !== undefined) return moved
  await noteWaiver(ports, order, { what: 'agreed', waiver })
  await ports.decisions.agree(order.repository, waiver.id, { person: order.person, at: ports.clock.now() })
  await judgeAgain(ports, order)
  return DONE
}

/** Takes a waiver back, for good. One read of what the person may do is enough: it can only make the gate stricter. */
export async function revokeWaiver(ports: CommandPorts, order: Order, id: string): Promise<Outcome> {
  const settings = await waiverSettingsOf(ports, order)
  if ('kind' in settings) return settings
  const waiver = await findWaiver(ports, order, id)
  if ('kind' in waiver) return waiver
  if (
    !isSame(waiver.requestedBy, order.person) &&
    !(await isApprover(ports, order.person, askedOf(waiver, settings)))
  ) {
    const who = askedOf(waiver, settings)
      .map((group) => approversText(group, 1))
      .join(' or ')
    return refusal(
      `@${order.person} neither asked for ${id} nor may agree to it`,
      `This may: @${waiver.requestedBy}, or ${who}.`,
    )
  }
  await noteWaiver(ports, order, { what: 'withdrawn', waiver })
  await ports.decisions.revoke(order.repository, id, order.person)
  await judgeAgain(ports, order)
  return DONE
}

async function waiverSettingsOf(ports: CommandPorts, { pull }: Order): Promise<WaiverSettings | Outcome> {
  const governing = await readGoverningPolicy(ports, pull.baseRef)
  const who = 'Who may change the policy of the base branch decides: docs/waivers.md.'
  if (governing === undefined || 'error' in governing)
    return refusal('the policy of the base branch cannot be read', who)
  const { waivers } = governing.policy
  if (waivers === undefined) return refusal('the policy has no key `waivers`, so no rule may be waived', who)
  return waivers.isForbidden ? refusal('waivers are forbidden here (`waivers.forbid`)', who) : waivers
}

type Refused = Extract<Outcome, { kind: 'refused' }>

/** The failing rule that is meant, from the last verdict about this head. */
async function findRule(
  ports: CommandPorts,
  { repository, number, pull }: Order,
  { rule, model }: Of<'waive' | 'break-glass'>,
  settings: WaiverSettings,
): Promise<RuleVerdict | Refused> {
  const { headSha, baseRef } = pull
  const known = await ports.evaluations.find({ repository, pullNumber: number, headSha, baseRef })
  const failing = (known?.tree?.rules ?? []).filter(({ verdict }) => verdict === 'fail')
  const open = failing.filter((one) => whyNotWaivable(one, settings) === undefined)
  const list =
    open.length === 0
      ? 'No rule that fails now may be waived.'
      : `These may be: ${open.map(({ model: of, id }) => shown(`${of}:${id}`)).join(', ')}.`
  const meant = failing.filter((one) => one.id === rule && (model === undefined || one.model === model))
  const [first] = meant
  const no = (why: string): Refused => ({ kind: 'refused', why, who: list })
  if (first === undefined) return no(`no rule ${shown(rule)} fails on this commit`)
  if (meant.length > 1) return no(`several models have a rule ${shown(rule)}; name the model before a colon`)
  const kept = whyNotWaivable(first, settings)
  return kept === undefined ? first : no(kept)
}

function emergencyFault({ emergency }: WaiverSettings): Outcome | undefined {
  if (emergency !== undefined) return undefined
  return refusal(
    'the policy names nobody for emergencies (`waivers.emergency`)',
    `Ask for a waiver that several people agree to: \`${FORMS.waive}\`.`,
  )
}

function endFault(until: number, settings: WaiverSettings, now: number): Outcome | undefined {
  const latest = `The latest day is ${latestEnd(settings, now)}: the policy allows ${plural(settings.maxDays, 'day')} (\`waivers.max_days\`).`
  if (until <= now) return refusal(`${toMoment(until)} is over`, latest)
  return until - now > settings.maxDays * DAY_MS ? refusal(`${toMoment(until)} is too far away`, latest) : undefined
}

async function findWaiver(ports: CommandPorts, order: Order, id: string): Promise<RequestedWaiver | Refused> {
  const known = await ports.decisions.waivers(order.repository, order.number)
  const found = known.find((one) => one.id === id)
  if (found !== undefined) return found
  const who =
    known.length === 0 ? `Ask for one: \`${FORMS.waive}\`.` : `There are: ${known.map((one) => one.id).join(', ')}.`
  return { kind: 'refused', why: `there is no waiver ${id} on this pull request`, who }
}

function deadWaiver(waiver: RequestedWaiver, { pull }: Order, now: number): Outcome | undefined {
  const again = `Ask for a new one: \`${FORMS.waive}\`.`
  if (waiver.revokedBy !== undefined) return refusal(`${waiver.id} was taken back by @${waiver.revokedBy}`, again)
  if (now >= waiver.expiresAt) return refusal(`${waiver.id} ended on ${toMoment(waiver.expiresAt)}`, again)
  if (waiver.headSha === pull.headSha) return undefined
  return refusal(`${waiver.id} is of the commit ${waiver.headSha.slice(0, 12)}, which is no longer the head`, again)
}

async function mayAgreeTo(
  ports: CommandPorts,
  order: Order,
  { waiver, settings }: { readonly waiver: RequestedWaiver; readonly settings: WaiverSettings },
): Promise<Outcome | undefined> {
  const { person, pull } = order
  const groups = askedOf(waiver, settings)
  const who = `This may: ${groups.map((group) => approversText(group, 1)).join(' or ')}.`
  const authorship = await readAuthorship(ports, pull)
  if (excludedFrom(waiver, { author: pull.author, ...authorship }).has(person.toLowerCase())) {
    return refusal(`@${person} wrote the change or asked for the waiver`, who)
  }
  return (await isApprover(ports, person, groups))
    ? undefined
    : refusal(`@${person} may not agree to waivers here`, who)
}

async function isApprover(
  { people }: CommandPorts,
  person: string,
  groups: ReturnType<typeof askedOf>,
): Promise<boolean> {
  const teams = groups.flatMap(({ from = [] }) => from.filter((name) => name.includes('/')))
  const [role, memberOf] = await Promise.all([people.role(person), people.teamsOf(person, [...new Set(teams)])])
  return groups.some((group) => mayAgree({ person, role, teams: memberOf }, group))
}

function requestText(waiver: Omit<RequestedWaiver, 'agreements'>, settings: WaiverSettings): string {
  const { id, rule, model, headSha, expiresAt } = waiver
  const who = askedOf(waiver, settings)
    .map((group) => approversText(group, group.count))
    .join(', and ')
  const what = waiver.isEmergency === true ? 'emergency' : 'waiver'
  return [
    `The ${what} **${id}** of ${shown(rule)} of ${shown(model)} until ${toMoment(expiresAt)} is asked for, for the commit ${headSha.slice(0, 12)} only.`,
    `It waits for ${shown(who)}. Each of them writes:`,
    '',
    '```text',
    `/assay approve ${id} ${headSha.slice(0, 12)}`,
    '```',
  ].join('\n')
}
