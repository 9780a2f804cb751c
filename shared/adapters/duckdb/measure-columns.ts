import type { DuckDBConnection } from '@duckdb/node-api'
import type { NumberSummary, ValueCounts } from '../../ports/data-inspector.ts'
import type { ColumnInfo } from '../../ports/table-engine.ts'
import { countedCells } from '../../summary/count-cells.ts'
import { measureAscending, type Standard } from '../../summary/measure-ascending.ts'
import { FINE_CELLS, type NumberCells } from '../../summary/number-cells.ts'
import { type Ascending, type Tally, tallyValues } from '../../summary/tally-values.ts'
import { firstRow, identifier, literal } from './connection.ts'
import { eachSorted, MAX_HELD_ROWS } from './hold-numbers.ts'
import { countValues, measureInSql, measureLengths, SAMPLE, SHOWN_CHARACTERS, TOP } from './measure-in-sql.ts'
import { countNumbers } from './summarize.ts'

/** Columns whose cells are held at once. */
const COLUMNS_PER_PASS = 64
/** Whole numbers below this are doubles of their own. */
const LARGEST_WHOLE = 2 ** 53
/** From this shift on the cells no longer tell powers of two apart. */
const FRACTION_BITS = 52

/** All that is known of a column; `standard` is what brings its numbers to [-1, 1]. */
export type Measured = {
  readonly values: ValueCounts
  readonly numbers?: NumberSummary | undefined
  readonly standard?: Standard | undefined
  readonly lengths?: { readonly min: number; readonly mean: number; readonly max: number } | undefined
}

type NumberPlan = {
  readonly from: string
  readonly rows: number
  readonly columns: readonly ColumnInfo[]
  /** Called after each column. */
  readonly tell: () => void
}

/**
 * Measures columns of numbers, booleans and dates. One pass counts cells; where they are the values themselves, everything follows from
 * them, the other columns are read once more and sorted.
 */
export async function measureNumberColumns(
  connection: DuckDBConnection,
  { from, rows, columns, tell }: NumberPlan,
): Promise<Map<string, Measured>> {
  const found = new Map<string, Measured>()
  const told = (column: ColumnInfo, measured: Measured): void => {
    found.set(column.name, measured)
    tell()
  }
  if (rows > MAX_HELD_ROWS) {
    for (const column of columns) told(column, await measureLargeColumn(connection, from, column))
    return found
  }
  for (let start = 0; start < columns.length; start += COLUMNS_PER_PASS) {
    const group = columns.slice(start, start + COLUMNS_PER_PASS)
    const counters = await countNumbers(connection, from, { columns: group, cells: FINE_CELLS })
    const wide: Raw[] = []
    for (const [i, column] of group.entries()) {
      const counter = counters[i] as (typeof counters)[number]
      const cells = countedCells(counter)
      const raw = { column, cells, infinite: counter.infinite }
      if (cells.shift > 0) wide.push(raw)
      else told(column, await finish(connection, from, { ...raw, ...measure(column, cells) }))
    }
    const measured = new Map<ColumnInfo, Figures>()
    await eachSorted(connection, { from, rows, columns: wide.map(({ column }) => column) }, (column, values) => {
      measured.set(column, measure(column, { values }))
    })
    for (const raw of wide)
      told(raw.column, await finish(connection, from, { ...raw, ...(measured.get(raw.column) as Figures) }))
  }
  return found
}

/** Measures a column of texts, or of a type that can only be shown as text. */
export async function measureTextColumn(
  connection: DuckDBConnection,
  from: string,
  column: ColumnInfo,
): Promise<Measured> {
  const values = await countValues(connection, from, column)
  if (column.type !== 'text') return { values }
  return { values, lengths: await measureLengths(connection, from, identifier(column.name)) }
}

async function measureLargeColumn(connection: DuckDBConnection, from: string, column: ColumnInfo): Promise<Measured> {
  const values = await countValues(connection, from, column)
  if (column.type === 'boolean') return { values }
  const moments = await measureInSql(connection, from, column)
  return { values, numbers: moments?.summary, standard: moments?.standard }
}

type Raw = { readonly column: ColumnInfo; readonly cells: NumberCells; readonly infinite: number }
type Figures = {
  readonly tally: Tally
  readonly numbers: NumberSummary | undefined
  readonly standard: Standard | undefined
}

function measure({ type }: ColumnInfo, ascending: Ascending): Figures {
  const tally = tallyValues(ascending, { top: TOP, sample: SAMPLE })
  if (tally.rows === 0 || type === 'boolean') return { tally, numbers: undefined, standard: undefined }
  const { standard, ...numbers } = measureAscending(ascending, tally)
  return { tally, numbers, standard }
}

async function finish(
  connection: DuckDBConnection,
  from: string,
  { column, cells, infinite, tally, numbers, standard }: Raw & Figures,
): Promise<Measured> {
  if (!isExact(column, cells)) return { values: await countValues(connection, from, column), numbers, standard }
  const texts = await toTexts(connection, column, [...tally.top.map(({ value }) => value), ...tally.sample])
  const top = tally.top.map(({ count }, i) => ({ value: texts[i] ?? '', count }))
  const values = { present: tally.rows, infinite, distinct: tally.distinct, top, sample: texts.slice(top.length) }
  return { values, numbers, standard }
}

/** Is every value of the column a double of its own? */
function isExact({ type, databaseType }: ColumnInfo, { values, shift }: NumberCells): boolean {
  if (type === 'date') return databaseType === 'DATE'
  if (/^U?(BIGINT|HUGEINT)$/.test(databaseType)) {
    const [first = 0, last = 0] = [values[0], values.at(-1)]
    return shift < FRACTION_BITS && Math.max(-first, last) < LARGEST_WHOLE
  }
  const [, digits = 0] = /^DECIMAL\((\d+)/.exec(databaseType) ?? []
  return Number(digits) <= 15
}

/** How DuckDB writes values of the column's own type. */
async function toTexts(
  connection: DuckDBConnection,
  { type, databaseType }: ColumnInfo,
  values: readonly number[],
): Promise<readonly string[]> {
  if (values.length === 0) return []
  const value = type === 'date' ? 'make_timestamp_ms(CAST(v AS BIGINT))' : 'v'
  const list = `CAST([${values.map((one) => literal(String(one))).join(', ')}] AS DOUBLE[])`
  const text = `left(CAST(CAST(${value} AS ${databaseType}) AS VARCHAR), ${SHOWN_CHARACTERS})`
  const [texts] = await firstRow(connection, `SELECT list_transform(${list}, lambda v: ${text})`)
  return texts as string[]
}
