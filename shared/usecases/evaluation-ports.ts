import type { Digest } from '../kernel/digest.ts'
import type { Alerts } from '../ports/alerts.ts'
import type { Audit } from '../ports/audit.ts'
import type { Clock } from '../ports/clock.ts'
import type { Decisions, Wakeups } from '../ports/decisions.ts'
import type { Dispatcher, Dispatches } from '../ports/dispatches.ts'
import type { Evaluations } from '../ports/evaluations.ts'
import type { Checks, Comments, CommitChecks } from '../ports/github-checks.ts'
import type { Issues } from '../ports/github-issues.ts'
import type { PullRequests } from '../ports/github-pull-requests.ts'
import type { People, RepositoryFiles } from '../ports/github-repository.ts'
import type { WorkflowRuns } from '../ports/github-runs.ts'
import type { KnownLedgers } from '../ports/known-ledgers.ts'
import type { Ladder } from '../ports/ladder.ts'
import type { MergeQueue } from '../ports/merge-queue.ts'
import type { OrganisationFloor } from '../ports/organisation-floor.ts'
import type { ProofBundles } from '../ports/proof-bundles.ts'
import type { ProofKeys } from '../ports/proof-keys.ts'
import type { Pushes } from '../ports/pushes.ts'
import type { QueueEntries } from '../ports/queue-entries.ts'
import type { Releases } from '../ports/releases.ts'
import type { WorkflowFiles } from '../ports/workflow-files.ts'

/** What facts about a pull request are read through. */
export type FactPorts = {
  readonly files: RepositoryFiles
  readonly pullRequests: PullRequests
  readonly people: People
  /** Who pushed, as webhooks told; absent where none come. */
  readonly pushes?: Pick<Pushes, 'of'>
  readonly runs: WorkflowRuns
  /** Checks of other Apps; absent where they cannot be read, which fails the rules about them. */
  readonly commitChecks?: CommitChecks
  readonly releases: Releases
  /** Ledgers that were there before. */
  readonly ledgers: KnownLedgers
  /** Approvals and waivers by comments. */
  readonly decisions: Decisions
  /** Absent: no measurement is started. */
  readonly dispatches?: Dispatches
  readonly dispatcher?: Dispatcher
  /** Absent: no proof is checked, so nothing is above E2. */
  readonly proofKeys?: ProofKeys
  /** Absent: Sigstore bundles are not read. */
  readonly proofBundles?: ProofBundles
  /** Absent: workflows are not compared, so nothing is E2. */
  readonly workflowFiles?: WorkflowFiles
  /** Rules of the organisation that hold beside those of every policy. */
  readonly floor: OrganisationFloor
  readonly clock: Clock
}

/** Everything an evaluation reads from and writes to. */
export type EvaluationPorts = FactPorts & {
  readonly checks: Checks
  readonly comments: Comments
  readonly mergeQueue: MergeQueue
  readonly queueEntries: QueueEntries
  readonly evaluations: Evaluations
  /** Where every decision is written before it is told. */
  readonly audit: Audit
  readonly wakeups: Wakeups
  /** Where people are asked to look at an emergency afterwards. */
  readonly issues?: Pick<Issues, 'find' | 'create'>
  /** What was shown of a holdout whose numbers the policy holds back. */
  readonly ladder: Ladder
  readonly alerts: Pick<Alerts, 'open'>
  readonly sha256: (text: string) => Digest
}
