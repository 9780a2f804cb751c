import type { Column, NumericColumn } from '../data/table.ts'
import type { Aspect, ColumnFinding, SchemaFinding } from '../drift/finding.ts'
import type { AskedKinds } from '../drift/kinds/asked.ts'
import { detectSeason, type Season } from '../drift/kinds/season.ts'
import { testSeasonalCategories, testSeasonalNumbers } from '../drift/kinds/seasonal-finding.ts'
import type { RowReader } from './row-reader.ts'

const MAX_ROWS = 100_000
/** A column that does not even alarm by itself is not read to see whether its season explains the alarm. */
const SUSPECT = 0.05

export type RowSides = { readonly reference: RowReader; readonly current: RowReader }
type Finding = ColumnFinding | SchemaFinding

/**
 * Compares values with those of the same phase of a season. Asked for, it takes the place of the plain comparison of each column that
 * has (or is said to have) one. Unasked, with a single column of times, it can only take alarms away: a column must then differ by both.
 */
export async function examineSeasons(
  findings: readonly Finding[],
  { reference, current }: RowSides,
  season: AskedKinds['season'],
): Promise<Finding[]> {
  const time = season?.time ?? onlyTime({ reference, current })
  if (time === undefined) return [...findings]
  const times = await Promise.all([reference, current].map((side) => side.read(time, MAX_ROWS)))
  const [before, now] = times.map((column) => (column.kind === 'numeric' ? column.values : new Float64Array()))
  const done: Finding[] = []
  for (const finding of findings) {
    const plain = 'aspects' in finding ? finding.aspects.find(({ name }) => name === 'values') : undefined
    const isLooked = plain !== undefined && finding.name !== time && (season !== undefined || plain.pValue <= SUSPECT)
    if (!isLooked || !('aspects' in finding) || finding.type === 'date' || before === undefined || now === undefined) {
      done.push(finding)
      continue
    }
    const sides = await Promise.all([reference, current].map((side) => side.read(finding.name, MAX_ROWS)))
    const columns = finding.type === 'categorical' ? sides.map(asTexts) : sides
    const seasonal = compareInSeason(columns, [before, now], season?.by)
    done.push(seasonal === undefined ? finding : replace(finding, plain, seasonal, season !== undefined))
  }
  return done
}

function compareInSeason(
  [reference, current]: readonly Column[],
  [before, now]: readonly [Float64Array, Float64Array],
  asked: Season | undefined,
): Aspect | undefined {
  if (reference?.kind === 'numeric' && current?.kind === 'numeric') {
    const by = asked ?? detectSeason({ column: reference, times: before })
    if (by === undefined) return undefined
    return testSeasonalNumbers({ column: reference, times: before }, { column: current, times: now }, by)
  }
  if (reference?.kind !== 'text' || current?.kind !== 'text') return undefined
  const by = asked ?? detectSeason({ column: mostFrequent(reference), times: before })
  if (by === undefined) return undefined
  return testSeasonalCategories({ column: reference, times: before }, { column: current, times: now }, by)
}

/** Booleans are two categories. */
function asTexts(column: Column): Column {
  if (column.kind === 'text') return column
  const codes = Int32Array.from(column.values, (value) => (Number.isNaN(value) ? -1 : Number(value !== 0)))
  return { kind: 'text', name: column.name, codes, dictionary: ['false', 'true'] }
}

/** Is it the most frequent category? The season of a column of categories is looked for in that one. */
function mostFrequent(column: Extract<Column, { kind: 'text' }>): NumericColumn {
  const counts = new Float64Array(column.dictionary.length)
  for (const code of column.codes) if (code >= 0) counts[code] = (counts[code] as number) + 1
  const most = counts.indexOf(counts.reduce((largest, count) => Math.max(largest, count), 0))
  const values = Float64Array.from(column.codes, (code) => (code < 0 ? Number.NaN : Number(code === most)))
  return { kind: 'numeric', name: column.name, values }
}

/** The larger p value of two is one of "either shows nothing": valid however the season was found. */
function replace(finding: ColumnFinding, plain: Aspect, seasonal: Aspect, isAsked: boolean): ColumnFinding {
  const pValue = isAsked ? seasonal.pValue : Math.max(plain.pValue, seasonal.pValue)
  const tests = isAsked ? seasonal.tests : [...plain.tests, ...seasonal.tests]
  return {
    ...finding,
    aspects: finding.aspects.map((aspect) => (aspect === plain ? { ...seasonal, tests, pValue } : aspect)),
  }
}

function onlyTime({ reference, current }: RowSides): string | undefined {
  const isTime = (name: string): boolean =>
    current.columns.some((column) => column.name === name && column.type === 'date')
  const times = reference.columns.filter(({ name, type }) => type === 'date' && isTime(name))
  return times.length === 1 ? times[0]?.name : undefined
}
