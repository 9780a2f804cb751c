import { isAbove } from '../join-cells.ts'
import { cellOf } from '../number-cells.ts'
import { MIN_CELL } from '../private-summary.ts'
import { BUCKETS } from '../text-counts.ts'
import { fromStoredBorders, fromStoredCells } from './cells.ts'
import type { StoredCells, StoredColumn, StoredProfile } from './schema.ts'

/** What a schema cannot say about a column of a stored profile: empty when everything adds up. */
export function faultsOfColumn(column: StoredColumn, { rows, privacy }: StoredProfile): string[] {
  const isPrivate = privacy !== undefined
  return faults(column, rows - column.missing, isPrivate).map(
    (fault) => `column "${column.name.slice(0, 100)}": ${fault}`,
  )
}

function faults(column: StoredColumn, present: number, isPrivate: boolean): string[] {
  if (present < 0) return ['more rows are missing than there are']
  switch (column.kind) {
    case 'number':
    case 'boolean':
    case 'date':
      return [...cellFaults(column.cells, present - column.infinite, isPrivate), ...rangeFaults(column, isPrivate)]
    case 'category':
      return [
        ...differ(total(column.counts) + (column.rest?.rows ?? 0), present),
        ...when(column.names.length !== column.counts.length, 'there is not one count for each category'),
        ...when(!ascends(column.names), 'the categories are not in order'),
        ...restFaults(column.rest, isPrivate),
        ...when(
          isPrivate && column.counts.some((count) => count < MIN_CELL),
          'a category has fewer rows than a private profile tells',
        ),
      ]
    case 'text':
      return [
        ...differ(total(column.values) + (column.rest?.rows ?? 0), present),
        ...when(
          [column.values, column.words].some(({ length }) => length > 0 && length < BUCKETS),
          'it has too few buckets',
        ),
        ...cellFaults(column.lengths, present, isPrivate),
        ...cellFaults(column.wordCounts, present, isPrivate),
        ...restFaults(column.rest, isPrivate),
        ...when(
          column.words.some((count) => count > present),
          'a word is in more rows than have a value',
        ),
        ...when(
          isPrivate && [...column.values, ...column.words].some((count) => count > 0 && count < MIN_CELL),
          'a bucket has fewer rows than a private profile tells',
        ),
      ]
    case 'empty':
      return differ(0, present)
    case 'other':
      return []
    default:
      return column satisfies never
  }
}

function cellFaults(stored: StoredCells, present: number, isPrivate: boolean): string[] {
  const { shift, counts } = stored
  const borders = fromStoredBorders(stored)
  const { values } = fromStoredCells(stored)
  const isOneForm = (stored.values === undefined) === (stored.first !== undefined && stored.steps !== undefined)
  if (!isOneForm) return ['the cells are neither values nor keys']
  return [
    ...differ(total(counts), present),
    ...when(values.length !== counts.length, 'there is not one count for each cell'),
    ...when(!ascends(values) || !values.every(Number.isFinite), 'the cells do not ascend'),
    ...(isPrivate
      ? joinedFaults(values, borders, counts)
      : [
          ...when(borders !== undefined, 'it has borders, but the profile is not private'),
          ...when(
            values.some((value) => !Object.is(cellOf(value, shift), value)),
            'a cell is finer than the shift says',
          ),
        ]),
  ]
}

function joinedFaults(values: Float64Array, borders: Float64Array | undefined, counts: readonly number[]): string[] {
  if (borders === undefined) return ['it has no borders, but the profile is private']
  const parts = borders.every(
    (border, i) => !isAbove(values[i] as number, border) && isAbove(values[i + 1] as number, border),
  )
  return [
    ...when(borders.length !== Math.max(0, values.length - 1) || !parts, 'the borders do not part the cells'),
    ...when(
      counts.some((count) => count < MIN_CELL),
      'a cell has fewer rows than a private profile tells',
    ),
  ]
}

type Numbers = Extract<StoredColumn, { readonly infinite: number }>

function rangeFaults({ min, max, cells }: Numbers, isPrivate: boolean): string[] {
  if (min === undefined && max === undefined) return []
  if (min === undefined || max === undefined) return ['it has one extreme without the other']
  if (isPrivate || cells.shift === 0) return ['it tells extremes that this profile does not have']
  const { values } = fromStoredCells(cells)
  const fits = cellOf(min, cells.shift) === values[0] && cellOf(max, cells.shift) === values.at(-1)
  return when(!fits, 'the extremes are not in the outermost cells')
}

function restFaults(
  rest: { readonly rows: number; readonly values: number } | undefined,
  isPrivate: boolean,
): string[] {
  if (!isPrivate) return when(rest !== undefined, 'it has a rest, but the profile is not private')
  if (rest === undefined) return ['it has no rest, but the profile is private']
  return when(rest.rows < rest.values || (rest.values === 0) !== (rest.rows === 0), 'its rest does not add up')
}

function differ(counted: number, present: number): string[] {
  return when(counted !== present, `its counts add up to ${counted} rows, not to the ${present} that have a value`)
}

function ascends<T>(list: ArrayLike<T>): boolean {
  for (let i = 1; i < list.length; i++) if (!((list[i - 1] as T) < (list[i] as T))) return false
  return true
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}

function when(isWrong: boolean, message: string): string[] {
  return isWrong ? [message] : []
}
