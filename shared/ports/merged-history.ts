/** A pull request that was merged, as far as one page of each list tells. */
export type MergedPull = {
  readonly number: number
  readonly author: string
  readonly headSha: string
  /** Where its base stood. */
  readonly baseSha: string
  readonly files: readonly { readonly path: string; readonly isModified: boolean }[]
  /** It touched more files than were read. */
  readonly isCut: boolean
  /** Who approved its last commit. */
  readonly approvers: readonly string[]
}

/** What was merged before Assay came. Throws Fault GITHUB_UNAVAILABLE. */
export interface MergedHistory {
  /** The pull requests merged into a branch most recently, newest first, at most `most`; one request, and two for each of them. */
  recent(branch: string, most: number): Promise<readonly MergedPull[]>
}
