import { isAncestor, listCommits, mergeBase, readCommit, resolveCommit } from '../git.ts'
import { found, HttpError } from '../http-error.ts'
import { diffFiles } from '../pulls.ts'
import { type Answer, page, type RepoCall, type Route, repoRoute } from '../route.ts'
import { toUser } from '../shapes/account.ts'
import { toCommit } from '../shapes/commit.ts'
import { toPullSimple } from '../shapes/pull.ts'
import { repoUrl, webUrl } from '../shapes/repo.ts'
import type { Activity, Json } from '../types.ts'
import { nodeId, type World } from '../world.ts'
import { toDiffFile } from './diff.ts'

const READ = { permission: 'contents', level: 'read' } as const

export const commitRoutes: readonly Route[] = [
  repoRoute('GET activity', READ, (call) => {
    const { ref, actor } = call.query
    const listed = call.repo.activity
      .filter((one) => ref === undefined || one.ref === ref || one.ref === `refs/heads/${ref}`)
      .filter((one) => actor === undefined || one.actor.login === actor)
    return page(call, listed.toReversed(), (one) => toActivity(call.world, one))
  }),
  repoRoute('GET commits', READ, async (call) => {
    const start = found(await resolveCommit(call.repo.gitDir, call.query['sha'] ?? call.repo.defaultBranch))
    const shas = await listCommits(call.repo.gitDir, start, call.query['path'])
    const listed = page(call, shas, (sha) => sha)
    return { ...listed, body: await toCommits(call, listed.body as string[]) }
  }),
  repoRoute('GET commits/{ref}', READ, async (call) => {
    const sha = await commitNamed(call, call.params['ref'] ?? '')
    const commit = found(await readCommit(call.repo.gitDir, sha))
    const files = commit.parents[0] === undefined ? [] : await diffFiles(call.repo.gitDir, commit.parents[0], sha)
    const additions = files.reduce((sum, file) => sum + file.additions, 0)
    const deletions = files.reduce((sum, file) => sum + file.deletions, 0)
    return {
      body: {
        ...toCommit(call.world, call.repo, commit),
        stats: { additions, deletions, total: additions + deletions },
        files: files.map((file) => toDiffFile(call, sha, file)),
      },
    }
  }),
  repoRoute(
    'GET commits/{commit_sha}/pulls',
    { permission: ['pull_requests', 'contents'], level: 'read' },
    async (call) => {
      const sha = call.params['commit_sha'] ?? ''
      const isQueue = call.repo.queue.some((entry) => entry.headSha === sha)
      const pulls = [...call.repo.pulls.values()].filter(
        (pull) => !isQueue && (pull.headSha === sha || (pull.merged && pull.mergeSha === sha)),
      )
      return page(call, pulls, (pull) => toPullSimple(call.world, call.repo, pull))
    },
  ),
  repoRoute('GET compare/{basehead}', READ, compare),
]

function toActivity(world: World, { id, before, after, ref, type, actor, at }: Activity): Json {
  const timestamp = new Date(at).toISOString()
  const what = { id, node_id: nodeId('PSH', id), before, after, ref, timestamp, activity_type: type }
  return { ...what, actor: toUser(world, actor) }
}

async function commitNamed(call: RepoCall, name: string): Promise<string> {
  const sha = await resolveCommit(call.repo.gitDir, name)
  if (sha === undefined) throw new HttpError(422, `No commit found for SHA: ${name}`)
  return sha
}

async function toCommits(call: RepoCall, shas: readonly string[]): Promise<Json[]> {
  return Promise.all(
    shas.map(async (sha) => toCommit(call.world, call.repo, found(await readCommit(call.repo.gitDir, sha)))),
  )
}

async function compare(call: RepoCall): Promise<Answer> {
  const { repo, world } = call
  const [base = '', head = ''] = (call.params['basehead'] ?? '').split('...')
  const from = found(await resolveCommit(repo.gitDir, base))
  const to = found(await resolveCommit(repo.gitDir, head))
  const common = found(await mergeBase(repo.gitDir, from, to))
  const ahead = await listCommits(repo.gitDir, `${from}..${to}`)
  const behind = await listCommits(repo.gitDir, `${to}..${from}`)
  const status = from === to ? 'identical' : await relation(repo.gitDir, from, to)
  const listed = page(call, ahead.toReversed(), (sha) => sha)
  const files = await diffFiles(repo.gitDir, common, to)
  const [baseCommit, mergeBaseCommit] = await toCommits(call, [from, common])
  const html = `${webUrl(world, repo)}/compare/${base}...${head}`
  return {
    ...listed,
    body: {
      url: `${repoUrl(world, repo)}/compare/${base}...${head}`,
      html_url: html,
      permalink_url: html,
      diff_url: `${html}.diff`,
      patch_url: `${html}.patch`,
      base_commit: baseCommit,
      merge_base_commit: mergeBaseCommit,
      status,
      ahead_by: ahead.length,
      behind_by: behind.length,
      total_commits: ahead.length,
      commits: await toCommits(call, listed.body as string[]),
      files: files.slice(0, 300).map((file) => toDiffFile(call, to, file)),
    },
  }
}

async function relation(dir: string, from: string, to: string): Promise<string> {
  if (await isAncestor(dir, from, to)) return 'ahead'
  return (await isAncestor(dir, to, from)) ? 'behind' : 'diverged'
}
