/** One numeric column (booleans are 0/1, dates are milliseconds since 1970 UTC); `NaN` is missing. */
export type NumericColumn = { readonly kind: 'numeric'; readonly name: string; readonly values: Float64Array }

/** One text column, dictionary coded: `codes[row]` indexes `dictionary`, -1 is missing. */
export type TextColumn = {
  readonly kind: 'text'
  readonly name: string
  readonly codes: Int32Array
  readonly dictionary: readonly string[]
}

export type Column = NumericColumn | TextColumn

/** Columns of equal length, in the order they were asked for. */
export type Table = { readonly rows: number; readonly columns: readonly Column[] }

export function columnOf(table: Table, name: string): Column | undefined {
  return table.columns.find((column) => column.name === name)
}

/** The cell as text, the way a person would write it; `undefined` is missing. */
export function cellText(column: Column, row: number): string | undefined {
  if (column.kind === 'text') return column.dictionary[column.codes[row] ?? -1]
  const value = column.values[row] ?? Number.NaN
  return Number.isNaN(value) ? undefined : String(value)
}
