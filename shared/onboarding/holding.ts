/** A file of a repository, and of tables the first lines. */
export type Holding = {
  readonly path: string
  readonly size: number
  /** The beginning of a table or the whole of a small text; absent where nobody read it. */
  readonly head?: string
}

/** Where anything of ours would stand, and what stands there already. */
export type Present = { readonly config?: string; readonly policy?: string; readonly workflows: readonly Holding[] }

/** How much of a table is looked at, in bytes. */
export const HEAD_BYTES = 64 * 1024
/** Files beyond this number are not looked at. */
export const MAX_HOLDINGS = 20_000

const PASSED_OVER =
  /(^|\/)(\.git|\.assay|\.dvc|node_modules|\.venv|venv|env|__pycache__|site-packages|dist|\.ipynb_checkpoints)\//
const TABLE = /\.(csv|tsv)$/i

/** Folders that hold nothing of the repository's own. */
export function isOwn(path: string): boolean {
  return !PASSED_OVER.test(path)
}

/** Files whose beginning tells something: delimited tables. */
export function wantsHead(path: string): boolean {
  return TABLE.test(path)
}

/** The folder of a path, with a slash at its end; empty for the root. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

/** The last part of a path. */
export function fileOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
