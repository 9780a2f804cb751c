import { type Octokit, RequestError } from 'octokit'
import type { Clock } from '../../ports/clock.ts'

/** What waiting needs; tests pass their own. */
export type RetryPorts = {
  readonly clock: Clock
  readonly sleep: (milliseconds: number) => Promise<void>
  /** Uniform in [0, 1). */
  readonly random: () => number
  readonly warn: (message: string) => void
}

const MAX_TRIES = 4
const FIRST_BACKOFF_MS = 500
/** GitHub asks for at least a minute when it names no time (docs: rate limits for the REST API). */
const UNNAMED_LIMIT_MS = 60_000
/** Longer than this is not waited for here: the job is put off instead. */
const MAX_WAIT_MS = 120_000
const IDEMPOTENT = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE']

type RequestOptions = { readonly method?: string; readonly url?: string }

/**
 * Retries requests of one Octokit: rate limits (primary and secondary) after the time GitHub names, server and network
 * errors with jittered back-off when repeating is harmless. While a limit lasts, every request of the client waits.
 */
export function installRetry(octokit: Pick<Octokit, 'hook'>, ports: RetryPorts): void {
  let quietUntil = 0
  octokit.hook.wrap('request', async (request, options) => {
    for (let attempt = 1; ; attempt++) {
      const quiet = quietUntil - ports.clock.now()
      if (quiet > 0) await ports.sleep(quiet)
      try {
        return await request(options)
      } catch (error) {
        const wait = boundedWait(error, options, attempt, ports)
        if (isLimit(error)) quietUntil = Math.max(quietUntil, ports.clock.now() + wait)
        else await ports.sleep(wait)
      }
    }
  })
}

/** Milliseconds until the next try; throws the error itself when there is to be none. */
function boundedWait(error: unknown, options: RequestOptions, attempt: number, ports: RetryPorts): number {
  const wait = waitAfter(error, options, attempt, ports)
  if (wait === undefined || attempt >= MAX_TRIES || wait > MAX_WAIT_MS) throw error
  ports.warn(`${options.method} ${options.url}: ${String(error)}; trying again in ${Math.ceil(wait / 1000)} s`)
  return wait
}

/** Milliseconds to wait before the same request may be sent again; `undefined`: it must not be. */
function waitAfter(error: unknown, options: RequestOptions, attempt: number, ports: RetryPorts): number | undefined {
  const jitter = 0.5 + ports.random() / 2
  if (isLimit(error)) return limitWait(error, ports.clock.now()) ?? UNNAMED_LIMIT_MS * 2 ** (attempt - 1) * jitter
  const isTransient = !(error instanceof RequestError) || error.status >= 500
  if (!isTransient || !IDEMPOTENT.includes(options.method ?? '')) return undefined
  return FIRST_BACKOFF_MS * 2 ** (attempt - 1) * jitter
}

/** When GitHub's rate limit that caused an error ends, in milliseconds since 1970 UTC; `undefined` for an error of another cause. */
export function limitedUntil(error: unknown, now: number): number | undefined {
  if (isLimit(error)) return now + (limitWait(error, now) ?? UNNAMED_LIMIT_MS)
  return error instanceof Error && error.cause !== undefined ? limitedUntil(error.cause, now) : undefined
}

function isLimit(error: unknown): error is RequestError {
  if (!(error instanceof RequestError)) return false
  if (error.status === 429) return true
  if (error.status !== 403) return false
  const headers = error.response?.headers ?? {}
  return (
    headers['retry-after'] !== undefined ||
    headers['x-ratelimit-remaining'] === '0' ||
    /rate limit/i.test(error.message)
  )
}

function limitWait(error: RequestError, now: number): number | undefined {
  const headers = error.response?.headers ?? {}
  const after = Number(headers['retry-after'])
  if (headers['retry-after'] !== undefined && Number.isFinite(after)) return after * 1000
  const reset = Number(headers['x-ratelimit-reset'])
  if (headers['x-ratelimit-remaining'] === '0' && Number.isFinite(reset)) return Math.max(1000, reset * 1000 - now)
  return undefined
}
