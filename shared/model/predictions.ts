/** What a model decides, as far as scoring needs to know it. */
export type TaskSpec =
  | {
      readonly kind: 'binary'
      readonly positive: string
      readonly negative: string
      readonly threshold: number
      /** Cost per row of each decision, truth by truth: [true negative, false positive, false negative, true positive]. */
      readonly costs?: readonly number[]
    }
  | {
      readonly kind: 'multiclass'
      readonly classes: readonly string[]
      /** Cost per row of each decision: one row of numbers per true class, in class order. */
      readonly costs?: readonly number[]
      /** Place of each class in their natural order (low, middle, high), where they have one. */
      readonly places?: readonly number[]
    }
  | { readonly kind: 'regression' }
  | { readonly kind: 'multilabel'; readonly names: readonly string[]; readonly threshold: number }
  | { readonly kind: 'ranking' }
  | { readonly kind: 'forecasting'; readonly quantiles: readonly number[] }

/**
 * One prediction per row. Probabilities are in [0, 1] and finite; rows of `probabilities` follow each other, classes (or labels) inner.
 * A forecast has `1 + levels.length` numbers per row: the point forecast, then its quantiles at those levels.
 */
export type Predictions =
  | {
      readonly kind: 'binary'
      readonly scores: Float64Array
      /** The threshold that this model decides at, where it is not the task's: a champion keeps the one it was registered with. */
      readonly threshold?: number
    }
  | { readonly kind: 'multiclass'; readonly classes: readonly string[]; readonly probabilities: Float64Array }
  | { readonly kind: 'regression'; readonly values: Float64Array }
  | { readonly kind: 'multilabel'; readonly names: readonly string[]; readonly probabilities: Float64Array }
  | { readonly kind: 'ranking'; readonly scores: Float64Array }
  | { readonly kind: 'forecasting'; readonly levels: readonly number[]; readonly values: Float64Array }

/**
 * The truth in the same row order: binary 1 is the positive class, multiclass indexes `TaskSpec.classes`, multilabel has 0 or 1 for each
 * of `width` labels (rows follow each other), ranking has the grade and the number of the query.
 */
export type Labels = (
  | { readonly kind: 'binary'; readonly values: Uint8Array }
  | { readonly kind: 'multiclass'; readonly values: Int32Array }
  | { readonly kind: 'regression'; readonly values: Float64Array }
  | { readonly kind: 'multilabel'; readonly values: Uint8Array; readonly width: number }
  | { readonly kind: 'ranking'; readonly values: Float64Array; readonly queries: Int32Array }
  | {
      readonly kind: 'forecasting'
      readonly values: Float64Array
      /** What the errors of a row are divided by for MASE and RMSSE, from the training data; NaN where its series has no scale. */
      readonly scales?: Scales
    }
) & {
  /** How much each row counts, finite and at least 0; every row alike when absent. */
  readonly weights?: Float64Array
}

/** Mean absolute, and mean squared, error of the seasonal naive forecast on the training data of each row's series. */
export type Scales = { readonly absolute: Float64Array; readonly squared: Float64Array }

/** Rows that labels are about. */
export function rowCount(labels: Labels): number {
  return labels.kind === 'multilabel' ? labels.values.length / labels.width : labels.values.length
}
