import { requireAccess, roleOf } from '../auth.ts'
import { toTimestamp } from '../clock.ts'
import { readCommit } from '../git.ts'
import { found, HttpError, notFound } from '../http-error.ts'
import { type Answer, page, type RepoCall, type Route, repoRoute } from '../route.ts'
import { requiredChecks, rulesOf } from '../rules.ts'
import { toUser } from '../shapes/account.ts'
import { toCommit } from '../shapes/commit.ts'
import { repoUrl, toFullRepo, webUrl } from '../shapes/repo.ts'
import { type Json, ROLES, type Role, type Rule, type Ruleset } from '../types.ts'
import { accountOf, nodeId } from '../world.ts'

const EDIT = { permission: 'administration', level: 'write', role: 'admin' } as const
const METADATA = { permission: 'metadata', level: 'read' } as const
const LEGACY: Readonly<Record<Role, string>> = {
  read: 'read',
  triage: 'read',
  write: 'write',
  maintain: 'write',
  admin: 'admin',
}

export const repositoryRoutes: readonly Route[] = [
  repoRoute('GET ', METADATA, (call) => ({ body: toFullRepo(call.world, call.repo) })),
  repoRoute('GET collaborators', METADATA, (call) => {
    const logins = new Set([call.repo.owner, ...call.world.accounts.values()].map(({ login }) => login))
    const all = [...logins].map((login) => accountOf(call.world, login))
    const people = all.filter((account) => account.type === 'User' && ownRole(call, account.login) !== undefined)
    return page(call, people, (account) => toCollaborator(call, account.login, ownRole(call, account.login) ?? 'read'))
  }),
  repoRoute('GET collaborators/{username}', METADATA, (call) => {
    found(ownRole(call, accountOf(call.world, call.params['username'] ?? '').login))
    return { status: 204 }
  }),
  repoRoute('GET collaborators/{username}/permission', METADATA, collaboratorPermission),
  repoRoute('GET branches', { permission: 'contents', level: 'read' }, (call) => {
    const branches = [...call.repo.refs].filter(([ref]) => ref.startsWith('refs/heads/'))
    return page(call, branches, ([ref, sha]) => ({
      name: ref.slice('refs/heads/'.length),
      commit: { sha, url: `${repoUrl(call.world, call.repo)}/commits/${sha}` },
      protected: rulesOf(call.repo, ref.slice('refs/heads/'.length)).length > 0,
    }))
  }),
  repoRoute('GET branches/{branch}', { permission: 'contents', level: 'read' }, getBranch),
  repoRoute('GET rules/branches/{branch}', METADATA, (call) =>
    page(call, rulesOf(call.repo, call.params['branch'] ?? ''), ({ rule, ruleset }) => ({
      ...rule,
      ruleset_source_type: 'Repository',
      ruleset_source: call.repo.fullName,
      ruleset_id: ruleset.id,
    })),
  ),
  repoRoute('GET rulesets', METADATA, (call) =>
    page(call, [...call.repo.rulesets.values()], (ruleset) => toSummary(call, ruleset)),
  ),
  repoRoute('GET rulesets/{ruleset_id}', METADATA, (call) => ({
    body: toRuleset(call, found(call.repo.rulesets.get(Number(call.params['ruleset_id'])))),
  })),
  repoRoute('POST rulesets', EDIT, (call) => {
    const condition = ((call.body['conditions'] as Json | undefined)?.['ref_name'] ?? {}) as Json
    const ruleset: Ruleset = {
      id: call.world.nextId(),
      name: String(call.body['name']),
      target: (call.body['target'] as 'branch' | undefined) ?? 'branch',
      enforcement: call.body['enforcement'] as 'active',
      include: (condition['include'] as string[] | undefined) ?? [],
      exclude: (condition['exclude'] as string[] | undefined) ?? [],
      rules: (call.body['rules'] as Rule[] | undefined) ?? [],
      bypassActors: (call.body['bypass_actors'] as Json[] | undefined) ?? [],
      createdAt: call.world.clock.now(),
    }
    call.repo.rulesets.set(ruleset.id, ruleset)
    return { status: 201, body: toRuleset(call, ruleset) }
  }),
]

const ownRole = (call: RepoCall, login: string): Role | undefined => roleOf(call.repo, accountOf(call.world, login))

function toCollaborator(call: RepoCall, login: string, role: Role): Json {
  const at = ROLES.indexOf(role)
  const permissions = { pull: at >= 0, triage: at >= 1, push: at >= 2, maintain: at >= 3, admin: at >= 4 }
  return { ...toUser(call.world, accountOf(call.world, login)), permissions, role_name: role }
}

/** `permission` is the legacy four-value form, `role_name` the real role; Apps are no users. */
function collaboratorPermission(call: RepoCall): Answer {
  const account = accountOf(call.world, call.params['username'] ?? '')
  if (account.type !== 'User') throw notFound()
  const role = ownRole(call, account.login)
  const permission = role ? LEGACY[role] : 'none'
  const user = toCollaborator(call, account.login, role ?? 'read')
  return { body: { permission, role_name: role ?? 'none', user: { ...user, role_name: role ?? 'none' } } }
}

async function getBranch(call: RepoCall): Promise<Answer> {
  const name = call.params['branch'] ?? ''
  const sha = found(call.repo.refs.get(`refs/heads/${name}`))
  const commit = found(await readCommit(call.repo.gitDir, sha))
  const url = `${repoUrl(call.world, call.repo)}/branches/${encodeURIComponent(name)}`
  const checks = requiredChecks(call.repo, name)
  return {
    body: {
      name,
      commit: toCommit(call.world, call.repo, commit),
      _links: { self: url, html: `${webUrl(call.world, call.repo)}/tree/${name}` },
      protected: rulesOf(call.repo, name).length > 0,
      protection: {
        enabled: checks.length > 0,
        required_status_checks: {
          contexts: checks.map(({ context }) => context),
          checks: [],
          enforcement_level: 'everyone',
        },
      },
      protection_url: `${url}/protection`,
    },
  }
}

function toSummary(call: RepoCall, ruleset: Ruleset): Json {
  const self = `${repoUrl(call.world, call.repo)}/rulesets/${ruleset.id}`
  return {
    id: ruleset.id,
    name: ruleset.name,
    target: ruleset.target,
    source_type: 'Repository',
    source: call.repo.fullName,
    enforcement: ruleset.enforcement,
    node_id: nodeId('RRS', ruleset.id),
    _links: { self: { href: self } },
    created_at: toTimestamp(ruleset.createdAt),
    updated_at: toTimestamp(ruleset.createdAt),
  }
}

/** GitHub shows who may pass over a ruleset only to those who may edit it. */
function mayEdit({ actor, repo }: RepoCall): boolean {
  try {
    requireAccess(actor, repo, EDIT)
    return true
  } catch (error) {
    if (error instanceof HttpError) return false
    throw error
  }
}

function toRuleset(call: RepoCall, ruleset: Ruleset): Json {
  return {
    ...toSummary(call, ruleset),
    conditions: { ref_name: { include: ruleset.include, exclude: ruleset.exclude } },
    rules: ruleset.rules,
    ...(mayEdit(call) ? { bypass_actors: ruleset.bypassActors } : {}),
    current_user_can_bypass: 'never',
  }
}
