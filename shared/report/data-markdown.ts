import { plural } from '../policy/numbers.ts'
import type { Level } from './budget.ts'
import { inline, MAX_CELL_CHARACTERS } from './escape.ts'
import type { DataReport } from './model.ts'
import { table } from './tables.ts'

const MAX_ITEM = 500

/** Is there more to show than the sentence? */
export function hasMore({ items, columns }: DataReport): boolean {
  return items.length + columns.length > 0
}

/** What changed in one part of the data: a list, and the columns that moved with both histograms. */
export function dataMarkdown({ items, columns, more }: DataReport, level: Level): string {
  const shown = columns.slice(0, level.rows)
  const rest = more + columns.length - shown.length
  return [
    items.map((item) => `- ${inline(item, MAX_ITEM)}`).join('\n'),
    shown.length === 0 ? '' : movedTable(shown, level),
    rest > 0 ? `and ${plural(rest, 'more column')} whose distribution moved.` : '',
  ]
    .filter((block) => block !== '')
    .join('\n\n')
}

/** About how long that will be, unescaped. */
export function dataSize({ items, columns }: DataReport): number {
  const cells = columns.flatMap(({ name, moved, base, head, reading }) => [name, moved, base, head, reading])
  const size = (texts: readonly string[], most: number): number =>
    texts.reduce((sum, text) => sum + Math.min(text.length, most), 0)
  return size(items, MAX_ITEM) + size(cells, MAX_CELL_CHARACTERS)
}

function movedTable(columns: DataReport['columns'], level: Level): string {
  const picture = level.pictures ? ([['base → head']] as const) : []
  return table(
    [['column'], ['moved by', 'right'], ...picture, ['reading']],
    columns.map(({ name, moved, base, head, reading }) => [
      inline(name, 80),
      inline(moved, 80),
      ...(level.pictures ? [base === '' ? '' : `\`${base}\` → \`${head}\``] : []),
      inline(reading, 160),
    ]),
  )
}
