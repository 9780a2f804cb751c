import { nearestName } from '../document/nearest-name.ts'
import { type Problem, UserError } from '../kernel/error.ts'
import type { MeasureName } from './measures.ts'

/** A column as the table engine describes it. */
export type DataColumn = { readonly name: string; readonly type: 'numeric' | 'text' | 'boolean' | 'date' | 'other' }

/** `columns` are tested whatever they look like; without them all are, but for identifiers and dates. */
export type Selection = {
  readonly columns?: readonly string[]
  readonly exclude?: readonly string[]
  /** The outcome a model predicts: it is compared where both sides know it, and its absence from the current data is no drift. */
  readonly outcome?: string
  /** Columns that are no features, with the words of what they are: `columns` names one that is to be compared all the same. */
  readonly roles?: { readonly [column: string]: string }
  /** Are columns of dates compared, by the weekdays and hours they fall on? */
  readonly dates?: boolean
  /** Distances to report beside the tests. */
  readonly measures?: readonly MeasureName[]
}

export type PlannedColumn =
  | { readonly kind: 'compare'; readonly name: string; readonly asked: boolean }
  /** The types differ: drift, unless the odd side turns out to have no value at all. */
  | { readonly kind: 'retyped'; readonly name: string; readonly schema: string; readonly numeric: boolean }
  | { readonly kind: 'one-sided'; readonly name: string; readonly schema: string; readonly numeric: boolean }
  | { readonly kind: 'skipped'; readonly name: string; readonly reason: string }

/** Decides what to do with each column, in the order of the reference. Throws UserError COLUMN_MISSING for selected names on neither side. */
export function planColumns(
  reference: readonly DataColumn[],
  current: readonly DataColumn[],
  selection: Selection,
): PlannedColumn[] {
  const sides = { reference: byName(reference), current: byName(current) }
  const names = [...new Set([...sides.reference.keys(), ...sides.current.keys()])]
  refuseUnknown(names, selection)
  const excluded = new Set(selection.exclude ?? [])
  const asked = selection.columns === undefined ? undefined : new Set(selection.columns)
  const isAsked = (name: string): boolean =>
    asked !== undefined || (selection.dates === true && sides.reference.get(name)?.type === 'date')
  return names
    .filter((name) => !excluded.has(name) && (asked === undefined || asked.has(name)))
    .map((name) => {
      const reason = whyNot(name, selection, sides.current)
      return reason === undefined
        ? plan(name, sides.reference.get(name), sides.current.get(name), isAsked(name))
        : { kind: 'skipped', name, reason }
    })
}

/** Why a column is not compared whatever it holds. */
function whyNot(
  name: string,
  { outcome, columns, roles = {} }: Selection,
  current: ReadonlyMap<string, DataColumn>,
): string | undefined {
  if (name === outcome && !current.has(name)) return 'the outcome of the current data is not known yet'
  if (columns !== undefined || !Object.hasOwn(roles, name)) return undefined
  return `it is ${roles[name]}, no feature; name it in \`columns\` to compare it`
}

function plan(
  name: string,
  reference: DataColumn | undefined,
  current: DataColumn | undefined,
  asked: boolean,
): PlannedColumn {
  if (reference === undefined || current === undefined) {
    const [known, where, absent] =
      reference === undefined ? [current, 'current data', 'reference'] : [reference, 'reference', 'current data']
    const schema = `the column is in the ${where} but not in the ${absent}`
    return { kind: 'one-sided', name, schema, numeric: known?.type === 'numeric' || known?.type === 'date' }
  }
  const types = [reference.type, current.type]
  if (types.includes('other'))
    return {
      kind: 'skipped',
      name,
      reason: 'its type is nested or binary, or a private profile keeps its values back: there is nothing to test',
    }
  if (isRetyped(reference.type, current.type)) {
    const schema = `the type changed from ${WORDS[reference.type]} to ${WORDS[current.type]}`
    return { kind: 'retyped', name, schema, numeric: reference.type !== 'text' }
  }
  if (reference.type === 'date' && !asked) {
    const reason =
      'dates move on by themselves; name the column in `columns`, or say `dates: true`, to compare weekdays and hours'
    return { kind: 'skipped', name, reason }
  }
  return { kind: 'compare', name, asked }
}

/** Zeros and ones of a CSV file are the booleans of a Parquet file. */
function isRetyped(reference: DataColumn['type'], current: DataColumn['type']): boolean {
  const numbers = ['numeric', 'boolean']
  return reference !== current && !(numbers.includes(reference) && numbers.includes(current))
}

const WORDS = { numeric: 'numbers', text: 'text', boolean: 'true/false', date: 'dates', other: 'other' } as const

function refuseUnknown(names: readonly string[], { columns = [], exclude = [] }: Selection): void {
  const problems: Problem[] = [...columns, ...exclude]
    .filter((name) => !names.includes(name))
    .map((name) => {
      const near = nearestName(name, names)
      return {
        file: 'drift',
        message: `there is no column "${name}" in the reference or in the current data`,
        fix: near === undefined ? 'name columns of the data (capitals count)' : `did you mean "${near}"?`,
      }
    })
  if (problems.length > 0) throw new UserError('COLUMN_MISSING', problems)
}

function byName(columns: readonly DataColumn[]): Map<string, DataColumn> {
  return new Map(columns.map((column) => [column.name, column]))
}
