/**
 * Does a path fall under a glob? `*` and `?` stay inside one folder name, `**` stands for any number of folders (also none).
 * Unicode is NFC-normalised and case is ignored, because a rule that applies too often is safe and one that is dodged is not.
 * Runs in time proportional to pattern times path; no regular expressions, so no pattern can stall it.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  return matchList(segmentsOf(pattern), segmentsOf(path), '**', matchSegment)
}

/** Do the folder names of a path fall under those of a pattern, letter for letter? Stars mean what they mean in `matchesGlob`. */
export function matchesSegments(pattern: readonly string[], path: readonly string[]): boolean {
  return matchList(pattern, path, '**', matchSegment)
}

/** Why a glob is not accepted, or `undefined` when it is fine: text that other tools would read differently is refused. */
export function globProblem(pattern: string): string | undefined {
  if (/[[\]{}\\!]/.test(pattern)) return 'only `*`, `**` and `?` have a meaning; write one line per alternative'
  if (pattern.startsWith('/') || pattern.startsWith('./')) return 'paths start at the repository root, without a slash'
  if (pattern.endsWith('/')) return `end a folder with \`/**\`: ${pattern}**`
  const segments = pattern.split('/')
  if (segments.some((segment) => segment === '' || segment === '.' || segment === '..')) {
    return 'empty, `.` and `..` folder names never match'
  }
  if (segments.some((segment) => segment.includes('**') && segment !== '**')) return '`**` stands alone between slashes'
  return undefined
}

function segmentsOf(text: string): string[] {
  return text.normalize('NFC').toLowerCase().split('/')
}

function matchSegment(pattern: string, name: string): boolean {
  return matchList([...pattern], [...name], '*', (one, character) => one === '?' || one === character)
}

/** Greedy matching that only ever returns to the last star: every earlier star has already matched as little as it must. */
function matchList<T extends string>(
  pattern: readonly T[],
  items: readonly T[],
  star: string,
  matches: (one: T, item: T) => boolean,
): boolean {
  let p = 0
  let starAt = -1
  let resume = 0
  for (let i = 0; i < items.length; ) {
    if (pattern[p] === star) {
      starAt = p++
      resume = i
    } else if (p < pattern.length && matches(pattern[p] as T, items[i] as T)) {
      p++
      i++
    } else if (starAt >= 0) {
      p = starAt + 1
      i = ++resume
    } else {
      return false
    }
  }
  while (pattern[p] === star) p++
  return p === pattern.length
}
