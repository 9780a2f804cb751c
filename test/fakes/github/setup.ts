import { randomBytes } from 'node:crypto'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { createKeyPair } from './auth.ts'
import { git, listRefs, moveRef, type Person, resolveCommit, writeCommit, writeObject, writeTree } from './git.ts'
import { noticeRefs } from './refs.ts'
import { newSettings } from './settings.ts'
import { toInstallation } from './shapes/account.ts'
import type {
  Account,
  App,
  Installation,
  Json,
  Permissions,
  Repo,
  RequiredCheck,
  Role,
  Rule,
  Ruleset,
  Team,
} from './types.ts'
import { accountOf, addAccount, nodeId, reposOfInstallation, type World } from './world.ts'

export type NewRepo = {
  readonly private?: boolean
  readonly defaultBranch?: string
  /** Files of the first commit; with an empty object the repository has no commit. Default: a README. */
  readonly files?: Readonly<Record<string, string | Buffer>>
  readonly parent?: Repo
}
export type NewApp = {
  readonly slug: string
  readonly owner?: string
  readonly permissions: Permissions
  readonly events: readonly string[]
  readonly webhookUrl?: string
  readonly webhookSecret?: string
}
export type NewCommit = {
  readonly message?: string
  /** A null removes the file. */
  readonly files: Readonly<Record<string, string | Buffer | null>>
  /** The name in the commit, which anybody can write there. */
  readonly author?: string
  /** Who pushes; the author when absent. */
  readonly pusher?: string
}

/** What an event needs; GitHub refuses an App that subscribes without it. */
const EVENT_PERMISSIONS: Readonly<Record<string, readonly string[]>> = {
  push: ['contents'],
  release: ['contents'],
  pull_request: ['pull_requests'],
  pull_request_review: ['pull_requests'],
  issue_comment: ['issues', 'pull_requests'],
  check_run: ['checks'],
  check_suite: ['checks'],
  workflow_run: ['actions'],
  merge_group: ['merge_queues'],
}

export function createApp(world: World, asked: NewApp): App {
  for (const event of asked.events) {
    const needed = EVENT_PERMISSIONS[event]
    if (!needed) throw new Error(`the fake sends no event ${event}; installation events need no subscription`)
    if (!needed.some((name) => asked.permissions[name]))
      throw new Error(`event ${event} needs the permission ${needed.join(' or ')}`)
  }
  const id = world.nextId()
  const app: App = {
    id,
    slug: asked.slug,
    name: asked.slug,
    owner: addAccount(world, asked.owner ?? 'app-owner', 'User'),
    bot: addAccount(world, `${asked.slug}[bot]`, 'Bot'),
    clientId: `Iv23li${id}`,
    clientSecret: randomBytes(20).toString('hex'),
    permissions: asked.permissions,
    events: asked.events,
    webhookUrl: asked.webhookUrl,
    webhookSecret: asked.webhookSecret ?? randomBytes(20).toString('hex'),
    ...createKeyPair(),
    createdAt: world.clock.now(),
  }
  world.apps.set(id, app)
  return app
}

export function install(
  world: World,
  app: App,
  login: string,
  {
    repositories = 'all',
    permissions = app.permissions,
  }: { repositories?: 'all' | readonly Repo[]; permissions?: Permissions } = {},
): Installation {
  const installation: Installation = {
    id: world.nextId(),
    app,
    account: accountOf(world, login),
    permissions,
    repositories: repositories === 'all' ? 'all' : new Set(repositories.map(({ id }) => id)),
    createdAt: world.clock.now(),
    suspended: false,
  }
  world.installations.set(installation.id, installation)
  tellInstallation(world, installation, 'created')
  return installation
}

function tellInstallation(world: World, installation: Installation, action: string): void {
  const repositories = reposOfInstallation(world, installation).map(toShort)
  const payload = { installation: toInstallation(world, installation), repositories, requester: null }
  world.webhooks.emitTo(installation, { name: 'installation', action, payload, sender: installation.account })
}

const toShort = (repo: Repo): object => ({
  id: repo.id,
  node_id: nodeId('R', repo.id),
  name: repo.name,
  full_name: repo.fullName,
  private: repo.private,
})

export function uninstall(world: World, installation: Installation): void {
  tellInstallation(world, installation, 'deleted')
  world.installations.delete(installation.id)
}

/** Adds or removes selected repositories and tells `installation_repositories`. */
export function changeRepositories(
  world: World,
  installation: Installation,
  { added = [], removed = [] }: { added?: readonly Repo[]; removed?: readonly Repo[] },
): void {
  const all = reposOfInstallation(world, installation).map(({ id }) => id)
  const gone = new Set(removed.map(({ id }) => id))
  installation.repositories = new Set([...all, ...added.map(({ id }) => id)].filter((id) => !gone.has(id)))
  const action = added.length > 0 ? 'added' : 'removed'
  const payload = {
    installation: toInstallation(world, installation),
    repository_selection: 'selected',
    repositories_added: added.map(toShort),
    repositories_removed: removed.map(toShort),
    requester: null,
  }
  world.webhooks.emitTo(installation, {
    name: 'installation_repositories',
    action,
    payload,
    sender: installation.account,
  })
}

export function createOrganization(
  world: World,
  login: string,
  owners: readonly string[],
  members: readonly string[],
): Account {
  const organization = addAccount(world, login, 'Organization')
  for (const name of members) organization.members.set(addAccount(world, name, 'User').login, 'member')
  for (const name of owners) organization.members.set(addAccount(world, name, 'User').login, 'admin')
  return organization
}

export function createTeam(
  world: World,
  login: string,
  asked: {
    readonly slug: string
    readonly members?: readonly string[]
    readonly maintainers?: readonly string[]
    readonly parent?: string
  },
): Team {
  const organization = accountOf(world, login)
  const parent = asked.parent === undefined ? undefined : organization.teams.get(asked.parent)
  const team: Team = {
    id: world.nextId(),
    organization,
    slug: asked.slug,
    name: asked.slug,
    parent,
    members: new Map(),
  }
  for (const [names, role] of [
    [asked.members ?? [], 'member'],
    [asked.maintainers ?? [], 'maintainer'],
  ] as const) {
    for (const name of names) {
      const account = addAccount(world, name, 'User')
      team.members.set(account.login, role)
      if (!organization.members.has(account.login)) organization.members.set(account.login, 'member')
    }
  }
  organization.teams.set(asked.slug, team)
  return team
}

export async function createRepo(world: World, fullName: string, asked: NewRepo): Promise<Repo> {
  const [login = '', name = ''] = fullName.split('/')
  const owner = addAccount(world, login, 'User')
  const gitDir = `${world.folder}/repos/${fullName}.git`
  const defaultBranch = asked.defaultBranch ?? asked.parent?.defaultBranch ?? 'main'
  const now = world.clock.now()
  const repo: Repo = {
    id: world.nextId(),
    owner,
    name,
    fullName,
    gitDir,
    private: asked.private ?? false,
    defaultBranch,
    parent: asked.parent,
    createdAt: now,
    pushedAt: now,
    activity: [],
    collaborators: new Map(),
    teamRoles: new Map(),
    nextNumber: 1,
    issues: new Map(),
    pulls: new Map(),
    labels: new Map(),
    suites: new Map(),
    checkRuns: new Map(),
    statuses: [],
    rulesets: new Map(),
    protections: new Map(),
    settings: newSettings(),
    releases: new Map(),
    workflows: new Map(),
    runs: new Map(),
    artifacts: new Map(),
    queue: [],
    heldDeployments: [],
    refs: new Map(),
  }
  await initGit(repo)
  world.repos.set(fullName.toLowerCase(), repo)
  const files = asked.files ?? (asked.parent ? {} : { 'README.md': `# ${name}\n` })
  if (Object.keys(files).length > 0) await commitFiles(world, repo, defaultBranch, { message: 'First commit', files })
  return repo
}

/** Bare, and with a hook that leaves a note after each push, which the fake watches. */
async function initGit(repo: Repo): Promise<void> {
  await mkdir(repo.gitDir, { recursive: true })
  await git(repo.gitDir, ['init', '--quiet', '--bare', `--initial-branch=${repo.defaultBranch}`])
  await git(repo.gitDir, ['config', 'uploadpack.allowAnySHA1InWant', 'true'])
  if (repo.parent) await git(repo.gitDir, ['fetch', '--quiet', repo.parent.gitDir, '+refs/heads/*:refs/heads/*'])
  await mkdir(`${repo.gitDir}/notes`)
  const hook = `${repo.gitDir}/hooks/post-receive`
  // Moved into place whole, so that the watcher never reads half a note.
  const script = [
    '#!/bin/sh',
    'cd "$(git rev-parse --absolute-git-dir)"',
    'printf %s "$FAKE_GITHUB_PUSHER" > pushed',
    'mv pushed notes/',
  ]
  await writeFile(hook, `${script.join('\n')}\n`)
  await chmod(hook, 0o755)
  for (const [ref, sha] of await listRefs(repo.gitDir)) repo.refs.set(ref, sha)
}

/** Commits files onto a branch (made from the default branch when new) and tells everyone, as a push does. */
export async function commitFiles(world: World, repo: Repo, branch: string, asked: NewCommit): Promise<string> {
  const ref = `refs/heads/${branch}`
  const tip = repo.refs.get(ref) ?? (await resolveCommit(repo.gitDir, repo.defaultBranch))
  const changes = await Promise.all(
    Object.entries(asked.files).map(async ([path, content]) => ({
      path,
      mode: '100644',
      sha: content === null ? null : await writeObject(repo.gitDir, 'blob', content),
    })),
  )
  const tree = await writeTree(repo.gitDir, tip, changes)
  const login = asked.author ?? pusherOf(repo)
  const person: Person = { name: login, email: `${login}@users.noreply.github.com`, date: world.timestamp() }
  const parents = tip === undefined ? [] : [tip]
  const message = asked.message ?? `Change ${Object.keys(asked.files).join(', ')}`
  const sha = await writeCommit(repo.gitDir, { tree, parents, author: person, committer: person, message })
  if (!(await moveRef(repo.gitDir, ref, sha))) throw new Error(`could not move ${ref} of ${repo.fullName}`)
  await noticeRefs(world, repo, addAccount(world, asked.pusher ?? login, 'User'))
  return sha
}

/** Whom a push without a name is attributed to: the first administrator. */
export function pusherOf(repo: Repo): string {
  if (repo.owner.type === 'User') return repo.owner.login
  const admin = [...repo.owner.members].find(([, role]) => role === 'admin')?.[0]
  return admin ?? [...repo.collaborators.keys()][0] ?? 'octocat'
}

export function setRole(world: World, repo: Repo, login: string, role: Role): void {
  repo.collaborators.set(addAccount(world, login, 'User').login, role)
}

export function addRuleset(
  world: World,
  repo: Repo,
  {
    name,
    branches = ['~DEFAULT_BRANCH'],
    rules,
    bypassActors = [],
  }: {
    readonly name: string
    readonly branches?: readonly string[]
    readonly rules: readonly Rule[]
    readonly bypassActors?: readonly Json[]
  },
): Ruleset {
  const include = branches.map((branch) =>
    branch.startsWith('~') || branch.startsWith('refs/') ? branch : `refs/heads/${branch}`,
  )
  const ruleset: Ruleset = {
    id: world.nextId(),
    name,
    target: 'branch',
    enforcement: 'active',
    include,
    exclude: [],
    rules,
    bypassActors,
    createdAt: world.clock.now(),
  }
  repo.rulesets.set(ruleset.id, ruleset)
  return ruleset
}

export function requiredChecksRule(checks: readonly RequiredCheck[]): Rule {
  const parameters = { required_status_checks: checks, strict_required_status_checks_policy: false }
  return { type: 'required_status_checks', parameters }
}
