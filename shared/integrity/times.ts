import type { Finding } from './finding.ts'

/** Rows of the holdout before, and at the very moment of, the last row of the training data. Moments are texts for people. */
export type TimeOverlap = {
  readonly trainEnd: string
  readonly holdoutStart: string
  readonly before: number
  readonly same: number
  readonly present: number
}

/** A holdout that is split by time starts after the training data ends. */
export function timeFindings(column: string, overlap: TimeOverlap): Finding[] {
  const { trainEnd, holdoutStart, before, same, present } = overlap
  if (before > 0) {
    return [
      {
        code: 'TIME_LEAK',
        severity: 'error',
        column,
        message: `${before} of ${present} holdout rows (${((100 * before) / present).toFixed(1)} %) are from before the training data ends: it ends at ${trainEnd}, the holdout starts at ${holdoutStart}.`,
        rows: before,
        fix: `Split at one moment of ${column}: train on what is before, hold out what is after.`,
      },
    ]
  }
  if (same === 0) return []
  return [
    {
      code: 'TIME_TOUCHES',
      severity: 'warn',
      column,
      message: `${same} of ${present} holdout rows are of ${trainEnd}, the last moment of the training data.`,
      rows: same,
      fix: 'Put all rows of one moment on one side.',
    },
  ]
}
