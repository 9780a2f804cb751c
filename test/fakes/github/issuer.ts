import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { Trigger } from './runs.ts'
import type { Json, Repo, Run } from './types.ts'

/** What a job's identity token says beside the run: the workflow that the job is written in. */
export type JobPlace = {
  /** `owner/name/.github/workflows/file.yml@ref`; the caller's own workflow when absent. */
  readonly workflow?: string
  readonly workflowSha?: string
  readonly environment?: string
  readonly runner?: 'github-hosted' | 'self-hosted'
}

/** The identity provider of GitHub Actions: keys of its own, and one token per question of a job that may ask. */
export type Issuer = {
  /** The document below `/.well-known/jwks`. */
  keys(): Json
  /** Takes the present key out of use, as GitHub does from time to time. */
  rotate(): void
  /** Lets a job ask: the bearer token it has to show. */
  admit(claims: () => Json): string
  /** A token for this audience; `undefined` for a stranger. */
  answer(bearer: string, audience: string): string | undefined
  /** Signs any claims, as only the issuer can; `alien`: with a key that is not the issuer's under the name of its own. */
  sign(claims: Json, options?: { readonly isAlien?: boolean }): string
}

type Key = { readonly kid: string; readonly jwk: Json; readonly sign: (text: string) => string }

export function createIssuer(): Issuer {
  const jobs = new Map<string, () => Json>()
  let key: Key | undefined
  const present = (): Key => {
    key ??= createKey()
    return key
  }
  const issue: Issuer['sign'] = (claims, { isAlien = false } = {}) => {
    const { kid, sign: signed } = present()
    const text = [{ typ: 'JWT', alg: 'RS256', kid }, claims].map(encode).join('.')
    return `${text}.${isAlien ? createKey().sign(text) : signed(text)}`
  }
  return {
    keys: () => ({ keys: [present().jwk] }),
    rotate: () => {
      key = undefined
    },
    admit: (claims) => {
      const bearer = randomBytes(12).toString('hex')
      jobs.set(bearer, claims)
      return bearer
    },
    answer: (bearer, audience) => {
      const claims = jobs.get(bearer)
      return claims && issue({ ...claims(), aud: audience })
    },
    sign: issue,
  }
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

function createKey(): Key {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const kid = randomBytes(8).toString('hex')
  return {
    kid,
    jwk: { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' },
    sign: (text) => sign('RSA-SHA256', Buffer.from(text), privateKey).toString('base64url'),
  }
}

type Job = { readonly repo: Repo; readonly run: Run; readonly trigger: Trigger; readonly place: JobPlace }

/** The claims of a job (GitHub docs: OpenID Connect reference), without the audience. */
export function jobClaims({ repo, run, trigger, place }: Job, issuer: string, now: number): Json {
  const own = `${repo.fullName}/${run.workflow.path}@${trigger.ref}`
  const iat = Math.floor(now / 1000)
  return {
    iss: issuer,
    sub: `repo:${repo.fullName}:${trigger.event}`,
    jti: randomBytes(8).toString('hex'),
    iat,
    nbf: iat - 600,
    exp: iat + 300,
    repository: repo.fullName,
    repository_id: String(repo.id),
    repository_owner: repo.owner.login,
    repository_owner_id: String(repo.owner.id),
    ref: trigger.ref,
    head_ref: trigger.event === 'pull_request' ? trigger.headRef : '',
    base_ref: trigger.baseRef,
    sha: trigger.sha,
    event_name: trigger.event,
    run_id: String(run.id),
    run_number: String(run.runNumber),
    run_attempt: String(run.attempt),
    workflow_ref: own,
    workflow_sha: trigger.sha,
    job_workflow_ref: place.workflow ?? own,
    job_workflow_sha: place.workflowSha ?? trigger.sha,
    runner_environment: place.runner ?? 'github-hosted',
    ...(place.environment === undefined ? {} : { environment: place.environment }),
  }
}
