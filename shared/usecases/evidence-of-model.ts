import { isTestStatement } from '../evidence/parse.ts'
import type { ModelFacts } from '../policy/facts.ts'
import type { WorkflowRun } from '../ports/github-runs.ts'
import { DRIFT_RELEASE, type Release } from '../ports/releases.ts'
import { countAttempts, countDriftAttempts } from './count-attempts.ts'
import type { Found } from './open-evidence.ts'
import { toDriftRecord, toTestRecord } from './test-record.ts'

/** What is known of one commit: its runs, all that could be read, what of it may be reported (both newest first), and what was read of the model before. */
type Seen = {
  readonly runs: readonly WorkflowRun[]
  readonly found: readonly Found[]
  readonly usable: readonly Found[]
  readonly remembered: readonly Release[]
}

/** The newest test of a model, and its attempts. Pure. */
export function testFacts(
  model: string,
  { runs, found, usable, remembered }: Seen,
): Pick<ModelFacts, 'test' | 'attempts'> {
  const isOwn = ({ statement }: Found) => isTestStatement(statement) && statement.predicate.model === model
  const test = usable.find(isOwn)
  if (test === undefined || !isTestStatement(test.statement)) return {}
  const own = { found: found.filter(isOwn), remembered: remembered.filter((release) => !isOfDrift(release)) }
  return {
    test: toTestRecord(test, test.statement.predicate),
    attempts: countAttempts({ runs, ...own, last: test }),
  }
}

/** The newest measurement of drift of a model, and its attempts. Pure. */
export function driftFacts(
  model: string,
  { runs, found, usable, remembered }: Seen,
): Pick<ModelFacts, 'drift' | 'driftAttempts'> {
  const isOwn = ({ statement }: Found) => !isTestStatement(statement) && statement.predicate.model === model
  const drift = usable.find(isOwn)
  if (drift === undefined || isTestStatement(drift.statement)) return {}
  const own = { found: found.filter(isOwn), remembered: remembered.filter(isOfDrift) }
  return {
    drift: toDriftRecord(drift, drift.statement.predicate),
    driftAttempts: countDriftAttempts({ runs, ...own, last: drift }),
  }
}

function isOfDrift({ holdout }: Release): boolean {
  return holdout === DRIFT_RELEASE
}
