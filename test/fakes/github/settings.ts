import type { RepoSettings } from './types.ts'

/** What GitHub sets for a repository that nobody has configured. */
export function newSettings(): RepoSettings {
  return {
    workflowToken: { default_workflow_permissions: 'read', can_approve_pull_request_reviews: false },
    forkApproval: 'first_time_contributors',
    privateForks: {
      run_workflows_from_fork_pull_requests: false,
      send_write_tokens_to_workflows: false,
      send_secrets_and_variables: false,
      require_approval_for_fork_pr_workflows: true,
    },
    runners: [],
  }
}
