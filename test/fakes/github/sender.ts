import { roleOf } from './auth.ts'
import { suiteFor, tellCheckRun, tellCheckSuite } from './checks.ts'
import { askDeployment, type DeploymentAsk } from './deployments.ts'
import { found, HttpError } from './http-error.ts'
import { addComment, addLabels, commentById, editComment } from './issues.ts'
import { type MergeMethod, mergePull } from './merge.ts'
import { addReview, editPull, openPull, type PullEdit, tellPull, tellReview } from './pulls.ts'
import { enqueuePull } from './queue.ts'
import { commitFiles, type NewCommit } from './setup.ts'
import type {
  Account,
  App,
  CheckRun,
  Comment,
  HeldDeployment,
  Json,
  Pull,
  QueueEntry,
  Repo,
  Review,
  Run,
} from './types.ts'
import type { World } from './world.ts'

/** What a person does in the browser or on the command line; every step has its webhooks. */
export type Sender = {
  /** Commits files to a branch and pushes; the sha. */
  push(repo: Repo, branch: string, commit: NewCommit): Promise<string>
  openPullRequest(
    repo: Repo,
    asked: {
      readonly head: string
      readonly base?: string
      readonly title?: string
      readonly body?: string
      readonly draft?: boolean
      readonly from?: Repo
    },
  ): Promise<Pull>
  editPullRequest(repo: Repo, number: number, edit: PullEdit): Promise<void>
  review(
    repo: Repo,
    number: number,
    asked: { readonly state: Review['state']; readonly body?: string; readonly commitId?: string },
  ): Promise<Review>
  dismissReview(repo: Repo, number: number, reviewId: number): Promise<void>
  /** Puts a label on a pull request. */
  label(repo: Repo, number: number, name: string): Promise<void>
  comment(repo: Repo, number: number, body: string): Comment
  editComment(repo: Repo, commentId: number, body: string): void
  /** Clicks a button of a completed check run: `check_run requested_action` to the App that owns it. */
  clickCheckAction(repo: Repo, checkRunId: number, identifier: string): void
  /** "Re-run" of one check: `check_run rerequested`. */
  rerequestCheck(repo: Repo, checkRunId: number): void
  /** A new commit was seen and an App is asked for its checks: `check_suite requested`. */
  requestSuite(repo: Repo, app: App, headSha: string): Promise<void>
  /** "Re-run all checks": `check_suite rerequested`. */
  rerequestSuite(repo: Repo, suiteId: number): Promise<void>
  /** Runs a workflow run again: same id, next attempt. */
  rerun(repo: Repo, runId: number): Promise<void>
  dispatch(repo: Repo, workflow: string, asked?: { readonly ref?: string; readonly inputs?: Json }): Promise<Run>
  /** The merge button; rejects with an HttpError of 405 when a rule blocks it. */
  merge(repo: Repo, number: number, method?: MergeMethod): Promise<string>
  enqueue(repo: Repo, number: number): Promise<QueueEntry>
  /** Starts a job for an environment with a custom protection rule. */
  deploy(repo: Repo, asked: Omit<DeploymentAsk, 'sender'>): HeldDeployment
}

export function createSender(world: World, account: Account): Sender {
  const pullOf = (repo: Repo, number: number): Pull => found(repo.pulls.get(number))
  return {
    push: (repo, branch, commit) =>
      commitFiles(world, repo, branch, { author: account.login, pusher: account.login, ...commit }),
    openPullRequest: (
      repo,
      { head, base = repo.defaultBranch, title = `Merge ${head}`, body = '', draft = false, from = repo },
    ) =>
      openPull(world, repo, {
        title,
        body,
        draft,
        headRepo: from,
        headRef: head,
        baseRef: base,
        author: account,
        app: undefined,
      }),
    editPullRequest: (repo, number, edit) => editPull(world, repo, pullOf(repo, number), { edit, sender: account }),
    review: (repo, number, { state, body = '', commitId }) => {
      const pull = pullOf(repo, number)
      return addReview(world, repo, pull, { author: account, state, body, commitId: commitId ?? pull.headSha })
    },
    dismissReview: async (repo, number, reviewId) => {
      const pull = pullOf(repo, number)
      const review = found(pull.reviews.find(({ id }) => id === reviewId))
      review.state = 'DISMISSED'
      await tellReview(world, repo, pull, { review, action: 'dismissed', sender: account })
    },
    label: async (repo, number, name) => {
      const pull = pullOf(repo, number)
      addLabels(world, repo, pull.issue, [name])
      await tellPull(world, repo, pull, { action: 'labeled', sender: account, extra: { label: { name } } })
    },
    comment: (repo, number, body) =>
      addComment(world, repo, found(repo.issues.get(number)), { author: account, app: undefined, body }),
    editComment: (repo, commentId, body) => {
      const { issue, comment } = found(commentById(repo, commentId))
      editComment(world, repo, issue, { comment, body, sender: account })
    },
    clickCheckAction: (repo, checkRunId, identifier) => clickAction(world, repo, account, { checkRunId, identifier }),
    rerequestCheck: (repo, checkRunId) => {
      const run = found(repo.checkRuns.get(checkRunId))
      tellCheckRun(world, repo, run, { action: 'rerequested', sender: account, onlyApp: run.app })
    },
    requestSuite: (repo, app, headSha) => {
      const suite = suiteFor(world, repo, app, headSha)
      return tellCheckSuite(world, repo, suite, { action: 'requested', sender: account, onlyApp: app })
    },
    rerequestSuite: (repo, suiteId) => {
      const suite = found(repo.suites.get(suiteId))
      return tellCheckSuite(world, repo, suite, { action: 'rerequested', sender: account, onlyApp: suite.app })
    },
    rerun: (repo, runId) => world.listeners.onRerun(repo, found(repo.runs.get(runId)), account),
    dispatch: async (repo, workflow, { ref = repo.defaultBranch, inputs = {} } = {}) =>
      found(await world.listeners.onDispatch({ repo, workflowId: workflow, ref, inputs, actor: account })),
    merge: (repo, number, method = 'merge') =>
      mergePull(world, repo, pullOf(repo, number), { method, sender: account }),
    deploy: (repo, asked) => askDeployment(world, repo, { ...asked, sender: account }),
    enqueue: (repo, number) => enqueuePull(world, repo, pullOf(repo, number), account),
  }
}

/** Buttons show on completed runs, to people who may write. */
function clickAction(
  world: World,
  repo: Repo,
  sender: Account,
  { checkRunId, identifier }: { checkRunId: number; identifier: string },
): void {
  const run: CheckRun = found(repo.checkRuns.get(checkRunId))
  if (run.status !== 'completed') throw new Error('GitHub shows no button on a check run that is not completed')
  if (!run.actions.some((action) => action['identifier'] === identifier))
    throw new Error(`the check run has no button ${identifier}`)
  if (!['write', 'maintain', 'admin'].includes(roleOf(repo, sender) ?? '')) throw new HttpError(403, 'no write access')
  const extra = { requested_action: { identifier } }
  tellCheckRun(world, repo, run, { action: 'requested_action', sender, extra, onlyApp: run.app })
}
