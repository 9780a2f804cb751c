import { toMoment } from '../data/calendar.ts'
import type { SliceCondition } from '../evidence/discovered-slices.ts'

/** What a column is in the data base: numbers, dates (milliseconds) and booleans (0, 1) all come as numbers. */
export type CellType = 'numeric' | 'text' | 'boolean' | 'date'

/** The condition as SQL that `test.slices` takes: it holds for exactly the rows that were counted. */
export function toSql(conditions: readonly SliceCondition[], typeOf: (column: string) => CellType): string {
  return conditions.map((condition) => oneSql(condition, typeOf(condition.column))).join(' AND ')
}

function oneSql({ column, ...condition }: SliceCondition, type: CellType): string {
  const name = nameSql(column)
  switch (condition.kind) {
    case 'missing':
      return `${name} IS NULL`
    case 'equals':
      return `${name} = ${valueSql(condition.value, type)}`
    case 'range': {
      const { from, below } = condition
      const parts = [
        ...(from === undefined ? [] : [`${name} >= ${valueSql(from, type)}`]),
        ...(below === undefined ? [] : [`${name} < ${valueSql(below, type)}`]),
      ]
      return parts.length === 0 ? `${name} IS NOT NULL` : parts.join(' AND ')
    }
    default:
      return condition satisfies never
  }
}

/** Words that SQL would read as something else need quotes; so does everything that is not a plain lower-case name. */
const PLAIN_NAME = /^[a-z_][a-z0-9_]*$/
const RESERVED = new Set(
  `all analyse analyze and anti any array as asc asof both case cast check collate column constraint create cross default deferrable desc
   distinct do else end except exists false fetch for foreign from full glob grant group having ilike in initially inner intersect into is
   isnull join lambda lateral leading left like limit map natural not notnull null offset on only or order outer overlaps pivot pivot_longer
   pivot_wider placing positional primary qualify references returning right select semi show similar some struct summarize symmetric table
   then to trailing true try_cast union unique unpivot using variadic verbose when where window with`.split(/\s+/),
)

function nameSql(name: string): string {
  return PLAIN_NAME.test(name) && !RESERVED.has(name) ? name : `"${name.replaceAll('"', '""')}"`
}

function valueSql(value: string | number, type: CellType): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`
  if (type === 'boolean') return value === 0 ? 'false' : 'true'
  return type === 'date' ? `TIMESTAMP '${toMoment(value).replace('T', ' ').replace('Z', '')}'` : String(value)
}
