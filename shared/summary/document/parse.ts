import type { Located } from '../../document/located.ts'
import { validate } from '../../document/validate.ts'
import { UserError } from '../../kernel/error.ts'
import { type ColumnSummary, type DatasetSummary, type Joined, rangeOf } from '../column-summary.ts'
import { BUCKETS } from '../text-counts.ts'
import { fromStoredBorders, fromStoredCells } from './cells.ts'
import { faultsOfColumn } from './faults.ts'
import { formatProfile, MAX_PROFILE_CHARACTERS } from './format.ts'
import { type StoredCells, type StoredColumn, type StoredProfile, storedProfileSchema } from './schema.ts'

const START = { line: 1, column: 1 } as const
const MAX_FAULTS = 20

/**
 * Reads a stored profile. It must be, byte for byte, what `formatProfile` writes; counts must add up to the rows, cells must ascend.
 * Throws UserError DATA_UNREADABLE naming the file, the column and what is wrong: a profile that was cut off or edited never passes.
 */
export function parseProfile(text: string, file: string): DatasetSummary {
  const document: Located = { file, value: parseJson(text, file), locate: () => START, locateKey: () => START }
  const profile = validate<StoredProfile>(document, storedProfileSchema, 'DATA_UNREADABLE')
  const names = new Set(profile.columns.map(({ name }) => name))
  const faults = [
    ...(names.size < profile.columns.length ? ['two columns have one name'] : []),
    ...profile.columns.flatMap((column) => faultsOfColumn(column, profile)),
  ]
  if (faults.length > 0) {
    throw new UserError(
      'DATA_UNREADABLE',
      faults.slice(0, MAX_FAULTS).map((message) => ({ file, message, fix: FIX })),
    )
  }
  const summary = { rows: profile.rows, columns: profile.columns.map((column) => toColumn(column, profile)) }
  // Repeated keys and columns, other orders, other ways to write a number: everything that could hide something.
  if (formatProfile(summary, file) !== text) {
    refuse(file, 'this profile was written anew by something else: its bytes are not those that Assay writes')
  }
  return summary
}

const FIX = 'make the profile again with `assay profile --store`, and keep the file as it is'

function parseJson(text: string, file: string): unknown {
  if (text.length > MAX_PROFILE_CHARACTERS + 1000)
    refuse(file, `the profile has ${text.length} characters, which is too many`)
  try {
    return JSON.parse(text)
  } catch {
    return refuse(
      file,
      text.endsWith('}\n')
        ? 'this is no profile: it is not JSON'
        : 'this profile is cut off: it is not JSON to its end',
    )
  }
}

function toColumn(stored: StoredColumn, { rows, privacy }: StoredProfile): ColumnSummary {
  const { name, missing } = stored
  const base = { name, rows, missing }
  const joined = (parts: Joined): Pick<ColumnSummary, 'joined'> => (privacy === undefined ? {} : { joined: parts })
  switch (stored.kind) {
    case 'number':
    case 'boolean':
    case 'date': {
      const { kind, infinite, min, max } = stored
      const cells = fromStoredCells(stored.cells)
      const told = min === undefined || max === undefined ? {} : { range: { min, max } }
      const range = privacy === undefined ? rangeOf({ kind, cells, infinite, ...told }) : undefined
      const values = { kind, cells, infinite, ...(range === undefined ? {} : { range }) }
      return { ...base, values, ...joined(borders(stored.cells)) }
    }
    case 'category': {
      const categories = { names: stored.names, counts: Float64Array.from(stored.counts) }
      return { ...base, values: { kind: 'category', categories }, ...joined(restOf(stored)) }
    }
    case 'text': {
      const text = {
        values: bucketsOf(stored.values),
        words: bucketsOf(stored.words),
        lengths: fromStoredCells(stored.lengths),
        wordCounts: fromStoredCells(stored.wordCounts),
      }
      const parts = {
        ...restOf(stored),
        lengthBorders: fromStoredBorders(stored.lengths) ?? new Float64Array(),
        wordBorders: fromStoredBorders(stored.wordCounts) ?? new Float64Array(),
      }
      return { ...base, values: { kind: 'text', text }, ...joined(parts) }
    }
    case 'empty':
      return { ...base, values: { kind: 'empty' }, ...joined({}) }
    case 'other':
      return { ...base, values: { kind: 'other', present: rows - missing }, ...joined({}) }
    default:
      return stored satisfies never
  }
}

function bucketsOf(counts: readonly number[]): Float64Array {
  return counts.length === 0 ? new Float64Array(BUCKETS) : Float64Array.from(counts)
}

function borders(cells: StoredCells): Joined {
  const list = fromStoredBorders(cells)
  return list === undefined ? {} : { borders: list }
}

function restOf({ rest }: { readonly rest?: Joined['rest'] }): Joined {
  return rest === undefined ? {} : { rest }
}

function refuse(file: string, message: string): never {
  throw new UserError('DATA_UNREADABLE', { file, message, fix: FIX })
}
