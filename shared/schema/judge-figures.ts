import { toMoment } from '../data/calendar.ts'
import type { CheckCode } from './catalog.ts'
import { figure, isWithin, spanWords } from './check-structure.ts'
import type { ColumnRule, Span } from './document-schema.ts'
import type { Scalar } from './measure.ts'
import { columnPointer } from './parse.ts'
import { type Found, quote, showExamples } from './to-finding.ts'

const DAY_MS = 86_400_000

/** What must be known of a column to judge what the schema says of it as a whole. */
export type WantedFigures = {
  /** Mean, spread and extremes. */
  readonly numbers: boolean
  /** Different values, and the most frequent one. */
  readonly values: boolean
  readonly quantiles: readonly string[]
  readonly contains: readonly Scalar[]
}

/** Figures of a column; dates are milliseconds since 1970 UTC. */
export type ColumnFigures = {
  readonly numbers?:
    | {
        readonly count: number
        readonly min: number
        readonly max: number
        readonly mean: number
        readonly standardDeviation: number
      }
    | undefined
  readonly values?: { readonly present: number; readonly distinct: number; readonly mostCommon: string | undefined }
  /** By the share as the schema writes it. */
  readonly quantiles: ReadonlyMap<string, number>
  /** Values that must occur and do not. */
  readonly absent: readonly Scalar[]
}

/** What is wanted of a column; `undefined` when nothing is. */
export function wantedFigures(rule: ColumnRule): WantedFigures | undefined {
  const { mean, sum, stdev, smallest, largest, max_age_days: age } = rule
  const wanted = {
    numbers: [mean, sum, stdev, smallest, largest, age].some((one) => one !== undefined),
    values: [rule.distinct, rule.unique_share, rule.most_common].some((one) => one !== undefined),
    quantiles: Object.keys(rule.quantiles ?? {}),
    contains: rule.contains ?? [],
  }
  const isAny = wanted.numbers || wanted.values || wanted.quantiles.length > 0 || wanted.contains.length > 0
  return isAny ? wanted : undefined
}

/** Judges the figures of one column. `now` is milliseconds since 1970 UTC. A column without values has no figures to judge. */
export function judgeFigures(
  { name, rule }: { readonly name: string; readonly rule: ColumnRule },
  figures: ColumnFigures,
  now: number,
): Found[] {
  const { numbers, values } = figures
  const found: Found[] = []
  const judge = (code: CheckCode, key: string, span: Span | undefined, value: number | undefined): void => {
    if (span === undefined || value === undefined || isWithin(value, span)) return
    const message = `the ${WORDS[code] ?? key.replace(/^quantiles (.*)$/, '$1 quantile')} of ${quote(name)} is ${figure(value)}; expected ${spanWords(span)}`
    found.push({ code, column: name, pointer: columnPointer(name, ...key.split(' ')), message })
  }
  judge('MEAN_OUT_OF_RANGE', 'mean', rule.mean, numbers?.mean)
  judge('SUM_OUT_OF_RANGE', 'sum', rule.sum, numbers && numbers.mean * numbers.count)
  judge('STDEV_OUT_OF_RANGE', 'stdev', rule.stdev, numbers?.standardDeviation)
  judge('SMALLEST_OUT_OF_RANGE', 'smallest', rule.smallest, numbers?.min)
  judge('LARGEST_OUT_OF_RANGE', 'largest', rule.largest, numbers?.max)
  for (const [share, span] of Object.entries((rule.quantiles ?? {}) as Readonly<Record<string, Span>>)) {
    judge('QUANTILE_OUT_OF_RANGE', `quantiles ${share}`, span, figures.quantiles.get(share))
  }
  judge('DISTINCT_OUT_OF_RANGE', 'distinct', rule.distinct, values?.distinct)
  const uniqueShare = values === undefined || values.present === 0 ? undefined : values.distinct / values.present
  judge('UNIQUE_SHARE_OUT_OF_RANGE', 'unique_share', rule.unique_share, uniqueShare)
  return [
    ...found,
    ...judgeMostCommon(name, rule, values?.mostCommon),
    ...judgeAbsent(name, figures.absent),
    ...judgeAge(),
  ]

  function judgeAge(): Found[] {
    const days = rule.max_age_days
    if (days === undefined || numbers === undefined || now - numbers.max <= days * DAY_MS) return []
    const age = figure(Math.floor((10 * (now - numbers.max)) / DAY_MS) / 10)
    const message = `the newest value of ${quote(name)} is ${toMoment(numbers.max)}, ${age} days old; at most ${days} are allowed`
    return [{ code: 'DATA_TOO_OLD', column: name, pointer: columnPointer(name, 'max_age_days'), message }]
  }
}

const WORDS: Partial<Readonly<Record<CheckCode, string>>> = {
  STDEV_OUT_OF_RANGE: 'standard deviation',
  SMALLEST_OUT_OF_RANGE: 'smallest value',
  LARGEST_OUT_OF_RANGE: 'largest value',
  DISTINCT_OUT_OF_RANGE: 'number of different values',
  UNIQUE_SHARE_OUT_OF_RANGE: 'share of different values',
}

function judgeMostCommon(name: string, rule: ColumnRule, value: string | undefined): Found[] {
  if (rule.most_common === undefined || value === undefined || rule.most_common.map(String).includes(value)) return []
  const [shown = ''] = showExamples(name, [{ value, rows: 1 }])
  const message = `the most frequent value of ${quote(name)} is ${shown}; expected ${rule.most_common.join(' or ')}`
  return [{ code: 'MOST_COMMON_UNEXPECTED', column: name, pointer: columnPointer(name, 'most_common'), message }]
}

function judgeAbsent(name: string, absent: readonly Scalar[]): Found[] {
  if (absent.length === 0) return []
  const message = `${quote(name)} never has ${absent.map((value) => quote(String(value))).join(', ')}`
  return [{ code: 'VALUE_ABSENT', column: name, pointer: columnPointer(name, 'contains'), message }]
}
