import { toMoment } from './calendar.ts'
import { findPersonal, masked, type PersonalFinding } from './pii.ts'
import type { ProfileColumn } from './profile-schema.ts'
import { typeName } from './type-name.ts'

/** A value that this share of the present rows has is an atom. */
const ATOM_SHARE = 0.02
/** From this share on one value leaves too little of anything else to learn from. */
const NEAR_CONSTANT_SHARE = 0.99
const SHOWN_TOP = 10
const SHOWN_CHARACTERS = 200
/** Correlations from here on are told: one column says nearly all that the other does. */
const STRONG = 0.95
/** With fewer rows chance alone draws lines: two rows always lie on one. */
const MIN_CORRELATED_ROWS = 10
/** Numeric columns whose pairs are looked at. */
export const CORRELATED_COLUMNS = 100

/** What was measured of one column; see the port of data inspectors for what each figure means. */
export type MeasuredColumn = {
  readonly name: string
  readonly type: ProfileColumn['type']
  readonly databaseType: string
  readonly rows: number
  readonly values: {
    readonly present: number
    readonly infinite: number
    readonly distinct: number
    readonly top: readonly { readonly value: string; readonly count: number }[]
    readonly sample: readonly string[]
  }
  readonly numbers?: Numbers | undefined
  readonly lengths?: { readonly min: number; readonly mean: number; readonly max: number } | undefined
}

type Numbers = {
  readonly min: number
  readonly max: number
  readonly mean: number
  readonly standardDeviation: number
  readonly skewness?: number
  readonly excessKurtosis?: number
  readonly quantiles: readonly number[]
  readonly bins: readonly { readonly from: number; readonly to: number; readonly count: number }[]
}

/** Describes one column. What looks like personal data is hidden here, so that no output can show it. */
export function toProfileColumn(measured: MeasuredColumn): ProfileColumn {
  const { name, type, databaseType, values, numbers } = measured
  const personal = findPersonal(name, values.sample)
  const { infinite } = values
  return {
    name,
    type,
    databaseType: typeName(databaseType),
    missing: measured.rows - values.present - infinite,
    ...(infinite > 0 ? { infinite } : {}),
    distinct: values.distinct,
    variation: variationOf({ ...values, most: values.top[0]?.count ?? 0 }),
    ...(personal === undefined ? {} : { personal }),
    ...(personal === undefined && numbers !== undefined ? describeNumbers(measured, numbers) : {}),
    ...(measured.lengths === undefined ? {} : { length: { ...measured.lengths } }),
    top: values.top.slice(0, SHOWN_TOP).map(({ value, count }) => ({ value: shown(value, personal), count })),
  }
}

/** The pairs that are correlated so strongly, over at least 10 rows, that one of the two is nearly superfluous, strongest first. */
export function strongOnly<T extends { readonly pearson: number; readonly rows: number }>(pairs: readonly T[]): T[] {
  return pairs
    .filter(({ pearson, rows }) => Math.abs(pearson) >= STRONG && rows >= MIN_CORRELATED_ROWS)
    .toSorted((a, b) => Math.abs(b.pearson) - Math.abs(a.pearson))
}

/** A value as every output may show it: at most 200 characters, personal data hidden. */
export function shown(value: string, personal: PersonalFinding | undefined): string {
  const safe = masked(value, personal)
  const characters = [...safe]
  return characters.length > SHOWN_CHARACTERS ? `${characters.slice(0, SHOWN_CHARACTERS - 1).join('')}…` : safe
}

/** What `variationOf` needs to know. */
export type Variety = {
  readonly present: number
  /** Rows with a value all the same, of which no more is known: they may be two values. */
  readonly infinite: number
  /** Of the present rows; `undefined` where several values share a cell. */
  readonly distinct: number | undefined
  /** Rows of the most frequent value. */
  readonly most: number
}

/** How much a column varies over its rows with a value, infinite ones among them. */
export function variationOf({ present, infinite, distinct, most }: Variety): ProfileColumn['variation'] {
  if (present + infinite === 0) return 'empty'
  if (distinct === 1 && infinite === 0) return 'constant'
  return most >= NEAR_CONSTANT_SHARE * (present + infinite) ? 'near-constant' : 'varies'
}

function describeNumbers({ type, values }: MeasuredColumn, numbers: Numbers): Partial<ProfileColumn> {
  const isDate = type === 'date'
  const label = (value: number): string => (isDate ? toMoment(value) : String(value))
  const { min, max, mean, standardDeviation, skewness, excessKurtosis } = numbers
  const shape = {
    ...(skewness === undefined ? {} : { skewness }),
    ...(excessKurtosis === undefined ? {} : { excessKurtosis }),
  }
  const range = isDate
    ? { dates: { min: toMoment(min), max: toMoment(max), quantiles: nameQuantiles(numbers.quantiles.map(toMoment)) } }
    : { numbers: { min, max, mean, standardDeviation, ...shape, quantiles: nameQuantiles(numbers.quantiles) } }
  return {
    ...range,
    histogram: numbers.bins.map(({ from, to, count }) => ({ from: label(from), to: label(to), count })),
    atoms: values.top
      .filter(({ count }) => count >= Math.max(2, ATOM_SHARE * values.present))
      .map(({ value, count }) => ({ value: shown(value, undefined), count, share: count / values.present })),
  }
}

function nameQuantiles<T>(values: readonly T[]) {
  const [p5, p25, p50, p75, p95] = values as readonly [T, T, T, T, T]
  return { p5, p25, p50, p75, p95 }
}
