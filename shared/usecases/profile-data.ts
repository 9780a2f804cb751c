import { CORRELATED_COLUMNS, strongOnly, toProfileColumn } from '../data/profile.ts'
import type { Profile, ProfileColumn } from '../data/profile-schema.ts'
import type { DataSource } from '../data/source.ts'
import { UserError } from '../kernel/error.ts'
import type { DataInspector, Inspection } from '../ports/data-inspector.ts'
import type { Log } from '../ports/log.ts'
import type { ColumnInfo, Dataset, TableEngine } from '../ports/table-engine.ts'

export type ProfileDataInput = {
  readonly data: DataSource
  /** How messages call the data. */
  readonly name: string
  /** A column that should tell every row apart. */
  readonly id?: string
}

export type ProfileDataDeps = { readonly tables: TableEngine & DataInspector; readonly log: Log }

/**
 * Describes a data set; rows are never held. The same rows give the same profile, in any order and on any number
 * of threads. Throws UserError for data that cannot be read and for an id that is no column.
 */
export async function profileData({ tables, log }: ProfileDataDeps, input: ProfileDataInput): Promise<Profile> {
  const dataset = await tables.open(input.data, input.name)
  refuseUnknownId(dataset, input)
  const inspection = tables.inspect(dataset)
  // Two more steps than columns: whole rows, and pairs of columns.
  const steps = dataset.columns.length + 2
  const names = dataset.columns.map(({ name }) => name)
  const duplicates = inspection.duplicateRows()
  // Its error is told below, after the columns are done.
  duplicates.catch(() => undefined)
  try {
    await inspection.gather(names, (share) =>
      log.progress('profiling', Math.floor(share * names.length), steps, 'steps'),
    )
  } finally {
    await Promise.allSettled([duplicates])
  }
  const columns: ProfileColumn[] = []
  for (const column of dataset.columns) columns.push(await profileColumn(inspection, column, dataset.rows))
  const duplicateRows = await duplicates
  log.progress('profiling', steps - 1, steps, 'steps')
  const numeric = dataset.columns.filter(({ type }) => type === 'numeric').map(({ name }) => name)
  const looked = numeric.slice(0, CORRELATED_COLUMNS)
  const pairs = await inspection.correlations(looked)
  log.progress('profiling', steps, steps, 'steps')
  return {
    rows: dataset.rows,
    duplicateRows,
    ...(input.id === undefined ? {} : { id: { column: input.id, ...(await inspection.duplicateIds(input.id)) } }),
    columns,
    correlations: {
      columns: looked.length,
      left: numeric.length - looked.length,
      strong: strongOnly(pairs).map((pair) => ({ ...pair, columns: [...pair.columns] })),
    },
  }
}

async function profileColumn(inspection: Inspection, column: ColumnInfo, rows: number): Promise<ProfileColumn> {
  const { name, type } = column
  return toProfileColumn({
    ...column,
    rows,
    values: await inspection.values(name),
    ...(type === 'numeric' || type === 'date' ? { numbers: await inspection.numbers(name) } : {}),
    ...(type === 'text' ? { lengths: await inspection.lengths(name) } : {}),
  })
}

function refuseUnknownId({ columns }: Dataset, { id, name }: ProfileDataInput): void {
  if (id === undefined || columns.some((column) => column.name === id)) return
  const known = columns.slice(0, 12).map((column) => column.name)
  const fix = 'name one of the columns (capitals count)'
  throw new UserError('COLUMN_MISSING', {
    file: name,
    message: `there is no column "${id}" (columns: ${known.join(', ')})`,
    fix,
  })
}
