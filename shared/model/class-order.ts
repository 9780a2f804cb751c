import { UserError } from '../kernel/error.ts'
import type { TaskSpec } from './predictions.ts'

/** For each class of the task, in its order, the probability column that belongs to it. */
export type ClassOrder = {
  readonly columns: readonly number[]
  /** True when the model's labels are only 0..K-1 (or it states none) and the order is taken as the task's own. */
  readonly assumed: boolean
}

/** The task's classes: binary as negative, positive. */
export function classesOf(task: TaskSpec): readonly string[] {
  switch (task.kind) {
    case 'binary':
      return [task.negative, task.positive]
    case 'multiclass':
      return task.classes
    case 'multilabel':
      return task.names
    case 'regression':
    case 'ranking':
    case 'forecasting':
      return []
    default:
      return task satisfies never
  }
}

/**
 * Matches the labels a model states (in the order of its probability columns) with the classes of the task. Labels 0..K-1
 * that are no classes of the task are positions: binary 1 is the positive class. Throws UserError MODEL_MISMATCH.
 */
export function matchClasses(labels: readonly string[] | undefined, task: TaskSpec, file: string): ClassOrder {
  const classes = classesOf(task)
  const inOrder = classes.map((_, i) => i)
  if (classes.length === 0) return { columns: inOrder, assumed: true }
  if (labels === undefined) return { columns: inOrder, assumed: true }
  const columns = columnsOf(labels, classes)
  if (labels.length === classes.length && !columns.includes(-1)) return { columns, assumed: false }
  const arePositions = labels.length === classes.length && labels.every((label, i) => label === String(i))
  if (arePositions && columns.every((column) => column === -1)) return { columns: inOrder, assumed: true }
  // The classes that a single label has, which say nothing of the labels.
  if (task.kind === 'multilabel' && labels.every((label) => ['0', '1'].includes(labelKey(label))))
    return { columns: inOrder, assumed: true }
  throw new UserError('MODEL_MISMATCH', {
    file,
    message: `the model knows the classes ${labels.join(', ')}; the data has ${classes.join(', ')}`,
    fix: task.kind === 'multiclass' && labels.length > classes.length ? moreClasses(labels) : LABELS_FIX,
  })
}

const LABELS_FIX =
  'train the model on the same labels as the holdout has, or correct `target:` and `positive:` in assay.yml'

/** What to do where a model answers for classes that no row of the holdout has. */
export function moreClasses(labels: readonly string[] = []): string {
  const shown =
    labels.length === 0
      ? '<every class>'
      : labels.map((label) => (/^\w[\w .-]*$/.test(label) ? label : JSON.stringify(label))).join(', ')
  return `add \`classes: [${shown}]\` to the model in assay.yml: all classes that the model answers for, in its order`
}

/** The column of each class, -1 where no label is it: by the very text, or else by what numbers and booleans mean. */
function columnsOf(labels: readonly string[], classes: readonly string[]): number[] {
  const exact = classes.map((name) => labels.indexOf(name))
  if (!exact.includes(-1)) return exact
  const keys = labels.map(labelKey)
  const columns = classes.map((name) => keys.indexOf(labelKey(name)))
  const found = columns.filter((column) => column !== -1)
  return new Set(found).size === found.length ? columns : exact
}

/** Numbers and booleans are written in several ways: 1, 1.0, true and True are different labels only as text. */
function labelKey(label: string): string {
  const trimmed = label.trim()
  if (/^(true|false)$/i.test(trimmed)) return trimmed.toLowerCase() === 'true' ? '1' : '0'
  return trimmed !== '' && Number.isFinite(Number(trimmed)) ? String(Number(trimmed)) : trimmed
}
