import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { Fault } from '../../kernel/error.ts'
import type { Side } from '../../ports/data-checks.ts'
import type { ColumnInfo, Dataset } from '../../ports/table-engine.ts'
import { columnExpression } from './column-type.ts'
import { identifier, withConnection } from './connection.ts'
import { toDataError } from './data-error.ts'
import type { Relation } from './dataset.ts'

export type OpenedSide = { readonly relation: Relation; readonly dataset: Dataset }

/** Training data and holdout as one relation, and how to ask it. */
export type BothSides = {
  readonly side: (name: Side) => OpenedSide
  /** Columns that both sides have, as the training data has them. */
  readonly column: (name: string) => ColumnInfo
  /** SQL of a subquery with these expressions (SQL per column, in the order given) as c0, c1, … and `s`, true for the holdout. */
  readonly union: (expressions: readonly ((side: Side) => string)[]) => string
  readonly run: <T>(work: (connection: DuckDBConnection) => Promise<T>) => Promise<T>
}

export function joinSides(instance: DuckDBInstance, train: OpenedSide, holdout: OpenedSide): BothSides {
  const sides = { train, holdout }
  const select = (name: Side, expressions: readonly ((side: Side) => string)[]): string =>
    `SELECT ${[`${name === 'holdout'} AS s`, ...expressions.map((sql, i) => `${sql(name)} AS c${i}`)].join(', ')} FROM ${sides[name].relation.from}`
  return {
    side: (name) => sides[name],
    column: (name) => {
      const found = train.dataset.columns.find((column) => column.name === name)
      if (found === undefined) throw new Fault('INTERNAL', `the training data has no column "${name}" to check`)
      return found
    },
    union: (expressions) => `(${select('train', expressions)} UNION ALL ${select('holdout', expressions)})`,
    run: (work) =>
      withConnection(instance, work).catch((error: unknown) => {
        throw toDataError(train.relation.source, error)
      }),
  }
}

/** SQL of a column as a double, NULL where there is no finite number. */
export function finite(column: ColumnInfo): string {
  const x = columnExpression(column)
  return `(CASE WHEN isfinite(${x}) THEN ${x} END)`
}

/** SQL that compares across the sides: as it is where the types agree, a number where both are numbers, else text. NaN is missing. */
export function comparable(both: BothSides, name: string): (side: Side) => string {
  const columns = { train: infoOf(both, 'train', name), holdout: infoOf(both, 'holdout', name) }
  const isSame = columns.train.databaseType === columns.holdout.databaseType
  const isNumber = [columns.train, columns.holdout].every(({ type }) => type === 'numeric' || type === 'boolean')
  return (side) => {
    const column = columns[side]
    const value = identifier(name)
    const present = /^(FLOAT|DOUBLE)$/.test(column.databaseType)
      ? `(CASE WHEN NOT isnan(${value}) THEN ${value} END)`
      : value
    if (isSame) return present
    return isNumber ? `CAST(${present} AS DOUBLE)` : `CAST(${present} AS VARCHAR)`
  }
}

/** How one side has a column; the training data's way where that side lacks it. */
export function infoOf(both: BothSides, side: Side, name: string): ColumnInfo {
  return both.side(side).dataset.columns.find((column) => column.name === name) ?? both.column(name)
}
