import { createHash } from 'node:crypto'
import type { Digest } from '../../kernel/digest.ts'
import { type Problem, UserError } from '../../kernel/error.ts'
import type { FileToStore, StoredVersion } from '../../ports/byte-store.ts'
import { MANIFEST_ASSET, toAssetName } from './releases-asset-name.ts'

/** https://docs.github.com/repositories/releasing-projects-on-github/about-releases#storage-and-bandwidth-quotas */
const MAX_ASSET_BYTES = 2 ** 31 - 1
const MAX_ASSETS = 1000

/** One asset to place: from a file (`source`, absolute path) or from memory (`text`). */
export type Upload = {
  readonly name: string
  readonly digest: Digest
  readonly size: number
  readonly source?: string
  readonly text?: string
}

export function releaseTag(version: { readonly model: string; readonly version: string }): string {
  return `assay/${version.model}/v${version.version}`
}

export function releaseBody(version: StoredVersion): string {
  return [
    `Model **${version.model}** ${version.version}, registered by Assay.`,
    '',
    `Identity (sha256 of the manifest): \`${version.digest}\``,
    '',
    'The record is on the branch `assay`. Each file here is named in the manifest with its sha256.',
  ].join('\n')
}

/** All assets of a version: its files and the exact manifest. Throws UserError REGISTRY_REFUSED with every limit that is broken. */
export function toUploads(version: StoredVersion, files: readonly FileToStore[]): readonly Upload[] {
  const uploads = files.map(({ path, digest, size, source }) => ({
    name: toAssetName(path),
    path,
    digest,
    size,
    source,
  }))
  const problems: Problem[] = uploads.flatMap(({ name, path, size }) => [
    ...(name === undefined ? [{ file: path, message: 'the path is too long for a release', fix: 'shorten it' }] : []),
    ...(size > MAX_ASSET_BYTES
      ? [{ file: path, message: `${size} bytes; a release takes files below 2 GiB`, fix: 'split the weights' }]
      : []),
    ...(size === 0 ? [{ file: path, message: 'an empty file cannot be put into a release', fix: 'remove it' }] : []),
  ])
  if (uploads.length >= MAX_ASSETS) {
    problems.push({ file: version.model, message: `${uploads.length} files; a release takes ${MAX_ASSETS}` })
  }
  if (problems.length > 0) throw new UserError('REGISTRY_REFUSED', problems)
  const text = version.manifest
  const sha256 = `sha256:${createHash('sha256').update(text).digest('hex')}` as const
  const manifest = { name: MANIFEST_ASSET, digest: sha256, size: Buffer.byteLength(text), text }
  return [...uploads.map((upload) => ({ ...upload, name: upload.name ?? '' })), manifest]
}
