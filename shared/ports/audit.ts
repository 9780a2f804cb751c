import type { Decision } from '../audit/decision.ts'
import type { AuditEvent } from '../audit/entry.ts'
import type { RecordedText } from '../audit/export-file.ts'
import type { EvaluationRecord } from '../audit/record.ts'
import type { Evaluation } from './evaluations.ts'

/** The chain of one installation: what is in it stays. Methods throw Fault STORE_UNAVAILABLE. */
export interface Audit {
  /** Version of Assay that writes. */
  readonly app: string
  /** Adds an entry. Throws Fault INTERNAL when the payload does not fit its kind: nothing is written then. */
  append(event: AuditEvent, texts?: readonly RecordedText[]): Promise<void>
  /**
   * Adds a decision and writes the evaluation it is about, both or neither. A decision that says the same as the last one about its
   * subject adds no entry: looking again is no decision.
   */
  conclude(decision: Decision, evaluation?: Evaluation): Promise<void>
  /** Records of evaluations of a repository since a time (milliseconds since 1970 UTC), newest first, at most `limit`. */
  records(query: RecordQuery): Promise<readonly EvaluationRecord[]>
}

export type RecordQuery = {
  readonly repository: string
  readonly since: number
  readonly limit: number
  /** Only those about this commit. */
  readonly headSha?: string
}
