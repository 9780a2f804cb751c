/** What may happen to a value between the world and the model. The first ones happen every day; from `unit` on something is broken. */
export const PERTURBATION_KINDS = [
  'noise',
  'rounding',
  'missing_cells',
  'casing',
  'whitespace',
  'punctuation',
  'accents',
  'typos',
  'date_shift',
  'unseen_category',
  'frequent_category',
  'missing_column',
  'unit',
  'sign',
  'outlier',
  'flipped',
] as const
export type PerturbationKind = (typeof PERTURBATION_KINDS)[number]
