import type { Finding } from '../integrity/finding.ts'
import { repeatFindings, SELECTIVE } from '../integrity/repeats.ts'
import type { DataChecks } from '../ports/data-checks.ts'
import type { TargetSubject } from './check-target.ts'

/** Rows that repeat within and across the sides, and equal features with different labels; once more with rounded numbers when asked. */
export async function checkRepeats(checks: DataChecks, subject: TargetSubject): Promise<Finding[]> {
  const { train, holdout, target, task, limits, features, sample } = subject
  const columns = features.map(({ name }) => name)
  if (columns.length === 0) return []
  const context = {
    trainRows: train.rows,
    holdoutRows: holdout.rows,
    limits,
    isClassification: task !== 'regression',
    selective: sample.columns.filter((column) => columns.includes(column.name) && isSelective(column, sample.rows))
      .length,
  }
  const exact = repeatFindings(await checks.repeats(columns, target), context)
  if (limits.digits === undefined || exact.some(({ code }) => code === 'DUPLICATES_ACROSS')) return exact
  const { digits } = limits
  return [...exact, ...repeatFindings(await checks.repeats(columns, target, digits), { ...context, digits })]
}

function isSelective(column: TargetSubject['sample']['columns'][number], rows: number): boolean {
  const values = column.kind === 'text' ? column.codes : column.values
  return new Set(values).size >= SELECTIVE * rows && rows >= 50
}
