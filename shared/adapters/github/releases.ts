import { openAsBlob } from 'node:fs'
import { RequestError } from 'octokit'
import { Fault, UserError } from '../../kernel/error.ts'
import type { ByteStore, ReleaseLocation, StoredVersion } from '../../ports/byte-store.ts'
import { expected, found, type GitHubClient, PAGE_SIZE, type RepositoryName, readPages } from './client.ts'
import { refused } from './ledger-refusal.ts'
import { toAssetName } from './releases-asset-name.ts'
import { type Asset, fetchAsset, fileDigest, holdsBytes, type Repository } from './releases-assets.ts'
import { releaseBody, releaseTag, toUploads, type Upload } from './releases-upload.ts'

/** Drafts are not found by tag, so they are looked for among the newest releases. */
const MAX_DRAFT_PAGES = 10
const MAX_TRIES_PER_ASSET = 3

type Release = {
  readonly id: number
  readonly tag_name: string
  readonly draft: boolean
  readonly html_url: string
  readonly upload_url: string
  readonly assets: readonly Asset[]
}

/**
 * Model files in GitHub Releases, one release per version, tagged `assay/<model>/v<version>` on a commit of the ledger (never of
 * the user's branches, where the tag would disturb `git describe`). A release stays a draft until every file is proven.
 */
export function createReleaseStore(client: GitHubClient, name: RepositoryName): ByteStore {
  const at: Repository = { client, name }
  return {
    store: async (version, files) => {
      const uploads = toUploads(version, files)
      const published = await releaseByTag(at, releaseTag(version))
      if (published !== undefined) return await proven(at, published, uploads)
      const draft = (await findDraft(at, version)) ?? (await createDraft(at, version))
      for (const upload of uploads) await placeAsset(at, draft, upload)
      return toLocation(await publish(at, draft))
    },
    fetch: async (location, file, target) => {
      const release = await releaseByTag(at, location.tag)
      const assetName = toAssetName(file.path)
      const asset = release?.assets.find((one) => one.name === assetName)
      if (asset === undefined) {
        throw new Fault('STORE_UNAVAILABLE', `the release ${location.tag} does not hold ${file.path}`)
      }
      await fetchAsset(at, asset, { digest: file.digest, target })
    },
  }
}

/** An earlier try had published already: then every file must be there, because a published release is not changed. */
async function proven(at: Repository, release: Release, uploads: readonly Upload[]): Promise<ReleaseLocation> {
  for (const upload of uploads) {
    const asset = release.assets.find((one) => one.name === upload.name)
    if (asset === undefined || !(await holdsBytes(at, asset, upload))) {
      throw new UserError('REGISTRY_REFUSED', {
        file: release.tag_name,
        message: `VERSION_EXISTS: this release is published with other files (${upload.name})`,
        fix: 'delete the release if nobody uses it, or register under a higher version',
      })
    }
  }
  return toLocation(release)
}

async function releaseByTag(at: Repository, tag: string): Promise<Release | undefined> {
  const route = 'GET /repos/{owner}/{repo}/releases/tags/{tag}'
  const answer = await found(`the release ${tag}`, at.client.request(route, { ...at.name, tag }))
  return answer?.data
}

/** Two runs may each have made a draft; all take the oldest, so the other one stays empty and harmless. */
async function findDraft(at: Repository, version: StoredVersion): Promise<Release | undefined> {
  const tag = releaseTag(version)
  const { items } = await readPages<Release>(MAX_DRAFT_PAGES, async (page) => {
    const request = at.client.request('GET /repos/{owner}/{repo}/releases', { ...at.name, per_page: PAGE_SIZE, page })
    return (await expected('the releases', request)).data
  })
  const drafts = items.filter((release) => release.draft && release.tag_name === tag)
  return drafts.sort((a, b) => a.id - b.id)[0]
}

async function createDraft(at: Repository, version: StoredVersion): Promise<Release> {
  const request = at.client.request('POST /repos/{owner}/{repo}/releases', {
    ...at.name,
    tag_name: releaseTag(version),
    target_commitish: version.ledgerCommit,
    name: `${version.model} ${version.version}`,
    body: releaseBody(version),
    draft: true,
    make_latest: 'false',
  })
  await orRefused(request)
  const draft = await findDraft(at, version)
  if (draft === undefined) throw new Fault('GITHUB_UNAVAILABLE', 'GitHub does not show the draft release it just made')
  return draft
}

/** Uploads what is missing, and believes only the digest that GitHub then reports. */
async function placeAsset(at: Repository, release: Release, upload: Upload): Promise<void> {
  for (let attempt = 1; attempt <= MAX_TRIES_PER_ASSET; attempt++) {
    const present = (await listAssets(at, release)).find((asset) => asset.name === upload.name)
    if (present !== undefined) {
      if (await holdsBytes(at, present, upload)) return
      await removeAsset(at, present)
    }
    await uploadAsset(at, release, upload)
  }
  const present = (await listAssets(at, release)).find((asset) => asset.name === upload.name)
  if (present !== undefined && (await holdsBytes(at, present, upload))) return
  throw new Fault('STORE_UNAVAILABLE', `${upload.name} arrived ${MAX_TRIES_PER_ASSET} times with another digest`, {
    fix: 'run the command again: it continues where it stopped',
  })
}

async function listAssets(at: Repository, release: Release): Promise<readonly Asset[]> {
  const route = 'GET /repos/{owner}/{repo}/releases/{release_id}/assets'
  const { items } = await readPages<Asset>(MAX_DRAFT_PAGES, async (page) => {
    const request = at.client.request(route, { ...at.name, release_id: release.id, per_page: PAGE_SIZE, page })
    return (await expected('the assets of a release', request)).data
  })
  return items
}

async function removeAsset(at: Repository, asset: Asset): Promise<void> {
  const route = 'DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}'
  await found('an unfinished asset', at.client.request(route, { ...at.name, asset_id: asset.id }))
}

async function uploadAsset(at: Repository, release: Release, upload: Upload): Promise<void> {
  const data = upload.source === undefined ? upload.text : await openAsBlob(upload.source)
  if (upload.source !== undefined && (await fileDigest(upload.source)) !== upload.digest) {
    throw new UserError('REGISTRY_REFUSED', {
      file: upload.source,
      message: 'the file changed while it was being registered',
      fix: 'register again when training is over',
    })
  }
  const headers = { 'content-type': 'application/octet-stream' }
  try {
    await at.client.request(`POST ${release.upload_url}`, { name: upload.name, data, headers })
  } catch (error) {
    // Another run was faster, or the answer was lost: what GitHub now holds is looked at again.
    if (error instanceof RequestError && (error.status === 422 || error.status >= 500)) return
    throw refused(error)
  }
}

async function publish(at: Repository, draft: Release): Promise<Release> {
  const route = 'PATCH /repos/{owner}/{repo}/releases/{release_id}'
  const body = { ...at.name, release_id: draft.id, draft: false, make_latest: 'false' } as const
  return (await orRefused(at.client.request(route, body))).data
}

function toLocation(release: Release): ReleaseLocation {
  return { kind: 'release', tag: release.tag_name, url: release.html_url }
}

async function orRefused<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    throw refused(error)
  }
}
