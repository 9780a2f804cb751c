import { createRequire } from 'node:module'

type LegacyUtil = { isNullOrUndefined?: (value: unknown) => boolean; isArray?: (value: unknown) => boolean }

/**
 * Gives `node:util` back the two functions that Node 23 removed and that 100 of the kernels of `@tensorflow/tfjs-node`
 * 4.22.0 call. Must run before that package is loaded; changes nothing where they exist.
 */
export function restoreLegacyUtil(util: LegacyUtil = createRequire(import.meta.url)('node:util')): void {
  // The object that `require` gives, because the package reads it from there; an ES module namespace cannot be changed.
  util.isNullOrUndefined ??= (value) => value === null || value === undefined
  util.isArray ??= Array.isArray
}
