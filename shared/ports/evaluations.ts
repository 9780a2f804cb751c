import type { Digest } from '../kernel/digest.ts'
import type { Verdict } from '../kernel/verdict.ts'
import type { GateVerdict } from '../policy/verdict-tree.ts'

/** What an evaluation is of: the same commit may be proposed to two branches with two policies. */
export type EvaluationKey = {
  readonly repository: string
  readonly pullNumber: number
  readonly headSha: string
  readonly baseRef: string
}

/** The last evaluation of a key. */
export type Evaluation = EvaluationKey & {
  readonly verdict: Verdict
  readonly tree?: GateVerdict
  readonly policyDigest?: Digest
  readonly evidenceDigests: readonly Digest[]
  readonly checkRunId?: number
  /** The check run is completed; GitHub does not open it again. */
  readonly isConcluded: boolean
  /** Digest of what the check run shows, so that the same text is not written twice. */
  readonly written?: Digest
  /** How often somebody asked for it anew, and how many of these were answered by writing the check run. Both absent before the first. */
  readonly asked?: number
  readonly answered?: number
  /** Milliseconds since 1970 UTC: when the key was first seen, and when this verdict was reached. */
  readonly startedAt: number
  readonly finishedAt: number
}

/** Which comment is the report of a pull request, and what it says. */
export type ReportComment = { readonly commentId: number; readonly bodyDigest: Digest }

/** Verdicts that were reached. Methods throw Fault STORE_UNAVAILABLE. */
export interface Evaluations {
  find(key: EvaluationKey): Promise<Evaluation | undefined>
  /** Writes or replaces the row of the key, but for `asked`, which somebody may be raising meanwhile. */
  save(evaluation: Evaluation): Promise<void>
  /** The next evaluation that begins writes its check run even if it says the same as before: somebody asked for it. */
  forgetWritten(repository: string, pullNumber: number): Promise<void>
  comment(repository: string, pullNumber: number): Promise<ReportComment | undefined>
  saveComment(repository: string, pullNumber: number, comment: ReportComment): Promise<void>
  count(): Promise<number>
}
