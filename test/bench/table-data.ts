import { DuckDBInstance } from '@duckdb/node-api'

/** What a table is made of; `seed` tells tables of the same shape apart. */
export type TableShape = { readonly rows: number; readonly columns: number; readonly seed: number }

/**
 * Writes Parquet whose values hang on nothing but row, column and seed. Of every 20 columns 12 are doubles (normal, log-normal, uniform,
 * rounded), 4 integers, 3 texts of 8 to a million values, 1 boolean; three have 2 % nulls. About 100 bytes a row of 20 columns.
 */
export async function writeTable(path: string, { rows, columns, seed }: TableShape): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '2GB' })
  const connection = await instance.connect()
  const list = Array.from({ length: columns }, (_, i) => `${columnSql(i, seed)} AS c${i}`)
  await connection.run(`COPY (SELECT ${list.join(', ')} FROM range(${rows}) r(i)) TO '${path}'`)
  connection.closeSync()
  instance.closeSync()
}

function columnSql(column: number, seed: number): string {
  const random = (salt: number): string => `((hash(i, ${column * 8 + salt}, ${seed}) >> 11) / 9007199254740992.0)`
  const normal = `sqrt(-2 * ln(1 - ${random(0)})) * cos(6.283185307179586 * ${random(1)})`
  const whole = (values: number): string => `floor(${random(0)} * ${values})`
  const kinds = [
    ...[1, 2, 3, 4].map((spread) => `${normal} * ${spread}`),
    ...[1, 2].map(() => `exp(${normal})`),
    ...[1, 100].map((spread) => `${random(0)} * ${spread}`),
    ...[1, 10].map((spread) => `round(${normal} * ${spread * 10}, 2)`),
    ...[1, 10].map((spread) => `round(${random(0)} * ${spread}, 3)`),
    ...[10, 1000, 100_000].map((values) => `CAST(${whole(values)} AS INTEGER)`),
    `CAST(${whole(10_000_000)} AS BIGINT)`,
    `'c' || CAST(${whole(8)} AS INTEGER)`,
    `'city ' || CAST(${whole(5000)} AS INTEGER)`,
    `'id-' || CAST(${whole(1_000_000)} AS INTEGER)`,
    `${random(0)} < 0.3`,
  ]
  const kind = column % kinds.length
  const sql = kinds[kind] ?? ''
  return [1, 5, 13].includes(kind) ? `CASE WHEN ${random(2)} >= 0.02 THEN ${sql} END` : sql
}
