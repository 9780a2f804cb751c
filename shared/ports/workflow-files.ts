/** Workflows as they stand at commits, by what git says about them. All methods throw Fault GITHUB_UNAVAILABLE. */
export interface WorkflowFiles {
  /**
   * Paths below `.github/workflows` and `.github/actions` that are not the same at both commits (by git's digest and mode), sorted.
   * `isCut`: GitHub did not list everything, so nothing is known.
   */
  changed(base: string, head: string): Promise<{ readonly changed: readonly string[]; readonly isCut: boolean }>
  /**
   * Was the commit ever the tip of this branch (`refs/heads/main`) of a repository (`owner/name`)? It was when it is among the first parents
   * of the tip; a commit inside something that was merged is not, because nobody looked at it by itself. `false` where that cannot be read,
   * and where more than 3,000 commits came after it.
   */
  holds(repository: string, ref: string, commit: string): Promise<boolean>
}
