import { randomUUID } from 'node:crypto'
import type { FakeClock } from './clock.ts'
import { found } from './http-error.ts'
import type { Issuer } from './issuer.ts'
import type { Account, Actor, App, CheckRun, Installation, Json, Repo, Run } from './types.ts'
import type { Webhooks } from './webhooks.ts'

/** What the whole fake shares; created once by start.ts. */
export type World = {
  readonly url: string
  readonly clock: FakeClock
  /** Folder that is removed on close. */
  readonly folder: string
  readonly accounts: Map<string, Account>
  readonly repos: Map<string, Repo>
  readonly apps: Map<number, App>
  readonly installations: Map<number, Installation>
  /** Secret to who presents it. */
  readonly tokens: Map<string, { readonly actor: Actor; readonly expiresAt: number }>
  /** Unclaimed manifest codes. */
  readonly manifests: Map<string, App>
  readonly webhooks: Webhooks
  /** Signs identity tokens of jobs. */
  readonly issuer: Issuer
  readonly actionsApp: App
  /** Work in progress that `settled` waits for. */
  readonly background: Set<Promise<unknown>>
  /** Told after each change of a check or status, so that the merge queue can move. */
  readonly listeners: {
    onPush: (change: RefChange) => Promise<void>
    onPull: (event: PullEvent) => Promise<void>
    onCheck: (repo: Repo, sha: string) => Promise<void>
    onMergeGroup: (repo: Repo, headSha: string, headRef: string, payload: Json) => Promise<void>
    onRerun: (repo: Repo, run: Run, actor: Account) => Promise<void>
    onDispatch: (dispatch: Dispatch) => Promise<Run | undefined>
  }
  nextId(): number
  timestamp(): string
}

export type RefChange = {
  readonly repo: Repo
  readonly ref: string
  readonly before: string
  readonly after: string
  readonly sender: Account
  /** Made with a job's GITHUB_TOKEN: starts no workflow. */
  readonly byJob: boolean
  readonly payload: Json
}
export type PullEvent = {
  readonly repo: Repo
  readonly number: number
  readonly action: string
  readonly payload: Json
  readonly sender: Account
}
export type Dispatch = {
  readonly repo: Repo
  readonly workflowId: string
  readonly ref: string
  readonly inputs: Json
  readonly actor: Account
}

/** GitHub's own app for workflow jobs. */
export const ACTIONS_APP_ID = 15368

/** Adds an account; logins are unique without regard to case. */
export function addAccount(world: World, login: string, type: Account['type'], id = world.nextId()): Account {
  const known = world.accounts.get(login.toLowerCase())
  if (known) return known
  const account: Account = {
    id,
    login,
    type,
    createdAt: world.clock.now(),
    members: new Map(),
    teams: new Map(),
  }
  world.accounts.set(login.toLowerCase(), account)
  return account
}

export function accountOf(world: World, login: string): Account {
  return found(world.accounts.get(login.toLowerCase()))
}

export function repoOf(world: World, owner: string, name: string): Repo {
  return found(world.repos.get(`${owner}/${name}`.toLowerCase()))
}

/** The account that an action is attributed to. */
export function accountOfActor(actor: Actor): Account {
  if (actor.kind === 'anonymous') throw new Error('an anonymous request has no account')
  return actor.kind === 'user' ? actor.account : actor.app.bot
}

export function appOfActor(actor: Actor): App | undefined {
  return actor.kind === 'installation' || actor.kind === 'job' || actor.kind === 'app' ? actor.app : undefined
}

/** True when the installation reaches the repository. */
export function covers(installation: Installation, repo: Repo): boolean {
  if (installation.suspended || installation.account.id !== repo.owner.id) return false
  return installation.repositories === 'all' || installation.repositories.has(repo.id)
}

export function reposOfInstallation(world: World, installation: Installation): Repo[] {
  return [...world.repos.values()].filter((repo) => covers(installation, repo))
}

/** GitHub's opaque global id; ours only has to be stable and a string. */
export function nodeId(kind: string, id: number | string): string {
  return `${kind}_${Buffer.from(String(id)).toString('base64url')}`
}

/** Keeps a promise in view of `settled`. */
export function track(world: World, work: Promise<unknown>): void {
  const tracked = work.finally(() => world.background.delete(tracked))
  tracked.catch(() => undefined)
  world.background.add(tracked)
}

export function pullRequestsAt(repo: Repo, run: Pick<CheckRun, 'headSha'>): number[] {
  return [...repo.pulls.values()]
    .filter((pull) => pull.issue.state === 'open' && pull.headSha === run.headSha && pull.headRepo === repo)
    .map((pull) => pull.number)
}

export const newGuid = (): string => randomUUID()
