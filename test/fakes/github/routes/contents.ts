import {
  listTree,
  moveRef,
  NO_SHA,
  readCommit,
  readObject,
  resolveCommit,
  type TreeEntry,
  writeCommit,
  writeObject,
  writeTree,
} from '../git.ts'
import { found, HttpError, invalid } from '../http-error.ts'
import { noticeRefs } from '../refs.ts'
import { type Answer, byJob, type RepoCall, type Route, repoRoute, senderOf } from '../route.ts'
import { toGitCommit } from '../shapes/commit.ts'
import { repoUrl, webUrl } from '../shapes/repo.ts'
import type { Json } from '../types.ts'
import { personOf } from './git-data.ts'

export const contentRoutes: readonly Route[] = [
  repoRoute('GET contents/{path}', { permission: 'contents', level: 'read' }, getContent),
  repoRoute('PUT contents/{path}', { permission: 'contents', level: 'write' }, putContent),
]
const MAX_INLINE_BYTES = 1_048_576

async function getContent(call: RepoCall): Promise<Answer> {
  const { repo, query } = call
  const ref = query['ref'] ?? repo.defaultBranch
  const path = (call.params['path'] ?? '').replace(/^\/|\/$/g, '')
  const commit = await resolveCommit(repo.gitDir, ref)
  if (commit === undefined) throw new HttpError(404, `No commit found for the ref ${ref}`)
  const object = found(await readObject(repo.gitDir, `${commit}:${path}`))
  if (object.type === 'tree') {
    const entries = await listTree(repo.gitDir, `${commit}:${path}`)
    return { body: await Promise.all(entries.map((one) => toEntry(call, ref, path, one))) }
  }
  const accept = call.headers['accept'] ?? ''
  if (accept.includes('raw'))
    return { bytes: object.bytes, headers: { 'content-type': 'application/vnd.github.raw; charset=utf-8' } }
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
  const entry = found(
    (await listTree(repo.gitDir, `${commit}:${folder}`)).find(({ path: name }) => name === path.split('/').at(-1)),
  )
  const inline = object.bytes.length <= MAX_INLINE_BYTES
  const content = inline ? object.bytes.toString('base64').replace(/(.{60})/g, '$1\n') : ''
  return { body: { ...(await toEntry(call, ref, folder, entry)), content, encoding: inline ? 'base64' : 'none' } }
}

async function toEntry(call: RepoCall, ref: string, folder: string, entry: TreeEntry): Promise<Json> {
  const path = folder === '' ? entry.path : `${folder}/${entry.path}`
  const isFile = entry.type === 'blob'
  const size = isFile ? ((await readObject(call.repo.gitDir, entry.sha))?.bytes.length ?? 0) : 0
  const self = `${repoUrl(call.world, call.repo)}/contents/${path}?ref=${encodeURIComponent(ref)}`
  const git = `${repoUrl(call.world, call.repo)}/git/${isFile ? 'blobs' : 'trees'}/${entry.sha}`
  const html = `${webUrl(call.world, call.repo)}/${isFile ? 'blob' : 'tree'}/${ref}/${path}`
  return {
    type: isFile ? 'file' : 'dir',
    size,
    name: entry.path,
    path,
    sha: entry.sha,
    url: self,
    git_url: git,
    html_url: html,
    download_url: isFile ? `${webUrl(call.world, call.repo)}/raw/${ref}/${path}` : null,
    _links: { self, git, html },
  }
}

/** The file that a write replaces; the caller must name its present blob. */
async function replacedFile(call: RepoCall, tip: string, path: string): Promise<TreeEntry | undefined> {
  const known = (await listTree(call.repo.gitDir, tip, true)).find((one) => one.path === path)
  const claimed = call.body['sha']
  if (known && claimed === undefined) throw invalid('Invalid request.\n\n"sha" wasn\'t supplied.')
  if (claimed !== undefined && claimed !== known?.sha) {
    throw new HttpError(409, `${path} does not match ${String(claimed)}`)
  }
  return known
}

async function putContent(call: RepoCall): Promise<Answer> {
  const { repo, world, body } = call
  const branch = String(body['branch'] ?? repo.defaultBranch)
  const path = call.params['path'] ?? ''
  const tip = repo.refs.get(`refs/heads/${branch}`)
  if (tip === undefined && repo.refs.size > 0) throw new HttpError(404, `Branch ${branch} not found`)
  const known = tip === undefined ? undefined : await replacedFile(call, tip, path)
  const blob = await writeObject(repo.gitDir, 'blob', Buffer.from(String(body['content']), 'base64'))
  const tree = await writeTree(repo.gitDir, tip, [{ path, mode: known?.mode ?? '100644', sha: blob }])
  const sender = senderOf(call)
  const author = personOf(world, sender, body['author'])
  const committer = personOf(world, sender, body['committer'])
  const commit = { tree, parents: tip === undefined ? [] : [tip], author, committer, message: String(body['message']) }
  const sha = await writeCommit(repo.gitDir, commit)
  if (!(await moveRef(repo.gitDir, `refs/heads/${branch}`, sha, tip ?? NO_SHA))) {
    throw new HttpError(409, `is at another commit but expected ${tip}`)
  }
  await noticeRefs(world, repo, sender, byJob(call))
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
  const entry = { mode: '100644', type: 'blob', sha: blob, path: path.split('/').at(-1) ?? '' }
  const written = found(await readCommit(repo.gitDir, sha))
  return {
    status: known ? 200 : 201,
    body: { content: await toEntry(call, branch, folder, entry), commit: toGitCommit(world, repo, written) },
  }
}
