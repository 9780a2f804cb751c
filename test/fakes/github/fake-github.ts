import type { FakeClock } from './clock.ts'
import type { Violation } from './contract.ts'
import type { Faults } from './faults.ts'
import type { Issuer } from './issuer.ts'
import type { Runner, WorkflowOptions } from './runs.ts'
import type { Sender } from './sender.ts'
import type { RecordedRequest } from './server.ts'
import type { NewApp, NewCommit, NewRepo } from './setup.ts'
import type {
  Account,
  App,
  Artifact,
  Installation,
  Json,
  Permissions,
  Repo,
  RequiredCheck,
  Role,
  Rule,
  Ruleset,
  Team,
  Workflow,
} from './types.ts'
import type { Delivery } from './webhooks.ts'

/** A GitHub of our own: real git, real tokens, signed webhooks, GitHub's rules and limits. */
export type FakeGitHub = {
  /** REST base: the value of GITHUB_API_URL and of Octokit's `baseUrl`. Also answers below `/api/v3`. */
  readonly url: string
  /** What html_url values start with. */
  readonly webUrl: string
  readonly clock: FakeClock
  /** Every REST request, oldest first. */
  readonly requests: readonly RecordedRequest[]
  /** Every breach of GitHub's published contract by a request; empty at the end of a good test. */
  readonly violations: readonly Violation[]
  /** Every attempt to deliver a webhook, oldest first. */
  readonly deliveries: readonly Delivery[]
  readonly faults: Faults
  /** The identity provider of jobs, at `<url>/_services/token`. */
  readonly issuer: Issuer

  createUser(login: string): Account
  createOrganization(
    login: string,
    people?: { readonly owners?: readonly string[]; readonly members?: readonly string[] },
  ): Account
  createTeam(
    organization: string,
    team: {
      readonly slug: string
      readonly members?: readonly string[]
      readonly maintainers?: readonly string[]
      readonly parent?: string
    },
  ): Team
  /** An owner that is no organisation yet becomes a user. */
  createRepository(fullName: string, options?: NewRepo): Promise<Repo>
  forkRepository(repo: Repo, owner: string): Promise<Repo>
  addCollaborator(repo: Repo, login: string, role: Role): void
  addTeam(repo: Repo, teamSlug: string, role: Role): void
  /** Commits and pushes files as the repository's first administrator, or as `author`; the sha. */
  commit(repo: Repo, branch: string, commit: NewCommit): Promise<string>
  /** Also makes the key pair: `app.privateKey` is PEM. */
  createApp(app: NewApp): App
  /** A code for `POST /app-manifests/{code}/conversions`. */
  createManifestCode(app: NewApp): string
  install(
    app: App,
    account: string,
    options?: { readonly repositories?: 'all' | readonly Repo[]; readonly permissions?: Permissions },
  ): Installation
  /** The present installations, in the order they were made. */
  installations(): readonly Installation[]
  uninstall(installation: Installation): void
  changeRepositories(
    installation: Installation,
    change: { readonly added?: readonly Repo[]; readonly removed?: readonly Repo[] },
  ): void
  userToken(login: string): string
  /** A GITHUB_TOKEN as a workflow job has it; acts as github-actions, app 15368. */
  jobToken(repo: Repo, permissions: Permissions): string
  /** Makes every token minted so far useless. */
  expireTokens(): void
  /** Requires checks on branches (default: the default branch), pinned to an App by `integration_id`. */
  requireChecks(repo: Repo, checks: readonly RequiredCheck[], branches?: readonly string[]): Ruleset
  addRuleset(
    repo: Repo,
    ruleset: {
      readonly name: string
      readonly branches?: readonly string[]
      readonly rules: readonly Rule[]
      readonly bypassActors?: readonly Json[]
    },
  ): Ruleset
  /** Sets classic protection, as `GET …/protection` answers it. It is shown, not enforced: rulesets are. */
  protectBranch(repo: Repo, branch: string, protection: Json): void
  /** Adds a zip artifact to a run without a client. */
  addArtifact(repo: Repo, runId: number, name: string, files: Readonly<Record<string, string | Buffer>>): Artifact
  /** Acts as a person. */
  as(login: string): Sender
  /** Runs `runner` for each push and pull request of the repository, as GitHub Actions would. */
  onWorkflow(repo: Repo, runner: Runner, options?: WorkflowOptions): Workflow
  /** Looks at the refs on disk now. Pushes are noticed by themselves; `FAKE_GITHUB_PUSHER` in the environment of `git push` names who pushed. */
  refsChanged(repo: Repo, pusher?: string): Promise<void>
  /** Resolves when no delivery, run or push is outstanding; never call it inside a workflow's runner, which it waits for. */
  settled(): Promise<void>
  close(): Promise<void>
}
