import type { CommitObject } from '../git.ts'
import type { Json, Repo } from '../types.ts'
import { nodeId, type World } from '../world.ts'
import { toUser } from './account.ts'
import { repoUrl, webUrl } from './repo.ts'

const UNVERIFIED = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null }

/** The account whose noreply address a commit carries, as the fake writes them. */
function accountOfEmail(world: World, email: string): Json | null {
  const login = /^(?:\d+\+)?(.+)@users\.noreply\.github\.com$/.exec(email)?.[1]
  const account = login === undefined ? undefined : world.accounts.get(login.toLowerCase())
  return account ? toUser(world, account) : null
}

/** GitHub's "commit" of the commits API. */
export function toCommit(world: World, repo: Repo, commit: CommitObject): Json {
  const url = `${repoUrl(world, repo)}/commits/${commit.sha}`
  return {
    sha: commit.sha,
    node_id: nodeId('C', commit.sha),
    url,
    html_url: `${webUrl(world, repo)}/commit/${commit.sha}`,
    comments_url: `${url}/comments`,
    commit: {
      url: `${repoUrl(world, repo)}/git/commits/${commit.sha}`,
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      comment_count: 0,
      tree: { sha: commit.tree, url: `${repoUrl(world, repo)}/git/trees/${commit.tree}` },
      verification: UNVERIFIED,
    },
    author: accountOfEmail(world, commit.author.email),
    committer: accountOfEmail(world, commit.committer.email),
    parents: toParents(world, repo, commit),
  }
}

/** GitHub's "git commit" of the git database API. */
export function toGitCommit(world: World, repo: Repo, commit: CommitObject): Json {
  return {
    sha: commit.sha,
    node_id: nodeId('C', commit.sha),
    url: `${repoUrl(world, repo)}/git/commits/${commit.sha}`,
    html_url: `${webUrl(world, repo)}/commit/${commit.sha}`,
    author: commit.author,
    committer: commit.committer,
    message: commit.message,
    tree: { sha: commit.tree, url: `${repoUrl(world, repo)}/git/trees/${commit.tree}` },
    parents: toParents(world, repo, commit),
    verification: UNVERIFIED,
  }
}

function toParents(world: World, repo: Repo, commit: CommitObject): Json[] {
  return commit.parents.map((sha) => ({
    sha,
    url: `${repoUrl(world, repo)}/commits/${sha}`,
    html_url: `${webUrl(world, repo)}/commit/${sha}`,
  }))
}

/** A commit as push and workflow_run payloads carry it. */
export function toHookCommit(world: World, repo: Repo, commit: CommitObject): Json {
  return {
    id: commit.sha,
    tree_id: commit.tree,
    distinct: true,
    message: commit.message,
    timestamp: commit.committer.date,
    url: `${webUrl(world, repo)}/commit/${commit.sha}`,
    author: { name: commit.author.name, email: commit.author.email },
    committer: { name: commit.committer.name, email: commit.committer.email },
  }
}
