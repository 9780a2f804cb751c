import { type DataChange, MAX_LISTED, MAX_MOVED } from '../evidence/data-change.ts'
import { type DataDiff, movedColumns } from './data-diff.ts'

/** A diff as evidence keeps it: counts of everything, and the beginning of every list, the most important first. */
export function toDataChange(
  diff: DataDiff,
  { files, before }: { readonly files: readonly string[]; readonly before: string },
): Omit<DataChange, 'part' | 'base'> {
  const { schema, rows } = diff
  const moved = movedColumns(diff)
  const { changedCells = [], ...counts } = rows
  const changes = [
    ...[counts.added, counts.removed, counts.changed ?? 0],
    ...[schema.added.length, schema.removed.length, schema.retyped.length],
  ]
  const first = <T>(list: readonly T[]): T[] => list.slice(0, MAX_LISTED)
  return {
    state: changes.every((change) => change === 0) ? 'same' : 'changed',
    files: first(files),
    before: { source: before, rows: diff.base.rows },
    after: diff.head,
    rows: counts,
    cells: first(changedCells.toSorted((a, b) => b.rows - a.rows)),
    columns: { added: first(schema.added), removed: first(schema.removed), retyped: first(schema.retyped) },
    compared: diff.columns.length,
    moved: moved.length,
    worst: moved.slice(0, MAX_MOVED),
  }
}
