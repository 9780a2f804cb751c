/** From where on a check says something; docs/integrity.md gives the reasons. Shares are 0 to 1. */
export type CheckLimits = {
  /** Low end of the interval of ROC AUC by one column alone (binary, and the mean over classes). */
  readonly auc: { readonly warn: number; readonly error: number }
  /** Low end of the interval of R² by one column alone. */
  readonly r2: { readonly warn: number; readonly error: number }
  /** Share of the holdout's rows that are in the training data, more than repetition by nature explains. */
  readonly duplicates: number
  /** Significant digits to which decimal numbers are rounded before rows are compared once more; absent: exactly only. */
  readonly digits?: number
  /** Findings that are known and accepted: a code, or a code and a column. */
  readonly allow: readonly { readonly code: string; readonly column?: string }[]
}

export const DEFAULT_LIMITS: CheckLimits = {
  auc: { warn: 0.95, error: 0.99 },
  r2: { warn: 0.75, error: 0.9 },
  duplicates: 0.001,
  allow: [],
}

/** Coverage of every interval here. */
export const CHECK_LEVEL = 0.95
