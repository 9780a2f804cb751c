import { toDay, toMoment } from '../data/calendar.ts'
import { plural } from '../policy/numbers.ts'
import type { GateVerdict, WaiverRecord } from '../policy/verdict-tree.ts'
import type { Waiver } from '../policy/waivers/waiver.ts'
import { inline, prose } from './escape.ts'

const MAX_SHOWN = 20
const MAX_WHY = 300
const DAY_MS = 86_400_000
const NOTICE_DAYS = 14

/** One waiver for a report; texts are plain. */
export type WaiverLine = { readonly id: string; readonly text: string; readonly isInForce: boolean }

/** Every waiver of the judged models, those in force first, and the files that could not be read. `now` in milliseconds since 1970 UTC. */
export function waiverLines(gate: GateVerdict, now: number): readonly WaiverLine[] {
  const lines = (gate.waivers ?? []).map((record) => toLine(record, now))
  const broken = (gate.brokenWaivers ?? []).map(({ path, problem }) => {
    return { id: path, text: `covers nothing: ${problem}`, isInForce: false }
  })
  return [...lines, ...broken].toSorted((a, b) => Number(b.isInForce) - Number(a.isInForce))
}

function toLine(record: WaiverRecord, now: number): WaiverLine {
  const { id, model, rules, state, why, reason, expiresAt, ticket, riskOwner } = record
  const isInForce = state === 'used' || state === 'active'
  const what = `${rules.join(', ')} of ${model}${record.isEmergency === true ? ' in an EMERGENCY' : ''}`
  const extra = [
    ...(ticket === undefined ? [] : [`ticket ${ticket}`]),
    ...(riskOwner === undefined ? [] : [`risk owner ${riskOwner}`]),
    ...(record.approvers.length === 0 ? [] : [`agreed by ${record.approvers.map((name) => `@${name}`).join(', ')}`]),
  ]
  const tail = extra.length === 0 ? '' : ` (${extra.join('; ')})`
  const left = expiresAt - now
  const soon =
    isInForce && left <= NOTICE_DAYS * DAY_MS ? `, in ${plural(Math.max(1, Math.ceil(left / DAY_MS)), 'day')}` : ''
  const state_ = {
    used: 'lets through',
    active: 'may let through',
    requested: 'asks for',
    expired: 'no longer covers',
    revoked: 'no longer covers',
    void: 'does not cover',
  }[state]
  const until = isInForce || state === 'requested' ? ` until ${toMoment(expiresAt)}${soon}` : ''
  return {
    id,
    text: `${state_} ${what}${until}${why === undefined ? '' : `: ${why}`}. Reason: ${reason}${tail}`,
    isInForce,
  }
}

/** The waivers as a list in Markdown; empty without any. */
export function waiversMarkdown(lines: readonly WaiverLine[]): string {
  if (lines.length === 0) return ''
  const shown = lines.slice(0, MAX_SHOWN).map(({ id, text }) => `- ${inline(id)} ${prose(text, MAX_WHY)}`)
  const more = lines.length > MAX_SHOWN ? [`- and ${lines.length - MAX_SHOWN} more`] : []
  return ['**Waivers**', '', ...shown, ...more].join('\n')
}

/** The issue that is opened when an emergency lets a pull request through, so that people look at it afterwards. */
export function emergencyIssue(
  record: WaiverRecord,
  { number, headSha }: { readonly number: number; readonly headSha: string },
): { readonly marker: string; readonly title: string; readonly body: string } {
  const { id, model, rules, reason, requestedBy, approvers, expiresAt } = record
  const marker = `<!-- assay:emergency:${id} -->`
  const body = [
    marker,
    `An emergency lets ${inline(rules.join(', '))} of ${inline(model)} through on #${number}, commit ${headSha.slice(0, 12)}.`,
    '',
    `- Asked for by ${inline(requestedBy ?? 'somebody')}, agreed to by ${inline(approvers.join(', '))}, as ${inline(id)}`,
    `- Until ${toMoment(expiresAt)}`,
    `- Reason: ${prose(reason, MAX_WHY)}`,
    '',
    'Look at what was merged: does the model meet the rule now, or has it to be rolled back? Then close this issue; nothing else closes it.',
    '',
  ].join('\n')
  return { marker, title: `Review the emergency on #${number}`, body }
}

/** What is said, once, when a waiver that lets a pull request through ends in `days` days or less. */
export function waiverNotice(record: WaiverRecord, days: number): { readonly marker: string; readonly body: string } {
  const { id, model, rules, expiresAt } = record
  const marker = `<!-- assay:waiver:${id}:${expiresAt}:${days} -->`
  const what = `The waiver ${inline(id)} of ${inline(rules.join(', '))} of ${inline(model)}`
  const body = [
    marker,
    `${what} ends on ${toMoment(expiresAt)}, in ${plural(days, 'day')} or less. From then on the rule counts again and this pull request is judged anew.`,
    '',
    'Merge before, meet the rule, or ask for a new waiver (`/assay help`).',
    '',
  ].join('\n')
  return { marker, body }
}

/** The issue about a waiver of a whole branch, or of a model, that ends in `days` days or less: no pull request need be open to be told on. */
export function waiverEndIssue(
  { id, rules, model, reason, expiresAt, ticket, riskOwner }: Waiver,
  days: number,
): { readonly marker: string; readonly title: string; readonly body: string; readonly reminder: string } {
  const marker = `<!-- assay:waiver-end:${id}:${expiresAt} -->`
  const when = `${toMoment(expiresAt)}, in ${plural(days, 'day')} or less`
  const body = [
    marker,
    `The waiver ${inline(id)} of ${inline(rules.join(', '))} of ${inline(model)} ends on ${when}. From then on the rule counts again for every pull request.`,
    '',
    `- Reason: ${prose(reason, MAX_WHY)}`,
    ...(ticket === undefined ? [] : [`- Ticket: ${inline(ticket)}`]),
    ...(riskOwner === undefined ? [] : [`- Risk owner: ${inline(riskOwner)}`]),
    '',
    'Meet the rule, or put a new waiver file on the branch (docs/waivers.md). Close this issue when that is decided.',
    '',
  ].join('\n')
  const reminder = `<!-- assay:waiver-end:${id}:${expiresAt}:${days} -->\nThe waiver ${inline(id)} ends on ${when}.\n`
  return { marker, title: `The waiver ${id} ends on ${toDay(expiresAt)}`, body, reminder }
}
