const CONTEXT = 3
/** Beyond this many steps of comparison a change is shown as the whole of the old and the whole of the new middle. */
const MAX_CELLS = 25_000_000

/** A line that both texts have, or only the first (`-`) or the second (`+`). */
export type Line = { readonly kind: ' ' | '-' | '+'; readonly text: string }

/** Differences of two texts line by line, three lines of context, in the unified format; empty when they are equal. */
export function lineDiff(
  before: string,
  after: string,
  names: { readonly before: string; readonly after: string },
): string {
  if (before === after) return ''
  const lines = alignLines(splitLines(before), splitLines(after))
  const hunks = hunksOf(lines)
  return [`--- ${names.before}`, `+++ ${names.after}`, ...hunks.flatMap((hunk) => hunkText(lines, hunk))].join('\n')
}

/** The lines of a text; a line break at its end begins no other line. */
export function splitLines(text: string): string[] {
  if (text === '') return []
  const lines = text.split('\n')
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

/** Common head and tail, and the longest common subsequence of what is between. */
export function alignLines(before: readonly string[], after: readonly string[]): Line[] {
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1
  let tail = 0
  const most = Math.min(before.length, after.length) - head
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1
  const same = (text: string): Line => ({ kind: ' ', text })
  return [
    ...before.slice(0, head).map(same),
    ...alignMiddle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map(same),
  ]
}

function alignMiddle(before: readonly string[], after: readonly string[]): Line[] {
  const [rows, columns] = [before.length, after.length]
  if (rows * columns > MAX_CELLS) {
    return [...before.map((text): Line => ({ kind: '-', text })), ...after.map((text): Line => ({ kind: '+', text }))]
  }
  const at = commonLengths(before, after)
  const lines: Line[] = []
  let [i, j] = [0, 0]
  while (i < rows || j < columns) {
    if (i < rows && j < columns && before[i] === after[j]) {
      lines.push({ kind: ' ', text: before[i] as string })
      i += 1
      j += 1
    } else if (i < rows && (j === columns || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ kind: '-', text: before[i++] as string })
    } else {
      lines.push({ kind: '+', text: after[j++] as string })
    }
  }
  return lines
}

/** Length of the longest common subsequence of what follows each pair of positions. */
function commonLengths(before: readonly string[], after: readonly string[]): (i: number, j: number) => number {
  const width = after.length + 1
  const common = new Uint32Array((before.length + 1) * width)
  const at = (i: number, j: number): number => common[i * width + j] as number
  for (let y = before.length - 1; y >= 0; y--) {
    for (let x = after.length - 1; x >= 0; x--) {
      const best = before[y] === after[x] ? at(y + 1, x + 1) + 1 : Math.max(at(y + 1, x), at(y, x + 1))
      common[y * width + x] = best
    }
  }
  return at
}

/** Half-open ranges of lines: changes with their context, joined where they touch. */
function hunksOf(lines: readonly Line[]): [number, number][] {
  const hunks: [number, number][] = []
  lines.forEach(({ kind }, i) => {
    if (kind === ' ') return
    const [from, to] = [Math.max(0, i - CONTEXT), Math.min(lines.length, i + CONTEXT + 1)]
    const last = hunks.at(-1)
    if (last !== undefined && from <= last[1]) last[1] = to
    else hunks.push([from, to])
  })
  return hunks
}

function hunkText(lines: readonly Line[], [from, to]: readonly [number, number]): string[] {
  const count = (part: readonly Line[], without: string): number => part.filter(({ kind }) => kind !== without).length
  const hunk = lines.slice(from, to)
  const start = (without: string): number => count(lines.slice(0, from), without) + (count(hunk, without) > 0 ? 1 : 0)
  const range = (without: string): string => `${start(without)},${count(hunk, without)}`
  return [`@@ -${range('+')} +${range('-')} @@`, ...hunk.map(({ kind, text }) => `${kind}${text}`)]
}
