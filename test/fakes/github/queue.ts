import { headCommitOf } from './checks.ts'
import { mergeTree, moveRef, NO_SHA } from './git.ts'
import { HttpError } from './http-error.ts'
import { markMerged, tellPull, writeMerge } from './pulls.ts'
import { noticeRefs } from './refs.ts'
import { mergeBlock, requiredChecks, stateOfRequired } from './rules.ts'
import type { Account, Json, Pull, QueueEntry, Repo } from './types.ts'
import type { World } from './world.ts'

/** Puts a pull request into the merge queue of its base: a synthetic commit on top of the queue, then `merge_group`. */
export async function enqueuePull(world: World, repo: Repo, pull: Pull, enqueuer: Account): Promise<QueueEntry> {
  const blocked = mergeBlock(repo, pull)
  if (pull.issue.state !== 'open') throw new HttpError(422, 'Pull request is closed')
  if (blocked !== undefined && !blocked.includes('merge queue')) throw new HttpError(422, blocked)
  const before = repo.queue.findLast(({ baseRef }) => baseRef === pull.baseRef)
  const baseSha = before?.headSha ?? repo.refs.get(`refs/heads/${pull.baseRef}`) ?? ''
  const tree = await mergeTree(repo.gitDir, baseSha, pull.headSha)
  if (tree === undefined) throw new HttpError(422, 'Pull request has conflicts')
  const message = `Merge pull request #${pull.number} from ${pull.headRepo.owner.login}/${pull.headRef}\n\n${pull.issue.title}`
  const headSha = await writeMerge(world, repo, pull, { tree, onto: baseSha, message })
  const headRef = `refs/heads/gh-readonly-queue/${pull.baseRef}/pr-${pull.number}-${baseSha}`
  const entry: QueueEntry = { pull, baseRef: pull.baseRef, baseSha, headSha, headRef, enqueuer }
  repo.queue.push(entry)
  await tellPull(world, repo, pull, { action: 'enqueued', sender: enqueuer })
  await moveRef(repo.gitDir, headRef, headSha)
  await noticeRefs(world, repo, enqueuer)
  const payload = await toMergeGroup(world, repo, entry)
  world.webhooks.emit({ repo, name: 'merge_group', action: 'checks_requested', payload, sender: enqueuer })
  await world.listeners.onMergeGroup(repo, headSha, headRef, { action: 'checks_requested', ...payload })
  await moveQueue(world, repo)
  return entry
}

async function toMergeGroup(world: World, repo: Repo, entry: QueueEntry): Promise<Json> {
  const head_commit = await headCommitOf(world, repo, entry.headSha)
  const { headSha, headRef, baseSha, baseRef } = entry
  return {
    merge_group: {
      head_sha: headSha,
      head_ref: headRef,
      base_sha: baseSha,
      base_ref: `refs/heads/${baseRef}`,
      head_commit,
    },
  }
}

/** Merges the groups at the front whose required checks passed; drops a group whose check failed, and those built on it. */
export async function moveQueue(world: World, repo: Repo): Promise<void> {
  for (let entry = repo.queue[0]; entry !== undefined; entry = repo.queue[0]) {
    const { headSha, baseRef } = entry
    const states = requiredChecks(repo, baseRef).map((required) => stateOfRequired(repo, headSha, required))
    if (states.includes('failed')) return dropFrom(world, repo, entry)
    if (states.includes('waiting')) return
    await landGroup(world, repo, entry)
  }
}

async function landGroup(world: World, repo: Repo, entry: QueueEntry): Promise<void> {
  const { pull, baseRef, baseSha, headSha, enqueuer } = entry
  if (!(await moveRef(repo.gitDir, `refs/heads/${baseRef}`, headSha, baseSha))) return dropFrom(world, repo, entry)
  repo.queue.splice(repo.queue.indexOf(entry), 1)
  await markMerged(world, repo, pull, { sha: headSha, by: enqueuer })
  await leave(world, repo, entry, 'merged')
}

async function dropFrom(world: World, repo: Repo, failed: QueueEntry): Promise<void> {
  const dropped = repo.queue.splice(repo.queue.indexOf(failed))
  for (const entry of dropped) {
    await leave(world, repo, entry, entry === failed ? 'dequeued' : 'invalidated')
    await tellPull(world, repo, entry.pull, {
      action: 'dequeued',
      sender: entry.enqueuer,
      extra: { reason: 'CI_FAILURE' },
    })
  }
  // Groups behind a failed one are rebuilt without it.
  for (const entry of dropped.slice(1)) await enqueuePull(world, repo, entry.pull, entry.enqueuer)
}

async function leave(world: World, repo: Repo, entry: QueueEntry, reason: string): Promise<void> {
  const payload = { reason, ...(await toMergeGroup(world, repo, entry)) }
  world.webhooks.emit({ repo, name: 'merge_group', action: 'destroyed', payload, sender: entry.enqueuer })
  await moveRef(repo.gitDir, entry.headRef, NO_SHA)
  await noticeRefs(world, repo, entry.enqueuer)
}
