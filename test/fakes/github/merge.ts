import { isAncestor, mergeTree, moveRef, readCommit, writeCommit } from './git.ts'
import { HttpError } from './http-error.ts'
import { markMerged, writeMerge } from './pulls.ts'
import { noticeRefs } from './refs.ts'
import { mergeBlock } from './rules.ts'
import type { Account, Pull, Repo } from './types.ts'
import type { World } from './world.ts'

export type MergeMethod = 'merge' | 'squash' | 'rebase'
export type MergeAsk = {
  readonly method: MergeMethod
  readonly sha?: string
  readonly title?: string
  readonly sender: Account
  readonly byJob?: boolean
}

/** Merges a pull request as the button does: 405 when a rule blocks it, 409 when the head has moved. */
export async function mergePull(world: World, repo: Repo, pull: Pull, ask: MergeAsk): Promise<string> {
  if (pull.issue.state !== 'open') throw new HttpError(405, 'Pull Request is not mergeable')
  if (pull.draft) throw new HttpError(405, 'Pull Request is still a draft')
  if (ask.sha !== undefined && ask.sha !== pull.headSha) {
    throw new HttpError(409, 'Head branch was modified. Review and try the merge again.')
  }
  const blocked = mergeBlock(repo, pull)
  if (blocked !== undefined) throw new HttpError(405, blocked)
  const tip = repo.refs.get(`refs/heads/${pull.baseRef}`)
  const tree = tip === undefined ? undefined : await mergeTree(repo.gitDir, tip, pull.headSha)
  if (tip === undefined || tree === undefined) throw new HttpError(405, 'Pull Request is not mergeable')
  const sha = await commitOf(world, repo, pull, { ask, tip, tree })
  if (!(await moveRef(repo.gitDir, `refs/heads/${pull.baseRef}`, sha, tip))) {
    throw new HttpError(405, 'Base branch was modified. Review and try the merge again.')
  }
  await markMerged(world, repo, pull, { sha, by: ask.sender })
  await noticeRefs(world, repo, ask.sender, ask.byJob ?? false)
  return sha
}

async function commitOf(
  world: World,
  repo: Repo,
  pull: Pull,
  { ask, tip, tree }: { ask: MergeAsk; tip: string; tree: string },
): Promise<string> {
  const title = ask.title ?? `Merge pull request #${pull.number} from ${pull.headRepo.owner.login}/${pull.headRef}`
  if (ask.method === 'merge')
    return writeMerge(world, repo, pull, { tree, onto: tip, message: `${title}\n\n${pull.issue.title}` })
  if (ask.method === 'rebase' && (await isAncestor(repo.gitDir, tip, pull.headSha))) return pull.headSha
  // A rebase over a moved base is one commit here: enough for what follows a merge.
  const head = await readCommit(repo.gitDir, pull.headSha)
  const committer = { name: 'GitHub', email: 'noreply@github.com', date: world.timestamp() }
  const message = `${ask.title ?? pull.issue.title} (#${pull.number})`
  return writeCommit(repo.gitDir, { tree, parents: [tip], author: head?.author ?? committer, committer, message })
}
