import { rowOfData } from '../data/row-names.ts'
import { type Column, cellText, columnOf, type Table } from '../data/table.ts'
import { type Problem, UserError } from '../kernel/error.ts'

export type InputType = 'float32' | 'float64' | 'int64' | 'int32' | 'bool' | 'string'

/** One input of a model: `dims` are numbers where fixed and texts (or -1) where free. */
export type ModelInput = {
  readonly name: string
  readonly type: InputType
  readonly dims: readonly (number | string)[]
}

/** Which columns fill one input, in order. */
export type InputPlan = { readonly input: ModelInput; readonly columns: readonly Column[] }

export type InputValues = Float32Array | Float64Array | BigInt64Array | Int32Array | Uint8Array | string[]

/** The column names a model asks for by the names of its inputs; `undefined` for one input that takes all features. */
export function namedFeatures(inputs: readonly ModelInput[]): readonly string[] | undefined {
  return inputs.length > 1 ? inputs.map((input) => input.name) : undefined
}

/**
 * Decides which columns feed which input: one input per column by name, or all columns of the table side by side in the one
 * input there is. Throws UserError MODEL_MISMATCH with every problem.
 */
export function planInputs(inputs: readonly ModelInput[], table: Table, file: string): readonly InputPlan[] {
  const [only] = inputs
  const plans =
    inputs.length === 1 && only !== undefined ? planOne(only, table) : inputs.map((i) => planNamed(i, table))
  const problems = plans.flatMap((plan) => ('columns' in plan ? typeProblems(plan, file) : [{ file, ...plan }]))
  if (inputs.length === 0) problems.push({ file, message: 'the model has no inputs' })
  if (problems.length > 0) throw new UserError('MODEL_MISMATCH', problems)
  return plans.filter((plan) => 'columns' in plan)
}

type Refusal = { readonly message: string; readonly fix: string }

function planOne(input: ModelInput, table: Table): (InputPlan | Refusal)[] {
  const width = input.dims.length < 2 ? 1 : input.dims[1]
  const own = width === 1 ? columnOf(table, input.name) : undefined
  if (own !== undefined) return [{ input, columns: [own] }]
  const names = table.columns.map((column) => column.name).join(', ')
  if (input.dims.length > 2)
    return [
      {
        message: `the input "${input.name}" has ${input.dims.length} dimensions; rows of a table have two`,
        fix: 'export the model with one input of shape [rows, features], or one input per column',
      },
    ]
  if (typeof width === 'number' && width >= 0 && width !== table.columns.length)
    return [
      {
        message: `the model takes ${width} features; the data has ${table.columns.length}: ${names}`,
        fix: 'name the columns the model is not given in `data.exclude`, or export the whole pipeline with one input per column',
      },
    ]
  return [{ input, columns: table.columns }]
}

function planNamed(input: ModelInput, table: Table): InputPlan | Refusal {
  const column = columnOf(table, input.name)
  if (column === undefined)
    return {
      message: `the model has an input "${input.name}"; the data has no such column`,
      fix: `add the column, or name the inputs of the model after the columns: ${table.columns.map((c) => c.name).join(', ')}`,
    }
  const width = input.dims.length < 2 ? 1 : input.dims[1]
  if (typeof width === 'number' && width > 1)
    return {
      message: `the input "${input.name}" takes ${width} values per row; with several inputs each takes one column`,
      fix: 'export the model with one input of shape [rows, 1] per column',
    }
  return { input, columns: [column] }
}

function typeProblems({ input, columns }: InputPlan, file: string): Problem[] {
  if (input.type === 'string') return []
  return columns
    .filter((column) => column.kind === 'text')
    .map((column) => ({
      file,
      message: `the column "${column.name}" holds text; the input "${input.name}" takes ${input.type}`,
      fix: 'export the whole pipeline (with its encoder) to ONNX with one input per column, or exclude the column',
    }))
}

/** The values of one input for rows `start` to `end`, row after row. Throws UserError MODEL_MISMATCH. */
export function inputValues(plan: InputPlan, start: number, end: number, file: string): InputValues {
  const { input, columns } = plan
  const width = columns.length
  const size = (end - start) * width
  const at = (i: number): { column: Column; row: number } => ({
    column: columns[i % width] as Column,
    row: start + Math.floor(i / width),
  })
  if (input.type === 'string') return Array.from({ length: size }, (_, i) => cellText(at(i).column, at(i).row) ?? '')
  if (input.type === 'float32' || input.type === 'float64') {
    const values = input.type === 'float32' ? new Float32Array(size) : new Float64Array(size)
    columns.forEach((column, k) => {
      if (column.kind === 'numeric')
        for (let row = start; row < end; row++) values[(row - start) * width + k] = column.values[row] ?? Number.NaN
    })
    return values
  }
  const whole = (i: number): number => wholeNumber(at(i).column, at(i).row, input, file)
  if (input.type === 'int64') return BigInt64Array.from({ length: size }, (_, i) => BigInt(whole(i)))
  if (input.type === 'int32') return Int32Array.from({ length: size }, (_, i) => whole(i))
  return Uint8Array.from({ length: size }, (_, i) => whole(i))
}

function wholeNumber(column: Column, row: number, input: ModelInput, file: string): number {
  const value = column.kind === 'numeric' ? (column.values[row] ?? Number.NaN) : Number.NaN
  if (Number.isSafeInteger(value)) return value
  throw new UserError('MODEL_MISMATCH', {
    file,
    message: `${rowOfData(row)}: "${column.name}" is ${Number.isNaN(value) ? 'missing' : value}; the input "${input.name}" takes whole numbers (${input.type})`,
    fix: 'export the model with a float input for this column, or fill the missing values in the data',
  })
}
