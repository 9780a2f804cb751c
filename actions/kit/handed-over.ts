import { existsSync } from 'node:fs'
import { basename, dirname, isAbsolute } from 'node:path'
import { createFiles } from '../../shared/adapters/fs/files.ts'
import type { Files } from '../../shared/ports/files.ts'

/**
 * The files of the workspace, and of those that the caller handed over from outside of it (absolute paths) the digests: a workspace that
 * holds a trusted checkout need not hold the work of the one who is measured. Links that leave such a folder are refused.
 */
export function withHandedOver(files: Files, paths: readonly (string | undefined)[]): Files {
  const outside = paths.flatMap((path) => (path !== undefined && isAbsolute(path) ? [path.replace(/\/+$/, '')] : []))
  if (outside.length === 0) return files
  return {
    ...files,
    digest: async (path) => {
      const root = outside.find((one) => path === one || path.startsWith(`${one}/`))
      if (root === undefined) return files.digest(path)
      if (!existsSync(root)) return undefined
      const folder = dirname(root)
      const found = await createFiles(folder).digest(`${basename(root)}${path.slice(root.length)}`)
      return found?.map((file) => ({ ...file, path: `${folder}/${file.path}` }))
    },
  }
}
