import type { Seen } from './facts.ts'

/** `error`: the gate can be passed over. `warn`: a defence behind it is missing. `advice`: nothing depends on it. */
export type Severity = 'error' | 'warn' | 'advice'

/** What one check found. `unknown` is never good: it names what could not be read, and the fix how to read it. */
export type Check = {
  readonly id: string
  readonly state: 'ok' | 'problem' | 'unknown'
  readonly severity: Severity
  readonly message: string
  /** The attack that this stops, with its number in the threat model. */
  readonly why: string
  /** The exact command or place; absent when nothing is to be done. */
  readonly fix?: string
}

/** The part of a check that does not depend on what is found; every check has one, and docs/doctor.md a row for it. */
export type CheckKind = { readonly id: string; readonly severity: Severity; readonly why: string }

/** All is as it should be. */
export function ok(kind: CheckKind, message: string): Check {
  return { ...kind, state: 'ok', message }
}

/** Something is wrong; `fix` is a command to run or a place to click. */
export function problem(kind: CheckKind, message: string, fix: string): Check {
  return { ...kind, state: 'problem', message, fix }
}

/** It could not be seen whether something is wrong; `reason` names the permission. */
export function unknown(kind: CheckKind, reason: string): Check {
  return { ...kind, state: 'unknown', message: `could not be checked: ${reason}`, fix: LOOK_AGAIN }
}

const LOOK_AGAIN =
  'run `assay doctor` with GITHUB_TOKEN set to a token of an administrator of the repository (fine-grained: Administration, Actions, Contents, Checks, Pull requests and Metadata, all read)'

/** Applies a judgement to something that was read; `unknown` when it was not. */
export function judge<T>(kind: CheckKind, seen: Seen<T>, decide: (value: T) => Check): Check {
  return seen.known ? decide(seen.value) : unknown(kind, seen.reason)
}

/** 1: something is wrong. 3: nothing is known to be wrong, but not everything could be seen, so it is not proven. Advice never counts. */
export function exitCodeOf(checks: readonly Check[]): 0 | 1 | 3 {
  const counting = checks.filter(({ severity }) => severity !== 'advice')
  if (counting.some(({ state }) => state === 'problem')) return 1
  return counting.some(({ state }) => state === 'unknown') ? 3 : 0
}
