import { Fault, UserError } from '../../shared/kernel/error.ts'
import type { RunContext } from '../kit/context.ts'
import type { GitHub, Services } from '../kit/services.ts'

/** The text of a policy and where it comes from; `commit` is the base commit. */
export type PolicyText = { readonly path: string; readonly text: string; readonly commit?: string }

/**
 * The policy that may judge this change. On a pull request it is read at the tip of the base branch, never from the checkout: whoever
 * writes the change must not write its rules (threat model A16). Throws UserError POLICY_MISSING, Fault GITHUB_UNAVAILABLE.
 */
export async function readPolicy(
  { context, files }: Pick<Services, 'context' | 'files'>,
  path: string,
  github: GitHub | undefined,
): Promise<PolicyText> {
  if (context.change.kind === 'pull-request') return readAtBase(context.change, path, github)
  const text = await files.readText(path)
  if (text === undefined) {
    throw new UserError('POLICY_MISSING', {
      file: path,
      message: 'there is no policy, so nothing says what may be merged',
      fix: 'create it (docs/policy.md has one to start from), or name another file with `policy`',
    })
  }
  return { path, text }
}

async function readAtBase(
  { pullRequest }: Extract<RunContext['change'], { kind: 'pull-request' }>,
  path: string,
  github: GitHub | undefined,
): Promise<PolicyText> {
  const { baseRef } = pullRequest
  if (github === undefined) {
    throw new Fault('GITHUB_UNAVAILABLE', `there is no token to read the policy at the base branch ${baseRef}`, {
      fix: 'leave `token` at its default and give the job `permissions: { contents: read, pull-requests: read }`',
    })
  }
  const commit = await github.repositoryFiles.commitOf(baseRef)
  const file = commit === undefined ? undefined : await github.repositoryFiles.read(path, commit)
  if (file !== undefined && commit !== undefined) return { path, text: file.text, commit }
  throw new UserError('POLICY_MISSING', {
    file: path,
    message: `the base branch ${baseRef} has no policy, so nothing says what may be merged`,
    fix: `add ${path} to ${baseRef}; a policy in the pull request itself does not count`,
  })
}
