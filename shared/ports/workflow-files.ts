/** Workflows as they stand at commits, by what git says about them. All methods throw Fault GITHUB_UNAVAILABLE. */
export interface WorkflowFiles {
  /**
   * Paths below `.github/workflows` and `.github/actions` that are not the same at both commits (by git's digest and mode), sorted.
   * `isCut`: GitHub did not list everything, so nothing is known.
   */
  changed(base: string, head: string): Promise<{ readonly changed: readonly string[]; readonly isCut: boolean }>
  /** Does this branch (`refs/heads/main`) of a repository (`owner/name`) hold the commit? `false` where it cannot be read. */
  holds(repository: string, ref: string, commit: string): Promise<boolean>
}
