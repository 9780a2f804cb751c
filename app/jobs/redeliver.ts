import type { GitHubClient } from '../../shared/adapters/github/client.ts'
import { askForDelivery, listLostDeliveries } from '../../shared/adapters/github/hook-deliveries.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Log } from '../../shared/ports/log.ts'
import type { Deliveries } from '../store/deliveries.ts'
import type { Marks } from '../store/marks.ts'

/** What lost deliveries are asked for with. */
export type RedeliveryPorts = {
  readonly appClient: () => Promise<GitHubClient>
  readonly deliveries: Pick<Deliveries, 'known'>
  readonly marks: Marks
  readonly clock: Clock
  readonly log: Log
}

/** GitHub keeps deliveries for three days (docs: redelivering webhooks). */
const KEPT_BY_GITHUB_MS = 3 * 24 * 3600_000
/** Looked at again each time, so that an attempt that is failing while we look is seen by the next. */
const OVERLAP_MS = 30 * 60_000
const MAX_ATTEMPTS = 3
const MAX_AT_ONCE = 100
const MARK = 'redelivered'

/** Asks GitHub for what it could not deliver and we do not have, at most three times each. Throws Fault GITHUB_UNAVAILABLE. */
export async function redeliverLost({ appClient, deliveries, marks, clock, log }: RedeliveryPorts): Promise<void> {
  const now = clock.now()
  const seen = await marks.at(MARK)
  const since = Math.max(now - KEPT_BY_GITHUB_MS, (seen ?? 0) - OVERLAP_MS)
  const client = await appClient()
  const lost = await listLostDeliveries(client, since)
  const known = await deliveries.known(lost.map(({ guid }) => guid))
  const wanted = lost.filter(({ guid, attempts }) => !known.has(guid) && attempts < MAX_ATTEMPTS)
  for (const { id } of wanted.slice(0, MAX_AT_ONCE)) await askForDelivery(client, id)
  if (wanted.length > 0)
    log.info(`asked GitHub for ${Math.min(wanted.length, MAX_AT_ONCE)} of ${wanted.length} lost deliveries`)
  // What did not fit is still lost at the next look, so that look must reach as far back.
  if (wanted.length <= MAX_AT_ONCE) await marks.set(MARK, now)
}
