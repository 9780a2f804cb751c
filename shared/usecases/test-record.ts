import type { DriftPredicate } from '../evidence/drift-predicate.ts'
import type { TestPredicate } from '../evidence/test-predicate.ts'
import type { DriftRecord, TestRecord } from '../policy/facts.ts'
import type { Found } from './open-evidence.ts'

/** Test evidence of a completed run as a fact: how far above E1 it is believed is the policy's to say, by what is known about it. */
export function toTestRecord(found: Found, predicate: TestPredicate): TestRecord {
  return { predicate, ...known(found) }
}

/** The same of drift evidence. */
export function toDriftRecord(found: Found, predicate: DriftPredicate): DriftRecord {
  return { predicate, ...known(found) }
}

function known({ digest, proof, dispatchedFor }: Found): Omit<TestRecord, 'predicate'> {
  return {
    digest,
    level: 'E1',
    ...(proof === undefined ? {} : { proof }),
    ...(dispatchedFor === undefined ? {} : { dispatchedFor }),
  }
}
