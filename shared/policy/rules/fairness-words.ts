import { fairnessMeasure } from '../fairness-measures.ts'
import { limitValue } from '../metric-words.ts'
import { fixed, significant } from '../numbers.ts'
import type { Asked, Measured } from './fairness-evidence.ts'

/** What the rule asks for, as a clause. */
export function requirement(
  asked: Asked & { readonly max?: number; readonly min?: number; readonly not_worse_by?: number },
): string {
  const { max, min, not_worse_by } = asked
  const { kind } = fairnessMeasure(asked.metric)
  const limit = kind === 'ratio' ? min : max
  const side = kind === 'ratio' ? 'at least' : 'at most'
  const parts = [
    ...(limit === undefined ? [] : [`${side} ${limitText(asked, limit)}`]),
    ...(not_worse_by === undefined
      ? []
      : [`not worse than the champion’s by more than ${limitText(asked, not_worse_by)}`]),
  ]
  return `${subject(asked)} ${parts.join(' and ')}`
}

/** `difference of selection rate between groups of sex`. */
function subject(asked: Asked): string {
  const { kind } = fairnessMeasure(asked.metric)
  const label = labelOf(asked)
  switch (kind) {
    case 'index':
      return asked.attribute === undefined ? label : `${label} of ${asked.attribute}`
    case 'group':
      return `${label} of every group of ${asked.attribute}`
    case 'difference':
    case 'ratio':
      return `${kind} of ${label} ${sides(asked)}`
    default:
      return kind satisfies never
  }
}

function sides({ attribute, against = 'largest_gap' }: Asked): string {
  if (against === 'overall') return `between groups of ${attribute} and all rows`
  return against === 'reference'
    ? `between groups of ${attribute} and its reference group`
    : `between groups of ${attribute}`
}

export function labelOf({ metric, class: of }: Asked): string {
  const { label } = fairnessMeasure(metric)
  return of === undefined ? label : `${label} of class ${of}`
}

/** `selection rate of sex, A92 to A93: 24.1 points apart (95 % CI 8.0 to 38.2)`, from the lowest group to the highest. */
export function describeMeasured(asked: Asked, measured: Measured): string {
  const { highest, lowest } = measured
  const of = asked.attribute === undefined ? '' : ` of ${asked.attribute}`
  const groups = lowest !== undefined && highest !== undefined ? `, ${lowest} to ${highest}` : worstGroup(highest)
  return `${labelOf(asked)}${of}${groups}: ${sizeText(asked, measured)}`
}

function worstGroup(highest: string | undefined): string {
  return highest === undefined ? '' : `, largest in ${highest}`
}

export function measuredHeadline(asked: Asked, measured: Measured): string {
  const { kind } = fairnessMeasure(asked.metric)
  const where =
    asked.attribute === undefined
      ? ''
      : `, ${kind === 'group' ? 'in a group' : 'between groups'} of ${asked.attribute},`
  return `has${where} ${labelOf(asked)} ${sizeText(asked, measured)}`
}

export function sizeText(asked: Asked, { value, low, high, level }: Measured): string {
  const { kind } = fairnessMeasure(asked.metric)
  const text = numberText(asked)
  const ends = `(${Math.round(level * 1000) / 10} % CI ${text(low)} to ${text(high)})`
  if (kind === 'ratio') return `in a ratio of ${text(value)} ${ends}`
  if (kind !== 'difference') return `${text(value)} ${ends}`
  return `${text(value)}${isInPoints(asked) ? ' points' : ''} apart ${ends}`
}

/** One number of the measure, without its unit. */
export function numberText(asked: Asked): (value: number) => string {
  if (fairnessMeasure(asked.metric).kind === 'ratio') return (value) => fixed(value, 3)
  return isInPoints(asked) ? (value) => fixed(100 * value, 1) : (value) => significant(value)
}

/** A limit as the user would say it: `5 points`, `0.8`. */
export function limitText(asked: Asked, limit: number): string {
  if (!isInPoints(asked)) return limitValue(limit)
  const points = limitValue(Number((limit * 100).toPrecision(12)))
  return `${points} ${Number(points) === 1 ? 'point' : 'points'}`
}

function isInPoints({ metric }: Asked): boolean {
  const { kind, scale } = fairnessMeasure(metric)
  return kind === 'difference' && scale === 'share'
}
