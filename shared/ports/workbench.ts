/** A copy of a file of the workspace: both paths relative, `to` inside the bench. */
export type Placed = { readonly from: string; readonly to: string }

/** A folder with the code of one side in which a model can be trained. */
export type Bench = {
  /** Relative to the workspace, and below it, so that programs find what is installed there. */
  readonly folder: string
  /** Takes files away, then puts copies in; what is not there is not missed. */
  place(files: { readonly remove: readonly string[]; readonly put: readonly Placed[] }): Promise<void>
  remove(): Promise<void>
}

/** Folders beside the user's own, for trainings that must not touch it. */
export interface Workbench {
  /**
   * Lays out the code: the files of a commit, or of the working tree as it is (what git ignores stays behind). Throws Fault
   * LEDGER_UNAVAILABLE with git's own words.
   */
  lay(name: string, code: { readonly commit: string } | 'working tree'): Promise<Bench>
}
