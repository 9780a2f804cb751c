import type { ArtifactStore } from './artifacts.ts'
import { type Need, requireAccess } from './auth.ts'
import { found, notFound } from './http-error.ts'
import { MAX_PER_PAGE } from './limits.ts'
import type { Actor, Issue, Json, Pull, Repo } from './types.ts'
import { accountOfActor, appOfActor, repoOf, type World } from './world.ts'

/** One request, authenticated and held to the contract. */
export type Call = {
  readonly world: World
  readonly artifacts: ArtifactStore
  readonly actor: Actor
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: Json
  readonly bytes: Buffer
  readonly headers: Readonly<Record<string, string>>
}
export type Answer = {
  readonly status?: number
  readonly body?: unknown
  readonly bytes?: Buffer
  readonly headers?: Readonly<Record<string, string>>
}
export type Route = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** As in GitHub's OpenAPI document. */
  readonly path: string
  readonly handle: (call: Call) => Promise<Answer> | Answer
}
/** A request below `/repos/{owner}/{repo}` by someone who may make it. */
export type RepoCall = Call & { readonly repo: Repo }

const REPOSITORY = '/repos/{owner}/{repo}'

/** A route below a repository; access is checked before the handler runs. */
export function repoRoute(operation: string, need: Need, handle: (call: RepoCall) => Promise<Answer> | Answer): Route {
  const [method = '', rest = ''] = operation.split(' ')
  return {
    method: method as Route['method'],
    path: rest === '' ? REPOSITORY : `${REPOSITORY}/${rest}`,
    handle: (call) => {
      const repo = repoOf(call.world, call.params['owner'] ?? '', call.params['repo'] ?? '')
      requireAccess(call.actor, repo, need)
      return handle({ ...call, repo })
    },
  }
}

export const senderOf = (call: Call): ReturnType<typeof accountOfActor> => accountOfActor(call.actor)
export const appOf = (call: Call): ReturnType<typeof appOfActor> => appOfActor(call.actor)
export const byJob = (call: Call): boolean => call.actor.kind === 'job'

export function numberOf(call: Call, name: string): number {
  return Number(call.params[name])
}

export function issueOf(call: RepoCall): Issue {
  return found(call.repo.issues.get(numberOf(call, 'issue_number')))
}

export function pullOf(call: RepoCall): Pull {
  return found(call.repo.pulls.get(numberOf(call, 'pull_number')))
}

/** A page of a list, with GitHub's Link header; `wrap` names the member of lists that GitHub puts into an object. */
export function page<T>(call: Call, items: readonly T[], shape: (item: T) => unknown, wrap?: string): Answer {
  const size = Math.min(Number(call.query['per_page'] ?? 30) || 30, MAX_PER_PAGE)
  const number = Math.max(Number(call.query['page'] ?? 1) || 1, 1)
  const last = Math.max(Math.ceil(items.length / size), 1)
  const shown = items.slice((number - 1) * size, number * size).map(shape)
  const link = (to: number, rel: string): string => {
    const query = new URLSearchParams({ ...call.query, page: String(to) })
    return `<${call.world.url}${call.headers['x-fake-path'] ?? ''}?${query}>; rel="${rel}"`
  }
  const links = [
    ...(number > 1 ? [link(number - 1, 'prev'), link(1, 'first')] : []),
    ...(number < last ? [link(number + 1, 'next'), link(last, 'last')] : []),
  ]
  return {
    body: wrap === undefined ? shown : { total_count: items.length, [wrap]: shown },
    headers: links.length > 0 ? { link: links.join(', ') } : {},
  }
}

/** The App of a JWT, or 401. */
export function requireApp(call: Call): Extract<Actor, { kind: 'app' }>['app'] {
  if (call.actor.kind !== 'app') throw notFound()
  return call.actor.app
}
