/** Remembers the last lines of an output and counts all of them. */
export type LogTail = {
  add(line: string): void
  readonly lines: () => readonly string[]
  readonly count: () => number
}

const MAX_LINE_CHARACTERS = 2000

/** Keeps at most `limit` lines of at most 2,000 characters. */
export function createLogTail(limit = 200): LogTail {
  const kept: string[] = []
  let count = 0
  return {
    add: (line) => {
      count++
      kept.push(line.slice(0, MAX_LINE_CHARACTERS))
      if (kept.length > limit) kept.shift()
    },
    lines: () => [...kept],
    count: () => count,
  }
}

/** A line of foreign output as our log may show it: the runner must not read commands (`::…::`, `##[…]`) from it. */
export function quoted(line: string): string {
  return `| ${line.replaceAll('##[', '## [')}`
}
