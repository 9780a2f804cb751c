import { toDay, toMoment } from '../../data/calendar.ts'
import type { Change, Facts, ModelFacts } from '../facts.ts'
import { metricLabel } from '../metric-words.ts'
import { plural } from '../numbers.ts'
import { ROLES } from '../reviews.ts'
import type { WaiverApprovers, WaiverSettings } from './settings.ts'
import { MIN_REASON, type Waiver, type WaiverApproval, type WaiverBound } from './waiver.ts'

/** How a waiver stands at the moment of an evaluation. Only `active` covers anything. */
export type WaiverState = 'requested' | 'active' | 'expired' | 'revoked' | 'void'

/** `why` is a sentence for people; absent where the waiver is active. */
export type Standing = { readonly state: WaiverState; readonly why?: string; readonly approvers: readonly string[] }

type PullRequest = Extract<Change, { kind: 'pull-request' }>
const DAY_MS = 86_400_000
/** The longest time for which one person alone can waive. */
export const EMERGENCY_MS = DAY_MS
/** How long after its end a waiver still counts for what stood in a merge queue before. */
const QUEUE_GRACE_MS = DAY_MS
/** Clocks of two machines may differ by this much. */
const SKEW_MS = 10 * 60_000
const STRENGTHS: readonly string[] = ROLES

/** How one waiver stands, by the settings and facts alone. Pure; whatever is not known makes it void. */
export function standingOf(waiver: Waiver, settings: WaiverSettings | undefined, facts: Facts): Standing {
  const fault = timeFault(waiver, settings, facts) ?? placeFault(waiver, facts)
  if (fault !== undefined) return { ...fault, approvers: [] }
  const people = settings === undefined ? [] : agreement(waiver, settings, facts.change)
  const approvers = [...new Set(people.flatMap((one) => one.approvers))]
  const missing = people.find((one) => one.missing !== undefined)?.missing
  if (missing !== undefined) return { state: 'requested', why: missing, approvers }
  const broken = factFault(waiver, facts.models[waiver.model], headOf(facts.change))
  return broken === undefined ? { state: 'active', approvers } : { state: 'void', why: broken, approvers }
}

type Fault = { readonly state: WaiverState; readonly why: string }

function timeFault(waiver: Waiver, settings: WaiverSettings | undefined, facts: Facts): Fault | undefined {
  const { now } = facts
  if (waiver.revokedBy !== undefined) return { state: 'revoked', why: `taken back by @${waiver.revokedBy}` }
  if (settings === undefined) return { state: 'void', why: 'the policy has no key `waivers`, so no rule may be waived' }
  if (settings.isForbidden) return { state: 'void', why: 'waivers are forbidden here (`waivers.forbid`)' }
  const { createdAt, expiresAt } = waiver
  if (!(Number.isFinite(now) && Number.isFinite(createdAt) && Number.isFinite(expiresAt)))
    return { state: 'void', why: 'its times are not known' }
  if (countedAt(waiver, facts) >= expiresAt) return { state: 'expired', why: `ended on ${toMoment(expiresAt)}` }
  if (createdAt > now + SKEW_MS)
    return { state: 'void', why: `it says it was made on ${toMoment(createdAt)}, later than now` }
  if (waiver.isEmergency === true && settings.emergency === undefined)
    return { state: 'void', why: 'the policy names nobody for emergencies (`waivers.emergency`)' }
  if (waiver.isEmergency === true && expiresAt - createdAt > EMERGENCY_MS)
    return { state: 'void', why: 'it is an emergency and lasts longer than 24 hours' }
  if (expiresAt - createdAt > settings.maxDays * DAY_MS) {
    return { state: 'void', why: `it lasts longer than ${plural(settings.maxDays, 'day')} (\`waivers.max_days\`)` }
  }
  if (waiver.reason.trim().length < MIN_REASON) {
    return { state: 'void', why: `its reason has less than ${MIN_REASON} characters` }
  }
  return undefined
}

/**
 * The moment by which a waiver has ended or not. In a merge queue that is when the change came into it, at most a day ago: nobody can renew a
 * waiver there, and one that ends would hold up everything behind it. An emergency has no such day.
 */
function countedAt({ isEmergency }: Waiver, { change, now }: Facts): number {
  const queuedAt = change.kind === 'pull-request' ? change.queuedAt : undefined
  if (isEmergency === true || queuedAt === undefined || !(queuedAt <= now)) return now
  return Math.max(queuedAt, now - QUEUE_GRACE_MS)
}

function placeFault({ scope, model }: Waiver, { change, models }: Facts): Fault | undefined {
  const elsewhere = (why: string): Fault => ({ state: 'void', why })
  switch (scope.kind) {
    case 'pull_request':
      return change.kind === 'pull-request' && change.number === scope.number
        ? undefined
        : elsewhere(`it is for #${scope.number} only`)
    case 'head_sha':
      return headOf(change) === scope.sha ? undefined : elsewhere(`it is for the commit ${scope.sha.slice(0, 7)} only`)
    case 'branch':
      return change.kind === 'pull-request' && change.baseRef === scope.name
        ? undefined
        : elsewhere(`it is for pull requests into ${scope.name} only`)
    case 'model_digest':
      return models[model]?.test?.predicate.candidate.digest === scope.digest
        ? undefined
        : elsewhere(`it is for the model ${scope.digest.slice(7, 19)} only`)
    default:
      return scope satisfies never
  }
}

function headOf(change: Change): string | undefined {
  return change.kind === 'local' ? undefined : change.headSha
}

type Agreed = { readonly approvers: readonly string[]; readonly missing?: string }

/** Who agreed, for each group of approvers that is asked. A file was agreed to where it was merged, like the policy beside it. */
function agreement(waiver: Waiver, settings: WaiverSettings, change: Change): readonly Agreed[] {
  if (waiver.origin === 'file') return []
  if (change.kind !== 'pull-request') return [{ approvers: [], missing: 'it belongs to a pull request' }]
  const excluded = excludedFrom(waiver, change)
  return askedOf(waiver, settings).map((asked) => {
    const counting = (waiver.approvals ?? []).filter(
      (one) => mayAgree(one, asked) && !excluded.has(one.person.toLowerCase()),
    )
    const names = new Map(counting.map(({ person }) => [person.toLowerCase(), person]))
    const approvers = [...names.values()]
    const left = asked.count - approvers.length
    return left > 0 ? { approvers, missing: `waits for ${approversText(asked, left)}` } : { approvers }
  })
}

/** Who has to agree to a waiver, each of these groups: in an emergency another one, of which one person is enough. */
export function askedOf(
  { isEmergency }: Pick<Waiver, 'isEmergency'>,
  { approvers, emergency = [] }: WaiverSettings,
): readonly WaiverApprovers[] {
  return isEmergency === true ? emergency : approvers
}

/** Logins, in small letters, of those who may not agree: the author, committers, whoever pushed, and whoever asked. */
export function excludedFrom(
  { requestedBy }: Pick<Waiver, 'requestedBy'>,
  { author, committers, pushers }: Pick<PullRequest, 'author' | 'committers' | 'pushers'>,
): ReadonlySet<string> {
  return new Set(
    [author, ...committers, ...(pushers?.logins ?? []), ...(requestedBy === undefined ? [] : [requestedBy])].map(
      (name) => name.toLowerCase(),
    ),
  )
}

/** May this person agree, by role and teams? Bots never may. */
export function mayAgree(one: Omit<WaiverApproval, 'at'>, { from, role }: WaiverApprovers): boolean {
  const names = [`@${one.person}`, ...one.teams].map((name) => name.toLowerCase())
  const isNamed = from === undefined || from.some((name) => names.includes(name.toLowerCase()))
  return isNamed && !one.person.endsWith('[bot]') && STRENGTHS.indexOf(one.role) >= STRENGTHS.indexOf(role)
}

/** `2 people of acme/ml-governance with the maintain role or above, neither author, committer nor requester`. */
export function approversText({ from, role }: WaiverApprovers, left: number): string {
  const who = from === undefined ? '' : ` of ${from.join(' or ')}`
  const people = left === 1 ? '1 more person' : `${left} more people`
  return `${people}${who} with the ${role} role or above, neither author, committer nor requester`
}

function factFault(waiver: Waiver, facts: ModelFacts | undefined, head: string | undefined): string | undefined {
  if (facts?.test === undefined || facts.problem !== undefined)
    return 'there is no usable evidence, so there is nothing to weigh'
  for (const bound of waiver.bounds ?? []) {
    const broken = boundFault(bound, facts)
    if (broken !== undefined) return broken
  }
  if (waiver.maxUses === undefined) return undefined
  if (waiver.uses === undefined || head === undefined)
    return 'how often it was used is not known here; only the App counts'
  const place = waiver.uses.indexOf(head)
  const isWithin = place < 0 ? waiver.uses.length < waiver.maxUses : place < waiver.maxUses
  return isWithin ? undefined : `it was used ${plural(waiver.maxUses, 'time')}, as often as it may be`
}

/** Every attempt has to keep the bound: the worst decides. */
function boundFault({ metric, min, max }: WaiverBound, { test, attempts }: ModelFacts): string | undefined {
  const records = [...(test === undefined ? [] : [test]), ...(attempts?.earlier ?? [])]
  for (const { predicate } of records) {
    const value = predicate.metrics.find(({ name }) => name === metric)?.value
    if (value === undefined || !Number.isFinite(value))
      return `${metricLabel(metric)}, which bounds it, was not measured`
    if (min !== undefined && !(value >= min)) return `${metricLabel(metric)} is below its bound ${min}`
    if (max !== undefined && !(value <= max)) return `${metricLabel(metric)} is above its bound ${max}`
  }
  return undefined
}

/** The day on which a waiver ends, for people. */
export function endOf({ expiresAt }: Pick<Waiver, 'expiresAt'>): string {
  return toMoment(expiresAt)
}

/** The first day a waiver made today may not reach. */
export function latestEnd(settings: WaiverSettings, now: number): string {
  return toDay(now + settings.maxDays * DAY_MS)
}
