import type { DuckDBConnection } from '@duckdb/node-api'
import type { Table } from '../../data/table.ts'
import type { RepeatCounts, RepeatTable } from '../../integrity/repeats.ts'
import { LENGTH_FACTOR, type TextFacts } from '../../integrity/text-facts.ts'
import type { ColumnFacts, DataChecks, Side } from '../../ports/data-checks.ts'
import type { ColumnInfo } from '../../ports/table-engine.ts'
import { type BothSides, comparable, finite, infoOf } from './both-sides.ts'
import { columnExpression } from './column-type.ts'
import { firstRow, identifier, literal } from './connection.ts'
import { readColumns } from './read-columns.ts'

const SAMPLE_VALUES = 1000
const SHOWN_CHARACTERS = 400
const VARIANT_SETS = 5
/** Texts with more different values are no list of categories, and two of them may well differ by capitals only. */
const MOST_CATEGORIES = 1000
const NULL_WORDS = ['', 'na', 'n/a', '#n/a', 'nan', 'null', 'none', 'nil', '-', '--', '?', '.', 'undefined', 'missing']
/** Control and invisible characters, the replacement character, and UTF-8 that was read as Latin-1. */
const DAMAGED = String.raw`[\x00-\x08\x0B\x0C\x0E-\x1F\x7F\x{FFFD}\x{200B}\x{2060}\x{202A}-\x{202E}\x{FEFF}]|Ã[\x{80}-\x{BF}]|â€`

type Integrity = Pick<DataChecks, 'facts' | 'sample' | 'repeats' | 'sameColumns' | 'texts' | 'ends' | 'mode'>

/** What the rows and columns are, counted exactly in one scan per question. */
export function integrityChecks(both: BothSides): Integrity {
  return {
    facts: (side) => both.run((connection) => readFacts(connection, both, side)),
    sample: (side, rows) => both.run((connection) => readSample(connection, both, { side, rows })),
    repeats: (columns, target, digits) =>
      both.run((connection) => countRepeats(connection, both, { columns, target, digits })),
    sameColumns: (pairs) => both.run((connection) => compareColumns(connection, both, pairs)),
    texts: (column) => both.run((connection) => readTexts(connection, both, column)),
    ends: (column) => both.run((connection) => readEnds(connection, both, column)),
    mode: (column) =>
      both.run(async (connection) => {
        const sql = `SELECT coalesce(max(n), 0), coalesce(sum(n), 0) FROM (SELECT count(*) AS n FROM ${both.union([comparable(both, column)])} WHERE c0 IS NOT NULL GROUP BY c0)`
        const [rows = 0, present = 0] = (await firstRow(connection, sql)).map(Number)
        return { rows, present }
      }),
  }
}

async function readFacts(connection: DuckDBConnection, both: BothSides, side: Side): Promise<ColumnFacts[]> {
  const { relation, dataset } = both.side(side)
  const parts = dataset.columns.flatMap((column) => {
    const name = identifier(column.name)
    const isNumber = column.type === 'numeric' || column.type === 'boolean' || column.type === 'date'
    const infinite = /^(FLOAT|DOUBLE)$/.test(column.databaseType) ? `count_if(isinf(${name}))` : '0'
    const present = /^(FLOAT|DOUBLE)$/.test(column.databaseType) ? `count_if(NOT isnan(${name}))` : `count(${name})`
    const ends = isNumber ? [`min(${finite(column)})`, `max(${finite(column)})`] : ['NULL', 'NULL']
    const varies =
      column.type === 'other'
        ? 'true'
        : `coalesce(min(${columnExpression(column)}) <> max(${columnExpression(column)}), false)`
    return [present, infinite, varies, ...ends]
  })
  const row = await firstRow(connection, `SELECT ${parts.join(', ')} FROM ${relation.from}`)
  return dataset.columns.map(({ name }, i) => {
    const [present, infinite, varies, min, max] = row.slice(5 * i, 5 * i + 5)
    const ends = typeof min === 'number' && typeof max === 'number' ? { min, max } : {}
    return { name, present: Number(present), infinite: Number(infinite), varies: varies === true, ...ends }
  })
}

async function readSample(
  connection: DuckDBConnection,
  both: BothSides,
  { side, rows }: { readonly side: Side; readonly rows: number },
): Promise<Table> {
  const { relation, dataset } = both.side(side)
  const columns = dataset.columns.filter(({ type }) => type !== 'other')
  if (columns.length === 0) return { rows: 0, columns: [] }
  const names = columns.map(({ name }) => identifier(name)).join(', ')
  const orderBy = `hash(${names})`
  const taken = Math.min(rows, dataset.rows)
  const from = `(SELECT ${names} FROM ${relation.from} ORDER BY ${orderBy}, ${names} LIMIT ${taken})`
  return readColumns(connection, { columns, from, rows: taken, orderBy: `${orderBy}, ${names}` })
}

async function countRepeats(
  connection: DuckDBConnection,
  both: BothSides,
  asked: { readonly columns: readonly string[]; readonly target: string; readonly digits: number | undefined },
): Promise<RepeatCounts> {
  const { columns, target, digits } = asked
  const rounded = (name: string): ((side: Side) => string) => {
    const exact = comparable(both, name)
    const isRounded = digits !== undefined && /^(FLOAT|DOUBLE|DECIMAL)/.test(both.column(name).databaseType)
    if (!isRounded) return exact
    return (side) => {
      const x = `CAST(${exact(side)} AS DOUBLE)`
      return `(CASE WHEN ${x} = 0 OR NOT isfinite(${x}) THEN ${x} ELSE round(${x}, CAST(${digits - 1} - floor(log10(abs(${x}))) AS INTEGER)) END)`
    }
  }
  const keys = columns.map((_, i) => `c${i}`)
  const label = `c${columns.length}`
  const summary = (from: string): string => `SELECT list({
      m: m, n: n, mixed: mixed, rt: rt, rh: rh, across: across} ORDER BY m) FROM (
      SELECT t + h AS m, count(*) AS n, count_if(t > 0 AND h > 0) AS mixed, sum(greatest(t - 1, 0)) AS rt,
        sum(greatest(h - 1, 0)) AS rh, sum(CASE WHEN t > 0 THEN h ELSE 0 END) AS across
      FROM ${from} WHERE t + h > 1 GROUP BY t + h)`
  const [whole, features, labels] = await firstRow(
    connection,
    `WITH w AS MATERIALIZED (SELECT ${[...keys, label].join(', ')}, count_if(NOT s) AS t, count_if(s) AS h
       FROM ${both.union([...columns.map(rounded), comparable(both, target)])} GROUP BY ALL),
     f AS MATERIALIZED (SELECT sum(t) AS t, sum(h) AS h, count(${label}) AS labels,
       coalesce(sum(t + h) FILTER (WHERE ${label} IS NOT NULL), 0) AS labelled,
       coalesce(max(t + h) FILTER (WHERE ${label} IS NOT NULL), 0) AS most
       FROM w GROUP BY ${keys.join(', ')})
     SELECT (${summary('w')}), (${summary('f')}),
       (SELECT {sets: count(*), rows: coalesce(sum(labelled), 0), lost: coalesce(sum(labelled - most), 0)} FROM f WHERE labels > 1)`,
  )
  return {
    whole: toRepeats(whole),
    features: toRepeats(features),
    conflicts: toNumbers(labels, ['sets', 'rows', 'lost']),
  }
}

function toRepeats(list: unknown): RepeatTable {
  const groups = (Array.isArray(list) ? list : []).map((entry) =>
    toNumbers(entry, ['m', 'n', 'mixed', 'rt', 'rh', 'across']),
  )
  const total = (key: 'rt' | 'rh' | 'across'): number => groups.reduce((sum, group) => sum + group[key], 0)
  return {
    withinTrain: total('rt'),
    withinHoldout: total('rh'),
    across: total('across'),
    groups: groups.map(({ m, n, mixed }) => ({ size: m, groups: n, mixed })),
  }
}

function toNumbers<K extends string>(value: unknown, keys: readonly K[]): Record<K, number> {
  const record = (value ?? {}) as Readonly<Record<string, unknown>>
  return Object.fromEntries(keys.map((key) => [key, Number(record[key] ?? 0)])) as Record<K, number>
}

async function compareColumns(
  connection: DuckDBConnection,
  both: BothSides,
  pairs: readonly (readonly [string, string])[],
): Promise<boolean[]> {
  if (pairs.length === 0) return []
  const differs = pairs.map(([a, b]) => `count_if(${identifier(a)} IS DISTINCT FROM ${identifier(b)})`)
  const counts = await Promise.all(
    (['train', 'holdout'] as const).map((side) =>
      firstRow(connection, `SELECT ${differs.join(', ')} FROM ${both.side(side).relation.from}`),
    ),
  )
  return pairs.map((_, i) => counts.every((row) => Number(row[i]) === 0))
}

async function readTexts(connection: DuckDBConnection, both: BothSides, column: string): Promise<TextFacts> {
  const words = NULL_WORDS.map(literal).join(', ')
  const text = (name: string): string => `left(${name}, ${SHOWN_CHARACTERS})`
  const row = await firstRow(
    connection,
    `WITH v AS MATERIALIZED (SELECT x, count(*) AS n, length(x) AS len, lower(trim(x)) AS word FROM
       (SELECT CAST(c0 AS VARCHAR) AS x FROM ${both.union([() => identifier(column)])}) GROUP BY x),
     p AS (SELECT * FROM v WHERE x IS NOT NULL),
     spread AS (SELECT quantile_disc(len, 0.03) AS low, quantile_disc(len, 0.97) AS high, max(len) AS longest FROM p),
     folded AS (SELECT sum(n) AS n, list(${text('x')} ORDER BY n DESC, x) AS names, count(*) AS k FROM p
       WHERE word NOT IN (${words})
       GROUP BY CASE WHEN regexp_matches(x, '[0-9]') THEN regexp_replace(lower(trim(x)), '\\s+', ' ', 'g')
         ELSE regexp_replace(lower(x), '[\\s_.,''’-]+', '', 'g') END HAVING count(*) > 1)
     SELECT (SELECT coalesce(sum(n), 0) FROM p), (SELECT coalesce(sum(n), 0) FROM v WHERE x IS NULL), (SELECT count(*) FROM p),
       (SELECT coalesce(sum(n), 0) FROM p WHERE try_cast(x AS DOUBLE) IS NOT NULL AND word NOT IN (${words})),
       (SELECT list(word ORDER BY n DESC, word) FROM (SELECT word, sum(n) AS n FROM p WHERE word IN (${words}) GROUP BY word)),
       (SELECT list(n ORDER BY n DESC, word) FROM (SELECT word, sum(n) AS n FROM p WHERE word IN (${words}) GROUP BY word)),
       (SELECT list(names ORDER BY n DESC, names) FROM (SELECT names[1:4] AS names, n FROM folded ORDER BY n DESC, names LIMIT ${VARIANT_SETS})),
       (SELECT list(n ORDER BY n DESC, names) FROM (SELECT names[1:4] AS names, n FROM folded ORDER BY n DESC, names LIMIT ${VARIANT_SETS})),
       (SELECT coalesce(sum(n), 0) FROM folded),
       (SELECT coalesce(sum(n), 0) FROM p WHERE regexp_matches(x, ${literal(DAMAGED)})),
       (SELECT [low, high, longest] FROM spread),
       (SELECT coalesce(sum(n), 0) FROM p, spread WHERE len > high + ${LENGTH_FACTOR} * greatest(high - low, high / 2, 5)),
       (SELECT list(${text('x')} ORDER BY x) FROM (SELECT x FROM p ORDER BY hash(x), x LIMIT ${SAMPLE_VALUES}))`,
  )
  const distinct = Number(row[2])
  const lists = [row[4], row[5], row[6], row[7]].map((list) => (Array.isArray(list) ? list : []))
  const [nulls = [], nullRows = [], names = [], rows = []] = lists
  const [low = 0, high = 0, max = 0] = (Array.isArray(row[10]) ? row[10] : []).map(Number)
  const isCategories = distinct <= MOST_CATEGORIES
  return {
    present: Number(row[0]),
    missing: Number(row[1]),
    distinct,
    numbers: Number(row[3]),
    nullWords: nulls.map((word, i) => ({ word: String(word), rows: Number(nullRows[i]) })),
    variants: isCategories
      ? names.map((set, i) => ({ values: (set as unknown[]).map(String), rows: Number(rows[i]) }))
      : [],
    variantRows: isCategories ? Number(row[8]) : 0,
    damaged: Number(row[9]),
    length: { low, high, max, beyond: Number(row[11]) },
    sample: (Array.isArray(row[12]) ? row[12] : []).map(String),
  }
}

async function readEnds(connection: DuckDBConnection, both: BothSides, name: string) {
  const number = (side: Side): string => finite(infoOf(both, side, name) satisfies ColumnInfo)
  const row = await firstRow(
    connection,
    `WITH v AS (SELECT c0 AS x, count(*) AS n FROM ${both.union([number])} WHERE c0 IS NOT NULL GROUP BY c0),
     e AS (SELECT min(x) AS low, max(x) AS high FROM v)
     SELECT low, (SELECT n FROM v WHERE x = low), (SELECT min(x) FROM v WHERE x > low),
       high, (SELECT n FROM v WHERE x = high), (SELECT max(x) FROM v WHERE x < high), (SELECT sum(n) FROM v) FROM e`,
  )
  const [low, lowRows, above, high, highRows, below, rows] = row
  if (typeof low !== 'number' || typeof high !== 'number') return undefined
  return {
    low: { value: low, rows: Number(lowRows), ...(typeof above === 'number' ? { next: above } : {}) },
    high: { value: high, rows: Number(highRows), ...(typeof below === 'number' ? { next: below } : {}) },
    rows: Number(rows),
  }
}
