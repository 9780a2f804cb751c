import type { Digest } from '../kernel/digest.ts'
import type { DatasetSummary } from '../summary/column-summary.ts'
import type { Summarizer } from './summaries.ts'

/** Profiles that were stored before, in files of the workspace. */
export interface StoredProfiles extends Summarizer<{ readonly profile: string }> {
  /**
   * Reads one profile; `name` is how messages call it. Throws UserError DATA_UNREADABLE when there is none, or when it is not byte for byte
   * what Assay wrote.
   */
  read(path: string, name: string): Promise<StoredSummary>
  /** Files that a path or a glob names, sorted. Throws UserError DATA_UNREADABLE when there is none. */
  find(pattern: string): Promise<readonly string[]>
}

/** `digest` is the SHA-256 of the profile's bytes. */
export type StoredSummary = { readonly summary: DatasetSummary; readonly digest: Digest }
