/** What a model may do, as `task:` of assay.yml and evidence name it. */
export const TASK_KINDS = ['binary', 'multiclass', 'regression', 'multilabel', 'ranking', 'forecasting'] as const

export type TaskKind = (typeof TASK_KINDS)[number]

/** The tasks whose rows have one class or one number each and nothing else, which is what some parts can read. */
export type PlainTask = 'binary' | 'multiclass' | 'regression'

/** The task that comes nearest for parts that only look at one target column: a label is a class of two, a grade or a value is a number. */
export function plainTask(task: TaskKind): PlainTask {
  switch (task) {
    case 'multilabel':
      return 'binary'
    case 'ranking':
    case 'forecasting':
      return 'regression'
    default:
      return task
  }
}

/** Has every row one class or one number, and stands by itself? Groups of rows are compared only there. */
export function isPlain(task: TaskKind): task is PlainTask {
  return task === 'binary' || task === 'multiclass' || task === 'regression'
}
