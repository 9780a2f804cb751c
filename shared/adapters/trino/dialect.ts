import type { NumberSql, SqlColumn, SqlDialect } from '../../summary/sql/dialect.ts'

export const trinoDialect: SqlDialect = {
  identifier: quoted,
  number: numberSql,
  text: textSql,
  double: (integer) => `CAST(${integer} AS double)`,
  order: (finite) => `from_big_endian_64(to_ieee754_64(abs(${finite}))) * (CASE WHEN ${finite} < 0 THEN -1 ELSE 1 END)`,
  md5,
  bytewise: (text) => text,
  unpivot: (from, values, steps) => {
    const lists = [values, ...(steps === undefined ? [] : [steps.map((step) => `CAST(${step} AS bigint)`)])]
    const names = steps === undefined ? 'v' : 'v, p'
    const selected = steps === undefined ? 'u.v' : 'u.v, u.p'
    return `SELECT u.i, ${selected} FROM ${from}
CROSS JOIN UNNEST(${lists.map((list) => `ARRAY[${list.join(', ')}]`).join(', ')}) WITH ORDINALITY AS u(${names}, i)`
  },
  wordCount: (text) => `cardinality(${words(text)})`,
  wordBuckets: (texts) =>
    `SELECT t.i, w.b FROM (${texts}) AS t
CROSS JOIN UNNEST(array_distinct(transform(${words('t.v')}, part -> substr(${md5('part')}, 1, 3)))) AS w(b)`,
}

/** A name of a column, table, schema or catalog as SQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function md5(text: string): string {
  return `lower(to_hex(md5(to_utf8(${text}))))`
}

/** What white space parts, without the empty parts between two of it. */
function words(text: string): string {
  const spaces = [9, 10, 11, 12, 13].map((code) => `chr(${code})`).join(' || ')
  return `filter(split(translate(${text}, ${spaces}, '     '), ' '), part -> part <> '')`
}

function textSql({ name, databaseType }: SqlColumn): string {
  const column = quoted(name)
  if (databaseType === 'json') return `json_format(${column})`
  const text = `CAST(${column} AS varchar)`
  // Padding of char(n) is not part of its text.
  return databaseType.startsWith('char') ? `trim(TRAILING ' ' FROM ${text})` : text
}

function numberSql({ name, type, databaseType }: SqlColumn): NumberSql {
  const column = quoted(name)
  if (type === 'date') return { finite: milliseconds(column, databaseType) }
  const double = `CAST(${column} AS double)`
  if (!/^(real|double)$/.test(databaseType)) return { finite: double }
  return { finite: `(CASE WHEN is_finite(${double}) THEN ${double} END)`, infinite: `is_infinite(${double})` }
}

/** Whole milliseconds since 1970 UTC. `date_diff` rounds down, also before 1970: there a fraction means one more. */
function milliseconds(column: string, databaseType: string): string {
  const epoch = "TIMESTAMP '1970-01-01 00:00:00'"
  const moment = databaseType.endsWith('with time zone')
    ? `CAST(at_timezone(${column}, 'UTC') AS timestamp(12))`
    : `CAST(${column} AS timestamp(12))`
  const whole = `date_diff('millisecond', ${epoch}, ${moment})`
  if (databaseType === 'date') return `CAST(${whole} AS double)`
  const hasFraction = `${moment} < ${epoch} AND date_trunc('millisecond', ${moment}) <> ${moment}`
  return `CAST(${whole} + CASE WHEN ${hasFraction} THEN 1 ELSE 0 END AS double)`
}
