import { matchesSegments } from '../policy/glob.ts'

/** Where GitHub looks for the file, in its order; the first that exists is used. */
export const CODEOWNERS_PATHS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const

/**
 * Who owns a path: the owners of the last line that matches it, as GitHub decides; empty when no line does, or when that line names nobody.
 * Patterns are those of gitignore without `!` and `[ ]`, and case counts (GitHub docs: about code owners).
 */
export function ownersOf(text: string, path: string): readonly string[] {
  const lines = text.split(/\r?\n/).flatMap((line) => {
    const [pattern, ...owners] = line
      .replace(/(^|\s)#.*$/, '')
      .trim()
      .split(/\s+/)
    return pattern === undefined || pattern === '' ? [] : [{ pattern, owners }]
  })
  return lines.findLast(({ pattern }) => owns(pattern, path))?.owners ?? []
}

function owns(pattern: string, path: string): boolean {
  // GitHub refuses these lines, so they own nothing.
  if (/^!|[[\]\\]/.test(pattern)) return false
  const isFolder = pattern.endsWith('/')
  const segments = pattern.replace(/^\//, '').replace(/\/$/, '').split('/')
  const isAnchored = pattern.startsWith('/') || segments.length > 1
  const rooted = isAnchored ? segments : ['**', ...segments]
  const target = path.split('/')
  if (!isFolder && matchesSegments(rooted, target)) return true
  // `docs/*` owns the files of a folder, not what lies deeper; everything else owns what lies below it.
  if (segments.length > 1 && segments.at(-1) === '*' && !isFolder) return false
  return matchesSegments([...rooted, '**', '*'], target)
}
