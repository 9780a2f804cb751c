import type { DuckDBConnection } from '@duckdb/node-api'
import type { KeyAgreement } from '../../integrity/keys.ts'
import { RELATION_TOLERANCE, type Relation } from '../../integrity/relation.ts'
import type { CellTally } from '../../integrity/tally.ts'
import type { TimeOverlap } from '../../integrity/times.ts'
import type { CellPlan, DataChecks, Side, TargetPlan } from '../../ports/data-checks.ts'
import { type BothSides, comparable, finite, infoOf } from './both-sides.ts'
import { columnExpression } from './column-type.ts'
import { firstRow } from './connection.ts'

/** A numeric target is counted in parts of its range, as whole numbers: their sums are the same in any order. */
const PARTS = 2 ** 20

type Leakage = Pick<DataChecks, 'tally' | 'relations' | 'overlap' | 'agreement' | 'times'>

/** What could tell the target, or ties the two sides together; counts are exact. */
export function leakageChecks(both: BothSides): Leakage {
  return {
    tally: (cells, target) => both.run((connection) => countCells(connection, both, { cells, target })),
    relations: (target, relations) => both.run((connection) => holdRelations(connection, both, target, relations)),
    overlap: (column) =>
      both.run(async (connection) => {
        const sql = `SELECT count(*), count_if(t > 0 AND h > 0), coalesce(sum(h) FILTER (WHERE t > 0), 0), coalesce(sum(h), 0) FROM
          (SELECT count_if(NOT s) AS t, count_if(s) AS h FROM ${both.union([comparable(both, column)])} WHERE c0 IS NOT NULL GROUP BY c0)`
        const [keys = 0, shared = 0, rows = 0, present = 0] = (await firstRow(connection, sql)).map(Number)
        return { keys, shared, rows, present }
      }),
    agreement: (key, columns) => both.run((connection) => measureAgreement(connection, both, key, columns)),
    times: (column) => both.run((connection) => compareTimes(connection, both, column)),
  }
}

async function countCells(
  connection: DuckDBConnection,
  both: BothSides,
  { cells, target }: { readonly cells: CellPlan; readonly target: TargetPlan },
): Promise<CellTally[]> {
  const truth =
    target.kind === 'classes'
      ? { label: comparable(both, target.column), sum: '0', squares: '0', isPresent: 'c1 IS NOT NULL' }
      : { label: scaled(both, target), sum: 'sum(c1)', squares: 'sum(c1 * c1)', isPresent: 'c1 IS NOT NULL' }
  const group = target.kind === 'classes' ? 'c1' : "''"
  const from = both.union([cellExpression(both, cells), truth.label])
  const counted = (cell: string): string =>
    `SELECT ${cell} AS cell, s, ${group} AS label, count(*) AS n, ${truth.sum} AS total, ${truth.squares} AS squares`
  const sql =
    cells.kind === 'values'
      ? `WITH v AS MATERIALIZED (${counted('c0')} FROM ${from} WHERE ${truth.isPresent} GROUP BY ALL),
         top AS (SELECT cell AS x, row_number() OVER (ORDER BY sum(n) DESC, cell) - 1 AS i FROM v WHERE NOT s AND cell IS NOT NULL
           GROUP BY cell ORDER BY i LIMIT ${cells.most})
         SELECT CASE WHEN v.cell IS NULL THEN -1 ELSE coalesce(i, ${cells.most}) END AS cell, s, label, sum(n) AS n, sum(total) AS total,
           sum(squares) AS squares FROM v LEFT JOIN top ON v.cell = top.x GROUP BY ALL ORDER BY ALL`
      : `${counted('coalesce(c0, -1)')} FROM ${from} WHERE ${truth.isPresent} GROUP BY ALL ORDER BY ALL`
  const reader = await connection.runAndReadAll(sql)
  return reader.getRowsJS().map(([cell, isHoldout, label, n, total, squares]) => ({
    cell: Number(cell),
    isHoldout: isHoldout === true,
    label: String(label),
    n: Number(n),
    sum: Number(total) / PARTS,
    squares: Number(squares) / PARTS ** 2,
  }))
}

/** The target's place between its ends, as a whole number of parts. */
function scaled(both: BothSides, target: Extract<TargetPlan, { kind: 'number' }>): (side: Side) => string {
  const width = target.max - target.min
  return (side) => {
    const y = finite(infoOf(both, side, target.column))
    if (!(width > 0)) return `(CASE WHEN ${y} IS NOT NULL THEN 0::BIGINT END)`
    return `CAST(round((${y} - ${number(target.min)}) / ${number(width)} * ${PARTS}) AS BIGINT)`
  }
}

function cellExpression(both: BothSides, cells: CellPlan): (side: Side) => string {
  if (cells.kind === 'values') return (side) => `CAST(${columnExpression(infoOf(both, side, cells.column))} AS VARCHAR)`
  if (cells.kind === 'edges') {
    return (side) => {
      const x = finite(infoOf(both, side, cells.column))
      return `(CASE WHEN ${x} IS NOT NULL THEN ${cellTree(x, cells.edges, 0, cells.edges.length)} END)`
    }
  }
  return (side) => {
    const { relation, dataset } = both.side(side)
    return `CAST(floor((row_number() OVER (ORDER BY ${relation.tieOrder}) - 1) * ${cells.cells} / ${dataset.rows}) AS INTEGER)`
  }
}

/** A binary search written as CASE: the number of the first edge that x does not exceed. */
function cellTree(x: string, edges: readonly number[], from: number, to: number): string {
  if (from === to) return String(from)
  const middle = (from + to) >> 1
  const edge = edges[middle] ?? 0
  return `CASE WHEN ${x} <= ${number(edge)} THEN ${cellTree(x, edges, from, middle)} ELSE ${cellTree(x, edges, middle + 1, to)} END`
}

/** A double as SQL that keeps every bit. */
function number(value: number): string {
  return `'${value}'::DOUBLE`
}

async function holdRelations(
  connection: DuckDBConnection,
  both: BothSides,
  target: string,
  relations: readonly Relation[],
): Promise<{ holds: number; rows: number }[]> {
  if (relations.length === 0) return []
  const names = [...new Set([target, ...relations.flatMap(({ columns }) => [...columns])])]
  const column = (name: string): string => `c${names.indexOf(name)}`
  const parts = relations.flatMap((relation) => {
    const isComplete = [target, ...relation.columns].map((name) => `${column(name)} IS NOT NULL`).join(' AND ')
    return [`count_if(${isComplete} AND ${relationSql(relation, column(target), column)})`, `count_if(${isComplete})`]
  })
  const numbers = names.map((name) => (side: Side) => finite(infoOf(both, side, name)))
  const row = (await firstRow(connection, `SELECT ${parts.join(', ')} FROM ${both.union(numbers)}`)).map(Number)
  return relations.map((_, i) => ({ holds: row[2 * i] ?? 0, rows: row[2 * i + 1] ?? 0 }))
}

function relationSql(relation: Relation, y: string, column: (name: string) => string): string {
  const [a = '', b = '0'] = relation.columns.map(column)
  const same = (left: string, right: string, size: string): string =>
    `abs(${left} - ${right}) <= ${RELATION_TOLERANCE} * (abs(${left}) + ${size})`
  switch (relation.kind) {
    case 'scaled': {
      const product = `${number(relation.factor)} * ${a}`
      return same(
        y,
        `(${product} + ${number(relation.offset)})`,
        `abs(${product}) + ${number(Math.abs(relation.offset))}`,
      )
    }
    case 'sum':
      return same(y, `(${a} + ${b})`, `abs(${a}) + abs(${b})`)
    case 'difference':
      return same(y, `(${a} - ${b})`, `abs(${a}) + abs(${b})`)
    case 'product':
      return same(y, `(${a} * ${b})`, `abs(${a} * ${b})`)
    case 'ratio':
      return same(`(${y} * ${b})`, a, `abs(${a})`)
    case 'part':
      return `${a} <= ${y}`
    default:
      return relation satisfies never
  }
}

async function measureAgreement(
  connection: DuckDBConnection,
  both: BothSides,
  key: string,
  columns: readonly string[],
): Promise<KeyAgreement[]> {
  const from = both.union([comparable(both, key), ...columns.map((name) => comparable(both, name))])
  const found: KeyAgreement[] = []
  for (const [i, column] of columns.entries()) {
    const c = `c${i + 1}`
    const sql = `WITH g AS MATERIALIZED (SELECT c0 AS k, ${c} AS v, count(*) AS n FROM ${from} WHERE c0 IS NOT NULL AND ${c} IS NOT NULL GROUP BY ALL),
      pairs AS (SELECT sum(n * (n - 1)) AS same FROM g),
      every AS (SELECT sum(m * (m - 1)) AS every FROM (SELECT sum(n) AS m FROM g GROUP BY k)),
      chance AS (SELECT sum(m * (m - 1)) AS same, sum(m) AS rows FROM (SELECT sum(n) AS m FROM g GROUP BY v))
      SELECT pairs.same, every, chance.same, rows FROM pairs, every, chance`
    const [same = 0, every = 0, alike = 0, rows = 0] = (await firstRow(connection, sql)).map(Number)
    if (every === 0 || rows < 2) continue
    found.push({ column, withinKey: same / every, chance: alike / (rows * (rows - 1)) })
  }
  return found
}

async function compareTimes(
  connection: DuckDBConnection,
  both: BothSides,
  column: string,
): Promise<TimeOverlap | undefined> {
  const moment = (side: Side): string => finite(infoOf(both, side, column))
  const isDate = both.column(column).type === 'date'
  const text = (sql: string): string =>
    isDate ? `strftime(make_timestamp(CAST(${sql} AS BIGINT) * 1000), '%Y-%m-%d %H:%M:%S')` : `CAST(${sql} AS VARCHAR)`
  const row = await firstRow(
    connection,
    `WITH u AS MATERIALIZED ${both.union([moment])}, e AS (SELECT max(c0) FILTER (WHERE NOT s) AS last, min(c0) FILTER (WHERE s) AS first FROM u)
     SELECT ${text('last')}, ${text('first')}, (SELECT count_if(s AND c0 < last) FROM u), (SELECT count_if(s AND c0 = last) FROM u),
       (SELECT count_if(s AND c0 IS NOT NULL) FROM u) FROM e`,
  )
  const [trainEnd, holdoutStart, before, same, present] = row
  if (typeof trainEnd !== 'string' || typeof holdoutStart !== 'string') return undefined
  return { trainEnd, holdoutStart, before: Number(before), same: Number(same), present: Number(present) }
}
