import { createCheckRun, headCommitOf, tellCheckRun, updateCheckRun } from '../checks.ts'
import { resolveCommit } from '../git.ts'
import { found, HttpError, invalid } from '../http-error.ts'
import { type Answer, appOf, numberOf, page, type RepoCall, type Route, repoRoute, senderOf } from '../route.ts'
import { runsOfSuite, toCheckRun, toCheckSuite, toStatus, toStatusContext } from '../shapes/check.ts'
import { repoUrl, toMinimalRepo, webUrl } from '../shapes/repo.ts'
import type { App, CheckRun, CheckSuite, Status } from '../types.ts'

const READ = { permission: 'checks', level: 'read' } as const
const WRITE = { permission: 'checks', level: 'write' } as const
const STATUS_READ = { permission: 'statuses', level: 'read' } as const

export const checkRoutes: readonly Route[] = [
  repoRoute('POST check-runs', WRITE, async (call) => {
    const app = callingApp(call)
    const sha = String(call.body['head_sha'])
    if ((await resolveCommit(call.repo.gitDir, sha)) !== sha) throw invalid(`No commit found for SHA: ${sha}`)
    const run = await createCheckRun(call.world, call.repo, { app, body: call.body })
    return { status: 201, body: toCheckRun(call.world, call.repo, run) }
  }),
  repoRoute('GET check-runs/{check_run_id}', READ, (call) => ({
    body: toCheckRun(call.world, call.repo, runOf(call)),
  })),
  repoRoute('PATCH check-runs/{check_run_id}', WRITE, async (call) => {
    const run = runOf(call)
    if (run.app !== callingApp(call)) throw new HttpError(403, 'Invalid app_id for this check run')
    await updateCheckRun(call.world, call.repo, run, call.body)
    return { body: toCheckRun(call.world, call.repo, run) }
  }),
  repoRoute('GET check-runs/{check_run_id}/annotations', READ, (call) =>
    page(call, runOf(call).annotations, (annotation) => ({
      start_column: null,
      end_column: null,
      title: null,
      raw_details: null,
      ...annotation,
      blob_href: `${webUrl(call.world, call.repo)}/blob/${runOf(call).headSha}/${String(annotation['path'])}`,
    })),
  ),
  repoRoute('POST check-runs/{check_run_id}/rerequest', WRITE, (call) => {
    const run = runOf(call)
    tellCheckRun(call.world, call.repo, run, { action: 'rerequested', sender: senderOf(call), onlyApp: run.app })
    return { status: 201, body: {} }
  }),
  repoRoute('GET commits/{ref}/check-runs', READ, async (call) => {
    const sha = found(await resolveCommit(call.repo.gitDir, call.params['ref'] ?? ''))
    const runs = [...call.repo.checkRuns.values()].filter((run) => run.headSha === sha)
    return listRuns(call, runs)
  }),
  repoRoute('GET commits/{ref}/check-suites', READ, async (call) => {
    const sha = found(await resolveCommit(call.repo.gitDir, call.params['ref'] ?? ''))
    const { app_id: app } = call.query
    const all = [...call.repo.suites.values()].filter((suite) => suite.headSha === sha)
    const suites = all.filter((suite) => app === undefined || String(suite.app.id) === app)
    const commit = await headCommitOf(call.world, call.repo, sha)
    return page(call, suites, (suite) => toCheckSuite(call.world, call.repo, suite, commit), 'check_suites')
  }),
  repoRoute('GET check-suites/{check_suite_id}', READ, async (call) => {
    const suite = suiteOf(call)
    return {
      body: toCheckSuite(call.world, call.repo, suite, await headCommitOf(call.world, call.repo, suite.headSha)),
    }
  }),
  repoRoute('GET check-suites/{check_suite_id}/check-runs', READ, (call) =>
    listRuns(call, runsOfSuite(call.repo, suiteOf(call))),
  ),
  repoRoute('POST statuses/{sha}', { permission: 'statuses', level: 'write' }, createStatus),
  repoRoute('GET commits/{ref}/statuses', STATUS_READ, async (call) => {
    const sha = found(await resolveCommit(call.repo.gitDir, call.params['ref'] ?? ''))
    const statuses = call.repo.statuses.filter((status) => status.sha === sha).toReversed()
    return page(call, statuses, (status) => toStatus(call.world, call.repo, status))
  }),
  repoRoute('GET commits/{ref}/status', STATUS_READ, combinedStatus),
]

/** Checks belong to Apps: a person's token cannot write them. */
function callingApp(call: RepoCall): App {
  const app = appOf(call)
  if (!app) throw new HttpError(403, 'You must authenticate via a GitHub App.')
  return app
}

function runOf(call: RepoCall): CheckRun {
  return found(call.repo.checkRuns.get(numberOf(call, 'check_run_id')))
}

function suiteOf(call: RepoCall): CheckSuite {
  return found(call.repo.suites.get(numberOf(call, 'check_suite_id')))
}

/** `filter=latest` (GitHub's default) keeps the newest run of each name and App. */
function listRuns(call: RepoCall, runs: readonly CheckRun[]): Answer {
  const { check_name: name, status, app_id: app, filter = 'latest' } = call.query
  const matching = runs.filter(
    (run) =>
      (name === undefined || run.name === name) &&
      (status === undefined || run.status === status) &&
      (app === undefined || String(run.app.id) === app),
  )
  const newest = matching.filter(
    (run) => run === matching.findLast((one) => one.name === run.name && one.app === run.app),
  )
  const shown = (filter === 'all' ? matching : newest).toReversed()
  return page(call, shown, (run) => toCheckRun(call.world, call.repo, run), 'check_runs')
}

async function createStatus(call: RepoCall): Promise<Answer> {
  const { body, repo, world } = call
  const sha = call.params['sha'] ?? ''
  if ((await resolveCommit(repo.gitDir, sha)) !== sha) throw invalid(`No commit found for SHA: ${sha}`)
  const status: Status = {
    id: world.nextId(),
    sha,
    context: String(body['context'] ?? 'default'),
    state: String(body['state']),
    description: (body['description'] as string | undefined) ?? null,
    targetUrl: (body['target_url'] as string | undefined) ?? null,
    creator: senderOf(call),
    app: appOf(call),
    createdAt: world.clock.now(),
  }
  repo.statuses.push(status)
  await world.listeners.onCheck(repo, sha)
  return { status: 201, body: toStatus(world, repo, status) }
}

async function combinedStatus(call: RepoCall): Promise<Answer> {
  const { repo, world } = call
  const sha = found(await resolveCommit(repo.gitDir, call.params['ref'] ?? ''))
  const all = repo.statuses.filter((status) => status.sha === sha)
  const latest = all.filter((status) => status === all.findLast(({ context }) => context === status.context))
  const failed = latest.some(({ state }) => state === 'failure' || state === 'error')
  const passed = latest.length > 0 && latest.every(({ state }) => state === 'success')
  return {
    body: {
      state: failed ? 'failure' : passed ? 'success' : 'pending',
      statuses: latest.map((status) => toStatusContext(world, repo, status)),
      sha,
      total_count: latest.length,
      repository: toMinimalRepo(world, repo),
      commit_url: `${repoUrl(world, repo)}/commits/${sha}`,
      url: `${repoUrl(world, repo)}/commits/${sha}/status`,
    },
  }
}
