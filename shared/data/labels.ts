import { UserError } from '../kernel/error.ts'
import type { Labels, TaskSpec } from '../model/predictions.ts'
import { type Column, cellText } from './table.ts'

/** What the target column means; `source` is how messages call the data set. */
export type TargetSpec = {
  readonly task: 'binary' | 'multiclass' | 'regression'
  readonly positive?: string
  readonly threshold: number
  readonly source: string
}

export type ReadLabels = {
  readonly task: TaskSpec
  readonly labels: Labels
  /** Rows per class in class order; absent for regression. */
  readonly classes?: readonly { readonly name: string; readonly rows: number }[]
}

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
      `the target column "${column.name}" has no finite number in row ${bad + 1}`,
      'remove or repair rows without a truth',
    )
  return { task: { kind: 'regression' }, labels: { kind: 'regression', values: column.values } }
}

function readClasses(column: Column, spec: TargetSpec): ReadLabels {
  const rows = column.kind === 'numeric' ? column.values.length : column.codes.length
  const texts = Array.from({ length: rows }, (_, row) => cellText(column, row))
  const missing = texts.indexOf(undefined)
  if (missing >= 0)
    throw invalid(
      spec,
      `the target column "${column.name}" is empty in row ${missing + 1}`,
      'remove or repair rows without a truth',
    )
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text ?? '', (counts.get(text ?? '') ?? 0) + 1)
  const names = [...counts.keys()].toSorted()
  const classes = names.map((name) => ({ name, rows: counts.get(name) ?? 0 }))
  if (spec.task === 'multiclass') {
    if (names.length < 2)
      throw invalid(
        spec,
        `the target column "${column.name}" has only the class ${names.join()}`,
        'a holdout needs at least two classes',
      )
    const codes = new Map(names.map((name, index) => [name, index]))
    const values = Int32Array.from(texts, (text) => codes.get(text ?? '') ?? -1)
    return { task: { kind: 'multiclass', classes: names }, labels: { kind: 'multiclass', values }, classes }
  }
  return { ...toBinary(column, texts, names, spec), classes }
}

function toBinary(
  column: Column,
  texts: readonly (string | undefined)[],
  names: readonly string[],
  spec: TargetSpec,
): ReadLabels {
  const positive = spec.positive ?? ''
  const shown = names.slice(0, 10).join(', ')
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
