import { toTimestamp } from '../clock.ts'
import type { Json, Repo } from '../types.ts'
import { nodeId, type World } from '../world.ts'
import { toOrganization, toUser } from './account.ts'

const COLLECTIONS: Readonly<Record<string, string>> = {
  archive: '{archive_format}{/ref}',
  assignees: '{/user}',
  branches: '{/branch}',
  collaborators: '{/collaborator}',
  comments: '{/number}',
  commits: '{/sha}',
  contents: '{+path}',
  contributors: '',
  deployments: '',
  downloads: '',
  events: '',
  forks: '',
  hooks: '',
  issues: '{/number}',
  keys: '{/key_id}',
  labels: '{/name}',
  languages: '',
  merges: '',
  milestones: '{/number}',
  notifications: '{?since,all,participating}',
  pulls: '{/number}',
  releases: '{/id}',
  stargazers: '',
  statuses: '{sha}',
  subscribers: '',
  subscription: '',
  tags: '',
  teams: '',
}
const NESTED: Readonly<Record<string, string>> = {
  blobs_url: 'git/blobs{/sha}',
  compare_url: 'compare/{base}...{head}',
  git_commits_url: 'git/commits{/sha}',
  git_refs_url: 'git/refs{/sha}',
  git_tags_url: 'git/tags{/sha}',
  trees_url: 'git/trees{/sha}',
  issue_comment_url: 'issues/comments{/number}',
  issue_events_url: 'issues/events{/number}',
}

export const repoUrl = (world: World, repo: Repo): string => `${world.url}/repos/${repo.fullName}`
export const webUrl = (world: World, repo: Repo): string => `${world.url}/${repo.fullName}`

/** GitHub's "minimal repository". */
export function toMinimalRepo(world: World, repo: Repo): Json {
  const url = repoUrl(world, repo)
  const collections = Object.entries(COLLECTIONS).map(([name, rest]) => [`${name}_url`, `${url}/${name}${rest}`])
  const nested = Object.entries(NESTED).map(([name, rest]) => [name, `${url}/${rest}`])
  return {
    id: repo.id,
    node_id: nodeId('R', repo.id),
    name: repo.name,
    full_name: repo.fullName,
    owner: toUser(world, repo.owner),
    private: repo.private,
    html_url: webUrl(world, repo),
    description: null,
    fork: repo.parent !== undefined,
    url,
    ...Object.fromEntries([...collections, ...nested]),
    default_branch: repo.defaultBranch,
    visibility: repo.private ? 'private' : 'public',
  }
}

/** The repository as webhooks and pull request heads carry it. */
export function toRepo(world: World, repo: Repo): Json {
  const open = [...repo.issues.values()].filter((issue) => issue.state === 'open').length
  return {
    ...toMinimalRepo(world, repo),
    git_url: `git://${new URL(world.url).host}/${repo.fullName}.git`,
    ssh_url: `git@${new URL(world.url).hostname}:${repo.fullName}.git`,
    clone_url: `${webUrl(world, repo)}.git`,
    svn_url: webUrl(world, repo),
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    topics: [],
    is_template: false,
    web_commit_signoff_required: false,
    allow_forking: true,
    archived: false,
    disabled: false,
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    size: 1,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    open_issues: open,
    open_issues_count: open,
    created_at: toTimestamp(repo.createdAt),
    pushed_at: toTimestamp(repo.pushedAt),
    updated_at: toTimestamp(repo.pushedAt),
  }
}

/** GitHub's "full repository", answer of `GET /repos/{owner}/{repo}`. */
export function toFullRepo(world: World, repo: Repo): Json {
  return {
    ...toRepo(world, repo),
    network_count: 0,
    subscribers_count: 0,
    allow_merge_commit: true,
    allow_squash_merge: true,
    allow_rebase_merge: true,
    ...(repo.owner.type === 'Organization' ? { organization: toUser(world, repo.owner) } : {}),
    ...(repo.parent ? { parent: toRepo(world, repo.parent), source: toRepo(world, repo.parent) } : {}),
  }
}

/** The members that every webhook payload of a repository carries. */
export function toContext(world: World, repo: Repo): Json {
  return {
    repository: toRepo(world, repo),
    ...(repo.owner.type === 'Organization' ? { organization: toOrganization(world, repo.owner) } : {}),
  }
}
