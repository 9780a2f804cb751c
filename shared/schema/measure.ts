import type { FormatName } from './document-schema.ts'

export type Scalar = string | number | boolean
export type Bound = number | string
export type Order = 'increasing' | 'strictly-increasing' | 'decreasing' | 'strictly-decreasing'

/** What a cell must be. Cells without a value are looked at by `present` and `not-nan` only, infinite ones by `finite` only. */
export type CellTest =
  | { readonly kind: 'present' }
  | { readonly kind: 'not-nan' }
  | { readonly kind: 'finite' }
  | { readonly kind: 'whole' }
  | { readonly kind: 'one-of' | 'none-of'; readonly values: readonly Scalar[] }
  /** Both ends belong to it. Bounds of dates are ISO 8601 text. */
  | { readonly kind: 'range'; readonly min?: Bound; readonly max?: Bound }
  /** Can the text be read as a value of this type? */
  | { readonly kind: 'reads-as'; readonly type: 'integer' | 'number' | 'boolean' | 'date' }
  /** `name` is how messages call the pattern. */
  | { readonly kind: 'pattern'; readonly pattern: string; readonly found: boolean; readonly name: string }
  | { readonly kind: 'length'; readonly min?: number | undefined; readonly max?: number | undefined }
  | { readonly kind: 'format'; readonly format: FormatName }
  | { readonly kind: 'date-format'; readonly format: string; readonly name: string }

/** A condition of the user, and how messages call it. */
export type RowCondition = { readonly where: string; readonly name: string }

/** Something that every row (`when`: every row of these) must fulfil. */
export type RowTest =
  | { readonly kind: 'cell'; readonly column: string; readonly test: CellTest; readonly when?: RowCondition }
  | { readonly kind: 'condition'; readonly check: RowCondition; readonly when?: RowCondition }
  /** Every value with the one before it, in the order of the file. */
  | { readonly kind: 'order'; readonly column: string; readonly order: Order }
  /** No combination of values twice; rows in which one is missing are left out. A failed row repeats another. */
  | { readonly kind: 'unique'; readonly columns: readonly string[] }

/** Rows that a test looked at, and those of them that failed it. */
export type TestCount = { readonly tested: number; readonly failed: number }

/** A value that failed a test (`undefined`: the row as a whole), in how many rows, and the first of them where rows have numbers. */
export type Example = { readonly value: string | undefined; readonly rows: number; readonly row?: number }

/** What a schema is inferred from: counted over every row. */
export type ColumnFacts = {
  readonly name: string
  readonly type: 'numeric' | 'text' | 'boolean' | 'date' | 'other'
  readonly rows: number
  /** Rows with a value; NaN is none. */
  readonly present: number
  readonly nan: number
  readonly infinite: number
  /** Numbers only. */
  readonly numbers?: { readonly min: number; readonly max: number; readonly isWhole: boolean }
  /** Different values where there are at most `limit` of them, with their rows, in the order of the values; text only. */
  readonly values?: readonly { readonly value: string; readonly count: number }[]
  /** Some different values, for a look at what a text column holds. */
  readonly sample: readonly string[]
  /** Set where it was worth counting: no value occurs twice. */
  readonly isUnique: boolean
  /** A named format that every value has; text only. */
  readonly format?: FormatName
}
