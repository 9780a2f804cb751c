/** Where and what went wrong in something a user wrote; `line` and `column` count from 1. */
export type Problem = {
  readonly file: string
  readonly line?: number
  readonly column?: number
  /** JSON pointer into the document, for example `/models/credit-risk/task`. */
  readonly path?: string
  readonly message: string
  /** The exact thing to change, in the imperative. */
  readonly fix?: string
}

/** What the user gave us is wrong: exit code 2, no stack trace. Each code has a heading in docs/errors.md. */
export const USER_ERROR_CODES = [
  'CONFIG_MISSING',
  'CONFIG_INVALID',
  'POLICY_MISSING',
  'POLICY_INVALID',
  'FLOOR_UNREADABLE',
  'SCHEMA_INVALID',
  'INPUT_INVALID',
  'DATA_UNREADABLE',
  'DATA_EMPTY',
  'COLUMN_MISSING',
  'ID_INVALID',
  'LABEL_INVALID',
  'PREDICTION_MISMATCH',
  'PREDICTION_INVALID',
  'MODEL_UNREADABLE',
  'MODEL_MISMATCH',
  'TRAIN_FAILED',
  'EVIDENCE_INVALID',
  'EVIDENCE_MISSING',
  'STATE_INVALID',
  'REGISTRY_REFUSED',
  'APP_CONFIG_INVALID',
] as const

/** We could not evaluate although the user did nothing wrong: exit code 3, never a pass. */
export const FAULT_CODES = [
  'ENGINE_UNAVAILABLE',
  'RUNTIME_UNAVAILABLE',
  'GITHUB_UNAVAILABLE',
  'LEDGER_CONFLICT',
  'LEDGER_UNAVAILABLE',
  'STORE_UNAVAILABLE',
  'INTERNAL',
] as const

export type UserErrorCode = (typeof USER_ERROR_CODES)[number]
export type FaultCode = (typeof FAULT_CODES)[number]

/** The user's input is wrong. Carries every problem found, not only the first. */
export class UserError extends Error {
  readonly code: UserErrorCode
  readonly problems: readonly Problem[]

  constructor(code: UserErrorCode, problems: Problem | readonly Problem[], options?: ErrorOptions) {
    const list = 'message' in problems ? [problems] : problems
    super(list.map(formatProblem).join('\n'), options)
    this.name = 'UserError'
    this.code = code
    this.problems = list
  }
}

/** Assay could not do its work; the caller must treat the result as unknown, never as passed. */
export class Fault extends Error {
  readonly code: FaultCode
  readonly fix: string | undefined

  constructor(code: FaultCode, message: string, options?: ErrorOptions & { readonly fix?: string }) {
    super(message, options)
    this.name = 'Fault'
    this.code = code
    this.fix = options?.fix
  }
}

/** One line a person can act on: `file:line:column: message. Fix: …`. */
export function formatProblem(problem: Problem): string {
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(':')
  const path = problem.path ? ` (at ${problem.path})` : ''
  const fix = problem.fix ? `\n    Fix: ${problem.fix}` : ''
  return `${place}: ${problem.message}${path}${fix}`
}

/** The message of anything that was thrown, for wrapping with a cause. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
