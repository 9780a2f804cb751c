import type { Digest } from '../kernel/digest.ts'

export type FileDigest = { readonly path: string; readonly digest: Digest; readonly size: number }

/** The user's workspace. Paths are relative to it and never leave it (symbolic links included): UserError INPUT_INVALID. */
export interface Files {
  readText(path: string): Promise<string | undefined>
  readBytes(path: string): Promise<Uint8Array | undefined>
  /** Writes beside the target and renames, so that a reader never sees half a file. Makes folders. */
  write(path: string, content: string | Uint8Array): Promise<void>
  /** Removes a file; nothing happens where none is. */
  remove(path: string): Promise<void>
  /** Digests of one file, or of every file below a folder (sorted by path); `undefined` where nothing is. */
  digest(path: string): Promise<readonly FileDigest[] | undefined>
  /** sha256 of bytes in hand. */
  sha256(content: string | Uint8Array): Digest
  /** Absolute path, checked to lie inside the workspace. */
  resolve(path: string): string
}
