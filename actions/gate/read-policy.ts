import { Fault, UserError } from '../../shared/kernel/error.ts'
import type { RunContext } from '../kit/context.ts'
import type { GitHub, Services } from '../kit/services.ts'

/** The text of a policy and where it comes from; `commit` is the base commit. */
export type PolicyText = { readonly path: string; readonly text: string; readonly commit?: string }

/**
 * The policy that may judge this change. For a pull request it is read at the tip of the base branch, for a merge queue at the commit the
 * group is built on, never from the checkout: whoever writes the change must not write its rules (threat model A16). Throws UserError
 * POLICY_MISSING, Fault GITHUB_UNAVAILABLE.
 */
export async function readPolicy(
  { context, files }: Pick<Services, 'context' | 'files'>,
  path: string,
  github: GitHub | undefined,
): Promise<PolicyText> {
  const base = baseOf(context.change)
  if (base !== undefined) return readAtBase(base, path, github)
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

/** Must the policy come from GitHub? Then a client is needed. */
export function needsBase(change: RunContext['change']): boolean {
  return baseOf(change) !== undefined
}

type Base = { readonly branch: string } | { readonly commit: string }

function baseOf(change: RunContext['change']): Base | undefined {
  if (change.kind === 'pull-request') return { branch: change.pullRequest.baseRef }
  return change.kind === 'push' && change.baseSha !== undefined ? { commit: change.baseSha } : undefined
}

async function readAtBase(base: Base, path: string, github: GitHub | undefined): Promise<PolicyText> {
  const name = 'branch' in base ? `the base branch ${base.branch}` : `the base commit ${base.commit}`
  if (github === undefined) {
    throw new Fault('GITHUB_UNAVAILABLE', `there is no token to read the policy at ${name}`, {
      fix: 'leave `token` at its default and give the job `permissions: { contents: read, pull-requests: read }`',
    })
  }
  const commit = 'branch' in base ? await github.repositoryFiles.commitOf(base.branch) : base.commit
  const file = commit === undefined ? undefined : await github.repositoryFiles.read(path, commit)
  if (file !== undefined && commit !== undefined) return { path, text: file.text, commit }
  throw new UserError('POLICY_MISSING', {
    file: path,
    message: `${name} has no policy, so nothing says what may be merged`,
    fix: `add ${path} there; a policy in the change itself does not count`,
  })
}
