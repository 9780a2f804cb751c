/** What a model decides, as far as scoring needs to know it. */
export type TaskSpec =
  | { readonly kind: 'binary'; readonly positive: string; readonly negative: string; readonly threshold: number }
  | { readonly kind: 'multiclass'; readonly classes: readonly string[] }
  | { readonly kind: 'regression' }

/** One prediction per row. Probabilities are in [0, 1] and finite; rows of `probabilities` follow each other, classes inner. */
export type Predictions =
  | { readonly kind: 'binary'; readonly scores: Float64Array }
  | { readonly kind: 'multiclass'; readonly classes: readonly string[]; readonly probabilities: Float64Array }
  | { readonly kind: 'regression'; readonly values: Float64Array }

/** The truth in the same row order: binary 1 is the positive class, multiclass indexes `TaskSpec.classes`. */
export type Labels =
  | { readonly kind: 'binary'; readonly values: Uint8Array }
  | { readonly kind: 'multiclass'; readonly values: Int32Array }
  | { readonly kind: 'regression'; readonly values: Float64Array }
