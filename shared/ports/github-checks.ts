/** Text of a check run, inside GitHub's limits (65,535 characters each). */
export type CheckOutput = {
  readonly title: string
  readonly summary: string
  readonly text?: string
  readonly annotations?: readonly CheckAnnotation[]
}

/** A remark on a line of a file of the pull request; at most 50 are shown. */
export type CheckAnnotation = {
  readonly path: string
  readonly startLine: number
  readonly endLine: number
  readonly level: 'notice' | 'warning' | 'failure'
  readonly message: string
  readonly title?: string
}

/** Absent conclusion: still in progress. There is no neutral and no skipped: both would let a merge through. */
export type CheckState = {
  readonly conclusion?: 'success' | 'failure'
  readonly output: CheckOutput
  /** Buttons, at most three; GitHub shows them once the check is completed. */
  readonly actions?: readonly { readonly label: string; readonly description: string; readonly identifier: string }[]
}

/** Check runs of everybody, to be judged. */
export interface CommitChecks {
  /**
   * The newest check run of each App and suite on a commit, of these names. `workflow` is told for jobs of GitHub Actions. Throws Fault
   * GITHUB_UNAVAILABLE, also when there are more than can be listed.
   */
  named(headSha: string, names: readonly string[]): Promise<readonly CommitCheck[]>
}

/** One check run of any App. `conclusion` is absent while it has not ended. */
export type CommitCheck = {
  readonly name: string
  readonly appId: number
  readonly workflow?: string
  readonly conclusion?: string
}

/** Our check runs. All methods throw Fault GITHUB_UNAVAILABLE when GitHub does not answer. */
export interface Checks {
  /** The newest check run of ours with this name on the commit. */
  find(name: string, headSha: string): Promise<{ readonly id: number; readonly isCompleted: boolean } | undefined>
  /** `externalId` is for the audit trail; at most 20 characters of it are of use to people. */
  create(name: string, headSha: string, state: CheckState, externalId: string): Promise<number>
  update(id: number, state: CheckState): Promise<void>
}

/** Comments of ours on pull requests. */
export interface Comments {
  /** The oldest comment of ours that starts with `marker`. Comments of anybody else that copy it do not count. */
  find(pullNumber: number, marker: string): Promise<{ readonly id: number; readonly body: string } | undefined>
  create(pullNumber: number, body: string): Promise<number>
  /** `false`: the comment was deleted. */
  update(commentId: number, body: string): Promise<boolean>
}
