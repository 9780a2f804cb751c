import type { DataSource } from '../data/source.ts'

/** What a source held at an earlier commit. */
export type EarlierData =
  /** Nothing that it reads has changed since. */
  | { readonly state: 'same' }
  /** The rows as they were, to be read in its place; `files` are the repository's files that differ. */
  | { readonly state: 'other'; readonly source: DataSource; readonly files: readonly string[] }
  /** It cannot be had, for this reason. */
  | { readonly state: 'unknown'; readonly reason: string }

/** Data as it was at an earlier commit of the repository. */
export interface EarlierVersions {
  /**
   * Where this checkout and `commit` part: the last commit that both have, so that what others did on the base branch since is no change
   * of this one. `commit` itself where the history is too short to know. Throws UserError when the commit cannot be had.
   */
  parting(commit: string): Promise<string>
  /** A text file of the repository; `undefined` where there was none. */
  text(commit: string, path: string): Promise<string | undefined>
  /** `source` is what the configuration of that commit names. Follows pointers of Git LFS and DVC into their caches. */
  data(commit: string, source: DataSource): Promise<EarlierData>
  /** Removes the copies that `data` made. */
  close(): Promise<void>
}
