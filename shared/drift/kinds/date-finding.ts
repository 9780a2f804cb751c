import { toMoment } from '../../data/calendar.ts'
import { weightedBonferroni } from '../../stats/multiplicity.ts'
import type { NumberCells } from '../../summary/number-cells.ts'
import { rowsOf } from '../../summary/number-cells.ts'
import type { Aspect, DriftTest } from '../finding.ts'
import { MATERIAL, MIN_ROWS } from '../rule.ts'
import { type Counts, testShares, totalVariation } from '../share-test.ts'
import { percent } from '../words.ts'
import { phaseCount, phaseOf, type Season } from './season.ts'

const DAY_MS = 86_400_000
/** Whole periods that both sides must span before their profiles can be alike. */
const LEAST_SPAN: Readonly<Record<'weekday' | 'hour-of-day', number>> = {
  weekday: 14 * DAY_MS,
  'hour-of-day': 2 * DAY_MS,
}
/** Width of a cell up to which its rows are surely of one hour, nearly always. */
const FINEST_MS = 10 * 60_000
const MANTISSA_BITS = 52

/** Newest and oldest moment, the longest time without a row, and rows dated after `now`. */
export type DateFacts = {
  readonly oldest: number
  readonly newest: number
  readonly longestGap: number
  readonly future: number
}

/**
 * What of a column of dates should stay as it was although dates move on: the weekdays and the hours they fall on. Each is compared only
 * when both sides span whole periods. `undefined` when nothing could be compared.
 */
export function testDates(reference: NumberCells, current: NumberCells, seed: string): Aspect | undefined {
  if (Math.min(rowsOf(reference), rowsOf(current)) < MIN_ROWS) return undefined
  const profiles = (['weekday', 'hour-of-day'] as const).flatMap((season) => {
    const isSeen = [reference, current].every(
      (side) => spanOf(side) >= LEAST_SPAN[season] && widthOf(side) <= FINEST_MS,
    )
    if (!isSeen) return []
    const counts: Counts = { reference: profile(reference, season), current: profile(current, season) }
    return [{ season, counts, result: testShares(counts, `${seed}:${season}`) }]
  })
  const tests: DriftTest[] = profiles.map(({ season, result: { name, ...result } }) => ({
    name: `${season} (${name})`,
    ...result,
    weight: 1 / profiles.length,
  }))
  const most = profiles
    .map(({ season, counts }) => ({ season, size: totalVariation(counts) }))
    .toSorted((a, b) => b.size - a.size)[0]
  if (most === undefined) return undefined
  return {
    name: 'date-profile',
    tests,
    pValue: weightedBonferroni(tests),
    effect: { name: 'total-variation', size: most.size, material: MATERIAL.shares },
    words: `${percent(most.size)} of the rows fall on another ${most.season === 'weekday' ? 'weekday' : 'hour'} (limit ${percent(MATERIAL.shares)})`,
    spread: 0.5,
  }
}

/** `undefined` without any date. `now` is milliseconds since 1970 UTC. */
export function dateFacts({ values, counts }: NumberCells, now: number): DateFacts | undefined {
  const [oldest, newest] = [values[0], values.at(-1)]
  if (oldest === undefined || newest === undefined) return undefined
  let [longestGap, future] = [0, 0]
  values.forEach((value, i) => {
    longestGap = Math.max(longestGap, value - (values[i - 1] ?? value))
    if (value > now) future += counts[i] ?? 0
  })
  return { oldest, newest, longestGap, future }
}

/** One sentence on how fresh the current dates are, and on what is wrong with them. */
export function describeDates(reference: DateFacts, current: DateFacts): string {
  const days = (milliseconds: number): string => `${Number((milliseconds / DAY_MS).toPrecision(2))} days`
  const parts = [`the newest date is ${toMoment(current.newest)} (reference ${toMoment(reference.newest)})`]
  if (current.longestGap > 2 * reference.longestGap)
    parts.push(`up to ${days(current.longestGap)} without a row (reference ${days(reference.longestGap)})`)
  if (current.future > 0) parts.push(`${current.future} rows are dated in the future`)
  return parts.join('; ')
}

function profile({ values, counts }: NumberCells, season: Season): Float64Array {
  const shares = new Float64Array(phaseCount(season))
  values.forEach((value, i) => {
    const phase = phaseOf(value, season)
    shares[phase] = (shares[phase] as number) + (counts[i] as number)
  })
  return shares
}

function spanOf({ values }: NumberCells): number {
  return (values.at(-1) ?? 0) - (values[0] ?? 0)
}

/** Milliseconds that a cell at the far end stands for. */
function widthOf({ values, shift }: NumberCells): number {
  if (shift === 0) return 0
  const largest = Math.max(Math.abs(values[0] ?? 0), Math.abs(values.at(-1) ?? 0), 1)
  return 2 ** (Math.floor(Math.log2(largest)) - MANTISSA_BITS + shift)
}
