import type { Digest } from '../kernel/digest.ts'
import type { TeamSize } from '../policy/teams.ts'

/** A document and the digest of its bytes. */
export type TextFile = { readonly path: string; readonly text: string; readonly digest: Digest }

/** Files of one repository as they stand at a commit; never at a moving name. */
export interface RepositoryFiles {
  /** `owner/name`, for messages and keys. */
  readonly repository: string
  /** The commit a branch points to; `undefined` when there is no such branch. Throws Fault GITHUB_UNAVAILABLE. */
  commitOf(branch: string): Promise<string | undefined>
  /** A UTF-8 file of at most 1 MB at a commit; `undefined` when it is not there. Throws Fault GITHUB_UNAVAILABLE. */
  read(path: string, commit: string): Promise<TextFile | undefined>
  /** Like `read`, but answers why a file that is there cannot be read: too large, no text. Throws Fault GITHUB_UNAVAILABLE. */
  tryRead?(path: string, commit: string): Promise<TextFile | string | undefined>
  /**
   * When the newest commit that changed the file was made, in milliseconds since 1970 UTC; `undefined` when there is none. Throws Fault
   * GITHUB_UNAVAILABLE.
   */
  changedAt?(path: string, commit: string): Promise<number | undefined>
  /** Paths of the files right inside a folder at a commit, at most 1,000; none when it is not there. Throws Fault GITHUB_UNAVAILABLE. */
  list(folder: string, commit: string): Promise<readonly string[]>
}

/** What people may do in one repository. */
export interface People {
  /** Repository role (`role_name`): read, triage, write, maintain, admin or a custom one; `none` for strangers. */
  role(login: string): Promise<string>
  /** Which of `teams` (`org/slug`, or a slug of the owner's) the person is an active member of. */
  teamsOf(login: string, teams: readonly string[]): Promise<readonly string[]>
  /** How many active members a team (`org/slug`) has, counted to 100. Throws Fault GITHUB_UNAVAILABLE. */
  sizeOf(team: string): Promise<TeamSize>
}
