import type { Facts } from '../policy/facts.ts'
import type { GateVerdict, WaiverRecord } from '../policy/verdict-tree.ts'
import type { Decisions, Wakeups } from '../ports/decisions.ts'
import type { Comments } from '../ports/github-checks.ts'
import type { Issues } from '../ports/github-issues.ts'
import { emergencyIssue, waiverNotice } from '../report/waivers.ts'

export type WaiverWatchPorts = {
  readonly decisions: Decisions
  readonly wakeups: Wakeups
  readonly comments: Comments
  /** Where people are asked to look at an emergency afterwards; absent where no issue can be opened. */
  readonly issues?: Pick<Issues, 'find' | 'create'>
}

/** Days before its end at which a waiver is spoken of, once each. */
export const WARNING_DAYS = [14, 7, 1] as const
const DAY_MS = 86_400_000

/**
 * Sets when the pull request is judged again by itself (a waiver ends, or is about to) and says on it, once for each step, that a waiver
 * which lets it through ends soon. A waiver that was short from the start is spoken of only at the steps that were still to come.
 */
export async function followWaivers(
  ports: WaiverWatchPorts,
  input: { readonly repository: string; readonly number: number; readonly tree: GateVerdict; readonly facts: Facts },
): Promise<void> {
  const { repository, number, tree, facts } = input
  const inForce = (tree.waivers ?? []).filter(({ state }) => state === 'used' || state === 'active')
  await ports.wakeups.set(number, nextLook(inForce, facts.now))
  for (const record of inForce) {
    if (record.state === 'used' && record.isEmergency === true) await askForReview(ports, input, record)
    const days = dueWarning(record, facts)
    if (record.state !== 'used' || days === undefined) continue
    const key = `waiver:${record.id}:${record.expiresAt}:${days}`
    if (await ports.decisions.isTold(repository, number, key)) continue
    const { marker, body } = waiverNotice(record, days)
    // Written just before a crash, it is on GitHub and not in the store.
    if ((await ports.comments.find(number, marker)) === undefined) await ports.comments.create(number, body)
    await ports.decisions.told(repository, number, key)
  }
}

/** Opens one issue for an emergency that lets the pull request through. */
async function askForReview(
  { decisions, issues }: WaiverWatchPorts,
  { repository, number, facts }: { readonly repository: string; readonly number: number; readonly facts: Facts },
  record: WaiverRecord,
): Promise<void> {
  const key = `emergency:${record.id}`
  if (issues === undefined || (await decisions.isTold(repository, number, key))) return
  const headSha = facts.change.kind === 'local' ? '' : facts.change.headSha
  const { marker, title, body } = emergencyIssue(record, { number, headSha })
  if ((await issues.find(marker)) === undefined) await issues.create({ title, body })
  await decisions.told(repository, number, key)
}

/** The next moment at which something about a waiver changes; `undefined` when nothing does. */
export function nextLook(inForce: readonly WaiverRecord[], now: number): number | undefined {
  const moments = inForce.flatMap(({ expiresAt }) => [
    expiresAt,
    ...WARNING_DAYS.map((days) => expiresAt - days * DAY_MS),
  ])
  const coming = moments.filter((at) => at > now)
  return coming.length === 0 ? undefined : Math.min(...coming)
}

function dueWarning({ id, expiresAt }: WaiverRecord, { waivers, now }: Facts): number | undefined {
  const createdAt = waivers?.waivers.find((one) => one.id === id)?.createdAt ?? Number.NEGATIVE_INFINITY
  return dueStep({ createdAt, expiresAt }, now)
}

/** The nearest step, in days before its end, that has been reached since the waiver was made. */
export function dueStep(
  { createdAt, expiresAt }: { readonly createdAt: number; readonly expiresAt: number },
  now: number,
): number | undefined {
  const reached = WARNING_DAYS.map((days) => ({ days, at: expiresAt - days * DAY_MS }))
  return reached.filter(({ at }) => now >= at && createdAt < at).at(-1)?.days
}
