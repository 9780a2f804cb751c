/** What a measure of groups is, for rules and reports. */
export type FairnessMeasureWords = {
  readonly name: string
  /** Where the number stands in evidence: the difference of a rate and of its opposite are one. */
  readonly stored: string
  /** `index`: of all rows, or between all groups, and not of two groups; `group`: of the worst group. */
  readonly kind: 'difference' | 'ratio' | 'index' | 'group'
  /** What is compared, in words. */
  readonly label: string
  /** `share`: differences are said in points. */
  readonly scale: 'share' | 'plain'
  /** The rates that a group needs to count; none for indices. */
  readonly rates: readonly string[]
}

/** Words of the rates that are measured per group. */
export const RATE_WORDS: Readonly<Record<string, readonly [label: string, scale: 'share' | 'plain']>> = {
  selection_rate: ['selection rate', 'share'],
  base_rate: ['share of positive rows', 'share'],
  tpr: ['true positive rate', 'share'],
  fpr: ['false positive rate', 'share'],
  tnr: ['true negative rate', 'share'],
  fnr: ['false negative rate', 'share'],
  precision: ['precision', 'share'],
  fdr: ['false discovery rate', 'share'],
  npv: ['negative predictive value', 'share'],
  for: ['false omission rate', 'share'],
  accuracy: ['accuracy', 'share'],
  error_rate: ['error rate', 'share'],
  fn_per_fp: ['false negatives per false positive', 'plain'],
  mean_prediction: ['mean prediction', 'plain'],
  calibration_bias: ['mean score minus outcome', 'plain'],
  calibration_error: ['calibration error', 'plain'],
  mean_error: ['mean error', 'plain'],
  mae: ['mean absolute error', 'plain'],
  rmse: ['root mean squared error', 'plain'],
}

const OPPOSITE: Readonly<Record<string, string>> = {
  tnr: 'fpr',
  fnr: 'tpr',
  fdr: 'precision',
  npv: 'for',
  error_rate: 'accuracy',
}
const NO_RATIO = ['calibration_bias', 'calibration_error', 'mean_error']

const ODDS = ['tpr', 'fpr']
const pair = (name: string, label: string, kind: 'difference' | 'ratio'): FairnessMeasureWords => {
  return { name, stored: name, kind, label, scale: 'share', rates: ODDS }
}
const index = (name: string, label: string): FairnessMeasureWords => {
  return { name, stored: name, kind: 'index', label, scale: 'plain', rates: [] }
}

const ALL: readonly FairnessMeasureWords[] = [
  ...Object.entries(RATE_WORDS).flatMap(([rate, [label, scale]]): FairnessMeasureWords[] => {
    if (rate === 'calibration_error') return []
    const common = { label, scale, rates: [rate] }
    const stored = `${OPPOSITE[rate] ?? rate}_difference`
    const difference = { ...common, name: `${rate}_difference`, stored, kind: 'difference' } as const
    const ratio = { ...common, name: `${rate}_ratio`, stored: `${rate}_ratio`, kind: 'ratio' } as const
    return NO_RATIO.includes(rate) ? [difference] : [difference, ratio]
  }),
  pair('equalized_odds_difference', 'true or false positive rate', 'difference'),
  pair('equalized_odds_ratio', 'true or false positive rate', 'ratio'),
  pair('equalized_odds_mean_difference', 'true and false positive rate on average', 'difference'),
  pair('equalized_odds_mean_ratio', 'true and false positive rate on average', 'ratio'),
  pair('average_odds_difference', 'mean of true and false positive rate', 'difference'),
  pair('average_absolute_odds_difference', 'mean absolute gap of true and false positive rate', 'difference'),
  {
    name: 'calibration_error',
    stored: 'calibration_error',
    kind: 'group',
    label: 'calibration error',
    scale: 'plain',
    rates: ['calibration_error'],
  },
  index('inconsistency', 'inconsistency between like rows'),
  index('theil_index', 'Theil index'),
  index('generalized_entropy_index', 'generalised entropy index'),
  index('coefficient_of_variation', 'coefficient of variation of benefits'),
  index('between_group_theil_index', 'Theil index between groups'),
  index('between_group_generalized_entropy_index', 'generalised entropy index between groups'),
  index('between_group_coefficient_of_variation', 'coefficient of variation of benefits between groups'),
]

const BY_NAME: ReadonlyMap<string, FairnessMeasureWords> = new Map(ALL.map((one) => [one.name, one]))

/** Names of all measures that the rule `fairness` can ask for. */
export const FAIRNESS_MEASURES: readonly string[] = [...BY_NAME.keys()]

/** Indices of all rows, which belong to no attribute. */
export const ROW_INDICES: readonly string[] = [
  'inconsistency',
  'theil_index',
  'generalized_entropy_index',
  'coefficient_of_variation',
]

/** Measures whose change against the champion is measured. */
export const CHANGE_MEASURES: readonly string[] = [
  'selection_rate_difference',
  'selection_rate_ratio',
  'tpr_difference',
  'fnr_difference',
  'fpr_difference',
  'tnr_difference',
  'precision_difference',
  'fdr_difference',
  'for_difference',
  'npv_difference',
  'accuracy_difference',
  'error_rate_difference',
  'equalized_odds_difference',
  'mean_prediction_difference',
  'mean_error_difference',
  'mae_difference',
  'mae_ratio',
  'rmse_difference',
  'rmse_ratio',
]

/** The measure of that name; a name from a policy has been checked. */
export function fairnessMeasure(name: string): FairnessMeasureWords {
  return BY_NAME.get(name) ?? index(name, name)
}
