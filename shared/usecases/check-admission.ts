import { isPassing } from '../kernel/verdict.ts'
import { joinNeeds } from '../policy/combine.ts'
import type { Policy } from '../policy/parse.ts'
import type { BroughtIn, DeploymentGate } from '../ports/deployments.ts'
import type { Evaluations } from '../ports/evaluations.ts'

/** Why a commit may not be deployed whatever its evidence says, and what to do. */
export type Lack = { readonly message: string; readonly fix: string }

type Ports = {
  readonly deploymentGate: Pick<DeploymentGate, 'broughtIn'>
  readonly evaluations: Pick<Evaluations, 'find'>
}
type Commit = { readonly repository: string; readonly branch: string; readonly sha: string }

/**
 * Was it decided that this commit comes into the branch? A deployment asks nobody again, so there has to be a passing decision on record:
 * of the merge group that became the commit, or else of the pull request that brought it in. A commit that was pushed is measured for itself,
 * which is enough where no rule asks people or looks at a pull request. `undefined`: it was. Throws Fault when GitHub or the store fail.
 */
export async function checkAdmission(ports: Ports, commit: Commit, policy: Policy): Promise<Lack | undefined> {
  const pulls = await ports.deploymentGate.broughtIn(commit.sha, commit.branch)
  const short = commit.sha.slice(0, 12)
  const [first] = pulls
  if (first === undefined) return asksPullRequest(policy) ? pushed(short, commit.branch) : undefined
  const brought = pulls.find(({ isResult }) => isResult)
  if (brought === undefined) {
    const message = `commit ${short} is a part of pull request #${first.number}, and only what it was merged as was judged`
    return { message, fix: `deploy the commit that it was merged as, or a later one of ${commit.branch}` }
  }
  const verdict = await verdictOf(ports, commit, brought)
  if (verdict !== undefined && isPassing(verdict)) return undefined
  const said = verdict === undefined ? 'no decision is on record' : `the decision on record is ${verdict}`
  const message = `pull request #${brought.number} brought commit ${short} in, and about it ${said}`
  return { message, fix: `deploy a later commit of ${commit.branch}, of a pull request that passed` }
}

async function verdictOf({ evaluations }: Ports, { repository, branch, sha }: Commit, pull: BroughtIn) {
  const key = { repository, pullNumber: pull.number, baseRef: branch }
  const group = await evaluations.find({ ...key, headSha: sha })
  return (group ?? (await evaluations.find({ ...key, headSha: pull.headSha })))?.verdict
}

/** Rules that nothing but a pull request can answer. */
function asksPullRequest({ models }: Policy): boolean {
  const { people, files, checks = [] } = joinNeeds(models.flatMap(({ rules }) => rules))
  return people || files || checks.length > 0
}

function pushed(short: string, branch: string): Lack {
  const message = `commit ${short} came into ${branch} without a pull request, so nobody whom the policy asks has looked at it`
  return { message, fix: `deploy a later commit of ${branch}, of a pull request that passed` }
}
