/** Why the App asks for each right; `docs/app.md` shows the same table. Nothing that could change code or workflows. */
export const PERMISSIONS = {
  checks: { level: 'write', reason: 'the one check run per base branch' },
  contents: { level: 'read', reason: 'policy and assay.yml at the base branch, the ledger branch, who pushed' },
  pull_requests: { level: 'write', reason: 'head, base, files and reviews of pull requests; the report comment' },
  issues: {
    level: 'write',
    reason: 'the one issue per model whose data drifts; answers and reactions to commands',
  },
  actions: { level: 'read', reason: 'workflow runs and the artifacts that carry evidence' },
  metadata: { level: 'read', reason: 'required by GitHub; also the role of a reviewer' },
  members: { level: 'read', reason: 'whether a reviewer is in a team that a rule names' },
  merge_queues: { level: 'read', reason: 'the event that asks for the check of a merge group' },
} as const

/** Rights for what not everybody wants; the manifest leaves them out, and without them the App does the rest. */
export const OPTIONAL_PERMISSIONS = {
  deployments: { level: 'write', reason: 'answers to held deployments (docs/deployments.md)' },
  administration: { level: 'read', reason: 'branch protection, runners and forks, for the daily `doctor`' },
  workflows: { level: 'write', reason: 'the set-up pull request, together with contents: write (docs/onboarding.md)' },
} as const

/** The event that comes with the permission for deployments. */
export const OPTIONAL_EVENTS = ['deployment_protection_rule'] as const

export const EVENTS = [
  'check_run',
  'check_suite',
  'issue_comment',
  'merge_group',
  'pull_request',
  'pull_request_review',
  'push',
  'workflow_run',
] as const

/** The manifest that registers the App (GitHub docs: registering a GitHub App from a manifest). `url` is where this server is reached. */
export function appManifest(url: string): object {
  const root = url.replace(/\/+$/, '')
  return {
    name: 'Assay',
    description: 'The merge gate for machine-learning models.',
    url: root,
    public: false,
    hook_attributes: { url: `${root}/api/github/webhooks`, active: true },
    redirect_url: `${root}/setup/callback`,
    default_permissions: Object.fromEntries(Object.entries(PERMISSIONS).map(([name, { level }]) => [name, level])),
    default_events: EVENTS,
  }
}
