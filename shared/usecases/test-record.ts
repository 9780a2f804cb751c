import type { TestPredicate } from '../evidence/test-predicate.ts'
import type { TestRecord } from '../policy/facts.ts'
import type { Found } from './open-evidence.ts'

/** Test evidence of a completed run as a fact: how far above E1 it is believed is the policy's to say, by what is known about it. */
export function toTestRecord({ digest, proof, dispatchedFor }: Found, predicate: TestPredicate): TestRecord {
  const known = { ...(proof === undefined ? {} : { proof }), ...(dispatchedFor === undefined ? {} : { dispatchedFor }) }
  return { predicate, digest, level: 'E1', ...known }
}
