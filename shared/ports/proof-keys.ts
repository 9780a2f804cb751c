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

/** A key that an issuer listed: `jwk` is its public key as JSON text, `seenAt` when it was last listed (milliseconds since 1970 UTC). */
export type KnownIssuerKey = { readonly kid: string; readonly jwk: string; readonly seenAt: number }

/** Keys of issuers as they were seen, also by other processes and before a restart. Methods throw Fault STORE_UNAVAILABLE. */
export interface KnownIssuerKeys {
  /** At most `limit`, seen longest ago first. */
  newest(issuer: string, limit: number): Promise<readonly KnownIssuerKey[]>
  /** Notes that the issuer listed these keys at that moment; an earlier moment changes nothing. */
  seen(issuer: string, keys: readonly Omit<KnownIssuerKey, 'seenAt'>[], at: number): Promise<void>
}
