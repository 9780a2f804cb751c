import { readIfThere } from './read-action.ts'

/** Columns are padded the way our formatter pads them, so that generated pages need no exception. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, i) => Math.max(name.length, 3, ...rows.map((row) => row[i]?.length ?? 0)))
  const rule = widths.map((width) => '-'.repeat(width))
  const lines = [head, rule, ...rows].map(
    (cells) => `| ${cells.map((text, i) => text.padEnd(widths[i] ?? 0)).join(' | ')} |`,
  )
  return `${lines.join('\n')}\n`
}

/** Text that fits into one cell. */
export function cell(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replaceAll('|', '\\|')
}

/** A page whose parts between `<!-- begin: NAME … -->` and `<!-- end: NAME -->` are generated and whose prose is kept. */
export function fillPage(path: string, parts: Readonly<Record<string, string>>): string {
  const text = readIfThere(path)
  if (text === undefined) throw new Error(`${path} is missing; write it, with the marks for ${Object.keys(parts)}`)
  return Object.entries(parts).reduce((page, [name, part]) => fillPart(page, path, name, part), text)
}

function fillPart(page: string, path: string, name: string, part: string): string {
  const begin = page.indexOf(`<!-- begin: ${name} `)
  const start = page.indexOf('-->\n', begin) + 4
  const end = page.indexOf(`<!-- end: ${name} -->`)
  if (begin < 0 || start < 4 || end < start) throw new Error(`${path} has lost its marks "begin: ${name}" and "end"`)
  return `${page.slice(0, start)}\n${part}\n${page.slice(end)}`
}
