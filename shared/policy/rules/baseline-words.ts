import type { Comparison } from '../../evidence/test-predicate.ts'
import type { Loss } from '../loss.ts'
import {
  differenceNumbers,
  differenceSize,
  differenceUnit,
  limitValue,
  marginSize,
  metricLabel,
} from '../metric-words.ts'
import { about, fixed, signed, significant } from '../numbers.ts'

/** What of the rule's settings is put into words. */
type Wanted = {
  readonly metric: string
  readonly non_inferior_by?: number
  readonly superior_by?: number
  readonly margin?: 'absolute' | 'relative'
}

/** `at most 1 point worse than`, `better than`, `at least 2 % better than`. */
export function asked(wanted: Wanted): string {
  const { non_inferior_by = 0, superior_by } = wanted
  if (superior_by === 0) return 'better than'
  if (superior_by !== undefined) return `at least ${size(wanted, superior_by)} better than`
  return non_inferior_by === 0 ? 'not worse than' : `at most ${size(wanted, non_inferior_by)} worse than`
}

/** What a candidate that fails has missed, as a clause. */
export function acceptable(wanted: Wanted): string {
  const { non_inferior_by = 0, superior_by } = wanted
  if (superior_by === 0) return 'not better than the champion'
  if (superior_by !== undefined) return `less than the gain of ${size(wanted, superior_by)} that is asked for`
  return non_inferior_by === 0 ? 'worse than the champion' : `worse than the accepted ${size(wanted, non_inferior_by)}`
}

/** `ROC AUC −4.1 points against champion v1.2 (95 % CI −6.2 to −2.0)`. */
export function describeChange(wanted: Wanted, { metric, difference, interval }: Comparison, version: string): string {
  const [change, low, high] = numbers(wanted, [difference, interval.low, interval.high])
  const unit = wanted.margin === 'relative' ? '% of its value' : differenceUnit(metric)
  return `${metricLabel(metric)} ${change}${unit && ` ${unit}`} against champion ${version} (${levelText(interval)} ${low} to ${high})`
}

/** A loss is said as a size, so that it reads the same for metrics where less is better. */
export function lossHeadline(wanted: Wanted, { metric, interval }: Comparison, version: string, loss: Loss): string {
  const { estimate, least, most } = loss
  const against = `against champion ${version} (${levelText(interval)}`
  if (wanted.superior_by !== undefined) {
    const [gain, low, high] = numbers(wanted, [-estimate, -most, -least])
    const unit = wanted.margin === 'relative' ? ' %' : differenceUnit(metric) && ` ${differenceUnit(metric)}`
    return `improved ${metricLabel(metric)} by ${gain}${unit} only ${against} ${low} to ${high})`
  }
  const ends = numbers(wanted, [estimate, least, most])
    .slice(1)
    .map((end) => end.replace('+', ''))
  const isPlain = differenceUnit(metric) === '' || wanted.margin === 'relative'
  const lost = `lost ${differenceSize(metric, estimate)} of ${metricLabel(metric)}`
  const amount =
    wanted.margin === 'relative' ? `${significant(100 * Math.abs(estimate), 2)} %` : differenceSize(metric, estimate)
  return `${isPlain ? `has ${metricLabel(metric)} worse by ${amount}` : lost} ${against} ${ends.join(' to ')})`
}

/** What is missing for a decision, as a clause. */
export function needText({ rowsMissing }: Loss): string {
  return rowsMissing === undefined
    ? 'the estimate itself is beyond the margin'
    : `needs about ${about(rowsMissing)} more rows`
}

/** The next step where rows cannot decide. */
export function undecidedFix({ rowsMissing }: Loss): string {
  if (rowsMissing === undefined) return 'Improve the candidate: more rows alone are unlikely to clear it.'
  return `Add about ${about(rowsMissing)} rows to the holdout, or agree on a wider margin in the policy first.`
}

function size({ metric, margin }: Wanted, value: number): string {
  return margin === 'relative' ? `${limitValue(Number((100 * value).toPrecision(12)))} %` : marginSize(metric, value)
}

function numbers(
  { metric, margin }: Wanted,
  values: readonly [difference: number, low: number, high: number],
): string[] {
  if (margin !== 'relative') return differenceNumbers(metric, values)
  const width = 100 * (values[2] - values[1])
  const decimals = width > 0 && width < 1 ? Math.min(12, 1 - Math.floor(Math.log10(width))) : 1
  return values.map((value) => signed(fixed(100 * value, decimals)))
}

function levelText({ level }: Comparison['interval']): string {
  return `${Math.round(level * 1000) / 10} % CI`
}
