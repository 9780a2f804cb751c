import type { Costs } from '../config/metric-settings.ts'
import type { ModelConfig } from '../config/model-config.ts'
import { configPlace } from '../config/place-error.ts'
import type { ReadLabels } from '../data/labels.ts'
import { rowNames } from '../data/row-names.ts'
import { columnOf, type Table } from '../data/table.ts'
import type { TruthSource } from '../data/task-labels.ts'
import { UserError } from '../kernel/error.ts'
import type { TaskSpec } from '../model/predictions.ts'

const SHOWN_ROWS = 5
/** Products of four weights, summed over all rows, must stay finite, and above 0. */
const [MIN_WEIGHT, MAX_WEIGHT] = [1e-50, 1e50]

/** The truth with the weights of its rows, the costs of decisions and the order of the classes. Throws UserError LABEL_INVALID, CONFIG_INVALID. */
export function withDecisions(truth: ReadLabels, model: ModelConfig, table: Table, source: TruthSource): ReadLabels {
  const weights = readWeights(model, table, source)
  const labels = weights === undefined ? truth.labels : { ...truth.labels, weights }
  return { ...truth, labels, task: withOrder(withCosts(truth.task, model), model) }
}

function readWeights({ data: { weight } }: ModelConfig, table: Table, truth: TruthSource): Float64Array | undefined {
  if (weight === undefined) return undefined
  const { source, rowName = rowNames() } = truth
  const column = columnOf(table, weight)
  if (column?.kind !== 'numeric') throw invalid(source, `the weight column "${weight}" holds no numbers`)
  const bad = [...column.values.keys()].filter((row) => {
    const value = column.values[row] as number
    return !(Number.isFinite(value) && value >= 0)
  })
  if (bad.length > 0) {
    const rows = bad.slice(0, SHOWN_ROWS).map(rowName).join(', ')
    const more = bad.length > SHOWN_ROWS ? ` and ${bad.length - SHOWN_ROWS} more` : ''
    throw invalid(source, `the weight column "${weight}" is missing, infinite or below 0 in ${rows}${more}`)
  }
  if (column.values.every((value) => value === 0)) throw invalid(source, `the weights in "${weight}" are all 0`)
  const extreme = column.values.findIndex((value) => value > MAX_WEIGHT || (value > 0 && value < MIN_WEIGHT))
  if (extreme >= 0) {
    throw new UserError('LABEL_INVALID', {
      file: source,
      message: `the weight of ${rowName(extreme)} in "${weight}" is ${column.values[extreme]}; sums of such numbers mean nothing`,
      fix: `divide all weights by the largest of them, and write 0 for what is left below ${MIN_WEIGHT}`,
    })
  }
  return column.values
}

function withCosts(task: TaskSpec, { name, test: { costs } }: ModelConfig): TaskSpec {
  if (costs === undefined) return task
  if (task.kind === 'binary') {
    const { tn = 0, fp = 0, fn = 0, tp = 0 } = costs
    return { ...task, costs: [tn, fp, fn, tp] }
  }
  if (task.kind !== 'multiclass') return task
  return { ...task, costs: toMatrix(costs, task.classes, configPlace(name, 'test.costs')) }
}

/** Every mistake needs a cost, because one that was forgotten is not free; a right decision costs 0 unless something else is said. */
function toMatrix({ matrix = {} }: Costs, classes: readonly string[], place: string): number[] {
  const named = new Set([...Object.keys(matrix), ...Object.values(matrix).flatMap((row) => Object.keys(row))])
  const unknown = [...named].filter((name) => !classes.includes(name))
  const missing = classes.flatMap((truth) =>
    classes
      .filter((decision) => decision !== truth && matrix[truth]?.[decision] === undefined)
      .map((decision) => `${truth} as ${decision}`),
  )
  const problems = [
    ...(unknown.length === 0 ? [] : [`classes that the target does not have: ${unknown.join(', ')}`]),
    ...(missing.length === 0
      ? []
      : [`no cost for ${missing.slice(0, SHOWN_ROWS).join(', ')}${missing.length > SHOWN_ROWS ? ' and more' : ''}`]),
  ]
  if (problems.length > 0) {
    const fix = `name a cost for every mistake between the classes ${classes.join(', ')}`
    throw new UserError(
      'CONFIG_INVALID',
      problems.map((message) => ({ file: place, message, fix })),
    )
  }
  return classes.flatMap((truth) => classes.map((decision) => matrix[truth]?.[decision] ?? 0))
}

/** The order that was named, or that of the numbers where all classes are numbers. */
function withOrder(task: TaskSpec, { name, test: { classOrder } }: ModelConfig): TaskSpec {
  if (task.kind !== 'multiclass') return task
  const { classes } = task
  if (classOrder === undefined) {
    const numbers = classes.map(Number)
    if (!numbers.every(Number.isFinite) || classes.some((label) => label.trim() === '')) return task
    const sorted = numbers.toSorted((a, b) => a - b)
    return { ...task, places: numbers.map((value) => sorted.indexOf(value)) }
  }
  const wrong = [
    ...classes.filter((label) => !classOrder.includes(label)),
    ...classOrder.filter((label) => !classes.includes(label)),
  ]
  if (wrong.length > 0) {
    throw new UserError('CONFIG_INVALID', {
      file: configPlace(name, 'test.class_order'),
      message: `the order and the target do not have the same classes: ${wrong.join(', ')}`,
      fix: `order these: ${classes.join(', ')}`,
    })
  }
  return { ...task, places: classes.map((label) => classOrder.indexOf(label)) }
}

function invalid(source: string, message: string): UserError {
  return new UserError('LABEL_INVALID', {
    file: source,
    message,
    fix: 'weights are finite numbers from 0 upwards; repair the column, or remove `data.weight`',
  })
}
