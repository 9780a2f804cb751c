import { type Problem, UserError } from '../kernel/error.ts'
import { type ColumnSummary, type DatasetSummary, mergeColumns } from './column-summary.ts'
import { STORED_CELLS } from './number-cells.ts'
import type { Md5 } from './text-counts.ts'

/** A part of a data set, and how messages call it. */
export type NamedSummary = { readonly name: string; readonly summary: DatasetSummary }

const MAX_NAMED = 20

/**
 * The summary of the whole from those of its parts, in any order. Columns keep their order, or have that of their names
 * where parts disagree. Throws UserError DATA_UNREADABLE with every part that lacks a column, has one more, holds values of another kind, or is private.
 */
export function mergeSummaries(parts: readonly NamedSummary[], md5: Md5): DatasetSummary {
  const [first, ...others] = parts
  if (first === undefined) {
    throw new UserError('DATA_EMPTY', { file: 'merge', message: 'there is no profile to merge' })
  }
  refuse(parts.filter(({ summary }) => summary.columns.some(({ joined }) => joined !== undefined)).map(privatePart))
  refuse(others.flatMap((other) => differences(first, other)))
  const names = orderOf(parts)
  const byName = parts.map(({ name, summary }) => ({
    name,
    columns: new Map(summary.columns.map((column) => [column.name, column])),
  }))
  const problems: Problem[] = []
  const columns = names.flatMap((name) => {
    const known = byName.flatMap((part) => ({ part: part.name, column: part.columns.get(name) as ColumnSummary }))
    return mergeColumn(known, md5, problems) ?? []
  })
  refuse(problems)
  return { rows: parts.reduce((rows, { summary }) => rows + summary.rows, 0), columns }
}

type Known = { readonly part: string; readonly column: ColumnSummary }

function mergeColumn(known: readonly Known[], md5: Md5, problems: Problem[]): ColumnSummary | undefined {
  // The kind of the column is that of the first part with a value: the odd one out is named.
  const speaking = known.find(({ column }) => column.values.kind !== 'empty')
  let whole: ColumnSummary | undefined
  for (const { part, column } of known) {
    const merged = whole === undefined ? column : mergeColumns(whole, column, { cells: STORED_CELLS, md5 })
    if (merged === undefined) problems.push(otherKind(part, column, speaking))
    else whole = merged
  }
  return whole
}

/** Whichever parts are merged first, and however they are grouped, this comes out the same. */
function orderOf(parts: readonly NamedSummary[]): readonly string[] {
  const orders = parts.map(({ summary }) => summary.columns.map(({ name }) => name))
  const [first = [], ...others] = orders
  return others.every((order) => order.every((name, i) => name === first[i])) ? first : first.toSorted()
}

function differences(first: NamedSummary, other: NamedSummary): Problem[] {
  const [here, there] = [namesOf(first), namesOf(other)]
  const fix = 'profile the same columns of every part'
  return [
    ...[...here]
      .filter((name) => !there.has(name))
      .map((name) => ({ file: other.name, message: `the column "${name}" of ${first.name} is missing`, fix })),
    ...[...there]
      .filter((name) => !here.has(name))
      .map((name) => ({ file: other.name, message: `the column "${name}" is not in ${first.name}`, fix })),
  ]
}

function otherKind(part: string, { name, values }: ColumnSummary, first: Known | undefined): Problem {
  return {
    file: part,
    message: `the column "${name}" holds ${values.kind} values here, and ${first?.column.values.kind} values in ${first?.part}`,
    fix: 'give the column one type in every part (Parquet keeps types, of CSV they are guessed)',
  }
}

function privatePart({ name }: NamedSummary): Problem {
  return {
    file: name,
    message: 'is a private profile, which cannot be merged: its small cells are gone',
    fix: 'merge the full profiles first, then store the whole with --private',
  }
}

function namesOf({ summary }: NamedSummary): ReadonlySet<string> {
  return new Set(summary.columns.map(({ name }) => name))
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > MAX_NAMED) {
    const more = `and ${problems.length - MAX_NAMED} more differences`
    throw new UserError('DATA_UNREADABLE', [...problems.slice(0, MAX_NAMED), { file: 'merge', message: more }])
  }
  if (problems.length > 0) throw new UserError('DATA_UNREADABLE', problems)
}
