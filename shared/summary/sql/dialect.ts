/** A column as a query gives it: `type` as in `ColumnInfo`, which pure modules do not know. */
export type SqlColumn = {
  readonly name: string
  readonly type: 'numeric' | 'text' | 'boolean' | 'date' | 'other'
  readonly databaseType: string
}

/** Rows of one answer; 64-bit integers and decimals may come as text. */
export type SqlRows = readonly (readonly (string | number | boolean | null)[])[]

/** Runs one SELECT inside the engine. */
export type RunSql = (sql: string) => Promise<SqlRows>

/** What a double is made of in SQL: finite or NULL, and the condition for infinite ones where the type has them. */
export type NumberSql = { readonly finite: string; readonly infinite?: string }

/** What differs between SQL engines. Every member gives SQL; texts are expressions unless they say otherwise. */
export type SqlDialect = {
  identifier(name: string): string
  /** A column of numbers, booleans (0 and 1) or dates (milliseconds since 1970 UTC, fractions cut off). */
  number(column: SqlColumn): NumberSql
  /** The text of a column, without the padding of fixed-width types. */
  text(column: SqlColumn): string
  /** An integer as a double. */
  double(integer: string): string
  /** A finite double as a 64-bit integer: the bits of its magnitude, negative for negative numbers; it ascends with the number. */
  order(finite: string): string
  /** MD5 of the UTF-8 bytes, lower-case hex. */
  md5(text: string): string
  /** A text that compares by its bytes. */
  bytewise(text: string): string
  /** A query with one row per row and element of `values`: `i` (from 1), `v`, and `p` when there are steps. One scan. */
  unpivot(from: string, values: readonly string[], steps?: readonly string[]): string
  wordCount(text: string): string
  /** A query with `i` and `b`, the different buckets of the words of each row of `texts` (a query with `i` and `v`). */
  wordBuckets(texts: string): string
}
