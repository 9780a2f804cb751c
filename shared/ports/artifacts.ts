/** Files that leave a job, kept by GitHub beside the workflow run. */
export interface Artifacts {
  /**
   * Uploads files of the workspace as one artifact; names are unique per run and an artifact never changes.
   * Throws Fault GITHUB_UNAVAILABLE when they could not be stored.
   */
  upload(name: string, files: readonly string[]): Promise<void>
}
