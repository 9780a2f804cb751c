/**
 * Rows of one cell of a column on one side with one class; for a numeric target all rows of the cell, with the sum and the sum of squares
 * of its scaled values (0 to 1). `cell` is -1 where the column is missing.
 */
export type CellTally = {
  readonly cell: number
  readonly isHoldout: boolean
  readonly label: string
  readonly n: number
  readonly sum: number
  readonly squares: number
}
