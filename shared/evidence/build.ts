import type { Digest } from '../kernel/digest.ts'
import type { DriftPredicate } from './drift-predicate.ts'
import {
  DRIFT_PREDICATE_TYPE,
  type DriftStatement,
  STATEMENT_TYPE,
  TEST_PREDICATE_TYPE,
  type TestStatement,
} from './schema.ts'
import type { TestPredicate } from './test-predicate.ts'

/** Wraps test measurements into an in-toto Statement v1 whose subject is the candidate's manifest. */
export function buildTestStatement(predicate: TestPredicate): TestStatement {
  return {
    _type: STATEMENT_TYPE,
    subject: [subjectOf(predicate.model, predicate.candidate.digest)],
    predicateType: TEST_PREDICATE_TYPE,
    predicate,
  }
}

/** Wraps drift measurements; the subject is the model in use, or the reference data when no model is named. */
export function buildDriftStatement(predicate: DriftPredicate, subjectDigest: Digest): DriftStatement {
  return {
    _type: STATEMENT_TYPE,
    subject: [subjectOf(predicate.model ?? predicate.reference.source, subjectDigest)],
    predicateType: DRIFT_PREDICATE_TYPE,
    predicate,
  }
}

function subjectOf(name: string, digest: string): { name: string; digest: { sha256: string } } {
  return { name, digest: { sha256: digest.replace(/^sha256:/, '') } }
}
