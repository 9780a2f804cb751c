import { createPublicKey, generateKeyPairSync, randomBytes, verify } from 'node:crypto'
import { HttpError, notAccessible, notFound } from './http-error.ts'
import {
  type Account,
  type Actor,
  type App,
  type Installation,
  type Level,
  type Permissions,
  type Repo,
  ROLES,
  type Role,
  type Team,
} from './types.ts'
import { covers, type World } from './world.ts'

const LEVELS: readonly Level[] = ['read', 'write', 'admin']
const HOUR_MS = 3_600_000
const MAX_JWT_SECONDS = 600
const ANONYMOUS: Actor = { kind: 'anonymous' }

/** A fresh RSA key pair as PEM. */
export function createKeyPair(): { privateKey: string; publicKey: string } {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
}

/** Mints a token; it lives for an hour of real time, whatever the fake's clock says. */
export function mintToken(world: World, prefix: 'ghs' | 'ghp', actor: Actor): { token: string; expiresAt: number } {
  const token = `${prefix}_${randomBytes(18).toString('hex')}`
  const expiresAt = Date.now() + HOUR_MS
  world.tokens.set(token, { actor, expiresAt })
  return { token, expiresAt }
}

/** Who sends a request; throws 401 for credentials that are present and wrong. */
export function authenticate(world: World, header: string | undefined): Actor {
  if (header === undefined) return ANONYMOUS
  const secret = secretOf(header)
  if (secret.split('.').length === 3) return { kind: 'app', app: verifyAppToken(world, secret) }
  const known = world.tokens.get(secret)
  if (!known || known.expiresAt < Date.now()) throw new HttpError(401, 'Bad credentials')
  if (known.actor.kind === 'installation' && !world.installations.has(known.actor.installation.id)) {
    throw new HttpError(401, 'Bad credentials')
  }
  return known.actor
}

function secretOf(header: string): string {
  const [scheme = '', value = ''] = header.split(' ')
  if (scheme.toLowerCase() !== 'basic') return value
  return Buffer.from(value, 'base64').toString().split(':')[1] ?? ''
}

function verifyAppToken(world: World, token: string): App {
  const [head = '', body = '', signature = ''] = token.split('.')
  const header = decode(head)
  const claims = decode(body)
  const app = [...world.apps.values()].find(({ id, clientId }) =>
    [String(id), clientId].includes(String(claims['iss'])),
  )
  if (!app) throw new HttpError(401, 'A JSON web token could not be decoded')
  const key = createPublicKey(app.publicKey)
  const signed = verify('sha256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'))
  if (header['alg'] !== 'RS256' || !signed) throw new HttpError(401, 'A JSON web token could not be decoded')
  const now = Math.floor(Date.now() / 1000)
  const { exp, iat } = claims
  if (typeof exp !== 'number' || exp <= now) {
    throw new HttpError(401, "'Expiration time' claim ('exp') must be a numeric value representing the future time")
  }
  if (typeof iat !== 'number' || iat > now + 5)
    throw new HttpError(401, "'Issued at' claim ('iat') must be in the past")
  if (exp - now > MAX_JWT_SECONDS + 5)
    throw new HttpError(401, "'Expiration time' claim ('exp') is too far in the future")
  return app
}

function decode(part: string): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>
  } catch {
    throw new HttpError(401, 'A JSON web token could not be decoded')
  }
}

/** Narrowed permissions of a new installation token; asking for more than granted is 422. */
export function narrow(installation: Installation, asked: Permissions | undefined): Permissions {
  if (!asked) return installation.permissions
  for (const [name, level] of Object.entries(asked)) {
    if (!allows(installation.permissions, name, level)) {
      throw new HttpError(422, 'The permissions requested are not granted to this installation.')
    }
  }
  return asked
}

/** True when a permission set holds a permission at the level or above; reading metadata is always allowed. */
export function allows(permissions: Permissions, name: string, level: Level): boolean {
  const held = permissions[name] ?? (name === 'metadata' ? 'read' : undefined)
  return held !== undefined && LEVELS.indexOf(held) >= LEVELS.indexOf(level)
}

/** The role of an account in a repository: owner, organisation owner, collaborator, team; the highest wins. */
export function roleOf(repo: Repo, account: Account): Role | undefined {
  const { owner } = repo
  if (owner.id === account.id || owner.members.get(account.login) === 'admin') return 'admin'
  const fromTeams = [...owner.teams.values()]
    .filter((team) => memberships(owner, team).has(account.login))
    .map((team) => teamRole(repo, team))
  const roles = [repo.collaborators.get(account.login), ...fromTeams].filter((role) => role !== undefined)
  if (owner.members.has(account.login) || !repo.private) roles.push('read')
  return ROLES.findLast((role) => roles.includes(role))
}

function teamRole(repo: Repo, team: Team): Role | undefined {
  return repo.teamRoles.get(team.slug) ?? (team.parent ? teamRole(repo, team.parent) : undefined)
}

/** Members of a team and of the teams below it, as GitHub counts them. */
export function memberships(organization: Account, team: Team): Map<string, 'maintainer' | 'member'> {
  const below = [...organization.teams.values()].filter(({ parent }) => parent === team)
  return new Map([...below.flatMap((child) => [...memberships(organization, child)]), ...team.members])
}

export type Need = { readonly permission: string | readonly string[]; readonly level: Level; readonly role?: Role }

/** Throws unless the actor may do this in the repository: 404 when it may not even see it, 403 otherwise. */
export function requireAccess(actor: Actor, repo: Repo, need: Need): void {
  switch (actor.kind) {
    case 'anonymous':
      if (repo.private) throw notFound()
      if (need.level !== 'read') throw new HttpError(401, 'Requires authentication')
      return
    case 'app':
      throw new HttpError(401, 'A JSON web token could not be decoded')
    case 'user':
      requireRole(actor.account, repo, need)
      return
    case 'job':
      requirePermission(actor.permissions, actor.repo === repo, repo, need)
      return
    case 'installation': {
      const chosen = actor.repositories === 'all' || actor.repositories.has(repo.id)
      requirePermission(actor.permissions, chosen && covers(actor.installation, repo), repo, need)
      return
    }
    default:
      actor satisfies never
  }
}

function requireRole(account: Account, repo: Repo, need: Need): void {
  const role = roleOf(repo, account)
  if (!role) throw notFound()
  const needed = need.role ?? (need.level === 'read' ? 'read' : need.level === 'write' ? 'write' : 'admin')
  if (ROLES.indexOf(role) < ROLES.indexOf(needed)) throw new HttpError(403, 'Must have push access to repository.')
}

function requirePermission(permissions: Permissions, reached: boolean, repo: Repo, need: Need): void {
  if (!reached) {
    if (repo.private) throw notFound()
    if (need.level !== 'read') throw notAccessible()
    return
  }
  const names = typeof need.permission === 'string' ? [need.permission] : need.permission
  if (!names.some((name) => allows(permissions, name, need.level))) throw notAccessible()
}
