import type { Change } from './facts.ts'
import { matchesGlob } from './glob.ts'
import type { ModelPolicy, Rule } from './parse.ts'

/** What decides about the gate itself, in every repository: a change of it touches every model, whatever `paths` say. */
export const GOVERNING = [
  '.github/assay-policy.yml',
  '.github/assay-waivers/**',
  'assay-floor.yml',
  '.github/workflows/**',
  '.github/actions/**',
  '**/CODEOWNERS',
  '**/assay.yml',
] as const

/**
 * Is every rule of the model asked? Only a pull request with a complete list of files can leave a model alone, and only one that changes
 * nothing of the model's `paths`, nothing that governs it, and no file that the configuration names for it.
 */
export function isTouched({ model, paths }: Pick<ModelPolicy, 'model' | 'paths'>, change: Change): boolean {
  if (paths === undefined || change.kind !== 'pull-request') return true
  const named = change.named !== undefined && Object.hasOwn(change.named, model) ? change.named[model] : undefined
  return isAnyChanged([...paths, ...GOVERNING, ...(named ?? [])], change)
}

/** Is this rule asked of a change that leaves the model alone otherwise? It is when a file changes that it names or reads. */
export function isConcerned({ kind, settings }: Rule, change: Change): boolean {
  const globs = [...(kind.touches?.(settings) ?? []), ...(kind.needs?.(settings)?.documents ?? [])]
  return isAnyChanged(globs, change)
}

function isAnyChanged(globs: readonly string[], change: Change): boolean {
  if (change.kind !== 'pull-request' || change.files === 'all') return true
  return change.files.some((file) => globs.some((glob) => matchesGlob(glob, file)))
}
