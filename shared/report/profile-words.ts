import type { Profile, ProfileColumn } from '../data/profile-schema.ts'
import { count, plural, significant } from '../policy/numbers.ts'
import { sparkline } from './charts.ts'
import { plain } from './escape.ts'

const MAX_VALUE = 40

/** Facts about the whole data set, one sentence each, unescaped; names are cut to one line. */
export function profileFacts(profile: Profile): string[] {
  const { rows, columns, duplicateRows, id, correlations } = profile
  const facts = [`${plural(rows, 'row')}, ${plural(columns.length, 'column')}`]
  if (duplicateRows !== undefined && duplicateRows > 0) facts.push(`${repeating(duplicateRows)} an earlier row`)
  if (id !== undefined) facts.push(idWords(id))
  for (const column of columns) {
    const name = plain(column.name, 80)
    if (column.infinite !== undefined) facts.push(`${name}: ${infiniteWords(column.infinite)} in no other figure`)
    if (column.variation !== 'varies') facts.push(`${name} is ${VARIATION[column.variation]}`)
    if (column.personal !== undefined) facts.push(`${name} looks like ${personalWords(column.personal)}: values hidden`)
  }
  for (const { columns: pair, pearson } of correlations?.strong ?? []) {
    const [one = '', other = ''] = pair.map((name) => plain(name, 80))
    facts.push(`${one} and ${other} say nearly the same (Pearson's r ${significant(pearson, 4)})`)
  }
  if (correlations !== undefined && correlations.left > 0) {
    facts.push(
      `correlations cover the first ${correlations.columns} numeric columns; ${correlations.left} were left out`,
    )
  }
  return facts
}

const VARIATION: Readonly<Record<Exclude<ProfileColumn['variation'], 'varies'>, string>> = {
  empty: 'empty',
  constant: 'constant: one value in every row that has one',
  'near-constant': 'nearly constant: one value in 99 % of the rows or more',
}

function idWords({ column, duplicates, missing }: NonNullable<Profile['id']>): string {
  const name = plain(column, 80)
  if (duplicates === 0 && missing === 0) return `${name} tells every row apart`
  return `${name} does not tell every row apart: ${repeating(duplicates)} an id, ${count(missing)} have none`
}

function infiniteWords(rows: number): string {
  return rows === 1 ? '1 infinite value, which is' : `${count(rows)} infinite values, which are`
}

function repeating(rows: number): string {
  return `${plural(rows, 'row')} ${rows === 1 ? 'repeats' : 'repeat'}`
}

function personalWords({ kind, by }: NonNullable<ProfileColumn['personal']>): string {
  return by === 'name' ? `personal data by its name (${kind})` : `personal data by its content (${kind})`
}

/** The range of a column in a few words, unescaped: numbers and dates from lowest to highest (in a private
 * profile: from the 5th to the 95th percentile), else the most frequent values; and how many are infinite. */
export function rangeWords(column: ProfileColumn): string {
  const { infinite } = column
  return [finiteWords(column), ...(infinite === undefined ? [] : [`${count(infinite)} infinite`])]
    .filter((part) => part !== '')
    .join(', ')
}

function finiteWords({ numbers, dates, top }: ProfileColumn): string {
  if (numbers !== undefined) {
    const { quantiles } = numbers
    const { min = quantiles.p5, max = quantiles.p95 } = numbers
    return [min, quantiles.p50, max].map((value) => significant(value, 4).replace(/\.0+$/, '')).join(' … ')
  }
  if (dates !== undefined) return `${dates.min ?? dates.quantiles.p5} … ${dates.max ?? dates.quantiles.p95}`
  return top
    .slice(0, 3)
    .map(({ value, count: rows }) => `${plain(value, MAX_VALUE)} (${count(rows)})`)
    .join(', ')
}

/** A histogram in one line of bars; empty where there is none. */
export function bars({ histogram }: ProfileColumn): string {
  if (histogram === undefined) return ''
  const counts = histogram.map(({ count: rows }) => rows)
  return sparkline(counts, Math.max(...counts)).replaceAll(' ', '·')
}
