import type { Digest } from '../../kernel/digest.ts'
import { proofAudience } from './file.ts'
import { type JobIdentity, type ProofCode, type ProofFacts, refuseProof } from './identity.ts'

/** What GitHub's API says about the run, and what the evidence says about itself. */
export type ExpectedClaims = {
  readonly issuer: string
  readonly evidence: Digest
  readonly run: {
    readonly id: number
    readonly attempt: number
    readonly event: string
    readonly headSha: string
    readonly repositoryId: number
    readonly ownerId: number
    /** When its first attempt was made, milliseconds since 1970 UTC. */
    readonly createdAt: number
    /** When its latest attempt began. */
    readonly startedAt: number
    readonly updatedAt: number
  }
  readonly source: { readonly commit?: string | undefined; readonly runAttempt?: string | undefined }
}

/** Clocks of GitHub's services may differ by so much. */
const TOLERANCE_MS = 60_000
/** GitHub's tokens live for minutes; one that lives longer is not one of them. */
const MAX_LIFE_SECONDS = 3600
const SHA = /^[0-9a-f]{40}$/
const QUEUED = /^refs\/heads\/gh-readonly-queue\/(.+)\/pr-[1-9]\d*-[0-9a-f]{40}$/

type Claims = Readonly<Record<string, unknown>>
type Step = (claims: Claims, expected: ExpectedClaims) => readonly [ProofCode, string] | undefined

/**
 * Compares the claims of a token whose signature is good with the run that uploaded the evidence. Every step that fails has a code
 * of its own; the first is told. `exp` is not held against the present: the run is over, so the time of the run counts.
 */
export function checkClaims(claims: Claims, expected: ExpectedClaims): ProofFacts {
  for (const step of STEPS) {
    const refused = step(claims, expected)
    if (refused !== undefined) return refuseProof(...refused)
  }
  return identityOf(claims, expected.issuer)
}

const STEPS: readonly Step[] = [
  ({ iss }, { issuer }) =>
    iss === issuer ? undefined : ['PROOF_ISSUER', `the token is from ${said(iss)}, not ${issuer}`],
  ({ aud }, { evidence }) =>
    aud === proofAudience(evidence)
      ? undefined
      : ['PROOF_AUDIENCE', 'the token vouches for other bytes than this evidence'],
  checkTime,
  (claims, { run }) =>
    same(claims['repository_id'], run.repositoryId) && same(claims['repository_owner_id'], run.ownerId)
      ? undefined
      : ['PROOF_REPOSITORY', `the token is of the repository ${said(claims['repository'])} with another id`],
  (claims, { run }) =>
    same(claims['run_id'], run.id)
      ? undefined
      : ['PROOF_RUN', `the token is of the run ${said(claims['run_id'])}, the evidence was uploaded by run ${run.id}`],
  checkAttempt,
  (claims, { run }) =>
    claims['event_name'] === run.event
      ? undefined
      : ['PROOF_EVENT', `the token is of the event ${said(claims['event_name'])}, the run of ${run.event}`],
  checkCommit,
]

function checkTime(claims: Claims, { run, source }: ExpectedClaims): ReturnType<Step> {
  const { iat, exp, nbf = iat } = claims
  if (!isSeconds(iat) || !isSeconds(exp) || !isSeconds(nbf))
    return ['PROOF_TIME', 'the token does not say when it was made']
  if (nbf > iat || iat >= exp || exp - nbf > MAX_LIFE_SECONDS)
    return ['PROOF_TIME', 'the times of the token contradict each other']
  const isLatest = Number(source.runAttempt) === run.attempt
  const begin = (isLatest ? run.startedAt : run.createdAt) - TOLERANCE_MS
  const end = run.updatedAt + TOLERANCE_MS
  const at = iat * 1000
  return at >= begin && at <= end ? undefined : ['PROOF_TIME', 'the token was not made while the run was under way']
}

/** Which attempt the evidence says it is of must be the token's word; a job that was not repeated keeps its earlier attempt. */
function checkAttempt(claims: Claims, { run, source }: ExpectedClaims): ReturnType<Step> {
  const attempt = Number(claims['run_attempt'])
  const isOfRun = Number.isSafeInteger(attempt) && attempt >= 1 && attempt <= run.attempt
  return isOfRun && String(claims['run_attempt']) === source.runAttempt
    ? undefined
    : [
        'PROOF_ATTEMPT',
        `the token is of attempt ${said(claims['run_attempt'])}, the evidence of ${said(source.runAttempt)}`,
      ]
}

/**
 * On a pull request the claim `sha` is the merge commit that GitHub made for the run, not the head; the head is bound by the run's id.
 * Everywhere else it is the head commit of the run.
 */
function checkCommit(claims: Claims, { run, source }: ExpectedClaims): ReturnType<Step> {
  const wanted = run.event === 'pull_request' ? source.commit : run.headSha
  return wanted !== undefined && SHA.test(wanted) && claims['sha'] === wanted
    ? undefined
    : ['PROOF_COMMIT', `the token is of commit ${said(claims['sha'])}, the evidence of ${said(wanted)}`]
}

function identityOf(claims: Claims, issuer: string): ProofFacts {
  const { job_workflow_ref: at, job_workflow_sha: sha, runner_environment: runner, environment } = claims
  const [workflow, ref, rest] = typeof at === 'string' ? at.split('@') : []
  if (
    !workflow ||
    !ref ||
    rest !== undefined ||
    typeof sha !== 'string' ||
    !SHA.test(sha) ||
    typeof runner !== 'string'
  ) {
    return refuseProof('PROOF_WORKFLOW', 'the token does not say which workflow its job is written in')
  }
  const identity: JobIdentity = {
    kind: 'oidc',
    issuer,
    workflow,
    ref,
    sha,
    runner,
    event: String(claims['event_name']),
    ...(typeof environment === 'string' ? { environment } : {}),
    ...baseOf(claims),
  }
  return { state: 'proven', identity }
}

/** The branch that the run was for: of a pull request, or the one whose merge queue made the commit. */
function baseOf({ event_name: event, base_ref: base, ref }: Claims): Pick<JobIdentity, 'base'> {
  if (event !== 'merge_group') return typeof base === 'string' && base !== '' ? { base } : {}
  const queued = typeof ref === 'string' ? QUEUED.exec(ref)?.[1] : undefined
  return queued === undefined ? {} : { base: queued }
}

/** GitHub writes numbers in claims as text. */
function same(claim: unknown, id: number): boolean {
  return (typeof claim === 'string' || typeof claim === 'number') && String(claim) === String(id)
}

function isSeconds(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0
}

function said(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) : '(none)'
}
