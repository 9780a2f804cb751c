import {
  isAncestor,
  listTree,
  moveRef,
  NO_SHA,
  type Person,
  readCommit,
  readObject,
  resolveSha,
  writeCommit,
  writeObject,
  writeTree,
} from '../git.ts'
import { found, HttpError, invalid, notFound } from '../http-error.ts'
import { noticeRefs, toRef } from '../refs.ts'
import { type Answer, byJob, page, type RepoCall, type Route, repoRoute, senderOf } from '../route.ts'
import { toGitCommit } from '../shapes/commit.ts'
import { repoUrl } from '../shapes/repo.ts'
import type { Account, Json, Repo } from '../types.ts'
import { nodeId, type World } from '../world.ts'

const READ = { permission: 'contents', level: 'read' } as const
const WRITE = { permission: 'contents', level: 'write' } as const

export const gitDataRoutes: readonly Route[] = [
  repoRoute('POST git/blobs', WRITE, async (call) => {
    const encoding = call.body['encoding'] === 'base64' ? 'base64' : 'utf8'
    const sha = await writeObject(call.repo.gitDir, 'blob', Buffer.from(String(call.body['content']), encoding))
    return { status: 201, body: { sha, url: `${repoUrl(call.world, call.repo)}/git/blobs/${sha}` } }
  }),
  repoRoute('GET git/blobs/{file_sha}', READ, async (call) => {
    const sha = call.params['file_sha'] ?? ''
    const object = await readObject(call.repo.gitDir, sha)
    if (object?.type !== 'blob') throw notFound()
    if (call.headers['accept']?.includes('raw')) return { bytes: object.bytes }
    const url = `${repoUrl(call.world, call.repo)}/git/blobs/${sha}`
    const content = object.bytes.toString('base64')
    return { body: { sha, node_id: nodeId('B', sha), size: object.bytes.length, url, content, encoding: 'base64' } }
  }),
  repoRoute('POST git/trees', WRITE, createTree),
  repoRoute('GET git/trees/{tree_sha}', READ, async (call) => {
    const sha = call.params['tree_sha'] ?? ''
    const tree = found(await resolveSha(call.repo.gitDir, `${await nameOf(call.repo, sha)}^{tree}`))
    return { body: await toTree(call, tree, call.query['recursive'] !== undefined) }
  }),
  repoRoute('POST git/commits', WRITE, createCommit),
  repoRoute('GET git/commits/{commit_sha}', READ, async (call) => {
    const commit = await readCommit(call.repo.gitDir, call.params['commit_sha'] ?? '')
    return { body: toGitCommit(call.world, call.repo, found(commit)) }
  }),
  repoRoute('GET git/ref/{ref}', READ, async (call) => {
    const ref = `refs/${call.params['ref'] ?? ''}`
    return { body: await readRef(call, ref, found(await resolveSha(call.repo.gitDir, ref))) }
  }),
  repoRoute('GET git/matching-refs/{ref}', READ, async (call) => {
    const refs = [...call.repo.refs].filter(([ref]) => ref.startsWith(`refs/${call.params['ref'] ?? ''}`)).sort()
    const shown = await Promise.all(refs.map(([ref, sha]) => readRef(call, ref, sha)))
    return page(call, shown, (one) => one)
  }),
  repoRoute('POST git/refs', WRITE, createRef),
  repoRoute('PATCH git/refs/{ref}', WRITE, updateRef),
  repoRoute('DELETE git/refs/{ref}', WRITE, async (call) => {
    const ref = `refs/${call.params['ref'] ?? ''}`
    if (!call.repo.refs.has(ref) || !(await moveRef(call.repo.gitDir, ref, NO_SHA)))
      throw invalid('Reference does not exist')
    await noticeRefs(call.world, call.repo, senderOf(call), byJob(call))
    return { status: 204 }
  }),
  repoRoute('POST git/tags', WRITE, createTag),
  repoRoute('GET git/tags/{tag_sha}', READ, async (call) => {
    const sha = call.params['tag_sha'] ?? ''
    const object = await readObject(call.repo.gitDir, sha)
    if (object?.type !== 'tag') throw notFound()
    return { body: toTag(call, sha, object.bytes.toString()) }
  }),
]

async function nameOf(repo: Repo, name: string): Promise<string> {
  return repo.refs.has(`refs/heads/${name}`) ? `refs/heads/${name}` : name
}

/** Who a commit is by: what the request says, else the caller's noreply address. */
export function personOf(world: World, account: Account, asked: unknown): Person {
  const own = {
    name: account.login,
    email: `${account.id}+${account.login}@users.noreply.github.com`,
    date: world.timestamp(),
  }
  return { ...own, ...(asked as Partial<Person> | undefined) }
}

async function createTree(call: RepoCall): Promise<Answer> {
  const { repo, body } = call
  const base = body['base_tree'] as string | undefined
  if (base !== undefined && (await resolveSha(repo.gitDir, `${base}^{tree}`)) === undefined)
    throw invalid('Invalid tree info')
  const items = body['tree'] as Json[]
  const changes = await Promise.all(
    items.map(async (item) => {
      const content = item['content']
      const sha =
        content === undefined ? (item['sha'] as string | null) : await writeObject(repo.gitDir, 'blob', String(content))
      if (typeof sha === 'string' && (await resolveSha(repo.gitDir, sha)) === undefined) {
        throw invalid('tree.sha does not exist in this repository')
      }
      return { path: String(item['path']), mode: String(item['mode'] ?? '100644'), sha }
    }),
  )
  return { status: 201, body: await toTree(call, await writeTree(repo.gitDir, base, changes), false) }
}

async function toTree(call: RepoCall, sha: string, recursive: boolean): Promise<Json> {
  const url = `${repoUrl(call.world, call.repo)}/git`
  const entries = await listTree(call.repo.gitDir, sha, recursive)
  const tree = entries.map((entry) => ({ ...entry, url: `${url}/${entry.type}s/${entry.sha}` }))
  return { sha, url: `${url}/trees/${sha}`, tree, truncated: false }
}

async function createCommit(call: RepoCall): Promise<Answer> {
  const { repo, world, body } = call
  const tree = String(body['tree'])
  const parents = (body['parents'] as string[] | undefined) ?? []
  if ((await readObject(repo.gitDir, tree))?.type !== 'tree') throw invalid('Tree SHA does not exist')
  for (const parent of parents) {
    if (!(await readCommit(repo.gitDir, parent))) throw invalid('Parent SHA does not exist or is not a commit object')
  }
  const author = personOf(world, senderOf(call), body['author'])
  const committer = personOf(world, senderOf(call), body['committer'] ?? body['author'])
  const sha = await writeCommit(repo.gitDir, { tree, parents, author, committer, message: String(body['message']) })
  return { status: 201, body: toGitCommit(world, repo, found(await readCommit(repo.gitDir, sha))) }
}

async function readRef(call: RepoCall, ref: string, sha: string): Promise<Json> {
  const type = found(await readObject(call.repo.gitDir, sha)).type
  return toRef(call.world, call.repo, ref, { type, sha })
}

async function createRef(call: RepoCall): Promise<Answer> {
  const { repo } = call
  const ref = String(call.body['ref'])
  const sha = String(call.body['sha'])
  if (!/^refs\/[^/]+\/.+/.test(ref))
    throw invalid(`Reference name must start with 'refs/' and have at least two slashes.`)
  if ((await readObject(repo.gitDir, sha)) === undefined) throw invalid('Object does not exist')
  if (repo.refs.has(ref) || !(await moveRef(repo.gitDir, ref, sha, NO_SHA))) throw invalid('Reference already exists')
  await noticeRefs(call.world, repo, senderOf(call), byJob(call))
  return { status: 201, body: await readRef(call, ref, sha) }
}

/** With `force: false` only a descendant of the present value is taken, checked and set in one step. */
async function updateRef(call: RepoCall): Promise<Answer> {
  const { repo } = call
  const ref = `refs/${call.params['ref'] ?? ''}`
  const sha = String(call.body['sha'])
  const present = await resolveSha(repo.gitDir, ref)
  if (present === undefined) throw invalid('Reference does not exist')
  if ((await readObject(repo.gitDir, sha)) === undefined) throw invalid('Object does not exist')
  const force = call.body['force'] === true
  const forward = force || (await isAncestor(repo.gitDir, present, sha))
  if (!forward || !(await moveRef(repo.gitDir, ref, sha, present))) throw invalid('Update is not a fast forward')
  await noticeRefs(call.world, repo, senderOf(call), byJob(call))
  return { body: await readRef(call, ref, sha) }
}

async function createTag(call: RepoCall): Promise<Answer> {
  const { repo, body } = call
  const object = String(body['object'])
  if ((await readObject(repo.gitDir, object)) === undefined) throw new HttpError(422, 'Object does not exist')
  const tagger = personOf(call.world, senderOf(call), body['tagger'])
  const seconds = Math.floor(Date.parse(tagger.date) / 1000)
  const head = [`object ${object}`, `type ${String(body['type'])}`, `tag ${String(body['tag'])}`]
  const text = `${head.join('\n')}\ntagger ${tagger.name} <${tagger.email}> ${seconds} +0000\n\n${String(body['message'])}\n`
  const sha = await writeObject(repo.gitDir, 'tag', text)
  return { status: 201, body: toTag(call, sha, text) }
}

function toTag(call: RepoCall, sha: string, text: string): Json {
  const field = (name: string): string => new RegExp(`^${name} (.*)$`, 'm').exec(text)?.[1] ?? ''
  const tagger = /^tagger (.*) <(.*)> (\d+)/m.exec(text)
  const url = `${repoUrl(call.world, call.repo)}/git`
  const date = new Date(Number(tagger?.[3] ?? 0) * 1000).toISOString().replace('.000Z', 'Z')
  return {
    node_id: nodeId('TA', sha),
    tag: field('tag'),
    sha,
    url: `${url}/tags/${sha}`,
    message: text.slice(text.indexOf('\n\n') + 2).trimEnd(),
    tagger: { name: tagger?.[1] ?? '', email: tagger?.[2] ?? '', date },
    object: { sha: field('object'), type: field('type'), url: `${url}/${field('type')}s/${field('object')}` },
    verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
  }
}
