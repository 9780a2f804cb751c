import type { RowDifference, SchemaDifference } from '../data/diff-schema.ts'
import { masked, type PersonalFinding, personalKindOf } from '../data/pii.ts'
import type { DriftColumn } from '../evidence/drift-predicate.ts'

/** What changed between two versions of a data set: columns, rows, and how the values of each column are distributed. */
export type DataDiff = {
  readonly base: { readonly source: string; readonly rows: number }
  readonly head: { readonly source: string; readonly rows: number }
  readonly id?: string
  readonly schema: SchemaDifference
  readonly rows: RowDifference
  readonly columns: readonly DriftColumn[]
  readonly skipped: readonly { readonly name: string; readonly reason: string }[]
}

/** The same column with nothing in it that looks like personal data. `personal` hides every value, whatever it looks like. */
export function hidePersonal(column: DriftColumn, personal: PersonalFinding | undefined): DriftColumn {
  const { histogram, unseen, message = '', ...rest } = column
  const categories = unseen?.categories.map((value) => masked(value, personal))
  const isQuoting = unseen?.categories.some((value, i) => value !== categories?.[i]) === true
  const kind = personal?.kind ?? personalKindOf(message)
  const words = kind === undefined && !isQuoting ? message : `its values changed (${kind ?? 'personal data'}, hidden)`
  return {
    ...rest,
    ...(histogram === undefined || personal !== undefined
      ? {}
      : { histogram: { ...histogram, labels: histogram.labels.map((label) => masked(label, undefined)) } }),
    ...(unseen === undefined ? {} : { unseen: { ...unseen, categories: [...new Set(categories)] } }),
    ...(message === '' ? {} : { message: column.verdict === 'stable' ? message : words }),
  }
}

/** Columns whose distribution moved, worst first: by how far the effect exceeds what matters; ties by name. */
export function movedColumns({ columns }: Pick<DataDiff, 'columns'>): DriftColumn[] {
  const excess = ({ effect }: DriftColumn): number => Math.abs(effect.size) / (effect.material || 1)
  return columns
    .filter(({ drifted, effect }) => drifted && effect.name !== 'schema')
    .toSorted((a, b) => excess(b) - excess(a) || (a.name < b.name ? -1 : 1))
}
