import type { NumberSql, SqlColumn, SqlDialect } from '../../summary/sql/dialect.ts'

/** PostgreSQL 14 or later: older ones give seconds as a double, which loses microseconds. */
export const postgresDialect: SqlDialect = {
  identifier: quoted,
  number: numberSql,
  // Padding of char(n) is not part of its text, here and in the cast alike; bytes compare the same whatever the collation of the column.
  text: ({ name }) => `${quoted(name)}::text COLLATE "C"`,
  double: (integer) => `(${integer})::float8`,
  order: (finite) =>
    `('x' || encode(float8send(abs(${finite})), 'hex'))::bit(64)::bigint * (CASE WHEN ${finite} < 0 THEN -1 ELSE 1 END)`,
  md5,
  bytewise: (text) => text,
  unpivot: (from, values, steps) => {
    const numbers = values.map((_, i) => i + 1).join(', ')
    const p = steps === undefined ? '' : `, unnest(ARRAY[${steps.join(', ')}]::bigint[]) AS p`
    return `SELECT unnest(ARRAY[${numbers}]) AS i, unnest(ARRAY[${values.join(', ')}]) AS v${p} FROM ${from}`
  },
  wordCount: (text) => `cardinality(${words(text)})`,
  // Most texts of very many values are one word: they need no list of their own.
  wordBuckets: (texts) =>
    `SELECT t.i, substr(${md5('t.v')}, 1, 3) AS b FROM (${texts}) AS t WHERE t.v <> '' AND ${isWord('t.v')}
UNION ALL SELECT t.i, w.b FROM (${texts}) AS t CROSS JOIN LATERAL
(SELECT DISTINCT substr(${md5('part')}, 1, 3) AS b FROM unnest(${words('t.v')}) AS part) AS w WHERE NOT ${isWord('t.v')}`,
}

/** A name of a column, table or schema as SQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function md5(text: string): string {
  return `md5(convert_to(${text}, 'UTF8'))`
}

/** What white space parts, without the empty parts between two of it. */
function words(text: string): string {
  return String.raw`array_remove(string_to_array(translate(${text}, E'\t\n\x0B\f\r', '     '), ' '), '')`
}

function isWord(text: string): string {
  return String.raw`translate(${text}, E' \t\n\x0B\f\r', '') = ${text}`
}

function numberSql({ name, type, databaseType }: SqlColumn): NumberSql {
  const column = quoted(name)
  if (type === 'boolean') return { finite: `${column}::int::float8` }
  if (type === 'date') {
    const milliseconds =
      databaseType === 'date'
        ? `(${column} - DATE '1970-01-01')::float8 * 86400000`
        : `trunc(extract(epoch FROM ${column}) * 1000)::float8`
    return { finite: `(CASE WHEN isfinite(${column}) THEN ${milliseconds} END)`, infinite: `NOT isfinite(${column})` }
  }
  if (/^(smallint|integer|bigint)$/.test(databaseType)) return { finite: `${column}::float8` }
  return {
    // NaN is larger than everything here.
    finite: `(CASE WHEN ${column} > '-Infinity' AND ${column} < 'Infinity' THEN ${column}::float8 END)`,
    infinite: `${column} IN ('-Infinity', 'Infinity')`,
  }
}
