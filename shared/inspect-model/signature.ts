import type { Finding } from '../integrity/finding.ts'
import { finding, type ModelFacts, type Port } from './facts.ts'

/** A column that the model may be given: what kind of values it holds. */
export type FeatureColumn = {
  readonly name: string
  readonly type: 'numeric' | 'text' | 'boolean' | 'date' | 'other'
}

const TEXT = ['string', 'object']

/**
 * Holds the inputs that a model file states against the columns it would be fed, by the rule of `assay test`: with one input all columns
 * side by side, with several inputs one column each, by name. Nothing is said where the file states no inputs.
 */
export function signatureFindings(
  { inputs }: Pick<ModelFacts, 'inputs'>,
  columns: readonly FeatureColumn[],
): Finding[] {
  const [only] = inputs
  if (only === undefined) return []
  const isWhole = inputs.length === 1 && !columns.some(({ name }) => name === only.name)
  return isWhole ? wholeFindings(only, columns) : namedFindings(inputs, columns)
}

function wholeFindings(input: Port, columns: readonly FeatureColumn[]): Finding[] {
  const width = input.shape?.[1]
  const names = columns.map(({ name }) => name)
  const found: Finding[] = []
  if (input.shape !== undefined && input.shape.length !== 2)
    found.push(
      finding('error', 'SIGNATURE_SHAPE', {
        message: `the input "${input.name}" has ${input.shape.length} dimensions; rows of a table have two`,
        fix: 'export the model with one input of shape [rows, features], or one input per column',
      }),
    )
  else if (typeof width === 'number' && width !== columns.length)
    found.push(
      finding('error', 'SIGNATURE_WIDTH', {
        message: `the model takes ${width} features; the data has ${columns.length}`,
        fix: 'name the columns that the model is not given in `data.exclude`, or train and export the model on these columns',
        seen: names,
      }),
    )
  return [...found, ...typeFindings([{ input, columns }])]
}

function namedFindings(inputs: readonly Port[], columns: readonly FeatureColumn[]): Finding[] {
  const byName = new Map(columns.map((column) => [column.name, column]))
  const missing = inputs.filter(({ name }) => !byName.has(name))
  const asked = new Set(inputs.map(({ name }) => name))
  const unused = columns.filter(({ name }) => !asked.has(name)).map(({ name }) => name)
  const pairs = inputs.flatMap((input) => {
    const column = byName.get(input.name)
    return column === undefined ? [] : [{ input, columns: [column] }]
  })
  const found: Finding[] = []
  if (missing.length > 0)
    found.push(
      finding('error', 'SIGNATURE_COLUMN_MISSING', {
        message: `the model takes ${missing.length} inputs that the data has no column for`,
        fix: 'add the columns, or name the inputs of the model after the columns',
        seen: missing.map(({ name }) => name),
      }),
    )
  if (unused.length > 0)
    found.push(
      finding('warn', 'SIGNATURE_COLUMN_UNUSED', {
        message: `the data has ${unused.length} columns that the model does not take`,
        fix: 'name them in `data.exclude`, or export the model with them',
        seen: unused,
      }),
    )
  return [...found, ...typeFindings(pairs)]
}

type Pairing = { readonly input: Port; readonly columns: readonly FeatureColumn[] }

/** Text goes into inputs of text only. */
function typeFindings(pairs: readonly Pairing[]): Finding[] {
  return pairs.flatMap(({ input, columns }) => {
    const texts = columns.filter(({ type }) => type === 'text' || type === 'other').map(({ name }) => name)
    if (TEXT.includes(input.type) || input.type === 'unknown' || texts.length === 0) return []
    const [column] = texts
    return [
      {
        ...finding('error', 'SIGNATURE_TYPE', {
          message: `the input "${input.name}" takes ${input.type}; ${texts.length} of its columns hold no numbers`,
          fix: 'export the whole pipeline with its encoder, one input per column, or exclude the columns',
          seen: texts,
        }),
        ...(column === undefined ? {} : { column }),
      },
    ]
  })
}
