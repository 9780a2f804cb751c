import { RequestError } from 'octokit'
import { Fault, messageOf, UserError } from '../../kernel/error.ts'

/** Turns a refusal to write into the permission that is missing. */
export function refused(error: unknown): Error {
  if (!(error instanceof RequestError)) return error instanceof Error ? error : new Error(String(error))
  const { status, message } = error
  if (status === 401 || status === 403 || status === 404) {
    return new UserError(
      'REGISTRY_REFUSED',
      {
        file: 'GitHub',
        message: `the token may not write to this repository (${status} ${message})`,
        fix: 'give the job `permissions: contents: write`',
      },
      { cause: error },
    )
  }
  if (status === 422 && /rule|protected/i.test(message)) {
    return new UserError(
      'REGISTRY_REFUSED',
      {
        file: 'GitHub',
        message: `a ruleset of the repository refuses the write: ${message}`,
        fix: 'let this workflow or the Assay App bypass the rules of the ledger branch and of the tags assay/**',
      },
      { cause: error },
    )
  }
  return new Fault('GITHUB_UNAVAILABLE', `GitHub refused a write to the ledger: ${messageOf(error)}`, { cause: error })
}
