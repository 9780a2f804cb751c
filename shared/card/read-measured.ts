import { splitFrontMatter } from './front-matter-text.ts'
import { CHECK_NOTE, MEASURED_BEGIN, MEASURED_END } from './marks.ts'

/** A line of text or a row of a table in the measured part; `line` counts from 1 in the whole file. */
export type ReadRow = { readonly cells: readonly string[]; readonly line: number }

/** One section as it stands in a card. */
export type ReadSection = {
  readonly title: string
  readonly line: number
  readonly prose: readonly ReadRow[]
  /** The headings of the table are its first row. */
  readonly rows: readonly ReadRow[]
}

/** The measured part of a card: where it is, and its sections. `broken` says why it cannot be read; `none` that there is none. */
export type ReadMeasured =
  | { readonly state: 'none' }
  | { readonly state: 'broken'; readonly line: number; readonly message: string }
  | { readonly state: 'read'; readonly from: number; readonly to: number; readonly sections: readonly ReadSection[] }

/** Reads what stands between the two marks of a card, whatever a formatter did to blanks and tables. */
export function readMeasured(text: string): ReadMeasured {
  const lines = text.split(/\r?\n/)
  const { bodyLine } = splitFrontMatter(text)
  const at = (mark: string): number[] =>
    lines.flatMap((line, i) => (i + 1 >= bodyLine && line.trim() === mark ? [i + 1] : []))
  const [begins, ends] = [at(MEASURED_BEGIN), at(MEASURED_END)]
  const [from, to] = [begins[0], ends[0]]
  if (from === undefined && to === undefined) return { state: 'none' }
  if (from === undefined || to === undefined || begins.length + ends.length > 2 || to < from) {
    const message = `expected one line ${MEASURED_BEGIN} and after it one line ${MEASURED_END}`
    return { state: 'broken', line: from ?? to ?? 1, message }
  }
  return { state: 'read', from, to, sections: sectionsOf(lines.slice(from, to - 1), from + 1) }
}

type Growing = { readonly title: string; readonly line: number; readonly prose: ReadRow[]; readonly rows: ReadRow[] }

/** Text before the first heading becomes a section without a title: it has no evidence. */
function sectionsOf(lines: readonly string[], first: number): ReadSection[] {
  const sections: Growing[] = []
  for (const [i, raw] of lines.entries()) {
    const text = raw.trim()
    const title = /^###\s+(.*)$/.exec(text)?.[1]
    if (title !== undefined) sections.push({ title: clean(title), line: first + i, prose: [], rows: [] })
    else if (!saysNothing(text)) addLine(sections, text, first + i)
  }
  return sections
}

function addLine(sections: Growing[], text: string, line: number): void {
  if (sections.length === 0) sections.push({ title: '', line, prose: [], rows: [] })
  const section = sections.at(-1)
  if (text.startsWith('|')) section?.rows.push({ cells: cellsOf(text), line })
  else section?.prose.push({ cells: [clean(text)], line })
}

function saysNothing(text: string): boolean {
  if (text === '' || text === '## Measured' || clean(text) === clean(CHECK_NOTE)) return true
  return /^[|\s:-]+$/.test(text) || /^Evidence: `[0-9a-f]{12}`$/.test(text)
}

function cellsOf(row: string): string[] {
  return row
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/)
    .map(clean)
}

/** A text without what only renders: escapes, code marks, double blanks, joiners. */
function clean(text: string): string {
  return text
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
    .replaceAll('`', '')
    .replaceAll('\u2060', '')
    .replace(/\s+/g, ' ')
    .trim()
}
