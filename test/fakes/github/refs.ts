import { isAncestor, listCommits, listRefs, NO_SHA, readCommit } from './git.ts'
import { toHookCommit } from './shapes/commit.ts'
import { repoUrl, webUrl } from './shapes/repo.ts'
import type { Account, Activity, Json, Repo } from './types.ts'
import type { World } from './world.ts'

const MAX_COMMITS_IN_PUSH = 2048
const locks = new WeakMap<Repo, Promise<unknown>>()

/** Runs steps of one repository one after the other. */
export function withLock<T>(repo: Repo, step: () => Promise<T>): Promise<T> {
  const result = (locks.get(repo) ?? Promise.resolve()).then(step, step)
  locks.set(
    repo,
    result.catch(() => undefined),
  )
  return result
}

/** Compares the refs on disk with those last seen and tells everyone about each difference, as GitHub does after a push. */
export async function noticeRefs(world: World, repo: Repo, sender: Account, byJob = false): Promise<void> {
  const changes = await withLock(repo, async () => {
    const present = await listRefs(repo.gitDir)
    const names = new Set([...repo.refs.keys(), ...present.keys()])
    const changed = [...names].filter((name) => repo.refs.get(name) !== present.get(name))
    return changed.map((ref) => {
      const before = repo.refs.get(ref) ?? NO_SHA
      const after = present.get(ref) ?? NO_SHA
      if (after === NO_SHA) repo.refs.delete(ref)
      else repo.refs.set(ref, after)
      return { ref, before, after }
    })
  })
  for (const { ref, before, after } of changes) {
    repo.pushedAt = world.clock.now()
    const payload = await toPush(world, repo, { ref, before, after }, sender)
    if (ref.startsWith('refs/heads/')) {
      const type = activityType(payload)
      repo.activity.push({ id: world.nextId(), ref, before, after, type, actor: sender, at: world.clock.now() })
    }
    if (isPublic(ref)) world.webhooks.emit({ repo, name: 'push', payload, sender })
    await world.listeners.onPush({ repo, ref, before, after, sender, byJob, payload })
  }
}

function activityType({ created, deleted, forced }: Json): Activity['type'] {
  if (created === true) return 'branch_creation'
  if (deleted === true) return 'branch_deletion'
  return forced === true ? 'force_push' : 'push'
}

const isPublic = (ref: string): boolean => ref.startsWith('refs/heads/') || ref.startsWith('refs/tags/')

async function toPush(
  world: World,
  repo: Repo,
  { ref, before, after }: { ref: string; before: string; after: string },
  sender: Account,
): Promise<Json> {
  const deleted = after === NO_SHA
  const range = before === NO_SHA ? after : `${before}..${after}`
  const shas = deleted
    ? []
    : (await listCommits(repo.gitDir, range)).slice(0, before === NO_SHA ? 1 : MAX_COMMITS_IN_PUSH)
  const commits = await Promise.all(shas.reverse().map((sha) => readCommit(repo.gitDir, sha)))
  const listed = commits.flatMap((commit) => (commit ? [toHookCommit(world, repo, commit)] : []))
  const head = deleted ? undefined : await readCommit(repo.gitDir, after)
  return {
    ref,
    before,
    after,
    created: before === NO_SHA,
    deleted,
    forced: before !== NO_SHA && !deleted && !(await isAncestor(repo.gitDir, before, after)),
    base_ref: null,
    compare: `${webUrl(world, repo)}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
    commits: listed,
    head_commit: head ? toHookCommit(world, repo, head) : null,
    pusher: { name: sender.login, email: `${sender.login}@users.noreply.github.com` },
  }
}

/** The address of a ref in the git database API. */
export function toRef(world: World, repo: Repo, ref: string, object: { type: string; sha: string }): Json {
  return {
    ref,
    node_id: `REF_${Buffer.from(ref).toString('base64url')}`,
    url: `${repoUrl(world, repo)}/git/${ref}`,
    object: { ...object, url: `${repoUrl(world, repo)}/git/${object.type}s/${object.sha}` },
  }
}
