import { moveRef, NO_SHA, resolveCommit } from '../git.ts'
import { found, invalid, notFound } from '../http-error.ts'
import { noticeRefs } from '../refs.ts'
import { type Answer, byJob, numberOf, page, type RepoCall, type Route, repoRoute, senderOf } from '../route.ts'
import { toAsset, toRelease } from '../shapes/run.ts'
import type { Asset, Release } from '../types.ts'

const READ = { permission: 'contents', level: 'read' } as const
const WRITE = { permission: 'contents', level: 'write' } as const

export const releaseRoutes: readonly Route[] = [
  repoRoute('GET releases', READ, (call) => {
    const visible = [...call.repo.releases.values()].filter(({ draft }) => !draft || call.actor.kind !== 'anonymous')
    return page(call, visible.toReversed(), (release) => toRelease(call.world, call.repo, release))
  }),
  repoRoute('POST releases', WRITE, createRelease),
  repoRoute('GET releases/latest', READ, (call) => {
    const latest = [...call.repo.releases.values()].findLast((one) => !one.draft && !one.prerelease && one.makeLatest)
    return { body: toRelease(call.world, call.repo, found(latest)) }
  }),
  repoRoute('GET releases/tags/{tag}', READ, (call) => {
    const release = [...call.repo.releases.values()].find((one) => !one.draft && one.tagName === call.params['tag'])
    return { body: toRelease(call.world, call.repo, found(release)) }
  }),
  repoRoute('GET releases/{release_id}', READ, (call) => ({ body: toRelease(call.world, call.repo, releaseOf(call)) })),
  repoRoute('PATCH releases/{release_id}', WRITE, updateRelease),
  repoRoute('DELETE releases/{release_id}', WRITE, (call) => {
    const release = releaseOf(call)
    call.repo.releases.delete(release.id)
    tell(call, release, 'deleted')
    return { status: 204 }
  }),
  repoRoute('GET releases/{release_id}/assets', READ, (call) => {
    const release = releaseOf(call)
    return page(call, [...release.assets.values()], (asset) => toAsset(call.world, call.repo, release, asset))
  }),
  repoRoute('GET releases/assets/{asset_id}', READ, (call) => {
    const { release, asset } = assetOf(call)
    if (!call.headers['accept']?.includes('octet-stream'))
      return { body: toAsset(call.world, call.repo, release, asset) }
    asset.downloads += 1
    return { bytes: asset.bytes, headers: { 'content-type': 'application/octet-stream' } }
  }),
  repoRoute('DELETE releases/assets/{asset_id}', WRITE, (call) => {
    const { release, asset } = assetOf(call)
    release.assets.delete(asset.id)
    return { status: 204 }
  }),
]

/** On GitHub's uploads host, which the OpenAPI document does not cover for strict checks. */
export const uploadRoute: Route = {
  ...repoRoute('POST releases/{release_id}/assets', WRITE, (call) => {
    const release = releaseOf(call)
    const name = call.query['name'] ?? ''
    if (name === '')
      throw invalid('Validation Failed', [{ resource: 'ReleaseAsset', code: 'missing_field', field: 'name' }])
    if ([...release.assets.values()].some((one) => one.name === name)) {
      throw invalid('Validation Failed', [{ resource: 'ReleaseAsset', code: 'already_exists', field: 'name' }])
    }
    const asset: Asset = {
      id: call.world.nextId(),
      name,
      label: call.query['label'] ?? null,
      contentType: call.headers['content-type'] ?? 'application/octet-stream',
      bytes: call.bytes,
      uploader: senderOf(call),
      createdAt: call.world.clock.now(),
      downloads: 0,
    }
    release.assets.set(asset.id, asset)
    return { status: 201, body: toAsset(call.world, call.repo, release, asset) }
  }),
}

function releaseOf(call: RepoCall): Release {
  return found(call.repo.releases.get(numberOf(call, 'release_id')))
}

function assetOf(call: RepoCall): { release: Release; asset: Asset } {
  for (const release of call.repo.releases.values()) {
    const asset = release.assets.get(numberOf(call, 'asset_id'))
    if (asset) return { release, asset }
  }
  throw notFound()
}

function tell(call: RepoCall, release: Release, action: string): void {
  const payload = { release: toRelease(call.world, call.repo, release) }
  call.world.webhooks.emit({ repo: call.repo, name: 'release', action, payload, sender: senderOf(call) })
}

async function createRelease(call: RepoCall): Promise<Answer> {
  const { repo, world, body } = call
  const release: Release = {
    id: world.nextId(),
    tagName: String(body['tag_name']),
    target: String(body['target_commitish'] ?? repo.defaultBranch),
    name: (body['name'] as string | undefined) ?? null,
    body: (body['body'] as string | undefined) ?? null,
    draft: body['draft'] === true,
    prerelease: body['prerelease'] === true,
    makeLatest: body['make_latest'] !== 'false',
    author: senderOf(call),
    assets: new Map(),
    createdAt: world.clock.now(),
    publishedAt: undefined,
  }
  const taken = [...repo.releases.values()].some((one) => !one.draft && one.tagName === release.tagName)
  if (taken && !release.draft)
    throw invalid('Validation Failed', [{ resource: 'Release', code: 'already_exists', field: 'tag_name' }])
  repo.releases.set(release.id, release)
  tell(call, release, 'created')
  if (!release.draft) await publish(call, release)
  return { status: 201, body: toRelease(world, repo, release) }
}

/** Publishing makes the tag when it is missing, as GitHub does. */
async function publish(call: RepoCall, release: Release): Promise<void> {
  const ref = `refs/tags/${release.tagName}`
  if (!call.repo.refs.has(ref)) {
    const sha = await resolveCommit(call.repo.gitDir, release.target)
    if (sha === undefined)
      throw invalid('Validation Failed', [{ resource: 'Release', code: 'invalid', field: 'target_commitish' }])
    await moveRef(call.repo.gitDir, ref, sha, NO_SHA)
    await noticeRefs(call.world, call.repo, senderOf(call), byJob(call))
  }
  release.publishedAt = call.world.clock.now()
  tell(call, release, 'published')
}

async function updateRelease(call: RepoCall): Promise<Answer> {
  const release = releaseOf(call)
  const { tag_name: tag, name, body, draft, prerelease, make_latest: latest, target_commitish: target } = call.body
  if (tag !== undefined) release.tagName = String(tag)
  if (target !== undefined) release.target = String(target)
  if (name !== undefined) release.name = name as string | null
  if (body !== undefined) release.body = body as string | null
  if (prerelease !== undefined) release.prerelease = prerelease === true
  if (latest !== undefined) release.makeLatest = latest !== 'false'
  if (release.draft && draft === false) {
    release.draft = false
    await publish(call, release)
  } else tell(call, release, 'edited')
  return { body: toRelease(call.world, call.repo, release) }
}
