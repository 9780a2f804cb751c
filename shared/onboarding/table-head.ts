/** The header of a delimited table and the values of its first rows, by column. */
export type TableHead = { readonly columns: readonly string[]; readonly values: ReadonlyMap<string, readonly string[]> }

const MAX_ROWS = 500

/** Reads the beginning of a table; the last line may be cut off, so it is left out. `undefined` without a header. */
export function readHead(text: string, path: string): TableHead | undefined {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const [header, ...rows] = lines
  if (header === undefined || header.trim() === '') return undefined
  const separator = /\.tsv$/i.test(path)
    ? '\t'
    : [',', ';', '\t'].toSorted((a, b) => times(header, b) - times(header, a))[0]
  const columns = cells(header, separator ?? ',')
  const read = rows
    .slice(0, -1)
    .slice(0, MAX_ROWS)
    .map((row) => cells(row, separator ?? ','))
  const whole = read.filter((row) => row.length === columns.length)
  return { columns, values: new Map(columns.map((name, i) => [name, whole.map((row) => row[i] ?? '')])) }
}

function times(text: string, part: string): number {
  return text.split(part).length
}

/** Cells of one line; quotes may hold the separator. */
function cells(line: string, separator: string): string[] {
  const found: string[] = []
  let cell = ''
  let isQuoted = false
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted
    else if (character === separator && !isQuoted) {
      found.push(cell.trim())
      cell = ''
    } else cell += character
  }
  return [...found, cell.trim()]
}
