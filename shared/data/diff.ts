import type { SchemaDifference } from './diff-schema.ts'
import { typeName } from './type-name.ts'

/** A column as a data set declares it. */
export type DeclaredColumn = { readonly name: string; readonly type: string; readonly databaseType: string }

/** Compares the declared columns, by name. Widths of numbers (INTEGER or BIGINT) are storage, not a change of type. */
export function compareSchemas(base: readonly DeclaredColumn[], head: readonly DeclaredColumn[]): SchemaDifference {
  const [before, after] = [byName(base), byName(head)]
  const only = (side: readonly DeclaredColumn[], other: ReadonlyMap<string, DeclaredColumn>) =>
    side
      .filter(({ name }) => !other.has(name))
      .map(({ name, databaseType }) => ({ name, type: typeName(databaseType) }))
  return {
    added: only(head, before),
    removed: only(base, after),
    retyped: base.flatMap(({ name, type, databaseType }) => {
      const now = after.get(name)
      const isSame = now === undefined || (type === 'other' ? now.databaseType === databaseType : now.type === type)
      return isSame ? [] : [{ name, from: typeName(databaseType), to: typeName(now.databaseType) }]
    }),
  }
}

function byName(columns: readonly DeclaredColumn[]): Map<string, DeclaredColumn> {
  return new Map(columns.map((column) => [column.name, column]))
}
