import { findPersonal, type PersonalFinding } from '../data/pii.ts'
import type { Column } from '../data/table.ts'
import { hidePersonal } from '../drift/data-diff.ts'
import type { DriftColumn } from '../evidence/drift-predicate.ts'
import type { Summarizable } from '../ports/summaries.ts'
import { type RowReader, readerOf } from './row-reader.ts'

const SAMPLE = 1000
/** Whole numbers of eight digits and more can be somebody's. */
const LEAST_NUMBER = 1e7
/** Digits as of a payment card. */
const CARD_SIZED = /^[2-6]\d{12,18}$/

type Sides = { readonly reference: Summarizable; readonly current: Summarizable }

/**
 * Columns with nothing personal in them, which their names, values or messages may tell. The edges of a histogram are rounded numbers, so
 * large numbers are looked at in some rows; where there are none to look at, numbers of the size of a card are hidden.
 */
export async function hidePersonalColumns(columns: readonly DriftColumn[], sides: Sides): Promise<DriftColumn[]> {
  const readers = [sides.reference, sides.current].map((side) => readerOf(side, 'personal'))
  const shown: DriftColumn[] = []
  for (const column of columns) shown.push(hidePersonal(column, await lookFor(column, readers)))
  return shown
}

async function lookFor(
  column: DriftColumn,
  readers: readonly (RowReader | undefined)[],
): Promise<PersonalFinding | undefined> {
  const labels = column.histogram?.labels ?? []
  const found = findPersonal(column.name, labels)
  if (found !== undefined || column.type !== 'numeric') return found
  const edges = labels.map((label) => Number(label.replace('from ', ''))).filter(Number.isFinite)
  const largest = Math.max(...edges)
  if (!(largest >= LEAST_NUMBER)) return undefined
  for (const reader of readers) {
    const seen =
      reader === undefined ? undefined : findPersonal(column.name, toTexts(await reader.read(column.name, SAMPLE)))
    if (seen !== undefined) return seen
  }
  // Beyond the whole numbers that a double holds no check digit can be read.
  const isUnread = readers.includes(undefined) || largest > Number.MAX_SAFE_INTEGER
  return isUnread && CARD_SIZED.test(String(largest)) ? { kind: 'payment-card', by: 'content' } : undefined
}

/** Whole numbers that are there, as text. */
function toTexts(column: Column): string[] {
  if (column.kind !== 'numeric') return []
  return Array.from(column.values.filter(Number.isSafeInteger), String)
}
