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
  const keys = labels.map(labelKey)
  const columns = classes.map((name) => keys.indexOf(labelKey(name)))
  if (labels.length === classes.length && !columns.includes(-1)) return { columns, assumed: false }
  const arePositions = labels.length === classes.length && labels.every((label, i) => label === String(i))
  if (arePositions && columns.every((column) => column === -1)) return { columns: inOrder, assumed: true }
  // The classes that a single label has, which say nothing of the labels.
  if (task.kind === 'multilabel' && labels.every((label) => ['0', '1'].includes(labelKey(label))))
    return { columns: inOrder, assumed: true }
  throw new UserError('MODEL_MISMATCH', {
    file,
    message: `the model knows the classes ${labels.join(', ')}; the data has ${classes.join(', ')}`,
    fix: 'train the model on the same labels as the holdout has, or correct `target:` and `positive:` in assay.yml',
  })
}

/** Numbers and booleans are written in several ways: 1, 1.0, true and True are different labels only as text. */
function labelKey(label: string): string {
  const trimmed = label.trim()
  if (/^(true|false)$/i.test(trimmed)) return trimmed.toLowerCase()
  return trimmed !== '' && Number.isFinite(Number(trimmed)) ? String(Number(trimmed)) : trimmed
}
