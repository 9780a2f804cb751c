/** How much a finding weighs: an error fails a run, a warning is shown, `off` is silent. */
export type Severity = 'error' | 'warn' | 'off'

type Check = {
  readonly severity: 'error' | 'warn'
  /** What it looks at: the data set as a whole, the rows of a column one by one, or a figure of a column. */
  readonly scope: 'data' | 'rows' | 'figure'
  /** What to do when the data are right and the schema is not; the other way, correcting the data, is always there. */
  readonly relax: string
}

/**
 * Everything that the schema of a data set can find. docs/schema-checks.md has, for each, what TensorFlow Data Validation and Great
 * Expectations call it.
 */
export const CHECKS = {
  COLUMN_MISSING: {
    severity: 'error',
    scope: 'data',
    relax: 'set `required: false`, or name the environment under `not_in`',
  },
  COLUMN_NEW: {
    severity: 'warn',
    scope: 'data',
    relax: 'add the column to the schema: `assay schema` proposes the lines',
  },
  COLUMN_ORDER: { severity: 'error', scope: 'data', relax: 'put the columns of the schema in this order' },
  ROWS_TOO_FEW: { severity: 'error', scope: 'data', relax: 'lower `rows.min`' },
  ROWS_TOO_MANY: { severity: 'error', scope: 'data', relax: 'raise `rows.max`' },
  ROWS_RATIO: { severity: 'error', scope: 'data', relax: 'widen `rows.ratio`' },
  KEY_DUPLICATE: { severity: 'error', scope: 'rows', relax: 'take the columns out of `keys`' },
  RULE_BROKEN: { severity: 'error', scope: 'rows', relax: 'change the rule, or give it a lower `mostly`' },
  TYPE_CHANGED: { severity: 'error', scope: 'rows', relax: 'change `type`' },
  VALUE_NOT_WHOLE: { severity: 'error', scope: 'rows', relax: 'write `type: number`' },
  COLUMN_EMPTY: { severity: 'warn', scope: 'data', relax: 'set `stage: deprecated` if the column is given up' },
  PRESENT_TOO_LOW: { severity: 'error', scope: 'rows', relax: 'lower `present`' },
  VALUE_NAN: { severity: 'warn', scope: 'rows', relax: 'set `severity: { VALUE_NAN: off }` on the column' },
  VALUE_INFINITE: { severity: 'warn', scope: 'rows', relax: 'set `severity: { VALUE_INFINITE: off }` on the column' },
  VALUE_UNEXPECTED: { severity: 'error', scope: 'rows', relax: 'add the value to `values`' },
  VALUE_FORBIDDEN: { severity: 'error', scope: 'rows', relax: 'take the value out of `never`' },
  VALUE_ABSENT: { severity: 'error', scope: 'figure', relax: 'take the value out of `contains`' },
  VALUE_TOO_SMALL: { severity: 'error', scope: 'rows', relax: 'lower `min`' },
  VALUE_TOO_LARGE: { severity: 'error', scope: 'rows', relax: 'raise `max`' },
  VALUE_BELOW_SEEN: { severity: 'warn', scope: 'rows', relax: 'widen `seen`: `assay schema` proposes it' },
  VALUE_ABOVE_SEEN: { severity: 'warn', scope: 'rows', relax: 'widen `seen`: `assay schema` proposes it' },
  VALUE_DUPLICATE: { severity: 'error', scope: 'rows', relax: 'take `unique` out' },
  LENGTH_OUT_OF_RANGE: { severity: 'error', scope: 'rows', relax: 'widen `length`' },
  PATTERN_MISMATCH: { severity: 'error', scope: 'rows', relax: 'change `pattern`' },
  PATTERN_FORBIDDEN: { severity: 'error', scope: 'rows', relax: 'change `not_pattern`' },
  FORMAT_MISMATCH: {
    severity: 'error',
    scope: 'rows',
    relax: 'change `format` or `date_format`, or give a lower `mostly`',
  },
  ORDER_BROKEN: { severity: 'error', scope: 'rows', relax: 'take `order` out' },
  DISTINCT_OUT_OF_RANGE: { severity: 'error', scope: 'figure', relax: 'widen `distinct`' },
  UNIQUE_SHARE_OUT_OF_RANGE: { severity: 'error', scope: 'figure', relax: 'widen `unique_share`' },
  MOST_COMMON_UNEXPECTED: { severity: 'error', scope: 'figure', relax: 'add the value to `most_common`' },
  MEAN_OUT_OF_RANGE: { severity: 'error', scope: 'figure', relax: 'widen `mean`' },
  SUM_OUT_OF_RANGE: { severity: 'error', scope: 'figure', relax: 'widen `sum`' },
  STDEV_OUT_OF_RANGE: { severity: 'error', scope: 'figure', relax: 'widen `stdev`' },
  SMALLEST_OUT_OF_RANGE: { severity: 'error', scope: 'figure', relax: 'widen `smallest`' },
  LARGEST_OUT_OF_RANGE: { severity: 'error', scope: 'figure', relax: 'widen `largest`' },
  QUANTILE_OUT_OF_RANGE: { severity: 'error', scope: 'figure', relax: 'widen the quantile' },
  DATA_TOO_OLD: { severity: 'error', scope: 'figure', relax: 'raise `max_age_days`' },
} as const satisfies Readonly<Record<string, Check>>

export type CheckCode = keyof typeof CHECKS

export const CHECK_CODES = Object.keys(CHECKS) as readonly CheckCode[]
