/** Tells the story on the terminal: plain lines, colour only where a person looks. */
export type Teller = {
  chapter(title: string): void
  line(text: string): void
  good(text: string): void
  bad(text: string): void
  /** A step that takes a while: shown at once, ended by a mark and its duration. */
  during<T>(what: string, work: () => Promise<T>): Promise<T>
}

export function createTeller(write: (text: string) => void, isColoured: boolean): Teller {
  const paint = (code: number, text: string): string => (isColoured ? `\u001b[${code}m${text}\u001b[0m` : text)
  let chapters = 0
  return {
    chapter: (title) => write(`\n${paint(1, `${++chapters}. ${title}`)}\n`),
    line: (text) => write(`   ${text}\n`),
    good: (text) => write(`   ${paint(32, '✓')} ${text}\n`),
    bad: (text) => write(`   ${paint(31, '✕')} ${text}\n`),
    during: async (what, work) => {
      write(`   ${paint(2, '·')} ${what} … `)
      const start = performance.now()
      try {
        return await work()
      } finally {
        write(`${paint(2, `${((performance.now() - start) / 1000).toFixed(1)} s`)}\n`)
      }
    },
  }
}
