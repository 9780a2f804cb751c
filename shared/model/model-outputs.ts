import { rowOfData } from '../data/row-names.ts'
import { UserError } from '../kernel/error.ts'
import { type ClassOrder, classesOf, moreClasses } from './class-order.ts'
import type { Predictions, TaskSpec } from './predictions.ts'

/** One output tensor of a model for a batch of rows, row after row; labels and other texts have no `values`. */
export type ModelOutput = {
  readonly name: string
  readonly dims: readonly number[]
  readonly kind: 'float' | 'integer' | 'text'
  readonly values: ArrayLike<number> | undefined
}

/** What an output has to be checked against. `firstRow` counts the rows of earlier batches, for messages. */
export type OutputContext = {
  readonly file: string
  readonly task: TaskSpec
  readonly order: ClassOrder
  readonly rows: number
  readonly firstRow: number
}

type NumberTask = TaskSpec & { readonly kind: 'regression' | 'ranking' | 'forecasting' }

/** Float noise that a probability may have and still be one. */
const PROBABILITY_SLACK = 1e-5
const SUM_SLACK = 1e-2

/**
 * Predictions of one batch from the outputs of a model: picks the probabilities (or values) by type, shape and name.
 * Throws UserError MODEL_MISMATCH when there is nothing of the right shape, PREDICTION_INVALID with the row number when a
 * number is missing, infinite or out of range.
 */
export function toPredictions(outputs: readonly ModelOutput[], context: OutputContext): Predictions {
  const { task, rows } = context
  if (task.kind === 'regression' || task.kind === 'ranking' || task.kind === 'forecasting') {
    const width = task.kind === 'forecasting' ? 1 + task.quantiles.length : 1
    const found = pick(outputs, context, [width], /variable|output|predict|score/i)
    const values = Float64Array.from({ length: rows * width }, (_, at) =>
      finite(found[at], Math.floor(at / width), context),
    )
    return numbersOf(task, values)
  }
  const classes = classesOf(task)
  const widths = task.kind === 'binary' ? [2, 1] : [classes.length]
  const values = pick(outputs, context, widths, /prob/i)
  if (task.kind === 'multiclass') return multiclass(values, classes, context)
  if (task.kind === 'multilabel') return multilabel(values, classes, context)
  const width = values.length / rows
  const column = width === 1 ? 0 : (context.order.columns[1] ?? 1)
  const scores = Float64Array.from({ length: rows }, (_, row) =>
    probability(values[row * width + column], row, context),
  )
  return { kind: 'binary', scores: width === 1 && context.order.columns[1] === 0 ? scores.map((p) => 1 - p) : scores }
}

function multiclass(values: ArrayLike<number>, classes: readonly string[], context: OutputContext): Predictions {
  const width = classes.length
  const probabilities = new Float64Array(context.rows * width)
  for (let row = 0; row < context.rows; row++) {
    let sum = 0
    for (let k = 0; k < width; k++) {
      const p = probability(values[row * width + (context.order.columns[k] ?? k)], row, context)
      probabilities[row * width + k] = p
      sum += p
    }
    if (Math.abs(sum - 1) > SUM_SLACK) throw invalid(`the class probabilities add up to ${sum}, not 1`, row, context)
  }
  return { kind: 'multiclass', classes, probabilities }
}

/** One probability per label and row; they need not add up to anything. */
function multilabel(values: ArrayLike<number>, names: readonly string[], context: OutputContext): Predictions {
  const width = names.length
  const probabilities = Float64Array.from({ length: context.rows * width }, (_, at) => {
    const [row, k] = [Math.floor(at / width), at % width]
    return probability(values[row * width + (context.order.columns[k] ?? k)], row, context)
  })
  return { kind: 'multilabel', names, probabilities }
}

/** The answers of a task whose answers are plain numbers. */
function numbersOf(task: NumberTask, values: Float64Array): Predictions {
  if (task.kind === 'ranking') return { kind: 'ranking', scores: values }
  return task.kind === 'forecasting'
    ? { kind: 'forecasting', levels: task.quantiles, values }
    : { kind: 'regression', values }
}

function pick(
  outputs: readonly ModelOutput[],
  { file, rows, task }: OutputContext,
  widths: readonly number[],
  likely: RegExp,
): ArrayLike<number> {
  const fitting = outputs.filter((output) => isRowsBy(output, rows, widths, classesOf(task).length === 0))
  const named = fitting.filter((output) => likely.test(output.name))
  const chosen = fitting.length === 1 ? fitting[0] : named.length === 1 ? named[0] : undefined
  if (chosen?.values !== undefined) return chosen.values
  const listed = outputs.map((output) => `${output.name} (${output.kind} [${output.dims.join(', ')}])`).join(', ')
  const wanted = widths.map((width) => `[${rows}, ${width}]`).join(' or ')
  throw new UserError('MODEL_MISMATCH', {
    file,
    message:
      fitting.length > 1
        ? `several outputs could hold the predictions of a ${task.kind} model: ${listed}`
        : `a ${task.kind} model needs one float output of shape ${wanted}; this one has ${listed || 'none'}`,
    fix: outputFix(task, widths[0] ?? 1),
  })
}

function outputFix(task: TaskSpec, width: number): string {
  if (classesOf(task).length === 0)
    return `export the model with ${width === 1 ? 'one number' : `${width} numbers`} per row as its only float output`
  const probabilities = 'export the class probabilities (not only the label), one column per class of the target'
  return task.kind === 'multiclass' ? `${probabilities}; where the holdout lacks some, ${moreClasses()}` : probabilities
}

function isRowsBy(output: ModelOutput, rows: number, widths: readonly number[], integersToo: boolean): boolean {
  if (output.kind === 'text' || (output.kind === 'integer' && !integersToo)) return false
  if (output.values === undefined || output.dims[0] !== rows) return false
  return widths.includes(output.dims.slice(1).reduce((product, size) => product * size, 1))
}

function finite(value: number | undefined, row: number, context: OutputContext): number {
  if (value !== undefined && Number.isFinite(value)) return value
  throw invalid(`the model answers ${value}`, row, context)
}

function probability(value: number | undefined, row: number, context: OutputContext): number {
  const p = finite(value, row, context)
  if (p >= -PROBABILITY_SLACK && p <= 1 + PROBABILITY_SLACK) return Math.min(1, Math.max(0, p))
  throw invalid(`the model answers ${p}, which is no probability`, row, context)
}

function invalid(message: string, row: number, context: OutputContext): UserError {
  return new UserError('PREDICTION_INVALID', {
    file: context.file,
    message: `${rowOfData(context.firstRow + row)}: ${message}`,
    fix: message.includes('no probability')
      ? 'export the model with its sigmoid or softmax, so that it gives probabilities'
      : 'look at this row: missing or extreme values in it, or a model that diverged',
  })
}

/** Joins the predictions of following batches; there is at least one. */
export function joinPredictions(batches: readonly Predictions[]): Predictions {
  const [first] = batches
  if (first === undefined) throw new RangeError('no batch to join')
  if (batches.length === 1) return first
  const all = (numbers: (batch: Predictions) => Float64Array): Float64Array => {
    const parts = batches.map(numbers)
    const joined = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0))
    let at = 0
    for (const part of parts) {
      joined.set(part, at)
      at += part.length
    }
    return joined
  }
  const values = all((batch) => {
    if ('scores' in batch) return batch.scores
    return 'probabilities' in batch ? batch.probabilities : batch.values
  })
  if ('scores' in first) return { ...first, scores: values }
  return 'probabilities' in first ? { ...first, probabilities: values } : { ...first, values }
}
