import { join } from 'node:path'

/** The repository of Assay seen from this file, as source (`actions/kit`) or as bundle (`actions/dist`, `actions/dist/chunks`). */
export const HOME = import.meta.dirname.replace(/[\\/]actions[\\/].*$/, '')

const FOLDERS = { child: 'train', 'child-metrics': 'train', 'child-model': 'test', 'child-beside': 'test' } as const

/** A child is a program of its own: among the sources of a verb, or bundled beside the verbs. */
export function childEntry(name: keyof typeof FOLDERS): string {
  const isSource = import.meta.filename.endsWith('.ts')
  return join(HOME, 'actions', ...(isSource ? [FOLDERS[name], `${name}.ts`] : ['dist', `${name}.js`]))
}
