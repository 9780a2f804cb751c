import { join } from 'node:path'

/** The repository of Assay seen from this file, as source (`actions/kit`) or as bundle (`actions/dist`, `actions/dist/chunks`). */
export const HOME = import.meta.dirname.replace(/[\\/]actions[\\/].*$/, '')

/** A child is a program of its own: among the sources of `train`, or bundled beside the verbs. */
export function childEntry(name: 'child' | 'child-metrics'): string {
  const isSource = import.meta.filename.endsWith('.ts')
  return join(HOME, 'actions', ...(isSource ? ['train', `${name}.ts`] : ['dist', `${name}.js`]))
}
