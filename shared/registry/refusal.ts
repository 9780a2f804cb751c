import { type Digest, shortDigest } from '../kernel/digest.ts'
import { type Problem, UserError } from '../kernel/error.ts'
import type { AliasRecord } from './schema.ts'

/** Every reason not to register begins with a word in capitals, so that scripts can tell them apart. */
export function refuse(problems: Problem | readonly Problem[]): never {
  throw new UserError('REGISTRY_REFUSED', problems)
}

/** The number is taken by another model, and versions never change. */
export function versionExists(model: string, version: string): Problem {
  return {
    file: model,
    message: `VERSION_EXISTS: version ${version} is already registered with other files`,
    fix: 'register under a higher version, or leave the version out to get the next one',
  }
}

/** The evidence says nothing about today's champion. */
export function staleBaseline(model: string, expected: Digest | 'none', actual: AliasRecord | undefined): Problem {
  const then = expected === 'none' ? 'when there was no champion' : `against the champion ${shortDigest(expected)}`
  const now =
    actual === undefined ? 'there is none now' : `now it is ${actual.version} (${shortDigest(actual.digest as Digest)})`
  return {
    file: model,
    message: `STALE_BASELINE: the evidence was made ${then}, ${now}`,
    fix: 'run `assay test` and `assay gate` again, then register',
  }
}

/** Only the gate opens the registry. */
export function notGated(model: string, message: string): Problem {
  return {
    file: model,
    message: `NOT_GATED: ${message}`,
    fix: 'run `assay test` and `assay gate` on exactly these files, then register',
  }
}

/** A branch of that name exists and is something else; it is left alone. */
export function notALedger(branch: string): Problem {
  return {
    file: `branch ${branch}`,
    message: 'NOT_A_LEDGER: the branch exists but has no ledger.json, so it is not a ledger of Assay',
    fix: `rename your branch ${branch}; Assay needs that name`,
  }
}
