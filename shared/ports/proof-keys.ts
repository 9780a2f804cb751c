/** What became of a signature. */
export type SignatureCheck = 'valid' | 'wrong' | 'unknown-key'

/** The keys of GitHub's identity provider. */
export interface ProofKeys {
  /** The one issuer that is believed; never one that a token names. */
  readonly issuer: string
  /**
   * Checks an RS256 signature (base64url) over `signed` with the issuer's key of that name. `at`: when the token says it was made
   * (milliseconds since 1970 UTC), for a key that the issuer has taken out of use since. Throws Fault GITHUB_UNAVAILABLE when the
   * keys cannot be read.
   */
  check(token: {
    readonly kid: string
    readonly signed: string
    readonly signature: string
    readonly at: number
  }): Promise<SignatureCheck>
}
