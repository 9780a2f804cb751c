import type { Digest } from '../kernel/digest.ts'

/** One file of a model version: `path` inside the model, `source` where it lies now (absolute path). */
export type FileToStore = {
  readonly path: string
  readonly digest: Digest
  readonly size: number
  readonly source: string
}

/** The version that bytes belong to; `ledgerCommit` is the commit that reserved it. */
export type StoredVersion = {
  readonly model: string
  readonly version: string
  readonly digest: Digest
  readonly manifest: string
  readonly ledgerCommit: string
}

/** Where the bytes of a version are, as the ledger records it. */
export type ReleaseLocation = { readonly kind: 'release'; readonly tag: string; readonly url?: string }

/** Keeps model files outside the ledger: a GitHub Release per version. */
export interface ByteStore {
  /**
   * Stores the files and proves each by its digest; nothing is visible before all are there. Doing it again resumes or finds it done.
   * Throws UserError REGISTRY_REFUSED (limits, permissions, other bytes under this version), Fault GITHUB_UNAVAILABLE.
   */
  store(version: StoredVersion, files: readonly FileToStore[]): Promise<ReleaseLocation>
  /** Streams one file to `target` (absolute path). Throws Fault STORE_UNAVAILABLE when it is gone or its digest is another. */
  fetch(
    location: ReleaseLocation,
    file: { readonly path: string; readonly digest: Digest },
    target: string,
  ): Promise<void>
}
