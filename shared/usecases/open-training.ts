import { type ModelConfig, targetColumns } from '../config/model-config.ts'
import { configPlace } from '../config/place-error.ts'
import type { ReadLabels } from '../data/labels.ts'
import { type RowName, rowNames } from '../data/row-names.ts'
import { type Column, cellText, columnOf, type Table } from '../data/table.ts'
import type { Digest } from '../kernel/digest.ts'
import { UserError } from '../kernel/error.ts'
import { createPrng, shuffle } from '../kernel/prng.ts'
import type { Files } from '../ports/files.ts'
import type { Log } from '../ports/log.ts'
import type { TableEngine } from '../ports/table-engine.ts'
import { withDecisions } from './holdout-decisions.ts'
import { contentDigest, targetSpec } from './open-holdout.ts'
import { readTruth } from './read-truth.ts'

/** Rows of the training data with their truth, what messages call them, and the digest of their content. */
export type Training = ReadLabels & { readonly table: Table; readonly digest: Digest; readonly rowName: RowName }

/**
 * The training data of a model, or `most` rows of it drawn with a fixed seed. Throws UserError DATA_*, COLUMN_MISSING, LABEL_INVALID, and
 * CONFIG_INVALID where none is named.
 */
export async function openTraining(
  ports: { readonly files: Files; readonly tables: TableEngine; readonly log: Log },
  model: ModelConfig,
  most: number,
): Promise<Training> {
  const { data } = model
  const name = configPlace(model.name, 'data.train')
  if (data.train === undefined) {
    const fix = 'add `train:` under `data:`'
    throw new UserError('CONFIG_INVALID', { file: name, message: 'no training data is named', fix })
  }
  const dataset = await ports.tables.open(data.train, name)
  const known = dataset.columns.filter(({ type }) => type !== 'other').map((column) => column.name)
  const wanted = [...targetColumns(model), ...(data.weight === undefined ? [] : [data.weight])]
  const missing = wanted.filter((column) => !known.includes(column))
  if (missing.length > 0) {
    const fix = 'the training data needs the target and the weights as the holdout has them'
    const problems = missing.map((column) => ({ file: name, message: `there is no column "${column}"`, fix }))
    throw new UserError('COLUMN_MISSING', problems)
  }
  ports.log.progress(`reading ${name}`, 0, dataset.rows, 'rows')
  const byId = data.id !== undefined && known.includes(data.id) ? { orderBy: data.id } : {}
  const table = drawn(await dataset.read(known, byId), most, model.name)
  const rowName = rowsById(table, data.id)
  const spec = targetSpec(dataset, model, { source: name, rowName })
  const truth = withDecisions(await readTruth(ports, model, table, spec), model, table, spec)
  return { ...truth, rowName, table, digest: contentDigest(ports.files, table) }
}

/** Rows by their id, read when a message needs it; by number where there is none. */
function rowsById(table: Table, id: string | undefined): RowName {
  const column = id === undefined ? undefined : columnOf(table, id)
  if (column === undefined) return rowNames()
  return (row) => `${column.name} ${cellText(column, row) ?? '(none)'}`
}

/** At most `most` rows, in their own order; which of them depends on nothing but their number and the model's name. */
function drawn(table: Table, most: number, seed: string): Table {
  if (table.rows <= most) return table
  const order = Int32Array.from({ length: table.rows }, (_, row) => row)
  shuffle(order, createPrng(`${seed}:threshold:${table.rows}`))
  const kept = order.slice(0, most).sort()
  return { rows: most, columns: table.columns.map((column) => pick(column, kept)) }
}

function pick(column: Column, rows: Int32Array): Column {
  if (column.kind === 'numeric') {
    return { ...column, values: Float64Array.from(rows, (row) => column.values[row] as number) }
  }
  return { ...column, codes: Int32Array.from(rows, (row) => column.codes[row] as number) }
}
