import { columnOf, type Table } from '../data/table.ts'
import { UserError } from '../kernel/error.ts'
import { encode, encodedNames } from './encoding.ts'
import type { Encoding } from './encoding-schema.ts'
import { type InputValues, inputValues, type ModelInput, planInputs } from './model-inputs.ts'

/** The values of one input for a batch of rows, ready to become a tensor of shape `dims`. */
export type Feed = { readonly input: ModelInput; readonly dims: readonly number[]; readonly values: InputValues }

export type FeedContext = {
  readonly encoding: Encoding | undefined
  /** Feature columns in order, where the model names them. */
  readonly features: readonly string[] | undefined
  readonly file: string
}

/** Makes the feeds of any range of rows of one table. Throws UserError MODEL_MISMATCH when the table does not fit the model. */
export function createFeeder(
  inputs: readonly ModelInput[],
  table: Table,
  { encoding, features, file }: FeedContext,
): (start: number, end: number) => readonly Feed[] {
  if (encoding !== undefined) return encodedFeeder(inputs, table, encoding, file)
  const plans = planInputs(inputs, features === undefined ? table : select(table, features, file), file)
  return (start, end) =>
    plans.map((plan) => ({
      input: plan.input,
      dims: plan.input.dims.length === 1 ? [end - start] : [end - start, plan.columns.length],
      values: inputValues(plan, start, end, file),
    }))
}

function encodedFeeder(
  inputs: readonly ModelInput[],
  table: Table,
  encoding: Encoding,
  file: string,
): (start: number, end: number) => readonly Feed[] {
  const width = encodedNames(encoding).length
  const [input] = inputs
  const takes = input?.dims[1]
  if (
    input === undefined ||
    inputs.length > 1 ||
    input.type !== 'float32' ||
    (typeof takes === 'number' && takes >= 0 && takes !== width)
  )
    throw new UserError('MODEL_MISMATCH', {
      file,
      message: `the encoding makes ${width} numbers per row; the model takes ${inputs.map((i) => `${i.name} ${i.type} [${i.dims.join(', ')}]`).join('; ') || 'nothing'}`,
      fix: 'use the encoding.json that was written with this model',
    })
  return (start, end) => [
    { input, dims: [end - start, width], values: encode(encoding, table, file, [start, end]).values },
  ]
}

function select(table: Table, names: readonly string[], file: string): Table {
  const columns = names.map((name) => columnOf(table, name))
  const missing = names.filter((_, i) => columns[i] === undefined)
  if (missing.length > 0)
    throw new UserError(
      'MODEL_MISMATCH',
      missing.map((name) => ({
        file,
        message: `the model needs the column "${name}"; the data has no such column`,
        fix: `add the column, or name the inputs of the model after the columns: ${table.columns.map((c) => c.name).join(', ')}`,
      })),
    )
  return { rows: table.rows, columns: columns.filter((column) => column !== undefined) }
}
