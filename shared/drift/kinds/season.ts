import { toDay } from '../../data/calendar.ts'
import type { NumericColumn } from '../../data/table.ts'
import { kruskalWallis } from '../../stats/kruskal-wallis.ts'
import { chooseRows } from './row-sample.ts'

export const SEASONS = ['hour-of-day', 'weekday', 'hour-of-week', 'month'] as const
export type Season = (typeof SEASONS)[number]

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** 1 January 1970 was a Thursday: three days after a Monday. */
const FIRST_WEEKDAY = 3
const PHASES: Readonly<Record<Season, number>> = { 'hour-of-day': 24, weekday: 7, 'hour-of-week': 168, month: 12 }
/** Milliseconds of two whole periods: less of the reference shows no season. */
const TWO_PERIODS: Readonly<Record<Season, number>> = {
  'hour-of-day': 2 * DAY_MS,
  weekday: 14 * DAY_MS,
  'hour-of-week': 14 * DAY_MS,
  month: 730 * DAY_MS,
}
/** A column has a season only when chance would show one in fewer than one of a thousand columns, and it explains something. */
const DETECTION_LEVEL = 0.001
const DETECTION_SHARE = 0.02
const DETECTION_ROWS = 20_000

/** Values with the times of their rows, milliseconds since 1970 UTC. */
export type TimedNumbers = { readonly column: NumericColumn; readonly times: Float64Array }

/** Phase of a moment in UTC, from 0; -1 without a time. */
export function phaseOf(milliseconds: number, season: Season): number {
  if (!Number.isFinite(milliseconds)) return -1
  const day = Math.floor(milliseconds / DAY_MS)
  const hour = Math.floor((milliseconds - day * DAY_MS) / HOUR_MS)
  const weekday = (((day + FIRST_WEEKDAY) % 7) + 7) % 7
  switch (season) {
    case 'hour-of-day':
      return hour
    case 'weekday':
      return weekday
    case 'hour-of-week':
      return weekday * 24 + hour
    case 'month':
      return Number(toDay(milliseconds).slice(5, 7)) - 1
    default:
      return season satisfies never
  }
}

export function phaseCount(season: Season): number {
  return PHASES[season]
}

/**
 * The season that the reference's numbers follow, by the test of Kruskal and Wallis (JASA 47, 1952) over the phases; the finest that
 * explains notably more. `undefined` when they follow none, or there are no two whole periods to see it in.
 */
export function detectSeason(given: TimedNumbers): Season | undefined {
  const { column, times } = thin(given)
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const time of times) {
    if (!Number.isFinite(time)) continue
    first = Math.min(first, time)
    last = Math.max(last, time)
  }
  let best: { readonly season: Season; readonly share: number } | undefined
  for (const season of SEASONS) {
    if (!(last - first >= TWO_PERIODS[season])) continue
    const { pValue, share } = kruskalWallis(byPhase({ column, times }, season))
    if (pValue > DETECTION_LEVEL || share < DETECTION_SHARE) continue
    if (best === undefined || share > best.share + DETECTION_SHARE) best = { season, share }
  }
  return best?.season
}

/** Some rows, by chance: every so many would fall on the same hour. */
function thin({ column, times }: TimedNumbers): TimedNumbers {
  const rows = chooseRows(times.length, DETECTION_ROWS, 'season')
  const some = (values: Float64Array): Float64Array => Float64Array.from(rows, (row) => values[row] ?? Number.NaN)
  return { column: { ...column, values: some(column.values) }, times: some(times) }
}

export function byPhase({ column, times }: TimedNumbers, season: Season): number[][] {
  const groups = Array.from({ length: PHASES[season] }, (): number[] => [])
  column.values.forEach((value, row) => {
    if (Number.isFinite(value)) groups[phaseOf(times[row] ?? Number.NaN, season)]?.push(value)
  })
  return groups
}
