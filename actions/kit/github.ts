import { getOctokit } from '@actions/github'
import { type GitHubClient, type RepositoryName, toRepositoryName } from '../../shared/adapters/github/client.ts'
import { createCommitChecks } from '../../shared/adapters/github/commit-checks.ts'
import { createExaminedFiles } from '../../shared/adapters/github/examined-files.ts'
import { createRepositoryExaminer } from '../../shared/adapters/github/examiner.ts'
import { createGitHubLedger } from '../../shared/adapters/github/ledger.ts'
import { createPeople } from '../../shared/adapters/github/people.ts'
import { createPullRequests } from '../../shared/adapters/github/pull-requests.ts'
import { createReleaseStore } from '../../shared/adapters/github/releases.ts'
import { createRepositoryFiles } from '../../shared/adapters/github/repository-files.ts'
import { installRetry, type RetryPorts } from '../../shared/adapters/github/retry.ts'
import { LEDGER_BRANCH } from '../../shared/registry/schema.ts'
import type { Examination, GitHub, Registry } from './services.ts'

export type ClientOptions = {
  readonly token: string
  /** `owner/name`. */
  readonly repository: string
  readonly baseUrl?: string
  readonly retry: RetryPorts
}

export type Client = { readonly octokit: GitHubClient; readonly name: RepositoryName }

/** A client of one repository with the step's token. Our own retry replaces Octokit's plugins: one place decides about waiting. */
export function createClient({ token, repository, baseUrl, retry }: ClientOptions): Client {
  const octokit = getOctokit(token, { userAgent: 'assay', ...(baseUrl === undefined ? {} : { baseUrl }) })
  installRetry(octokit, retry)
  return { octokit, name: toRepositoryName(repository) }
}

export function createGitHub({ octokit, name }: Client): GitHub {
  return {
    pullRequests: createPullRequests(octokit, name),
    people: createPeople(octokit, name),
    commitChecks: createCommitChecks(octokit, name),
    repositoryFiles: createRepositoryFiles(octokit, name),
  }
}

export function createExamination({ octokit, name }: Client): Examination {
  return {
    github: createRepositoryExaminer(octokit, name),
    filesAt: (branch) => createExaminedFiles(octokit, name, branch),
  }
}

export function createGitHubRegistry({ octokit, name }: Client): Required<Pick<Registry, 'ledger' | 'bytes'>> {
  return { ledger: createGitHubLedger(octokit, name, LEDGER_BRANCH), bytes: createReleaseStore(octokit, name) }
}
