import type { PerturbationKind } from './perturbation-kinds.ts'

const NAMES: Readonly<Record<PerturbationKind, string>> = {
  noise: 'noise',
  rounding: 'rounding',
  missing_cells: 'missing cells',
  casing: 'other casing',
  whitespace: 'more spaces',
  punctuation: 'other punctuation',
  accents: 'other accents',
  typos: 'typos',
  date_shift: 'shifted dates',
  unseen_category: 'an unseen category',
  frequent_category: 'the most frequent category everywhere',
  missing_column: 'a missing column',
  unit: 'a wrong unit',
  sign: 'a flipped sign',
  outlier: 'an outlier everywhere',
  flipped: 'yes and no swapped',
}

/** `noise (10 % of sd) in income`, `missing cells (5 %) everywhere`. */
export function perturbationName({
  kind,
  size,
  column,
}: {
  readonly kind: PerturbationKind
  readonly size?: string
  readonly column?: string
}): string {
  return `${NAMES[kind]}${size === undefined ? '' : ` (${size})`} ${column === undefined ? 'in all columns' : `in ${column}`}`
}
