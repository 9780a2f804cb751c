import { expected, type GitHubClient, PAGE_SIZE } from './client.ts'

/** An event that no attempt to deliver has brought to us. */
export type LostDelivery = {
  readonly guid: string
  readonly event: string
  /** The attempt that is asked for again. */
  readonly id: number
  readonly attempts: number
}

const MAX_PAGES = 20

/**
 * Events since `since` (milliseconds since 1970 UTC) of which every attempt failed, oldest first. GitHub never delivers again by itself
 * and keeps deliveries for three days (docs: handling failed webhook deliveries). `app` acts as the App. Throws Fault GITHUB_UNAVAILABLE.
 */
export async function listLostDeliveries(app: GitHubClient, since: number): Promise<readonly LostDelivery[]> {
  const attempts = await listAttempts(app, since)
  const byGuid = Map.groupBy(attempts, ({ guid }) => guid)
  return [...byGuid.values()].reverse().flatMap((all) => {
    const [newest] = all
    if (newest === undefined || all.some(({ code }) => code >= 200 && code < 300)) return []
    return [{ guid: newest.guid, event: newest.event, id: newest.id, attempts: all.length }]
  })
}

/** Asks GitHub to deliver once more; the event keeps its guid. Throws Fault GITHUB_UNAVAILABLE. */
export async function askForDelivery(app: GitHubClient, id: number): Promise<void> {
  const request = app.request('POST /app/hook/deliveries/{delivery_id}/attempts', { delivery_id: id })
  await expected(`delivery ${id} once more`, request)
}

type Attempt = { readonly id: number; readonly guid: string; readonly event: string; readonly code: number }

/** Newest first, by cursor: the list has no page numbers. */
async function listAttempts(app: GitHubClient, since: number): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = []
  let cursor: string | undefined
  for (let page = 0; page < MAX_PAGES; page++) {
    const parameters = { per_page: PAGE_SIZE, ...(cursor === undefined ? {} : { cursor }) }
    const { data, headers } = await expected(
      'the webhook deliveries of the App',
      app.request('GET /app/hook/deliveries', parameters),
    )
    const recent = data.filter((one) => Date.parse(one.delivered_at) >= since)
    attempts.push(
      ...recent.map((one) => ({ id: Number(one.id), guid: one.guid, event: one.event, code: one.status_code })),
    )
    cursor = nextCursor(headers.link)
    if (cursor === undefined || recent.length < data.length) break
  }
  return attempts
}

function nextCursor(link: string | undefined): string | undefined {
  const [, address] = /<([^>]+)>;\s*rel="next"/.exec(link ?? '') ?? []
  return address === undefined ? undefined : (new URL(address).searchParams.get('cursor') ?? undefined)
}
