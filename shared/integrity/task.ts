import type { Column } from '../data/table.ts'

export type Task = 'binary' | 'multiclass' | 'regression'

/** A whole number with more different values than this is an amount, not a class. */
const MOST_CLASSES = 20

/** What a target looks like: text is classes, numbers are classes when they are whole and few. */
export function inferTask(target: Column | undefined): Task {
  if (target === undefined) return 'binary'
  const values =
    target.kind === 'text' ? target.codes.filter((code) => code >= 0) : target.values.filter(Number.isFinite)
  const different = new Set<number>()
  for (const value of values) {
    different.add(value)
    if (target.kind === 'numeric' && (!Number.isInteger(value) || different.size > MOST_CLASSES)) return 'regression'
  }
  return different.size > 2 ? 'multiclass' : 'binary'
}
