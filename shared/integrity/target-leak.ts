import type { Finding } from './finding.ts'
import type { CheckLimits } from './limits.ts'
import type { Strength } from './one-column.ts'
import { type Relation, relationText } from './relation.ts'

/** Rows on which a relation must hold to be the way the target was made: nearly all. */
const NEARLY_ALL = 0.99
/** A part of the target that explains this much of it gives it away. */
const PART_ERROR = 0.5

/** What a column (or the id, or the order of rows) says about the target. */
export type LeakSubject = { readonly column: string; readonly kind: 'feature' | 'id' | 'order' | 'missing' }

/** A finding where one column alone tells the target better than the limits allow. */
export function leakFinding(subject: LeakSubject, strength: Strength | undefined, limits: CheckLimits): Finding[] {
  if (strength === undefined) return []
  const limit = limits[strength.measure]
  if (strength.low < limit.warn) return []
  // Not one pair of rows out of place is no honest column, also where few rows make the interval wide.
  const isCertain = strength.low >= limit.error || strength.value === 1
  const isError = isCertain && subject.kind !== 'order'
  const { column, kind } = subject
  return [
    {
      code: { feature: 'TARGET_LEAK', id: 'ID_LEAK', order: 'ORDER_LEAK', missing: 'MISSING_LEAK' }[kind],
      severity: isError ? 'error' : 'warn',
      ...(kind === 'order' ? {} : { column }),
      message: `${subjectText(subject)} tells the target: ${strengthText(strength)} on the holdout.`,
      rows: strength.rows,
      fix:
        kind === 'order'
          ? 'Shuffle the rows, and see that no feature is made from their order.'
          : `If ${column} is not known when the model is asked, name it under \`data.exclude\` (or with --exclude); if it is, say so under \`check.allow\`.`,
    },
  ]
}

/** `ROC AUC 0.997 (95 % CI from 0.993)`. */
export function strengthText({ measure, value, low }: Strength): string {
  return `${measure === 'auc' ? 'ROC AUC' : 'R²'} ${value.toFixed(3)} (95 % CI from ${low.toFixed(3)})`
}

function subjectText({ column, kind }: LeakSubject): string {
  switch (kind) {
    case 'feature':
      return `${column} alone`
    case 'id':
      return `The id ${column} alone`
    case 'order':
      return 'The place of a row in the file alone'
    case 'missing':
      return `Whether ${column} is missing alone`
    default:
      return kind satisfies never
  }
}

/** One relation to the target, on how many rows it holds, and how much its column explains alone (for a part). */
export type JudgedRelation = {
  readonly relation: Relation
  readonly holds: number
  readonly rows: number
  readonly strength?: Strength
}

/** One finding per column of a relation that holds on nearly all rows, so that each of them is named. */
export function relationFindings(judged: JudgedRelation, target: string): Finding[] {
  const { relation, holds, rows, strength } = judged
  const isPart = relation.kind === 'part'
  if (rows === 0 || holds < rows * (isPart ? 1 : NEARLY_ALL)) return []
  const isError = !isPart || (strength?.measure === 'r2' && strength.low >= PART_ERROR)
  const text = relationText(relation, target)
  const explained = isPart && strength !== undefined ? `, and explains much of it: ${strengthText(strength)}` : ''
  return relation.columns.map((column) => ({
    code: isPart ? 'TARGET_PART' : 'TARGET_RELATION',
    severity: isError ? 'error' : 'warn',
    column,
    message: isPart
      ? `${column} is never above ${target} on ${rows} rows and reaches it: it looks like a part of it${explained}.`
      : `${column} makes the target: ${text} on ${holds} of ${rows} rows.`,
    rows: holds,
    fix: `If ${column} is not known when the model is asked, name it under \`data.exclude\` (or with --exclude); if it is, say so under \`check.allow\`.`,
  }))
}
