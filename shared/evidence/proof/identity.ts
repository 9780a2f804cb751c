/** Why a proof was refused; each code stands in docs/evidence-levels.md with what to do. */
export const PROOF_CODES = [
  'PROOF_UNREADABLE',
  'PROOF_ALGORITHM',
  'PROOF_ISSUER',
  'PROOF_KEY_UNKNOWN',
  'PROOF_SIGNATURE',
  'PROOF_AUDIENCE',
  'PROOF_TIME',
  'PROOF_REPOSITORY',
  'PROOF_RUN',
  'PROOF_ATTEMPT',
  'PROOF_COMMIT',
  'PROOF_EVENT',
  'PROOF_WORKFLOW',
] as const

export type ProofCode = (typeof PROOF_CODES)[number]

/** Which job vouched for evidence, as GitHub's issuer says it. */
export type JobIdentity = {
  readonly kind: 'oidc' | 'sigstore'
  readonly issuer: string
  /** `owner/name/.github/workflows/file.yml` of the workflow that the job is written in. */
  readonly workflow: string
  /** What the caller named after `@`: `refs/heads/main`, `refs/tags/v1`, or a commit. */
  readonly ref: string
  /** Commit of that workflow. */
  readonly sha: string
  /** `github-hosted` or `self-hosted`. */
  readonly runner: string
  readonly event: string
  /** Base branch of the pull request that the run was for. */
  readonly base?: string
  /** The environment the job ran in. */
  readonly environment?: string
  /** Branches (`owner/name@refs/heads/main`) that hold `sha`, of those that a policy asked about. */
  readonly branches?: readonly string[]
}

/** What came of the proof beside a piece of evidence. */
export type ProofFacts =
  | { readonly state: 'proven'; readonly identity: JobIdentity }
  | { readonly state: 'refused'; readonly code: ProofCode; readonly message: string }

export type ProofRefusal = Extract<ProofFacts, { state: 'refused' }>

/** A refusal with its code. */
export function refuseProof(code: ProofCode, message: string): ProofRefusal {
  return { state: 'refused', code, message }
}
