import { realpathSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { isRemote } from '../../shared/data/remote.ts'
import { isWarehouseName } from '../../shared/data/warehouse-name.ts'

/** A folder that holds everything named, and how to name it from there. */
export type CommonFolder = { readonly root: string; readonly locate: (written: string) => string }

/**
 * The deepest folder that holds all paths and globs, with links followed; the workspace itself where they are all in it. Reading is
 * confined to that folder. Addresses and tables of warehouses stay what they are.
 */
export function commonFolder(workspace: string, written: readonly string[]): CommonFolder {
  const places = new Map(
    written
      .filter((path) => !isRemote(path) && !isWarehouseName(path))
      .map((path) => [path, realPlace(resolve(workspace, path))]),
  )
  let root = workspace
  for (const place of places.values()) while (!isBelow(root, place)) root = dirname(root)
  const locate = (path: string): string => {
    const place = places.get(path)
    return place === undefined ? path : relative(root, place)
  }
  return { root, locate }
}

/** Follows links in the part of a path that exists; what comes after it (a glob, a file that is missing) stays as written. */
function realPlace(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    const parent = dirname(path)
    return parent === path ? path : join(realPlace(parent), basename(path))
  }
}

function isBelow(root: string, path: string): boolean {
  const way = relative(root, path)
  return way !== '..' && !/^\.\.[\\/]/.test(way) && resolve(root, way) === path
}
