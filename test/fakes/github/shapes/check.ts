import { toTimestamp } from '../clock.ts'
import type { CheckRun, CheckSuite, Json, Repo, Status } from '../types.ts'
import { nodeId, pullRequestsAt, type World } from '../world.ts'
import { toApp, toUser } from './account.ts'
import { toPullReference } from './pull.ts'
import { repoUrl, toMinimalRepo, webUrl } from './repo.ts'

export function toCheckRun(world: World, repo: Repo, run: CheckRun): Json {
  const url = `${repoUrl(world, repo)}/check-runs/${run.id}`
  const html = `${webUrl(world, repo)}/runs/${run.id}`
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId('CR', run.id),
    head_sha: run.headSha,
    external_id: run.externalId,
    url,
    html_url: html,
    details_url: run.detailsUrl ?? html,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: run.suite.id },
    app: toApp(world, run.app),
    pull_requests: pullRequestsAt(repo, run).map((number) => toPullReference(world, repo, repo.pulls.get(number)!)),
  }
}

/** Worst first, as GitHub rolls runs up into their suite. */
const ORDER = [
  'action_required',
  'failure',
  'timed_out',
  'cancelled',
  'startup_failure',
  'success',
  'neutral',
  'skipped',
]

export function runsOfSuite(repo: Repo, suite: CheckSuite): CheckRun[] {
  return [...repo.checkRuns.values()].filter((run) => run.suite.id === suite.id)
}

export function suiteState(repo: Repo, suite: CheckSuite): { status: string; conclusion: string | null } {
  const runs = runsOfSuite(repo, suite)
  if (runs.length === 0) return { status: 'queued', conclusion: null }
  if (runs.some((run) => run.status !== 'completed')) return { status: 'in_progress', conclusion: null }
  const worst = ORDER.find((conclusion) => runs.some((run) => run.conclusion === conclusion))
  return { status: 'completed', conclusion: worst ?? null }
}

export function toCheckSuite(world: World, repo: Repo, suite: CheckSuite, headCommit: Json): Json {
  const url = `${repoUrl(world, repo)}/check-suites/${suite.id}`
  return {
    id: suite.id,
    node_id: nodeId('CS', suite.id),
    head_branch: suite.headBranch ?? null,
    head_sha: suite.headSha,
    ...suiteState(repo, suite),
    url,
    before: null,
    after: suite.headSha,
    pull_requests: pullRequestsAt(repo, suite).map((number) => toPullReference(world, repo, repo.pulls.get(number)!)),
    app: toApp(world, suite.app),
    repository: toMinimalRepo(world, repo),
    created_at: toTimestamp(suite.createdAt),
    updated_at: toTimestamp(suite.updatedAt),
    head_commit: headCommit,
    latest_check_runs_count: runsOfSuite(repo, suite).length,
    check_runs_url: `${url}/check-runs`,
  }
}

export function toStatus(world: World, repo: Repo, status: Status): Json {
  return { ...toStatusContext(world, repo, status), creator: toUser(world, status.creator) }
}

export function toStatusContext(world: World, repo: Repo, status: Status): Json {
  return {
    id: status.id,
    node_id: nodeId('ST', status.id),
    url: `${repoUrl(world, repo)}/statuses/${status.sha}`,
    avatar_url: `${world.url}/avatars/${status.creator.id}`,
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: toTimestamp(status.createdAt),
    updated_at: toTimestamp(status.createdAt),
  }
}
