import type { ProofRefusal } from '../evidence/proof/identity.ts'
import type { Digest } from '../kernel/digest.ts'

/** What a Sigstore bundle says: claims as an identity token has them, and the digests of the bytes that were signed for. */
export type OpenedBundle = {
  readonly claims: Readonly<Record<string, unknown>>
  readonly subjects: readonly Digest[]
}

/** Bundles that are believed by the certificate authorities of one trust root. */
export interface ProofBundles {
  /** Checks certificate, signature and log entry. Never throws for what the bundle holds. */
  open(text: string): OpenedBundle | ProofRefusal
}
