/** What happens to values every day. */
export const EVERYDAY_KINDS = [
  'noise',
  'rounding',
  'missing_cells',
  'casing',
  'whitespace',
  'punctuation',
  'accents',
  'typos',
  'date_shift',
] as const

/** What may happen to a value between the world and the model; from `unit` on something is broken. */
export const PERTURBATION_KINDS = [
  ...EVERYDAY_KINDS,
  'unseen_category',
  'frequent_category',
  'missing_column',
  'unit',
  'sign',
  'outlier',
  'flipped',
] as const
export type PerturbationKind = (typeof PERTURBATION_KINDS)[number]
