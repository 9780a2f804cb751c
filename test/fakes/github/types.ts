export type Json = { [key: string]: unknown }
export type Level = 'read' | 'write' | 'admin'
/** What an App, an installation or a job token may do, for example `{checks: 'write'}`. */
export type Permissions = { readonly [name: string]: Level }
export const ROLES = ['read', 'triage', 'write', 'maintain', 'admin'] as const
export type Role = (typeof ROLES)[number]

export type Account = {
  readonly id: number
  readonly login: string
  readonly type: 'User' | 'Organization' | 'Bot'
  readonly createdAt: number
  /** Organisation only. */
  readonly members: Map<string, 'admin' | 'member'>
  readonly teams: Map<string, Team>
}

export type Team = {
  readonly id: number
  readonly organization: Account
  readonly slug: string
  readonly name: string
  readonly parent: Team | undefined
  readonly members: Map<string, 'maintainer' | 'member'>
}

export type App = {
  readonly id: number
  readonly slug: string
  readonly name: string
  readonly owner: Account
  readonly bot: Account
  readonly clientId: string
  readonly clientSecret: string
  permissions: Permissions
  events: readonly string[]
  webhookUrl: string | undefined
  readonly webhookSecret: string
  /** PEM, PKCS#8. */
  readonly privateKey: string
  readonly publicKey: string
  readonly createdAt: number
}

export type Installation = {
  readonly id: number
  readonly app: App
  readonly account: Account
  permissions: Permissions
  /** `all`, or the ids of the selected repositories. */
  repositories: 'all' | Set<number>
  readonly createdAt: number
  suspended: boolean
}

export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'user'; readonly account: Account }
  | { readonly kind: 'app'; readonly app: App }
  | {
      readonly kind: 'installation'
      readonly app: App
      readonly installation: Installation
      readonly permissions: Permissions
      readonly repositories: 'all' | Set<number>
    }
  | { readonly kind: 'job'; readonly app: App; readonly repo: Repo; readonly permissions: Permissions }

export type Label = { readonly id: number; name: string; color: string; description: string | null }

export type Issue = {
  readonly id: number
  readonly number: number
  readonly author: Account
  readonly app: App | undefined
  title: string
  body: string | null
  state: 'open' | 'closed'
  stateReason: string | null
  labels: string[]
  assignees: Account[]
  readonly comments: Comment[]
  readonly createdAt: number
  updatedAt: number
  closedAt: number | undefined
}

export type Comment = {
  readonly id: number
  readonly author: Account
  readonly reactions: { readonly author: Account; readonly content: string }[]
  readonly app: App | undefined
  body: string
  readonly createdAt: number
  updatedAt: number
}

export type Review = {
  readonly id: number
  readonly author: Account
  body: string
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING'
  readonly commitId: string
  readonly submittedAt: number
}

export type Pull = {
  readonly id: number
  /** Title, body, state, labels and comments live in the issue of the same number. */
  readonly issue: Issue
  readonly number: number
  readonly headRepo: Repo
  readonly headRef: string
  headSha: string
  baseRef: string
  baseSha: string
  draft: boolean
  merged: boolean
  mergedAt: number | undefined
  mergedBy: Account | undefined
  /** The test merge while open, the merge commit once merged, undefined with conflicts. */
  mergeSha: string | undefined
  readonly reviews: Review[]
  readonly lastPusher: { login: string }
}

export type CheckSuite = {
  readonly id: number
  readonly app: App
  readonly headSha: string
  readonly headBranch: string | undefined
  readonly createdAt: number
  updatedAt: number
}

export type CheckRun = {
  readonly id: number
  readonly suite: CheckSuite
  readonly app: App
  name: string
  readonly headSha: string
  externalId: string
  detailsUrl: string | undefined
  status: string
  conclusion: string | null
  startedAt: string
  completedAt: string | null
  title: string | null
  summary: string | null
  text: string | null
  readonly annotations: Json[]
  actions: Json[]
}

export type Status = {
  readonly id: number
  readonly sha: string
  readonly context: string
  readonly state: string
  readonly description: string | null
  readonly targetUrl: string | null
  readonly creator: Account
  readonly app: App | undefined
  readonly createdAt: number
}

export type RequiredCheck = { readonly context: string; readonly integration_id?: number }
export type Rule = { readonly type: string; readonly parameters?: Json }
export type Ruleset = {
  readonly id: number
  readonly name: string
  readonly target: 'branch' | 'tag'
  readonly enforcement: 'active' | 'disabled' | 'evaluate'
  /** Patterns as in GitHub's ref_name condition: `~DEFAULT_BRANCH`, `~ALL`, `refs/heads/main`. */
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  readonly rules: readonly Rule[]
  readonly bypassActors: readonly Json[]
  readonly createdAt: number
}

export type Asset = {
  readonly id: number
  readonly name: string
  readonly label: string | null
  readonly contentType: string
  readonly bytes: Buffer
  readonly uploader: Account
  readonly createdAt: number
  downloads: number
}

export type Release = {
  readonly id: number
  tagName: string
  target: string
  name: string | null
  body: string | null
  draft: boolean
  prerelease: boolean
  makeLatest: boolean
  readonly author: Account
  readonly assets: Map<number, Asset>
  readonly createdAt: number
  publishedAt: number | undefined
}

export type Workflow = { readonly id: number; readonly name: string; readonly path: string; readonly createdAt: number }

export type Run = {
  readonly id: number
  readonly workflow: Workflow
  readonly runNumber: number
  attempt: number
  readonly event: string
  readonly headSha: string
  readonly headBranch: string
  readonly headRepo: Repo
  readonly actor: Account
  triggeringActor: Account
  readonly pulls: readonly Pull[]
  readonly displayTitle: string
  suite: CheckSuite
  status: 'queued' | 'in_progress' | 'completed'
  conclusion: string | null
  readonly createdAt: number
  startedAt: number
  updatedAt: number
  /** The finished earlier attempts, oldest first. */
  readonly earlier: Json[]
}

export type Artifact = {
  readonly id: number
  readonly name: string
  readonly run: Run
  readonly bytes: Buffer
  readonly digest: string
  readonly createdAt: number
  readonly expiresAt: number
}

/** Settings that only administrators see and change; those of a new repository. */
export type RepoSettings = {
  workflowToken: { default_workflow_permissions: 'read' | 'write'; can_approve_pull_request_reviews: boolean }
  /** Public repositories. */
  forkApproval: 'first_time_contributors_new_to_github' | 'first_time_contributors' | 'all_external_contributors'
  /** All others. */
  privateForks: {
    run_workflows_from_fork_pull_requests: boolean
    send_write_tokens_to_workflows: boolean
    send_secrets_and_variables: boolean
    require_approval_for_fork_pr_workflows: boolean
  }
  /** Names of self-hosted runners. */
  runners: readonly string[]
}

export type Repo = {
  readonly id: number
  readonly owner: Account
  readonly name: string
  readonly fullName: string
  /** A bare repository on disk; `git push` to this path is seen by the fake. */
  readonly gitDir: string
  readonly private: boolean
  readonly defaultBranch: string
  readonly parent: Repo | undefined
  readonly createdAt: number
  pushedAt: number
  readonly collaborators: Map<string, Role>
  readonly teamRoles: Map<string, Role>
  nextNumber: number
  readonly issues: Map<number, Issue>
  readonly pulls: Map<number, Pull>
  readonly labels: Map<string, Label>
  readonly suites: Map<number, CheckSuite>
  readonly checkRuns: Map<number, CheckRun>
  readonly statuses: Status[]
  readonly rulesets: Map<number, Ruleset>
  /** Classic branch protection by branch, as GitHub answers it; rulesets do not show there. */
  readonly protections: Map<string, Json>
  readonly settings: RepoSettings
  readonly releases: Map<number, Release>
  readonly workflows: Map<number, Workflow>
  readonly runs: Map<number, Run>
  readonly artifacts: Map<number, Artifact>
  readonly queue: QueueEntry[]
  readonly heldDeployments: HeldDeployment[]
  /** Every movement of a branch, oldest first. */
  readonly activity: Activity[]
  /** Refs as last seen, without refs/pull. */
  readonly refs: Map<string, string>
}

/** One movement of a branch, as GitHub's activity view lists it. */
export type Activity = {
  readonly id: number
  readonly ref: string
  readonly before: string
  readonly after: string
  readonly type: 'push' | 'force_push' | 'branch_creation' | 'branch_deletion'
  readonly actor: Account
  readonly at: number
}

/** A deployment that waits for the answer of an App's custom protection rule. */
export type HeldDeployment = {
  readonly run: Run
  readonly environment: string
  readonly sha: string
  readonly ref: string
  state: 'waiting' | 'approved' | 'rejected'
  comment: string | undefined
}

export type QueueEntry = {
  readonly pull: Pull
  readonly baseRef: string
  readonly baseSha: string
  readonly headSha: string
  readonly headRef: string
  readonly enqueuer: Account
}
