import type { DriftPredicate } from '../evidence/drift-predicate.ts'

/** The same evidence, with how much columns matter to the model beside those that are named. */
export function withImportance(
  predicate: DriftPredicate,
  importance: { readonly [column: string]: number },
): DriftPredicate {
  return {
    ...predicate,
    columns: predicate.columns.map((column) => {
      const weight = Object.hasOwn(importance, column.name) ? importance[column.name] : undefined
      return weight === undefined ? column : { ...column, importance: weight }
    }),
  }
}
