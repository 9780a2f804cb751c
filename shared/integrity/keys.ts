import type { Column } from '../data/table.ts'
import type { Finding } from './finding.ts'

/** Words in the name of a column whose values are somebody or something that comes back. */
const OWNER_NAME =
  /(^|_)(patient|user|customer|client|person|member|account|household|device|subject|driver|merchant)(_|$)/
/** Different values among the rows of a sample from which on a column may be a key. */
const KEY_SHARE = 0.5
/** A key is told by other columns when at least this many are the same on nearly all rows that share it. */
const TOLD_BY = 2
const NEARLY_ALWAYS = 0.95
/** Other columns that are alike by chance tell nothing. */
const ALIKE = 0.95
const MOST_TELLING = 12
const LEAST_SHARED = 5

/** How a key is shared: `rows` counts rows of the holdout whose key is in the training data, `present` those that have one. */
export type KeyOverlap = {
  readonly keys: number
  readonly shared: number
  readonly rows: number
  readonly present: number
}
/** The share of pairs of rows that agree on a column: of those with one key, and of all. */
export type KeyAgreement = { readonly column: string; readonly withinKey: number; readonly chance: number }

/** The group that was named in the configuration must not be on both sides. */
export function groupFinding(column: string, { shared, keys, rows, present }: KeyOverlap): Finding[] {
  if (shared === 0) return []
  return [
    {
      code: 'GROUP_LEAK',
      severity: 'error',
      column,
      message: `${shared} of ${keys} groups of ${column} have rows in the training data and in the holdout; ${rows} of ${present} holdout rows are of a group the model has seen.`,
      rows,
      fix: `Split by ${column}, so that all rows of a group are on one side, and train again.`,
    },
  ]
}

/** Columns of the sample that may be keys: text or whole numbers, most rows with a value of their own. */
export function possibleKeys(columns: readonly Column[]): string[] {
  return columns.flatMap((column) => {
    const values = column.kind === 'text' ? [...column.codes].filter((code) => code >= 0) : wholeNumbers(column.values)
    const different = new Set(values).size
    return values.length >= 20 && different >= KEY_SHARE * values.length ? [column.name] : []
  })
}

function wholeNumbers(values: Float64Array): number[] {
  const present = [...values].filter((value) => !Number.isNaN(value))
  return present.every(Number.isInteger) ? present : []
}

/** Columns that could tell whether rows of one key belong together: few values, and not nearly always the same. */
export function tellingColumns(columns: readonly Column[], key: string): string[] {
  const found = columns.flatMap((column) => {
    if (column.name === key) return []
    const counts = new Map<number, number>()
    const values = column.kind === 'text' ? column.codes : column.values
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
    const alike = [...counts.values()].reduce((sum, n) => sum + (n / values.length) ** 2, 0)
    return counts.size <= 50 && alike < ALIKE ? [{ name: column.name, alike }] : []
  })
  return found
    .toSorted((a, b) => a.alike - b.alike || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_TELLING)
    .map(({ name }) => name)
}

/**
 * Is this column a key that lies on both sides? Numbers may be equal by chance (weights, amounts); rows that belong together also agree
 * in other columns. A name of somebody (patient, customer) is believed as well.
 */
export function keyFinding(column: string, overlap: KeyOverlap, agreement: readonly KeyAgreement[]): Finding[] {
  const { shared, keys, rows, present } = overlap
  if (shared < LEAST_SHARED) return []
  const telling = agreement.filter(
    ({ withinKey, chance }) => chance < ALIKE && excess(withinKey, chance) >= NEARLY_ALWAYS,
  )
  const isNamed = OWNER_NAME.test(words(column))
  if (telling.length < TOLD_BY && !isNamed) return []
  const names = telling.slice(0, 3).map((one) => one.column)
  const reason =
    names.length >= TOLD_BY
      ? `rows that share it agree in ${names.join(', ')}`
      : 'its name says that its values come back'
  return [
    {
      code: 'POSSIBLE_GROUP_LEAK',
      severity: 'warn',
      column,
      message: `${column} looks like a group (${reason}), and ${shared} of its ${keys} values are on both sides: ${rows} of ${present} holdout rows may be of somebody the model has seen.`,
      rows,
      fix: `If rows of one ${column} belong together, name it as \`data.group\` and split by it; if not, allow this code for it under \`check.allow\`.`,
    },
  ]
}

/** Agreement beyond chance: 0 as by chance, 1 always (Cohen's kappa of pairs). */
function excess(withinKey: number, chance: number): number {
  return (withinKey - chance) / (1 - chance)
}

function words(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '_')
}
