import { mintToken, narrow } from '../auth.ts'
import { toTimestamp } from '../clock.ts'
import { found, HttpError, invalid, notFound } from '../http-error.ts'
import { type Answer, type Call, numberOf, page, type Route, requireApp } from '../route.ts'
import { toApp, toFullUser, toInstallation } from '../shapes/account.ts'
import { toRepo } from '../shapes/repo.ts'
import type { Installation, Json, Permissions, Repo } from '../types.ts'
import type { Delivery } from '../webhooks.ts'
import { accountOf, covers, repoOf, reposOfInstallation } from '../world.ts'

export const appRoutes: readonly Route[] = [
  { method: 'GET', path: '/app', handle: (call) => ({ body: toApp(call.world, requireApp(call)) }) },
  {
    method: 'GET',
    path: '/apps/{app_slug}',
    handle: (call) => {
      const app = [...call.world.apps.values()].find(({ slug }) => slug === call.params['app_slug'])
      return { body: toApp(call.world, found(app)) }
    },
  },
  {
    method: 'GET',
    path: '/app/installations',
    handle: (call) => page(call, installationsOf(call), (one) => toInstallation(call.world, one)),
  },
  {
    method: 'GET',
    path: '/app/installations/{installation_id}',
    handle: (call) => ({ body: toInstallation(call.world, ownInstallation(call)) }),
  },
  { method: 'POST', path: '/app/installations/{installation_id}/access_tokens', handle: createToken },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/installation',
    handle: (call) => {
      requireApp(call)
      const repo = repoOf(call.world, call.params['owner'] ?? '', call.params['repo'] ?? '')
      return { body: toInstallation(call.world, found(installationsOf(call).find((one) => covers(one, repo)))) }
    },
  },
  {
    method: 'GET',
    path: '/orgs/{org}/installation',
    handle: (call) => {
      requireApp(call)
      const account = accountOf(call.world, call.params['org'] ?? '')
      const installation = installationsOf(call).find((one) => one.account === account)
      return { body: toInstallation(call.world, found(installation)) }
    },
  },
  { method: 'GET', path: '/installation/repositories', handle: listRepositories },
  {
    method: 'DELETE',
    path: '/installation/token',
    handle: (call) => {
      if (call.actor.kind !== 'installation') throw notFound()
      for (const [token, { actor }] of call.world.tokens) if (actor === call.actor) call.world.tokens.delete(token)
      return { status: 204 }
    },
  },
  { method: 'GET', path: '/app/hook/deliveries', handle: listDeliveries },
  {
    method: 'GET',
    path: '/app/hook/deliveries/{delivery_id}',
    handle: (call) => ({ body: toDelivery(ownDelivery(call)) }),
  },
  {
    method: 'POST',
    path: '/app/hook/deliveries/{delivery_id}/attempts',
    handle: (call) => {
      call.world.webhooks.redeliver(ownDelivery(call))
      return { status: 202, body: {} }
    },
  },
  { method: 'POST', path: '/app-manifests/{code}/conversions', handle: convertManifest },
  { method: 'GET', path: '/rate_limit', handle: () => ({ body: rateLimit() }) },
  {
    method: 'GET',
    path: '/meta',
    handle: () => ({ body: { verifiable_password_authentication: false, hooks: ['127.0.0.0/8'] } }),
  },
  {
    method: 'GET',
    path: '/user',
    handle: (call) => {
      if (call.actor.kind === 'anonymous') throw new HttpError(401, 'Requires authentication')
      if (call.actor.kind !== 'user') throw new HttpError(403, 'Resource not accessible by integration')
      return { body: toFullUser(call.world, call.actor.account) }
    },
  },
  {
    method: 'GET',
    path: '/users/{username}',
    handle: (call) => ({ body: toFullUser(call.world, accountOf(call.world, call.params['username'] ?? '')) }),
  },
]

function installationsOf(call: Call): Installation[] {
  const app = requireApp(call)
  return [...call.world.installations.values()].filter((installation) => installation.app === app)
}

function ownInstallation(call: Call): Installation {
  return found(installationsOf(call).find(({ id }) => id === numberOf(call, 'installation_id')))
}

function createToken(call: Call): Answer {
  const installation = ownInstallation(call)
  if (installation.suspended) throw new HttpError(403, 'This installation has been suspended')
  const permissions = narrow(installation, call.body['permissions'] as Permissions | undefined)
  const chosen = chosenRepos(call, installation)
  const repositories = chosen ? new Set(chosen.map(({ id }) => id)) : installation.repositories
  const { app } = installation
  const { token, expiresAt } = mintToken(call.world, 'ghs', {
    kind: 'installation',
    app,
    installation,
    permissions,
    repositories,
  })
  return {
    status: 201,
    body: {
      token,
      expires_at: toTimestamp(expiresAt),
      permissions,
      repository_selection: repositories === 'all' ? 'all' : 'selected',
      ...(chosen ? { repositories: chosen.map((repo) => toRepo(call.world, repo)) } : {}),
    },
  }
}

function chosenRepos(call: Call, installation: Installation): Repo[] | undefined {
  const names = call.body['repositories'] as string[] | undefined
  const ids = call.body['repository_ids'] as number[] | undefined
  if (!names && !ids) return undefined
  const reachable = reposOfInstallation(call.world, installation)
  const chosen = reachable.filter(({ name, id }) => names?.includes(name) || ids?.includes(id))
  if (chosen.length < (names?.length ?? 0) + (ids?.length ?? 0)) {
    throw invalid(
      'There is at least one repository that does not exist or is not accessible to the parent installation.',
    )
  }
  return chosen
}

function listRepositories(call: Call): Answer {
  const { actor } = call
  if (actor.kind !== 'installation') throw new HttpError(403, 'You must authenticate with an installation access token')
  const all = reposOfInstallation(call.world, actor.installation)
  const repos = all.filter(({ id }) => actor.repositories === 'all' || actor.repositories.has(id))
  return page(call, repos, (repo) => toRepo(call.world, repo), 'repositories')
}

/** Newest first, paged by cursor as GitHub does. */
function listDeliveries(call: Call): Answer {
  const app = requireApp(call)
  const all = call.world.webhooks.deliveries.filter((delivery) => delivery.app === app).toReversed()
  const size = Math.min(Number(call.query['per_page'] ?? 30), 100)
  const from = Number(call.query['cursor'] ?? 0)
  const shown = all.slice(from, from + size)
  const query = new URLSearchParams({ ...call.query, cursor: String(from + size) })
  const more = from + size < all.length
  return {
    body: shown.map(toDeliveryItem),
    headers: more ? { link: `<${call.world.url}/app/hook/deliveries?${query}>; rel="next"` } : {},
  }
}

function ownDelivery(call: Call): Delivery {
  const app = requireApp(call)
  const id = numberOf(call, 'delivery_id')
  return found(call.world.webhooks.deliveries.find((delivery) => delivery.app === app && delivery.id === id))
}

function toDeliveryItem(delivery: Delivery): Json {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: delivery.deliveredAt,
    redelivery: delivery.redelivery,
    duration: delivery.duration,
    status: delivery.statusText,
    status_code: delivery.status,
    event: delivery.event,
    action: delivery.action,
    installation_id: delivery.installationId,
    repository_id: delivery.repositoryId,
    throttled_at: null,
  }
}

function toDelivery(delivery: Delivery): Json {
  return {
    ...toDeliveryItem(delivery),
    request: { headers: delivery.requestHeaders, payload: delivery.payload },
    response: { headers: delivery.responseHeaders, payload: delivery.responseBody },
  }
}

function convertManifest(call: Call): Answer {
  const code = call.params['code'] ?? ''
  const app = found(call.world.manifests.get(code))
  call.world.manifests.delete(code)
  return {
    status: 201,
    body: {
      ...toApp(call.world, app),
      client_secret: app.clientSecret,
      webhook_secret: app.webhookSecret,
      pem: app.privateKey,
    },
  }
}

function rateLimit(): Json {
  const rate = { limit: 5000, remaining: 4999, reset: Math.floor(Date.now() / 1000) + 3600, used: 1 }
  return { resources: { core: rate, search: rate, graphql: rate }, rate }
}
