import type { Digest } from '../kernel/digest.ts'

/** The latest attempt of one workflow run of a commit. */
export type WorkflowRun = {
  readonly id: number
  readonly attempt: number
  readonly event: string
  /** Which workflow this is a run of; runs of one workflow repeat each other. */
  readonly workflowId?: number
  readonly status: 'waiting' | 'completed'
  readonly conclusion: string | undefined
  readonly headSha: string
  /** The branch it was started on; of a merge group, the queue's. Absent where GitHub does not tell. */
  readonly headBranch?: string
  readonly name: string
  readonly url: string
  /** Who caused the first attempt, and who the latest one. */
  readonly actor?: string
  readonly triggeringActor?: string
  /** What the App started it for: the commit that it measures, the base it measures for, and the number it must repeat. */
  readonly dispatched?: { readonly headSha: string; readonly baseRef: string; readonly nonce: string }
  /** The repository's and its owner's id, which no other can take over. */
  readonly repositoryId?: number
  readonly ownerId?: number
  /** When the first attempt was made, the latest one began, and anything last happened; milliseconds since 1970 UTC. */
  readonly createdAt?: number
  readonly startedAt?: number
  readonly updatedAt?: number
}

/** A file that a run uploaded, packed as a zip; `digest` is of the zip, where GitHub tells it. */
export type RunArtifact = {
  readonly id: number
  readonly runId: number
  readonly name: string
  readonly size: number
  readonly digest: Digest | undefined
  readonly isExpired: boolean
}

/** One file of an artifact, as UTF-8 text, with the digest of its bytes. */
export type ArtifactFile = { readonly path: string; readonly text: string; readonly digest: Digest }

/** Workflow runs of one repository. */
export interface WorkflowRuns {
  /** Runs of this repository for `pull_request`, `push` and `merge_group` events of the commit. Throws Fault GITHUB_UNAVAILABLE. */
  ofCommit(sha: string): Promise<readonly WorkflowRun[]>
  /** Artifacts of a run whose name starts with `prefix`. Throws Fault GITHUB_UNAVAILABLE. */
  artifacts(runId: number, prefix: string): Promise<readonly RunArtifact[]>
  /**
   * Downloads, verifies and unpacks in memory. Throws UserError EVIDENCE_INVALID when the bytes do not have the digest,
   * are too large, or are not an honest zip; Fault GITHUB_UNAVAILABLE when they cannot be fetched.
   */
  open(artifact: RunArtifact): Promise<readonly ArtifactFile[]>
}

/** Evidence of the default branch: what schedules, people and pushes measured there, never a fork or another branch. */
export interface BranchRuns {
  /** The newest artifact of this name that a completed run of the default branch left. Throws Fault GITHUB_UNAVAILABLE. */
  newest(artifactName: string): Promise<{ readonly run: WorkflowRun; readonly artifact: RunArtifact } | undefined>
  /** Names that begin with `prefix`, among the 100 newest artifacts. Throws Fault GITHUB_UNAVAILABLE. */
  recentNames(prefix: string): Promise<readonly string[]>
}
