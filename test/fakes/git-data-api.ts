import { createHash } from 'node:crypto'
import { Octokit } from 'octokit'

type Json = { readonly [key: string]: unknown }
type Answer = { readonly status: number; readonly body?: unknown; readonly bytes?: Uint8Array }
type Entry = { readonly path: string; readonly content?: string; readonly sha?: string }
type FakeAsset = { id: number; name: string; size: number; state: string; digest: string; bytes: Uint8Array }
type FakeRelease = {
  id: number
  tag_name: string
  target: string
  draft: boolean
  makeLatest: unknown
  assets: FakeAsset[]
}

const API = 'https://api.github.test'
const sha1 = (content: string | Uint8Array): string => createHash('sha1').update(content).digest('hex')

/** The part of GitHub that a ledger and its releases stand on, in memory: git objects, refs, releases. Ways to go wrong are switches. */
export type GitDataApi = ReturnType<typeof createGitDataApi>

export function createGitDataApi() {
  const blobs = new Map<string, Uint8Array>()
  const trees = new Map<string, ReadonlyMap<string, string>>()
  const commits = new Map<string, { tree: string; parents: readonly string[]; body: Json }>()
  const refs = new Map<string, string>()
  const releases: FakeRelease[] = []
  const switches = { truncateTrees: false, corruptUploads: 0, hideDigests: false, readOnly: false, hidden: false }
  let ids = 0

  const putBlob = (content: Uint8Array): string => {
    const id = sha1(Buffer.concat([Buffer.from(`blob ${content.length}\0`), content]))
    blobs.set(id, content)
    return id
  }
  const putTree = (files: ReadonlyMap<string, string>): string => {
    const id = sha1(JSON.stringify([...files].sort()))
    trees.set(id, files)
    return id
  }
  const descends = (from: string, to: string): boolean =>
    from === to || (commits.get(to)?.parents ?? []).some((parent) => descends(from, parent))

  function listTree(id: string, recursive: boolean): Answer {
    const files = trees.get(id)
    if (files === undefined) return { status: 404 }
    const leaves = [...files].filter(([path]) => recursive || !path.includes('/'))
    const tree: Json[] = leaves.map(([path, sha]) => ({ path, sha, mode: '100644', type: 'blob' }))
    for (const folder of new Set(
      [...files.keys()].flatMap((path) => (path.includes('/') ? [path.split('/')[0] ?? ''] : [])),
    )) {
      const below = [...files].filter(([path]) => path.startsWith(`${folder}/`))
      const sha = putTree(new Map(below.map(([path, blob]) => [path.slice(folder.length + 1), blob])))
      tree.push({ path: folder, sha, mode: '040000', type: 'tree' })
    }
    const truncated = recursive && switches.truncateTrees && tree.some(({ type }) => type === 'tree')
    return { status: 200, body: { sha: id, tree: truncated ? tree.slice(0, 1) : tree, truncated } }
  }

  const toRelease = (one: FakeRelease): Json => ({
    ...one,
    html_url: `${API}/releases/${one.id}`,
    upload_url: `${API}/upload/${one.id}/assets{?name,label}`,
    assets: one.assets.map(toAsset),
  })
  const toAsset = ({ bytes: _, digest, ...asset }: FakeAsset): Json => ({
    ...asset,
    digest: switches.hideDigests ? null : digest,
  })
  const releaseOf = (id: string | undefined): FakeRelease | undefined => releases.find((one) => one.id === Number(id))

  const routes: [method: string, pattern: RegExp, run: (match: RegExpExecArray, body: Json, url: URL) => Answer][] = [
    ['GET', /^\/repos\/o\/r$/, () => ({ status: 200, body: { id: 1 } })],
    [
      'GET',
      /\/git\/ref\/heads\/(\w+)$/,
      ([, name]) => {
        const sha = refs.get(`refs/heads/${name}`)
        return sha === undefined ? { status: 404 } : { status: 200, body: { object: { sha, type: 'commit' } } }
      },
    ],
    [
      'GET',
      /\/git\/commits\/(\w+)$/,
      ([, sha = '']) => {
        const commit = commits.get(sha)
        return commit ? { status: 200, body: { sha, tree: { sha: commit.tree } } } : { status: 404 }
      },
    ],
    ['GET', /\/git\/trees\/(\w+)$/, ([, sha = ''], _, url) => listTree(sha, url.searchParams.has('recursive'))],
    [
      'GET',
      /\/git\/blobs\/(\w+)$/,
      ([, sha = '']) => {
        const content = Buffer.from(blobs.get(sha) ?? []).toString('base64')
        return blobs.has(sha) ? { status: 200, body: { sha, encoding: 'base64', content } } : { status: 404 }
      },
    ],
    [
      'POST',
      /\/git\/blobs$/,
      (_, { content }) => ({ status: 201, body: { sha: putBlob(Buffer.from(String(content), 'base64')) } }),
    ],
    [
      'POST',
      /\/git\/trees$/,
      (_, { base_tree, tree }) => {
        const files = new Map(trees.get(String(base_tree)))
        for (const { path, sha, content } of tree as Entry[])
          files.set(path, sha ?? putBlob(Buffer.from(content ?? '')))
        return { status: 201, body: { sha: putTree(files) } }
      },
    ],
    [
      'POST',
      /\/git\/commits$/,
      (_, body) => {
        const sha = sha1(JSON.stringify(body))
        commits.set(sha, { tree: String(body['tree']), parents: body['parents'] as string[], body })
        return { status: 201, body: { sha } }
      },
    ],
    [
      'POST',
      /\/git\/refs$/,
      (_, { ref, sha }) => {
        if (refs.has(String(ref))) return { status: 422, body: { message: 'Reference already exists' } }
        refs.set(String(ref), String(sha))
        return { status: 201, body: {} }
      },
    ],
    [
      'PATCH',
      /\/git\/refs\/(heads\/\w+)$/,
      ([, name], { sha, force }) => {
        const old = refs.get(`refs/${name}`)
        if (old === undefined) return { status: 422, body: { message: 'Reference does not exist' } }
        if (force !== false || !descends(old, String(sha)))
          return { status: 422, body: { message: 'Update is not a fast forward' } }
        refs.set(`refs/${name}`, String(sha))
        return { status: 200, body: {} }
      },
    ],
    [
      'GET',
      /\/releases\/tags\/(.+)$/,
      ([, tag = '']) => {
        const one = releases.find((release) => !release.draft && release.tag_name === tag)
        return one ? { status: 200, body: toRelease(one) } : { status: 404 }
      },
    ],
    ['GET', /\/releases$/, () => ({ status: 200, body: releases.map(toRelease) })],
    [
      'POST',
      /\/releases$/,
      (_, body) => {
        const target = String(body['target_commitish'])
        const one = {
          id: ++ids,
          tag_name: String(body['tag_name']),
          target,
          draft: true,
          makeLatest: body['make_latest'],
          assets: [],
        }
        releases.push(one)
        return { status: 201, body: toRelease(one) }
      },
    ],
    [
      'PATCH',
      /\/releases\/(\d+)$/,
      ([, id], body) => {
        const one = releaseOf(id)
        if (one === undefined) return { status: 404 }
        one.draft = body['draft'] !== false
        one.makeLatest = body['make_latest']
        if (!one.draft) refs.set(`refs/tags/${one.tag_name}`, one.target)
        return { status: 200, body: toRelease(one) }
      },
    ],
    [
      'GET',
      /\/releases\/(\d+)\/assets$/,
      ([, id]) => ({ status: 200, body: releaseOf(id)?.assets.map(toAsset) ?? [] }),
    ],
    [
      'GET',
      /\/releases\/assets\/(\d+)$/,
      ([, id]) => {
        const one = releases.flatMap(({ assets }) => assets).find((asset) => asset.id === Number(id))
        return one ? { status: 200, bytes: one.bytes } : { status: 404 }
      },
    ],
    [
      'DELETE',
      /\/releases\/assets\/(\d+)$/,
      ([, id]) => {
        for (const one of releases) one.assets = one.assets.filter((asset) => asset.id !== Number(id))
        return { status: 204 }
      },
    ],
  ]

  async function upload(id: string | undefined, url: URL, init: RequestInit): Promise<Answer> {
    const name = url.searchParams.get('name') ?? ''
    const one = releaseOf(id)
    if (one === undefined) return { status: 404 }
    if (one.assets.some((asset) => asset.name === name)) return { status: 422, body: { message: 'already_exists' } }
    const sent = new Uint8Array(
      await new Response(init.body as ConstructorParameters<typeof Response>[0]).arrayBuffer(),
    )
    const bytes = switches.corruptUploads-- > 0 ? sent.map((byte) => byte ^ 1) : sent
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
    one.assets.push({ id: ++ids, name, size: bytes.length, state: 'uploaded', digest, bytes })
    return { status: 201, body: {} }
  }

  function isRefused(method: string): Answer | undefined {
    if (switches.hidden) return { status: 404, body: { message: 'Not Found' } }
    if (!switches.readOnly || method === 'GET') return undefined
    return { status: 403, body: { message: 'Resource not accessible by integration' } }
  }

  function answer(url: URL, init: RequestInit): Answer | Promise<Answer> {
    const method = init.method ?? 'GET'
    const path = decodeURIComponent(url.pathname)
    const uploading = /^\/upload\/(\d+)\/assets$/.exec(path)
    const refusal = isRefused(method)
    if (refusal) return refusal
    if (uploading) return upload(uploading[1], url, init)
    const route = routes.find(([verb, pattern]) => verb === method && pattern.test(path))
    const match = route?.[1].exec(path)
    if (!route || !match) return { status: 404, body: { message: `no route ${method} ${path}` } }
    return route[2](match, init.body ? JSON.parse(String(init.body)) : {}, url)
  }

  /** A client of this API; it crashes before (odd) or after (even) its request `failAt` / 2, and answers nothing more. */
  function connect(failAt = Number.POSITIVE_INFINITY): Octokit {
    let calls = 0
    const fakeFetch = async (address: string, init: RequestInit): Promise<Response> => {
      calls += 2
      if (calls > failAt) throw new TypeError('crash')
      const answered = await answer(new URL(address), init)
      if (calls === failAt) throw new TypeError('crash')
      return toResponse(answered)
    }
    return new Octokit({
      baseUrl: API,
      request: { fetch: fakeFetch },
      retry: { enabled: false },
      throttle: { enabled: false },
    })
  }

  return { connect, switches, refs, commits, trees, releases }
}

function toResponse({ status, body, bytes }: Answer): Response {
  const headers = { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }
  const content = bytes === undefined ? JSON.stringify(body ?? {}) : Buffer.from(bytes)
  return new Response(status === 204 ? null : content, { status, headers })
}
