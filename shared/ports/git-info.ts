/** The commit the workspace stands on. */
type GitState = { readonly commit: string; readonly dirty: boolean }

export interface GitInfo {
  /** `undefined` where there is no repository or no commit yet. `dirty` counts changed and untracked files that are not ignored. */
  read(): Promise<GitState | undefined>
}
