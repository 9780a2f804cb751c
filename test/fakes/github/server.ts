import type { IncomingMessage, Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ArtifactStore } from './artifacts.ts'
import { authenticate } from './auth.ts'
import { type Violation, violationsOf } from './contract.ts'
import { digestOf } from './digest.ts'
import type { FaultAnswer, FaultPlan } from './faults.ts'
import { HttpError } from './http-error.ts'
import type { Answer, Call, Route } from './route.ts'
import { actionRoutes } from './routes/actions.ts'
import { appRoutes } from './routes/apps.ts'
import { checkRoutes } from './routes/checks.ts'
import { commitRoutes } from './routes/commits.ts'
import { contentRoutes } from './routes/contents.ts'
import { gitDataRoutes } from './routes/git-data.ts'
import { issueRoutes } from './routes/issues.ts'
import { organizationRoutes } from './routes/organizations.ts'
import { pullRoutes } from './routes/pulls.ts'
import { releaseRoutes, uploadRoute } from './routes/releases.ts'
import { repositoryRoutes } from './routes/repository.ts'
import { settingsRoutes } from './routes/settings.ts'
import type { Actor, Json } from './types.ts'
import type { World } from './world.ts'

/** Every operation that the fake answers. */
export const ROUTES: readonly Route[] = [
  ...appRoutes,
  ...organizationRoutes,
  ...repositoryRoutes,
  ...settingsRoutes,
  ...contentRoutes,
  ...gitDataRoutes,
  ...commitRoutes,
  ...pullRoutes,
  ...issueRoutes,
  ...checkRoutes,
  ...actionRoutes,
  ...releaseRoutes,
]

/** One request as the fake saw it. */
export type RecordedRequest = {
  readonly method: string
  /** Template as in GitHub's documentation; the path itself for what is not in it. */
  readonly route: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
  /** Login, `<slug>[bot]`, `app:<slug>` for an App's own token, or `anonymous`. */
  actor: string
  status: number
}
export type Engine = {
  readonly world: () => World
  readonly artifacts: () => ArtifactStore
  readonly faults: FaultPlan
  readonly requests: RecordedRequest[]
  readonly violations: Violation[]
}

/** Parameters that may hold slashes stand last or are sent encoded; Hono has to be told. */
const WITH_SLASHES = new Set(['path', 'ref', 'basehead', 'tag'])

function toPattern(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, (_all, name: string, at: number) =>
    WITH_SLASHES.has(name) && at + name.length + 2 === path.length ? `:${name}{.+}` : `:${name}`,
  )
}

/** Serves GitHub's REST API, uploads, the artifact service and the blob store from one port. */
export function createServer(engine: Engine): Server {
  const app = new Hono({ getPath: (request) => new URL(request.url).pathname.replace(/^\/api\/v3(?=\/)/, '') })
  app.post('/twirp/github.actions.results.api.v1.ArtifactService/:method', async (context) => {
    const body = (await context.req.json()) as Json
    return send(context, engine.artifacts().rpc(context.req.param('method'), body))
  })
  app.put('/_blobs/:id', async (context) => {
    const bytes = Buffer.from(await context.req.arrayBuffer())
    return send(context, engine.artifacts().put(context.req.param('id'), context.req.query(), bytes))
  })
  app.get('/_services/token/.well-known/jwks', (context) => context.json(engine.world().issuer.keys()))
  app.get('/_oidc/token', (context) => {
    const bearer = context.req.header('authorization')?.replace(/^Bearer /i, '') ?? ''
    const value = engine.world().issuer.answer(bearer, context.req.query('audience') ?? '')
    return value === undefined ? context.json({ message: 'Unauthorized' }, 401) : context.json({ value })
  })
  app.get('/_blobs/:id', (context) => send(context, engine.artifacts().get(context.req.param('id'))))
  app.post('/uploads/repos/:owner/:repo/releases/:release_id/assets', (context) =>
    serve(engine, uploadRoute, context, false),
  )
  // Longer templates first: a parameter that takes slashes must not swallow what follows it.
  const ordered = ROUTES.toSorted((a, b) => Number(takesSlashes(a)) - Number(takesSlashes(b)))
  for (const route of ordered)
    app.on(route.method, toPattern(route.path), (context) => serve(engine, route, context, true))
  // A directory listing of the root has an empty path.
  const root = ROUTES.find(({ method, path }) => method === 'GET' && path.endsWith('/contents/{path}'))!
  for (const path of ['/repos/:owner/:repo/contents', '/repos/:owner/:repo/contents/']) {
    app.get(path, (context) => serve(engine, root, context, false))
  }
  app.notFound((context) => {
    const { method, path } = context.req
    engine.requests.push({
      method,
      route: path,
      path,
      query: context.req.query(),
      body: undefined,
      actor: 'unknown',
      status: 404,
    })
    return context.json({ message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' }, 404)
  })
  return createAdaptorServer({ fetch: app.fetch }) as Server
}

const takesSlashes = (route: Route): boolean => toPattern(route.path).includes('{.+}')

async function serve(engine: Engine, route: Route, context: Context, strict: boolean): Promise<Response> {
  const { method, path } = context.req
  const bytes = Buffer.from(await context.req.arrayBuffer())
  const body = strict && bytes.length > 0 ? parse(bytes) : undefined
  const record: RecordedRequest = {
    method,
    route: route.path,
    path,
    query: context.req.query(),
    body,
    actor: 'unknown',
    status: 0,
  }
  engine.requests.push(record)
  const fault = engine.faults.take(method, route.path)
  if (fault?.kind === 'timeout' && fault.afterEffect !== true) return cut(context, record)
  const planned = fault && faultAnswer(fault)
  const answer = planned ?? (await answerTo(engine, route, { context, body, bytes, record, strict }))
  if (fault?.kind === 'timeout') return cut(context, record)
  record.status = answer.status ?? 200
  return send(context, fault?.kind === 'truncate' ? truncate(answer, fault.items) : answer)
}

/** Ends the connection without an answer. */
function cut(context: Context, record: RecordedRequest): Response {
  record.status = 0
  ;(context.env as { incoming: IncomingMessage }).incoming.socket.destroy()
  return new Response(null, { status: 504 })
}

type Request = {
  readonly context: Context
  readonly body: unknown
  readonly bytes: Buffer
  readonly record: RecordedRequest
  readonly strict: boolean
}

async function answerTo(engine: Engine, route: Route, request: Request): Promise<Answer> {
  try {
    return await handle(engine, route, request)
  } catch (error) {
    if (error instanceof HttpError) return { status: error.status, body: error.body, headers: error.headers }
    return {
      status: 500,
      body: { message: `fault of the fake: ${error instanceof Error ? error.stack : String(error)}` },
    }
  }
}

async function handle(
  engine: Engine,
  route: Route,
  { context, body, bytes, record, strict }: Request,
): Promise<Answer> {
  const world = engine.world()
  const headers = context.req.header()
  const actor = authenticate(world, headers['authorization'])
  record.actor = nameOf(actor)
  const params = context.req.param() as Record<string, string>
  const query = context.req.query()
  const { method, path } = context.req
  const found = strict ? violationsOf({ method, route: route.path, params, query, body }) : []
  if (found.length > 0) {
    engine.violations.push(...found.map((reason) => ({ method, route: route.path, path, reason })))
    throw new HttpError(422, `Invalid request.\n\n${found.join('\n')}`)
  }
  const call: Call = {
    world,
    artifacts: engine.artifacts(),
    actor,
    params,
    query,
    body: (body ?? {}) as Json,
    bytes,
    headers: { ...headers, 'x-fake-path': path },
  }
  return withEtag(await route.handle(call), method, headers['if-none-match'])
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString())
  } catch {
    return bytes.toString()
  }
}

function nameOf(actor: Actor): string {
  if (actor.kind === 'anonymous') return 'anonymous'
  if (actor.kind === 'app') return `app:${actor.app.slug}`
  return actor.kind === 'user' ? actor.account.login : actor.app.bot.login
}

function withEtag(answer: Answer, method: string, known: string | undefined): Answer {
  if (method !== 'GET' || (answer.status ?? 200) !== 200 || answer.body === undefined) return answer
  const etag = `"${digestOf(Buffer.from(JSON.stringify(answer.body))).slice(7)}"`
  const headers = { ...answer.headers, etag }
  return known?.replace(/^W\//, '') === etag ? { status: 304, headers } : { ...answer, headers }
}

function faultAnswer(fault: FaultAnswer): Answer | undefined {
  switch (fault.kind) {
    case 'secondary-limit': {
      const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
      return { status: 403, body: { message }, headers: { 'retry-after': String(fault.retryAfterSeconds ?? 1) } }
    }
    case 'primary-limit': {
      const reset = String(Math.ceil(Date.now() / 1000) + (fault.resetInSeconds ?? 1))
      const headers = { 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }
      return { status: 403, body: { message: 'API rate limit exceeded for installation.' }, headers }
    }
    case 'status':
      return { status: fault.status, body: { message: fault.message ?? `planned ${fault.status}` } }
    case 'timeout':
    case 'truncate':
      return undefined
    default:
      fault satisfies never
      return undefined
  }
}

function truncate(answer: Answer, items: number): Answer {
  const { link: _link, ...headers } = answer.headers ?? {}
  const { body } = answer
  if (Array.isArray(body)) return { ...answer, headers, body: body.slice(0, items) }
  if (typeof body !== 'object' || body === null) return answer
  const cutBody = Object.entries(body).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.slice(0, items) : value,
  ])
  return { ...answer, headers, body: Object.fromEntries(cutBody) }
}

function send(context: Context, answer: Answer): Response {
  const { status = 200, headers = {} } = answer
  const limits = { 'x-github-request-id': 'FAKE', 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '4999' }
  for (const [name, value] of Object.entries({ ...limits, ...headers })) context.header(name, value)
  context.status(status as ContentfulStatusCode)
  if (answer.bytes) return context.body(new Uint8Array(answer.bytes))
  if (answer.body === undefined) return context.body(null)
  return context.json(answer.body as Json)
}
