import { UserError } from '../kernel/error.ts'
import type { Labels, TaskSpec } from '../model/predictions.ts'
import { type RowName, rowNames } from './row-names.ts'
import { type Column, cellText } from './table.ts'

/** What the target column means; `source` is how messages call the data set. */
export type TargetSpec = {
  readonly task: 'binary' | 'multiclass' | 'regression'
  readonly positive?: string
  /** All classes of a multiclass task in their order, also those that no row has; absent: those of the rows, sorted. */
  readonly classes?: readonly string[]
  /** The column holds true and false, which are kept as 1 and 0; its classes are called by the words. */
  readonly isBoolean?: boolean
  readonly threshold: number
  readonly source: string
  /** How messages name a row; by its number where nothing is said. */
  readonly rowName?: RowName
}

export type ReadLabels = {
  readonly task: TaskSpec
  readonly labels: Labels
  /** Rows per class in class order; absent for regression. */
  readonly classes?: readonly { readonly name: string; readonly rows: number }[]
}

const SHOWN_CLASSES = 10

/** What people write for true and false in a column of them. */
const TRUE_WORDS = ['true', 't', 'yes', 'y', '1']
const FALSE_WORDS = ['false', 'f', 'no', 'n', '0']

/** Turns the target column into labels. Throws UserError LABEL_INVALID: missing or non-finite truth, wrong number of classes, absent positive class. */
export function readLabels(column: Column, spec: TargetSpec): ReadLabels {
  return spec.task === 'regression' ? readNumbers(column, spec) : readClasses(column, spec)
}

function readNumbers(column: Column, spec: TargetSpec): ReadLabels {
  if (column.kind !== 'numeric') {
    throw invalid(
      spec,
      `the target column "${column.name}" holds text, and a regression needs numbers`,
      'name another target, or set `task: multiclass`',
    )
  }
  const bad = column.values.findIndex((value) => !Number.isFinite(value))
  if (bad >= 0)
    throw invalid(
      spec,
      `the target column "${column.name}" has no finite number in ${nameOf(spec)(bad)}`,
      'remove or repair rows without a truth',
    )
  return { task: { kind: 'regression' }, labels: { kind: 'regression', values: column.values } }
}

function readClasses(column: Column, spec: TargetSpec): ReadLabels {
  const rows = column.kind === 'numeric' ? column.values.length : column.codes.length
  const texts = Array.from({ length: rows }, (_, row) => classText(cellText(column, row), spec))
  const missing = texts.indexOf(undefined)
  if (missing >= 0)
    throw invalid(
      spec,
      `the target column "${column.name}" is empty in ${nameOf(spec)(missing)}`,
      'remove or repair rows without a truth',
    )
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text ?? '', (counts.get(text ?? '') ?? 0) + 1)
  const names = classNames(column, texts, [...counts.keys()].toSorted(), spec)
  const classes = names.map((name) => ({ name, rows: counts.get(name) ?? 0 }))
  if (spec.task === 'multiclass') {
    if (counts.size < 2)
      throw invalid(
        spec,
        `the target column "${column.name}" has only the class ${[...counts.keys()].join()}`,
        'a holdout needs at least two classes',
      )
    const codes = new Map(names.map((name, index) => [name, index]))
    const values = Int32Array.from(texts, (text) => codes.get(text ?? '') ?? -1)
    return { task: { kind: 'multiclass', classes: names }, labels: { kind: 'multiclass', values }, classes }
  }
  return { ...toBinary(column, texts, names, spec), classes }
}

/** The classes of the rows, or those that were named, when they hold all of the rows'. */
function classNames(
  column: Column,
  texts: readonly (string | undefined)[],
  found: readonly string[],
  spec: TargetSpec,
): readonly string[] {
  const named = spec.task === 'multiclass' ? spec.classes?.map((name) => classText(name, spec) ?? name) : undefined
  const strangers = found.filter((name) => named?.includes(name) === false)
  if (named === undefined || strangers.length === 0) return named ?? found
  const shown = strangers.slice(0, SHOWN_CLASSES).map((name) => `"${name}" (${nameOf(spec)(texts.indexOf(name))})`)
  throw invalid(
    spec,
    `the target column "${column.name}" has classes that \`classes:\` does not name: ${shown.join(', ')}`,
    'add them to `classes:` in assay.yml, where the model answers for them, or repair the labels',
  )
}

/** The class by the word that people use for it. */
function classText(text: string | undefined, { isBoolean = false }: TargetSpec): string | undefined {
  if (!isBoolean || text === undefined) return text
  const word = text.toLowerCase()
  if (TRUE_WORDS.includes(word)) return 'true'
  return FALSE_WORDS.includes(word) ? 'false' : text
}

function nameOf({ rowName = rowNames() }: TargetSpec): RowName {
  return rowName
}

function toBinary(
  column: Column,
  texts: readonly (string | undefined)[],
  names: readonly string[],
  spec: TargetSpec,
): ReadLabels {
  const positive = classText(spec.positive, spec) ?? ''
  const shown = names.slice(0, SHOWN_CLASSES).join(', ')
  if (!names.includes(positive)) {
    throw invalid(
      spec,
      `the positive class "${positive}" is not in the target column "${column.name}" (found: ${shown})`,
      'set `positive:` to one of them',
    )
  }
  const negative = names.find((name) => name !== positive)
  if (names.length !== 2 || negative === undefined) {
    throw invalid(
      spec,
      `the target column "${column.name}" has ${names.length} classes (${shown}), and a binary task needs two`,
      'set `task: multiclass`, or repair the labels',
    )
  }
  return {
    task: { kind: 'binary', positive, negative, threshold: spec.threshold },
    labels: { kind: 'binary', values: Uint8Array.from(texts, (text) => (text === positive ? 1 : 0)) },
  }
}

function invalid(spec: TargetSpec, message: string, fix: string): UserError {
  return new UserError('LABEL_INVALID', { file: spec.source, message, fix })
}
