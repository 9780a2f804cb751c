import { UserError } from '../../kernel/error.ts'
import type { ColumnSummary, ColumnValues } from '../column-summary.ts'
import type { NumberCells } from '../number-cells.ts'
import { type CountedTexts, countTexts } from './count-texts.ts'
import type { RunSql, SqlColumn, SqlDialect } from './dialect.ts'
import { findCells } from './find-cells.ts'
import { groupNumbers } from './group-numbers.ts'

export type SqlSummaryInput = {
  /** How messages call the source. */
  readonly name: string
  /** What stands behind FROM, with its alias. */
  readonly from: string
  readonly rows: number
  readonly columns: readonly SqlColumn[]
  /** The most cells of numbers per column. */
  readonly cells: number
  readonly onProgress?: (share: number) => void
}

/** Columns of one statement of counts, four figures each: engines allow about 1,600. */
const COLUMNS_PER_STATEMENT = 100

/** What a first scan tells of a column: rows with a finite value (or any), infinite ones, the range of the finite. */
type Facts = { readonly present: number; readonly infinite: number; readonly min: number; readonly max: number }

/**
 * Sums columns up inside an SQL engine: only counts come out, at most 32,769 cells of numbers or 10,000 categories per column and
 * statement. The answer is the one that `summarizeColumns` of DuckDB gives for the same rows. Throws UserError DATA_UNREADABLE when the
 * rows change between statements.
 */
export async function summarizeInSql(
  run: RunSql,
  dialect: SqlDialect,
  input: SqlSummaryInput,
): Promise<ColumnSummary[]> {
  const { columns, from, onProgress } = input
  const facts = await countFacts(run, dialect, input)
  let settled = 0
  // The first scan is about a tenth of the work.
  const onSettled = (): void => onProgress?.(0.1 + (0.9 * ++settled) / columns.length)
  const search = { run, dialect, from, limit: input.cells, changed: () => changed(input), onSettled }
  const numbers = columns.filter((column) => isNumber(column) && hasFinite(facts, column))
  const cells = await findCells(
    { ...search, group: groupNumbers(search) },
    numbers.map((column) => {
      const { present, min, max } = facts.get(column) as Facts
      return { finite: dialect.number(column).finite, rows: present, min, max }
    }),
  )
  const texts = columns.filter((column) => column.type === 'text' && hasFinite(facts, column))
  const tasks = texts.map((column) => ({ text: dialect.text(column), rows: facts.get(column)?.present ?? 0 }))
  const tooLong = (task: (typeof tasks)[number]) => longTexts(input, texts[tasks.indexOf(task)] as SqlColumn)
  const counted = await countTexts({ ...search, tooLong }, tasks)
  return columns.map((column) => {
    const own = facts.get(column) as Facts
    const found = cells[numbers.indexOf(column)] ?? counted[texts.indexOf(column)]
    const missing = input.rows - own.present - own.infinite
    return { name: column.name, rows: input.rows, missing, values: toValues(column, own, found) }
  })
}

function toValues(column: SqlColumn, facts: Facts, found: NumberCells | CountedTexts | undefined): ColumnValues {
  const { present, infinite, min, max } = facts
  if (present + infinite === 0) return { kind: 'empty' }
  if (column.type === 'other') return { kind: 'other', present }
  if (found !== undefined && 'kind' in found) return found
  const kind = column.type === 'boolean' || column.type === 'date' ? column.type : 'number'
  const cells = found ?? { shift: 0, values: new Float64Array(), counts: new Float64Array() }
  return { kind, cells, infinite, ...(present === 0 ? {} : { range: { min: min + 0, max: max + 0 } }) }
}

async function countFacts(
  run: RunSql,
  dialect: SqlDialect,
  input: SqlSummaryInput,
): Promise<ReadonlyMap<SqlColumn, Facts>> {
  const facts = new Map<SqlColumn, Facts>()
  for (let start = 0; start < input.columns.length; start += COLUMNS_PER_STATEMENT) {
    const group = input.columns.slice(start, start + COLUMNS_PER_STATEMENT)
    const selected = group.flatMap((column) => factsSql(dialect, column))
    const [row = []] = await run(`SELECT count(*), ${selected.join(', ')} FROM ${input.from}`)
    if (Number(row[0]) !== input.rows) throw changed(input)
    group.forEach((column, i) => {
      const [present, infinite, min, max] = row.slice(4 * i + 1, 4 * i + 5).map(Number) as [
        number,
        number,
        number,
        number,
      ]
      facts.set(column, { present, infinite, min, max })
    })
  }
  return facts
}

function factsSql(dialect: SqlDialect, column: SqlColumn): readonly [string, string, string, string] {
  if (!isNumber(column)) return [`count(${dialect.identifier(column.name)})`, '0', '0', '0']
  const { finite, infinite } = dialect.number(column)
  const infinities = infinite === undefined ? '0' : `count(CASE WHEN ${infinite} THEN 1 END)`
  return [`count(${finite})`, infinities, `min(${finite})`, `max(${finite})`]
}

function isNumber({ type }: SqlColumn): boolean {
  return type === 'numeric' || type === 'boolean' || type === 'date'
}

function hasFinite(facts: ReadonlyMap<SqlColumn, Facts>, column: SqlColumn): boolean {
  return (facts.get(column)?.present ?? 0) > 0
}

function changed({ name }: SqlSummaryInput): UserError {
  return new UserError('DATA_UNREADABLE', {
    file: name,
    message: 'rows were written or deleted while the data was summed up, so its figures do not belong together',
    fix: 'run again when nothing writes, or name rows that stay: a partition, a day, or a snapshot of the table',
  })
}

function longTexts({ name }: SqlSummaryInput, column: SqlColumn): UserError {
  return new UserError('DATA_UNREADABLE', {
    file: name,
    message: `the texts of the column "${column.name}" are few but very long: more than 100 million characters`,
    fix: `leave the column out, or select its beginning: \`left("${column.name}", 1000)\``,
  })
}
