import { fixed, signed, significant } from './numbers.ts'

/** `share`: between 0 and 1, so differences are said in points (0.041 is 4.1 points). `plain`: in the unit of the metric. */
type MetricScale = 'share' | 'plain'

const KNOWN: ReadonlyMap<string, { readonly label: string; readonly scale: MetricScale }> = new Map([
  ['roc_auc', { label: 'ROC AUC', scale: 'share' }],
  ['pr_auc', { label: 'PR AUC', scale: 'share' }],
  ['average_precision', { label: 'average precision', scale: 'share' }],
  ['accuracy', { label: 'accuracy', scale: 'share' }],
  ['balanced_accuracy', { label: 'balanced accuracy', scale: 'share' }],
  ['precision', { label: 'precision', scale: 'share' }],
  ['recall', { label: 'recall', scale: 'share' }],
  ['specificity', { label: 'specificity', scale: 'share' }],
  ['f1', { label: 'F1', scale: 'share' }],
  ['f1_macro', { label: 'macro F1', scale: 'share' }],
  ['macro_f1', { label: 'macro F1', scale: 'share' }],
  ['top_k_accuracy', { label: 'top-k accuracy', scale: 'share' }],
  ['log_loss', { label: 'log loss', scale: 'plain' }],
  ['brier', { label: 'Brier score', scale: 'plain' }],
  ['ece', { label: 'calibration error', scale: 'plain' }],
  ['mcc', { label: 'Matthews correlation', scale: 'plain' }],
  ['mae', { label: 'mean absolute error', scale: 'plain' }],
  ['mse', { label: 'mean squared error', scale: 'plain' }],
  ['rmse', { label: 'root mean squared error', scale: 'plain' }],
  ['r2', { label: 'R²', scale: 'plain' }],
])

/** What people call a metric; its own name when we have no better word. */
export function metricLabel(metric: string): string {
  return KNOWN.get(metric)?.label ?? metric
}

/** A value of the metric: three decimals for shares, three significant digits else. */
export function metricValue(metric: string, value: number): string {
  return isShare(metric) ? fixed(value, 3) : significant(value)
}

/** A value that was held against a limit, with as many digits as it takes to see on which side it lies. */
export function metricValueBeside(metric: string, value: number, limit: number): string {
  const plain = metricValue(metric, value)
  if (value === limit || Number(plain.replace('\u2212', '-').replaceAll(',', '')) !== limit) return plain
  for (let digits = 4; digits < 17; digits++) {
    const text = value.toPrecision(digits)
    if (Number(text) !== limit) return limitValue(Number(text))
  }
  return limitValue(value)
}

/** A limit from a policy, as the user would write it: no digits lost, none invented. */
export function limitValue(value: number): string {
  return Number.isFinite(value) ? String(value).replace('-', '\u2212') : 'not a number'
}

/** The size of a difference without its sign: `4.1 points` or `0.0123`. */
export function differenceSize(metric: string, difference: number): string {
  const size = Math.abs(difference)
  if (!isShare(metric)) return significant(size)
  const points = pointsText(size)
  return `${points} ${points === '1' || points === '1.0' ? 'point' : 'points'}`
}

/** The bare number of a difference, signed, in the unit that `differenceUnit` names. */
export function differenceNumber(metric: string, difference: number): string {
  const bare = differenceBare(metric, difference)
  return difference < 0 && /[1-9]/.test(bare) ? `\u2212${bare}` : signed(bare)
}

/** The bare number of a difference, without sign and unit. */
export function differenceBare(metric: string, difference: number): string {
  const size = Math.abs(difference)
  return isShare(metric) ? pointsText(size) : significant(size)
}

/** The unit to print after `differenceNumber`: points for shares, nothing else. */
export function differenceUnit(metric: string): string {
  return isShare(metric) ? 'points' : ''
}

function isShare(metric: string): boolean {
  return KNOWN.get(metric)?.scale === 'share'
}

/** One decimal for readable sizes, more where a tenth of a point would hide the value. */
function pointsText(size: number): string {
  const points = size * 100
  return points === 0 || points >= 0.095 ? fixed(points, 1) : significant(points, 1)
}
