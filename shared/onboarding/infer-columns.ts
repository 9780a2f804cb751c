import type { TableHead } from './table-head.ts'

/** What a holdout's first rows tell about the task. Absent: it could not be told. */
export type ColumnGuess = {
  readonly target?: string
  readonly id?: string
  readonly task?: 'binary' | 'multiclass' | 'regression'
  readonly positive?: string
}

const TARGETS = [
  'target',
  'label',
  'labels',
  'class',
  'y',
  'outcome',
  'truth',
  'y_true',
  'churn',
  'default',
  'price',
  'fraud',
]
const IDS = /^(id|uuid|guid|key|row_id|index)$|[_ -]id$|Id$/
const POSITIVES = ['1', 'true', 'yes', 'y', 'bad', 'positive', 'fraud', 'late', 'churn', 'default', 'malignant', 'spam']
const MAX_CLASSES = 30

/** Names first, values second; nothing is guessed that neither tells. */
export function inferFromHead(head: TableHead): ColumnGuess {
  const valuesOf = (name: string): readonly string[] => head.values.get(name) ?? []
  const id = head.columns.find((name) => IDS.test(name) && new Set(valuesOf(name)).size === valuesOf(name).length)
  const named = TARGETS.flatMap((word) => head.columns.filter((name) => name.toLowerCase() === word))
  const ending = head.columns.filter((name) => /[_ -](target|label|class)$/i.test(name))
  const target = [...named, ...ending].find((name) => name !== id)
  return { ...(id === undefined ? {} : { id }), ...(target === undefined ? {} : guessTask(target, valuesOf(target))) }
}

function guessTask(target: string, values: readonly string[]): ColumnGuess {
  const given = values.filter((value) => value !== '')
  const distinct = [...new Set(given)]
  if (distinct.length === 2) {
    const positive = distinct.find((value) => POSITIVES.includes(value.toLowerCase()))
    return { target, task: 'binary', ...(positive === undefined ? {} : { positive }) }
  }
  if (distinct.length < 3) return { target }
  const isNumeric = distinct.every((value) => Number.isFinite(Number(value)))
  if (isNumeric && distinct.length > MAX_CLASSES) return { target, task: 'regression' }
  if (distinct.length <= MAX_CLASSES && given.length > 3 * distinct.length) return { target, task: 'multiclass' }
  return isNumeric ? { target, task: 'regression' } : { target }
}
