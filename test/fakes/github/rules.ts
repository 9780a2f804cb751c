import { roleOf } from './auth.ts'
import type { Account, CheckRun, Json, Pull, Repo, RequiredCheck, Rule, Ruleset, Status } from './types.ts'

const PASSING = new Set(['success', 'neutral', 'skipped'])

/** Active rules of a branch, with the ruleset they come from. */
export function rulesOf(repo: Repo, branch: string): { rule: Rule; ruleset: Ruleset }[] {
  return [...repo.rulesets.values()]
    .filter(
      (ruleset) => ruleset.enforcement === 'active' && ruleset.target === 'branch' && reaches(repo, ruleset, branch),
    )
    .flatMap((ruleset) => ruleset.rules.map((rule) => ({ rule, ruleset })))
}

function reaches(repo: Repo, ruleset: Ruleset, branch: string): boolean {
  const fits = (pattern: string): boolean => {
    if (pattern === '~ALL') return true
    if (pattern === '~DEFAULT_BRANCH') return branch === repo.defaultBranch
    const source = pattern
      .replace(/[.+^${}()|[\]\\?]/g, '\\$&')
      .replaceAll('**', '\u0000')
      .replaceAll('*', '[^/]*')
      .replaceAll('\u0000', '.*')
    return new RegExp(`^${source}$`).test(`refs/heads/${branch}`)
  }
  return ruleset.include.some(fits) && !ruleset.exclude.some(fits)
}

export function requiredChecks(repo: Repo, branch: string): RequiredCheck[] {
  return rulesOf(repo, branch)
    .filter(({ rule }) => rule.type === 'required_status_checks')
    .flatMap(({ rule }) => (rule.parameters?.['required_status_checks'] ?? []) as RequiredCheck[])
}

export type CheckState = 'passed' | 'failed' | 'waiting'

/** What a required check says about a commit: the newest run of its name, from the pinned App when one is pinned. */
export function stateOfRequired(repo: Repo, sha: string, required: RequiredCheck): CheckState {
  const pinned = required.integration_id
  const fromApp = (id: number | undefined): boolean => pinned === undefined || pinned === id
  const run = [...repo.checkRuns.values()].findLast(
    (one: CheckRun) => one.headSha === sha && one.name === required.context && fromApp(one.app.id),
  )
  const status = repo.statuses.findLast(
    (one: Status) => one.sha === sha && one.context === required.context && fromApp(one.app?.id),
  )
  const states = [run && stateOfRun(run), status && stateOfStatus(status)].filter((state) => state !== undefined)
  if (states.includes('failed')) return 'failed'
  return states.length === 0 || states.includes('waiting') ? 'waiting' : 'passed'
}

function stateOfRun(run: CheckRun): CheckState {
  if (run.status !== 'completed') return 'waiting'
  return PASSING.has(run.conclusion ?? '') ? 'passed' : 'failed'
}

function stateOfStatus({ state }: Status): CheckState {
  if (state === 'pending') return 'waiting'
  return state === 'success' ? 'passed' : 'failed'
}

/** Why a pull request may not be merged now; undefined when it may. */
export function mergeBlock(repo: Repo, pull: Pull): string | undefined {
  for (const required of requiredChecks(repo, pull.baseRef)) {
    const state = stateOfRequired(repo, pull.headSha, required)
    if (state === 'failed')
      return `Repository rule violations found\n\nRequired status check "${required.context}" is failing.`
    if (state === 'waiting')
      return `Repository rule violations found\n\nRequired status check "${required.context}" is expected.`
  }
  for (const { rule } of rulesOf(repo, pull.baseRef)) {
    if (rule.type === 'merge_queue')
      return 'Repository rule violations found\n\nChanges must be made through the merge queue'
    if (rule.type === 'pull_request') {
      const missing = reviewBlock(repo, pull, rule.parameters ?? {})
      if (missing) return missing
    }
  }
  return undefined
}

function reviewBlock(repo: Repo, pull: Pull, parameters: Json): string | undefined {
  const needed = Number(parameters['required_approving_review_count'] ?? 0)
  const stale = parameters['dismiss_stale_reviews_on_push'] === true
  const latest = new Map<Account, Pull['reviews'][number]>()
  for (const review of pull.reviews.filter(({ state }) => state !== 'COMMENTED')) latest.set(review.author, review)
  const counting = [...latest.values()].filter(({ author }) =>
    ['write', 'maintain', 'admin'].includes(roleOf(repo, author) ?? ''),
  )
  if (counting.some(({ state }) => state === 'CHANGES_REQUESTED'))
    return 'Repository rule violations found\n\nChanges have been requested.'
  const approvals = counting.filter(
    ({ state, commitId }) => state === 'APPROVED' && (!stale || commitId === pull.headSha),
  )
  if (approvals.length >= needed) return undefined
  return `Repository rule violations found\n\nAt least ${needed} approving review is required by reviewers with write access.`
}
