/** A deployment that GitHub holds until the App answers. One per run and environment. */
export type HeldDeployment = {
  readonly runId: number
  readonly environment: string
  readonly headSha: string
  /** The branch or tag it was asked from; the policy of the default branch decides, whatever this is. */
  readonly branch: string
  /** Milliseconds since 1970 UTC. */
  readonly startedAt: number
}

/** Held deployments, kept until they are answered. Methods throw Fault STORE_UNAVAILABLE. */
export interface HeldDeployments {
  /** Keeps it, if it is new; what is known of it. */
  hold(repository: string, deployment: HeldDeployment): Promise<HeldDeployment & { readonly isAnswered: boolean }>
  /** What was let into an environment last, and since when without another in between; `undefined`: nothing was. */
  running(
    repository: string,
    environment: string,
  ): Promise<{ readonly headSha: string; readonly since: number } | undefined>
  waiting(repository: string): Promise<readonly HeldDeployment[]>
  answered(
    repository: string,
    deployment: HeldDeployment,
    answer: { readonly state: 'approved' | 'rejected'; readonly said: string; readonly at: number },
  ): Promise<void>
}

/** A merged pull request that a commit belongs to. `isResult`: the commit is what it was merged as, not one inside it. */
export type BroughtIn = { readonly number: number; readonly headSha: string; readonly isResult: boolean }

/** GitHub's side. */
export interface DeploymentGate {
  readonly defaultBranch: () => Promise<string>
  /** Pull requests that were merged into the branch and hold the commit; none where it was pushed. Throws Fault GITHUB_UNAVAILABLE. */
  broughtIn(commit: string, branch: string): Promise<readonly BroughtIn[]>
  /**
   * Answers at GitHub's own address of the configured API, never at one that a payload names; `gone`: nobody waits for it any more. `said` has
   * at most 1,024 characters. Throws Fault GITHUB_UNAVAILABLE.
   */
  answer(deployment: HeldDeployment, state: 'approved' | 'rejected', said: string): Promise<'answered' | 'gone'>
}
