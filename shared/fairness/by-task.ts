import type { Rows } from '../metrics/rows.ts'
import type { Split } from './split-groups.ts'

/** What is sampled of the groups of a split. */
type Sampler<Sampled> = (split: Split) => readonly Sampled[]

/** How the answers of a task are prepared, once for all splits. */
export type Samplers<Sampled> = {
  readonly [Kind in 'binary' | 'multiclass' | 'regression']: (rows: Rows & { readonly kind: Kind }) => Sampler<Sampled>
}

/** A model's answers, prepared by their task; groups are not measured in multilabel answers, rankings and forecasts. */
export function samplerOf<Sampled>(rows: Rows, samplers: Samplers<Sampled>): Sampler<Sampled> {
  switch (rows.kind) {
    case 'binary':
      return samplers.binary(rows)
    case 'multiclass':
      return samplers.multiclass(rows)
    case 'regression':
      return samplers.regression(rows)
    case 'multilabel':
    case 'ranking':
    case 'forecasting':
      return () => []
    default:
      return rows satisfies never
  }
}
