import type { Digest } from '../kernel/digest.ts'
import { isRecord } from '../kernel/record.ts'

/** The file that a pointer stands for: by SHA-256 (Git LFS) or by MD5 (DVC). */
export type Pointer =
  | { readonly kind: 'lfs'; readonly digest: Digest; readonly size: number }
  | { readonly kind: 'dvc'; readonly md5: string; readonly folder: boolean }

const LFS_FIRST_LINE = 'version https://git-lfs.github.com/spec/v1'
const MAX_POINTER = 1024

/** A Git LFS pointer (its specification, version 1); `undefined` for any other content. */
export function parseLfsPointer(text: string): Pointer | undefined {
  if (text.length > MAX_POINTER || !text.startsWith(`${LFS_FIRST_LINE}\n`)) return undefined
  const [, hash] = /^oid sha256:([0-9a-f]{64})$/m.exec(text) ?? []
  const [, size] = /^size (\d{1,15})$/m.exec(text) ?? []
  if (hash === undefined || size === undefined) return undefined
  return { kind: 'lfs', digest: `sha256:${hash}`, size: Number(size) }
}

/** The output that a parsed `.dvc` file or one stage of `dvc.lock` lists under this name; `undefined` when it lists none. */
export function dvcPointer(document: unknown, name: string): Pointer | undefined {
  const outs = isRecord(document) && Array.isArray(document['outs']) ? document['outs'] : []
  const out: unknown = outs.find((entry: unknown) => isRecord(entry) && entry['path'] === name)
  const [, md5, folder] = /^([0-9a-f]{32})(\.dir)?$/.exec(isRecord(out) ? String(out['md5']) : '') ?? []
  return md5 === undefined ? undefined : { kind: 'dvc', md5, folder: folder !== undefined }
}
