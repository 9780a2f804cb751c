import type { WorkflowRun, WorkflowRuns } from '../ports/github-runs.ts'
import type { Release } from '../ports/releases.ts'

/** Runs of a commit that were made where it came into the branch, and evidence of it that was read before, without that of other runs. */
export type BranchEvidence = { readonly runs: WorkflowRuns; readonly remembered: readonly Release[] }

/**
 * What was measured of a commit as a part of this branch: by pushes to it, and in its merge queue. Anybody who may push can have the same
 * commit measured on a branch of their own, or for a pull request; that counts for nothing here. Throws Fault GITHUB_UNAVAILABLE.
 */
export async function runsOfBranch(
  runs: WorkflowRuns,
  {
    headSha,
    branch,
    remembered,
  }: { readonly headSha: string; readonly branch: string } & Pick<BranchEvidence, 'remembered'>,
): Promise<BranchEvidence> {
  const all = await runs.ofCommit(headSha)
  const own = all.filter((run) => isOf(run, branch))
  const others = new Set(all.filter((run) => !isOf(run, branch)).map(({ id }) => id))
  return {
    runs: { ...runs, ofCommit: async () => own },
    remembered: remembered.filter(({ runId }) => !others.has(runId)),
  }
}

function isOf({ event, headBranch }: WorkflowRun, branch: string): boolean {
  if (event === 'push') return headBranch === branch
  return event === 'merge_group' && headBranch?.startsWith(`gh-readonly-queue/${branch}/`) === true
}
