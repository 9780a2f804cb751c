import type { Json } from './types.ts'

/** How webhook deliveries go wrong from now on; an empty object heals them. */
export type WebhookFaults = {
  /** Loses deliveries: all, or those for which the function says so. They are not even recorded. */
  readonly drop?: boolean | ((event: string, payload: Json) => boolean)
  /** Sends each delivery twice, with the same GUID. */
  readonly duplicate?: boolean
  /** Holds deliveries back until this many wait (or nothing else happens), then sends them last first. */
  readonly reorder?: number
  /** Milliseconds to wait before each delivery. */
  readonly delayMs?: number
}

/** What a faulty answer looks like. */
export type FaultAnswer =
  /** 403 with `retry-after`, as GitHub's secondary rate limit. */
  | { readonly kind: 'secondary-limit'; readonly retryAfterSeconds?: number }
  /** 403 with `x-ratelimit-remaining: 0`. */
  | { readonly kind: 'primary-limit'; readonly resetInSeconds?: number }
  | {
      readonly kind: 'status'
      readonly status: 401 | 403 | 404 | 409 | 422 | 429 | 500 | 502 | 503
      readonly message?: string
    }
  /** No answer: the connection is cut. With `afterEffect` the request was carried out before. */
  | { readonly kind: 'timeout'; readonly afterEffect?: boolean }
  /** Lists are answered with only the first `items` and no Link header; `total_count` stays true. */
  | { readonly kind: 'truncate'; readonly items: number }

export type FaultMatch = {
  /** HTTP method; absent: any. */
  readonly method?: string
  /** Route template as in GitHub's documentation, for example `/repos/{owner}/{repo}/check-runs`; absent: any. */
  readonly route?: string
}

export type Faults = {
  /** Replaces the webhook faults. */
  webhooks(faults: WebhookFaults): void
  /** Makes the next `times` (default 1) matching requests go wrong. */
  next(fault: { readonly match?: FaultMatch; readonly answer: FaultAnswer; readonly times?: number }): void
  /** Forgets all faults. */
  clear(): void
}

type Planned = { match: FaultMatch; answer: FaultAnswer; left: number }
export type FaultPlan = {
  readonly api: Faults
  readonly webhook: () => WebhookFaults
  /** Uses up one fault for this request, if one is planned. */
  take(method: string, route: string): FaultAnswer | undefined
}

export function createFaults(): FaultPlan {
  let webhook: WebhookFaults = {}
  let planned: Planned[] = []
  return {
    api: {
      webhooks: (faults) => {
        webhook = faults
      },
      next: ({ match = {}, answer, times = 1 }) => {
        planned.push({ match, answer, left: times })
      },
      clear: () => {
        webhook = {}
        planned = []
      },
    },
    webhook: () => webhook,
    take: (method, route) => {
      const fault = planned.find(({ match, left }) => left > 0 && fits(match, method, route))
      if (!fault) return undefined
      fault.left -= 1
      return fault.answer
    },
  }
}

function fits(match: FaultMatch, method: string, route: string): boolean {
  return (match.method ?? method).toUpperCase() === method && (match.route ?? route) === route
}
