import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import type { Digest } from '../../kernel/digest.ts'
import { Fault } from '../../kernel/error.ts'
import { expected, type GitHubClient, type RepositoryName } from './client.ts'

export type Repository = { readonly client: GitHubClient; readonly name: RepositoryName }

/** What we read of an asset. `digest` is absent on servers older than mid-2025. */
export type Asset = {
  readonly id: number
  readonly name: string
  readonly size: number
  readonly state: string
  readonly digest?: string | null
}

/** Does GitHub hold exactly these bytes? Asked of its own digest, or, where it has none, by reading them back. */
export async function holdsBytes(
  at: Repository,
  asset: Asset,
  wanted: { digest: Digest; size: number },
): Promise<boolean> {
  if (asset.state !== 'uploaded' || asset.size !== wanted.size) return false
  if (typeof asset.digest === 'string') return asset.digest === wanted.digest
  const hash = createHash('sha256')
  for await (const chunk of await openAsset(at, asset.id)) hash.update(chunk as Uint8Array)
  return `sha256:${hash.digest('hex')}` === wanted.digest
}

/** Streams an asset to `target`; a file of another digest never appears there. Throws Fault STORE_UNAVAILABLE. */
export async function fetchAsset(
  at: Repository,
  asset: Asset,
  wanted: { digest: Digest; target: string },
): Promise<void> {
  const { digest, target } = wanted
  const unfinished = `${target}.${process.pid}.part`
  await mkdir(dirname(target), { recursive: true })
  try {
    const hash = createHash('sha256')
    const counted = new Transform({
      transform(chunk: Uint8Array, _encoding, done) {
        hash.update(chunk)
        done(null, chunk)
      },
    })
    await pipeline(await openAsset(at, asset.id), counted, createWriteStream(unfinished))
    const got = `sha256:${hash.digest('hex')}`
    if (got !== digest) {
      throw new Fault('STORE_UNAVAILABLE', `the release asset ${asset.name} is ${got}, the ledger says ${digest}`)
    }
    await rename(unfinished, target)
  } finally {
    await rm(unfinished, { force: true })
  }
}

/** sha256 of a file on disk, so that nothing is published that changed since it was registered. */
export async function fileDigest(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return `sha256:${hash.digest('hex')}`
}

async function openAsset(at: Repository, id: number): Promise<Readable> {
  const route = 'GET /repos/{owner}/{repo}/releases/assets/{asset_id}'
  const request = at.client.request(route, {
    ...at.name,
    asset_id: id,
    headers: { accept: 'application/octet-stream' },
    request: { parseSuccessResponseBody: false },
  })
  const { data } = await expected(`release asset ${id}`, request)
  return Readable.fromWeb(data as unknown as ReadableStream)
}
