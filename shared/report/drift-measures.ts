import type { DriftColumn } from '../evidence/drift-predicate.ts'
import { pText, significant } from '../policy/numbers.ts'
import { inline } from './escape.ts'
import { table } from './tables.ts'

const MAX_COLUMNS = 30

/** Names of the distances that any column has, in the order in which they were asked for. */
export function measureNames(columns: readonly DriftColumn[]): string[] {
  return [...new Set(columns.flatMap(({ measures = [] }) => measures.map(({ name }) => name)))]
}

/** A distance of a column with what belongs to it: its p value, or what clean data stay below; empty where it has none. */
export function measureText({ measures = [] }: DriftColumn, name: string): string {
  const found = measures.find((measure) => measure.name === name)
  if (found === undefined) return ''
  const value = significant(found.value, 3)
  if (found.pValue !== undefined) return `${value} (p ${pText(found.pValue)})`
  return found.chance === undefined ? value : `${value} (chance alone: up to ${significant(found.chance, 2)})`
}

/** The distances that were asked for by name, as a folded table of at most 30 columns; empty without any. */
export function foldedMeasures(columns: readonly DriftColumn[]): string {
  const names = measureNames(columns)
  if (names.length === 0) return ''
  const measured = columns.filter(({ measures = [] }) => measures.length > 0)
  const rows = measured
    .slice(0, MAX_COLUMNS)
    .map((column) => [inline(column.name, 80), ...names.map((name) => inline(measureText(column, name), 80))])
  const text = table([['column'], ...names.map((name) => [inline(name, 80), 'right'] as const)], rows)
  const more = measured.length > rows.length ? `\n\nand ${measured.length - rows.length} more columns.` : ''
  return `<details><summary>Distances asked for by name; they decide nothing</summary>\n\n${text}${more}\n\n</details>`
}
