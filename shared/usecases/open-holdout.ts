import type { RowSlice } from '../compare/measure-slices.ts'
import type { FairnessConfig } from '../config/fairness-settings.ts'
import { type ModelConfig, targetColumns } from '../config/model-config.ts'
import { configPlace } from '../config/place-error.ts'
import { columnBytes, columnsByName } from '../data/content.ts'
import type { ReadLabels, TargetSpec } from '../data/labels.ts'
import { type RowName, rowNames } from '../data/row-names.ts'
import { type Column, cellText, columnOf, type Table } from '../data/table.ts'
import type { Digest } from '../kernel/digest.ts'
import { UserError } from '../kernel/error.ts'
import type { Files } from '../ports/files.ts'
import type { Log } from '../ports/log.ts'
import type { Dataset, TableEngine } from '../ports/table-engine.ts'
import type { Dependence } from '../stats/units.ts'
import { withDecisions } from './holdout-decisions.ts'
import { readDependence } from './holdout-dependence.ts'
import { columnPlaces, protectedColumns, readSlices } from './holdout-parts.ts'
import { readTruth } from './read-truth.ts'

const SHOWN_IDS = 5

/** The rows a model is judged on, in the order of their ids (or of the file, without ids). */
export type Holdout = ReadLabels & {
  readonly rows: number
  readonly dataset: Dataset
  /** Digest of the content (names and values of all columns in row order), the same for CSV and Parquet. */
  readonly digest: Digest
  /** Names the columns a model may be given: all but the target, the id and the excluded ones, in file order. */
  readonly features: readonly string[]
  /** The same with the excluded columns, which an older model may still ask for by name. */
  readonly inputs: readonly string[]
  readonly table: Table
  /** Which rows each slice holds. */
  readonly slices: readonly RowSlice[]
  /** The protected attributes, by which groups are told apart. */
  readonly protected: readonly Column[]
  /** How their groups are made, and which of them are crossed. */
  readonly fairness?: FairnessConfig
  /** The ids as text, in row order. */
  readonly ids?: readonly string[]
  readonly idColumn?: string
  /** Which rows belong together, by `data.group` or `data.time`. */
  readonly dependence?: Dependence
}

export type OpenHoldoutPorts = { readonly files: Files; readonly tables: TableEngine; readonly log: Log }

/** Opens and checks the holdout of a model. Throws UserError DATA_*, COLUMN_MISSING, ID_INVALID or LABEL_INVALID. */
export async function openHoldout(ports: OpenHoldoutPorts, model: ModelConfig): Promise<Holdout> {
  const name = configPlace(model.name, 'data.holdout')
  const dataset = await ports.tables.open(model.data.holdout, name)
  const { id } = model.data
  requireColumns(dataset, model)
  const usable = dataset.columns.filter((column) => column.type !== 'other').map((column) => column.name)
  ports.log.progress(`reading ${name}`, 0, dataset.rows, 'rows')
  const table = await dataset.read(usable, id === undefined ? {} : { orderBy: id })
  ports.log.progress(`reading ${name}`, table.rows, dataset.rows, 'rows')
  const { query, weight } = model.data
  const inputs = usable.filter((column) => ![...targetColumns(model), id, query, weight].includes(column))
  const ids = id === undefined ? undefined : readIds(columnOf(table, id), id, name)
  const spec = targetSpec(dataset, model, { source: name, rowName: rowNames(ids, id) })
  return {
    ...withDecisions(await readTruth(ports, model, table, spec), model, table, spec),
    rows: table.rows,
    dataset,
    digest: contentDigest(ports.files, table),
    features: inputs.filter((column) => !model.data.exclude.includes(column)),
    inputs,
    table,
    protected: protectedColumns(table, model),
    ...(model.fairness === undefined ? {} : { fairness: model.fairness }),
    slices: await readSlices(dataset, model),
    ...readDependence(table, model, name),
    ...(ids === undefined || id === undefined ? {} : { ids, idColumn: id }),
  }
}

/** How the target column is read, and how messages call its rows. */
export function targetSpec(
  { columns }: Pick<Dataset, 'columns'>,
  { target, positive, classes, test: { threshold } }: ModelConfig,
  { source, rowName }: { readonly source: string; readonly rowName: RowName },
): Omit<TargetSpec, 'task'> {
  return {
    ...{ threshold, source, rowName },
    isBoolean: columns.some(({ name, type }) => name === target && type === 'boolean'),
    ...(positive === undefined ? {} : { positive }),
    ...(classes === undefined ? {} : { classes }),
  }
}

/** Throws UserError COLUMN_MISSING with the key of assay.yml that names each column that is not there. */
function requireColumns({ columns }: Dataset, model: ModelConfig): void {
  const known = columns.map((column) => column.name)
  const missing = columnPlaces(model).filter(({ column }) => !known.includes(column))
  if (missing.length === 0) return
  const fix = `the columns are: ${known.slice(0, 50).join(', ')}`
  throw new UserError(
    'COLUMN_MISSING',
    missing.map(({ column, key }) => {
      return { file: configPlace(model.name, key), message: `the holdout has no column "${column}"`, fix }
    }),
  )
}

function readIds(column: Column | undefined, name: string, source: string): string[] {
  const rows = column === undefined ? 0 : column.kind === 'numeric' ? column.values.length : column.codes.length
  const ids = Array.from({ length: rows }, (_, row) => cellText(column as Column, row))
  const missing = ids.filter((id) => id === undefined).length
  const seen = new Set<string | undefined>()
  const twice = new Set(ids.filter((id) => seen.size === seen.add(id).size && id !== undefined))
  if (missing === 0 && twice.size === 0) return ids as string[]
  const shown = [...twice].slice(0, SHOWN_IDS).join(', ')
  const message =
    missing > 0
      ? `${missing} rows have no id in column "${name}"`
      : `${twice.size} ids in column "${name}" occur more than once (${shown})`
  throw new UserError('ID_INVALID', { file: source, message, fix: 'every row needs an id of its own' })
}

/** Digest of a table's content: names and values of all columns in row order, the same for CSV and Parquet. */
export function contentDigest(files: Files, table: Table): Digest {
  return files.sha256(
    columnsByName(table)
      .map((column) => files.sha256(columnBytes(column)))
      .join('\n'),
  )
}
