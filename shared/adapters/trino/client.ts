import { setTimeout as sleep } from 'node:timers/promises'
import { Fault, messageOf } from '../../kernel/error.ts'
import type { SqlRows } from '../../summary/sql/dialect.ts'
import { type TrinoFailure, type TrinoPlace, toLoginError, toTrinoError, toUnreachableError } from './errors.ts'

export type TrinoColumn = { readonly name: string; readonly type: string }
export type TrinoAnswer = { readonly columns: readonly TrinoColumn[]; readonly rows: SqlRows }

export type TrinoClient = {
  /** Runs one statement to its end, and hands over what came of it. Throws UserError or Fault. */
  readonly query: (sql: string) => Promise<TrinoAnswer>
  /** The same, but what Trino says of a failed statement is a value. */
  readonly attempt: (sql: string) => Promise<TrinoAnswer | TrinoFailure>
}

/** One page of https://trino.io/docs/current/develop/client-protocol.html. */
type Page = {
  readonly nextUri?: string
  readonly columns?: readonly TrinoColumn[]
  readonly data?: SqlRows
  readonly error?: TrinoFailure
}

/** Longer than any scan that a gate should wait for. */
const MAX_RUN_TIME = '60m'
const REQUEST_MS = 60_000
/** The protocol asks clients to come again after these. */
const BUSY = [429, 502, 503, 504]
const MAX_TRIES = 8
const MAX_WAIT_MS = 5_000

/** Speaks the REST protocol of Trino. The address is `https://user:password@host/catalog/schema`, or with `?access_token=`. */
export function createTrinoClient(address: URL, place: TrinoPlace): TrinoClient {
  const headers = headersOf(address)
  const request = (url: string, init: RequestInit) => send(place, url, { ...init, headers })
  const attempt = async (sql: string): Promise<TrinoAnswer | TrinoFailure> => {
    let page = await request(`${address.origin}/v1/statement`, { method: 'POST', body: sql })
    const rows: (readonly (string | number | boolean | null)[])[] = []
    let columns: readonly TrinoColumn[] = []
    while (true) {
      for (const row of page.data ?? []) rows.push(row)
      columns = page.columns ?? columns
      if (page.error !== undefined) return page.error
      if (page.nextUri === undefined) return { columns, rows }
      page = await request(sameServer(page.nextUri, address, place), { method: 'GET' })
    }
  }
  return {
    attempt,
    query: async (sql) => {
      const answer = await attempt(sql)
      if ('message' in answer) throw toTrinoError(place, answer)
      return answer
    },
  }
}

function headersOf(address: URL): Record<string, string> {
  const user = decodeURIComponent(address.username) || 'assay'
  const password = decodeURIComponent(address.password)
  const token = address.searchParams.get('access_token')
  const [catalog, schema] = address.pathname.split('/').filter((part) => part !== '')
  const basic = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  return {
    'X-Trino-User': user,
    'X-Trino-Source': 'assay',
    'X-Trino-Time-Zone': 'UTC',
    'X-Trino-Session': `query_max_run_time=${MAX_RUN_TIME}`,
    ...(catalog === undefined ? {} : { 'X-Trino-Catalog': decodeURIComponent(catalog) }),
    ...(schema === undefined ? {} : { 'X-Trino-Schema': decodeURIComponent(schema) }),
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    ...(token === null && password !== '' ? { Authorization: basic } : {}),
  }
}

/** Credentials go to the server that was named, and to no other. */
function sameServer(next: string, address: URL, { name, urlEnv }: TrinoPlace): string {
  if (new URL(next).origin === address.origin) return next
  const fix = `give the address in ${urlEnv} that the server knows itself by (behind a proxy: \`http-server.process-forwarded=true\`)`
  throw new Fault('ENGINE_UNAVAILABLE', `Trino answered for ${name} with an address of another server`, { fix })
}

async function send(place: TrinoPlace, url: string, init: RequestInit): Promise<Page> {
  for (let tried = 1; ; tried++) {
    const response = await fetchOnce(place, url, init)
    if (response.ok) return (await response.json()) as Page
    if (response.status === 401 || response.status === 403) throw toLoginError(place)
    if (!BUSY.includes(response.status) || tried === MAX_TRIES)
      throw toUnreachableError(place, `HTTP ${response.status}`)
    await response.body?.cancel()
    await sleep(Math.min(MAX_WAIT_MS, 50 * 2 ** tried))
  }
}

async function fetchOnce(place: TrinoPlace, url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(REQUEST_MS) })
  } catch (error) {
    const cause: unknown = error instanceof Error ? error.cause : undefined
    const code: unknown = cause instanceof Error && 'code' in cause ? cause.code : undefined
    throw toUnreachableError(place, typeof code === 'string' ? code : messageOf(error))
  }
}
