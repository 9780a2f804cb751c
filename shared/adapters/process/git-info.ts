import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { GitInfo } from '../../ports/git-info.ts'
import { withoutSecrets } from '../../train/child-environment.ts'

const run = promisify(execFile)
const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/

/** Asks the `git` on PATH about the folder `workspace` (absolute path). */
export function createGitInfo(workspace: string, env: Readonly<Record<string, string | undefined>>): GitInfo {
  const git = async (args: readonly string[]): Promise<string | undefined> => {
    try {
      // Nothing of the repository's own configuration may start a program here.
      const safe = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-C', workspace]
      const options = { env: { ...withoutSecrets(env), GIT_OPTIONAL_LOCKS: '0' }, maxBuffer: 64 * 1024 * 1024 }
      return (await run('git', [...safe, ...args], options)).stdout
    } catch {
      // No git, no repository and no commit are one answer: the commit is unknown.
      return undefined
    }
  }
  return {
    read: async () => {
      const commit = (await git(['rev-parse', '--verify', 'HEAD']))?.trim()
      const status = await git(['status', '--porcelain', '--untracked-files=normal'])
      if (commit === undefined || !COMMIT.test(commit) || status === undefined) return undefined
      return { commit, dirty: status.trim() !== '' }
    },
  }
}
