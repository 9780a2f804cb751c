import { UserError } from '../kernel/error.ts'

/** Too few rows for any interval. */
export function dataEmpty(size: number): UserError {
  return new UserError('DATA_EMPTY', {
    file: 'holdout',
    message: `${size} row${size === 1 ? '' : 's'} cannot be scored: an interval needs at least 2`,
    fix: 'give the holdout more rows',
  })
}

/** Answers that are not one per row, or not for the classes of the task. */
export function mismatch(name: string, message: string): UserError {
  return new UserError('PREDICTION_MISMATCH', {
    file: name,
    message,
    fix: 'predict every row of the holdout once, for the classes of the task',
  })
}

/** An answer that is no number. */
export function notFinite(name: string): UserError {
  return new UserError('PREDICTION_INVALID', {
    file: name,
    message: 'a prediction is not a finite number',
    fix: 'replace NaN and infinite predictions in the model or its pre-processing',
  })
}
