import type { ApplicationFunctionOptions, Probot } from 'probot'
import { onButton, onCheckRun, onCheckSuite, onNewSuite } from './handlers/check-run.ts'
import { onDeployment } from './handlers/deployment.ts'
import { onInstallation, onRepositoriesAdded } from './handlers/installation.ts'
import { onIssueComment } from './handlers/issue-comment.ts'
import { onMergeGroup } from './handlers/merge-group.ts'
import { onPullRequest, onPullRequestEdited, onReview } from './handlers/pull-request.ts'
import { onPush } from './handlers/push.ts'
import { type NotedPush, pushOfBranch, pushOfSynchronize } from './handlers/pushers.ts'
import { onMeasurement, onWorkflowRun } from './handlers/workflow-run.ts'
import type { Task } from './jobs/task.ts'

/** What the event table needs beside Probot: somewhere to put the work, and what GitHub tells only once. */
export type AppOptions = {
  readonly enqueue: (tasks: readonly Task[]) => Promise<void>
  /** Remembers who pushed, before anything is judged by it. */
  readonly notePushes: (pushes: readonly NotedPush[]) => Promise<void>
}

/**
 * The event table: each webhook becomes tasks, and nothing else happens here. Loaded by `app/server.ts` with
 * `probot.load(app, {enqueue})`; on its own (`probot run`) it refuses, because deliveries would not be stored.
 */
export default function app(probot: Probot, options: ApplicationFunctionOptions | AppOptions): void {
  const { enqueue, notePushes } = options as Partial<AppOptions>
  if (enqueue === undefined || notePushes === undefined)
    throw new Error('start Assay with `node app/server.ts`: it stores deliveries first')
  probot.on(
    [
      'pull_request.opened',
      'pull_request.synchronize',
      'pull_request.reopened',
      'pull_request.ready_for_review',
      'pull_request.labeled',
      'pull_request.unlabeled',
    ],
    async ({ payload }) => {
      if (payload.action === 'synchronize') await notePushes(pushOfSynchronize(payload))
      await enqueue(onPullRequest(payload))
    },
  )
  probot.on('pull_request.edited', ({ payload }) => enqueue(onPullRequestEdited(payload)))
  probot.on(['pull_request_review.submitted', 'pull_request_review.dismissed'], ({ payload }) =>
    enqueue(onReview(payload)),
  )
  probot.on(['workflow_run.completed', 'workflow_run.requested'], ({ payload }) =>
    enqueue([...onWorkflowRun(payload), ...onMeasurement(payload)]),
  )
  probot.on('check_run.rerequested', ({ payload }) => enqueue(onCheckRun(payload)))
  probot.on('check_run.requested_action', ({ payload }) => enqueue(onButton(payload)))
  probot.on('check_suite.requested', ({ payload }) => enqueue(onNewSuite(payload)))
  probot.on('check_suite.rerequested', ({ payload }) => enqueue(onCheckSuite(payload)))
  probot.on('merge_group.checks_requested', ({ payload }) => enqueue(onMergeGroup(payload)))
  probot.on('deployment_protection_rule.requested', ({ payload }) => enqueue(onDeployment(payload)))
  probot.on('push', async ({ payload }) => {
    await notePushes(pushOfBranch(payload))
    await enqueue(onPush(payload))
  })
  probot.on('issue_comment.created', ({ payload }) => enqueue(onIssueComment(payload)))
  probot.on(
    ['installation.created', 'installation.unsuspend', 'installation.new_permissions_accepted'],
    ({ payload }) => enqueue(onInstallation(payload)),
  )
  probot.on('installation_repositories.added', ({ payload }) => enqueue(onRepositoriesAdded(payload)))
}
