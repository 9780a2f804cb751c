import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Log } from '../../shared/ports/log.ts'
import { AUDIT_PREFIX, type AuditRequest } from './audit.ts'
import type { OperatorRequest } from './operator.ts'
import { readBody } from './read-body.ts'
import { page, type Reply, text } from './reply.ts'
import type { Setup } from './setup.ts'

/** What the server answers with; the parts that need a database are absent while the App is not registered. */
export type Site = {
  readonly setup: Setup | undefined
  readonly webhook: ((request: IncomingMessage) => Promise<Reply>) | undefined
  readonly ready: () => Promise<Reply>
  /** For Prometheus. */
  readonly metrics?: () => Promise<Reply>
  /** Pages below /operator/, for whoever runs the App. */
  readonly operator?: (request: OperatorRequest) => Promise<Reply>
  /** Audit logs, below /operator/audit/. */
  readonly audit?: (request: AuditRequest) => Promise<Reply>
  readonly log: Log
}

const MAX_POLICY_BYTES = 1024 * 1024

const ROUTES = [
  'GET /',
  'GET /healthz',
  'GET /readyz',
  'GET /metrics',
  'GET /setup',
  'GET /setup/callback',
  'POST /api/github/webhooks',
]

/** Longer than proxies keep an idle connection (a minute, mostly): who closes first must not be us, or a webhook on its way is lost. */
const KEEP_ALIVE_MS = 75_000

/** The HTTP server, not yet listening. Slow clients are cut off: headers within 10 s, a request within 30 s. */
export function createHttpServer(site: Site): Server {
  const server = createServer((request, response) => {
    // A failure is answered and logged inside; nothing is left to reject.
    void answer(site, request, response)
  })
  server.headersTimeout = 10_000
  server.requestTimeout = 30_000
  server.keepAliveTimeout = KEEP_ALIVE_MS
  return server
}

async function answer(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    send(response, await dispatch(site, request))
  } catch (error) {
    site.log.warn(`${request.method} ${request.url?.split('?', 1)[0]} failed: ${String(error)}`)
    send(response, text(500, 'Assay could not do this; the log says why'))
  }
}

async function dispatch(site: Site, request: IncomingMessage): Promise<Reply> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const query = (name: string): string | undefined => url.searchParams.get(name) ?? undefined
  if (url.pathname.startsWith(AUDIT_PREFIX)) return await audit(site, request, url)
  if (url.pathname.startsWith('/operator/')) return await operate(site, request, url.pathname)
  switch (`${request.method} ${url.pathname}`) {
    case 'GET /healthz':
      return text(200, 'ok')
    case 'GET /readyz':
      return await site.ready()
    case 'GET /metrics':
      return (await site.metrics?.()) ?? text(503, 'the App is not registered yet; open /setup')
    case 'GET /':
      return home(site)
    case 'GET /setup':
      return site.setup?.start(originOf(request), query('organization')) ?? text(404, 'the App is registered already')
    case 'GET /setup/callback':
      return (await site.setup?.callback(query('code'), query('state'))) ?? text(404, 'the App is registered already')
    case 'POST /api/github/webhooks':
      return (await site.webhook?.(request)) ?? text(503, 'the App is not registered yet; open /setup')
    default:
      return text(ROUTES.some((route) => route.endsWith(` ${url.pathname}`)) ? 405 : 404, 'there is nothing here')
  }
}

async function audit(site: Site, request: IncomingMessage, { pathname, searchParams }: URL): Promise<Reply> {
  const { method = 'GET', headers } = request
  const body = async () => (await readBody(request, MAX_POLICY_BYTES))?.toString('utf8')
  const asked = { method, path: pathname, query: searchParams, authorization: headers.authorization, body }
  return (await site.audit?.(asked)) ?? text(503, 'the App is not registered yet; open /setup')
}

async function operate(site: Site, { method = 'GET', headers }: IncomingMessage, path: string): Promise<Reply> {
  const { authorization } = headers
  return (
    (await site.operator?.({ method, path, authorization })) ?? text(503, 'the App is not registered yet; open /setup')
  )
}

/** Where a browser reached us; behind a proxy the forwarded scheme counts. Used only inside the manifest that GitHub shows. */
function originOf(request: IncomingMessage): string {
  const scheme = request.headers['x-forwarded-proto'] === 'https' ? 'https' : 'http'
  return `${scheme}://${request.headers.host ?? 'localhost'}`
}

function home(site: Site): Reply {
  const state =
    site.setup === undefined
      ? '<p>Webhooks are received at <code>/api/github/webhooks</code>. State, and how many repositories have a gate that can be passed over: <a href="/readyz">/readyz</a>.</p>'
      : '<p>The GitHub App is not registered yet: <a href="/setup">set it up</a>.</p>'
  return page(200, 'Assay', `<p>The merge gate for machine-learning models.</p>${state}`)
}

function send(response: ServerResponse, reply: Reply): void {
  if (response.headersSent || response.destroyed) return
  response.writeHead(reply.status, {
    'content-type': `${reply.type}; charset=utf-8`,
    'content-length': Buffer.byteLength(reply.body),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    ...(reply.close === true ? { connection: 'close' } : {}),
    ...reply.headers,
  })
  response.end(reply.body)
}
