import type { DuckDBConnection } from '@duckdb/node-api'
import type { Correlation } from '../../ports/data-inspector.ts'
import { firstRow } from './connection.ts'
import { double } from './exact-moments.ts'

/** A column as SQL of a double between -1 and 1 that is NULL where there is no number. */
export type StandardColumn = { readonly name: string; readonly sql: string; readonly isComplete: boolean }

/** Planning a query costs more than in proportion to its sums, and there are up to six per pair. */
const PAIRS_PER_QUERY = 8
/** Products of two columns keep this many binary places; a BIGINT holds each. */
const PLACES = double(2 ** 52)

/** Pearson's r of every pair over the rows where both have a number, from sums of integers: no bit depends on threads or row order. */
export async function correlate(
  connection: DuckDBConnection,
  from: string,
  columns: readonly StandardColumn[],
): Promise<Correlation[]> {
  const pairs = columns.flatMap((_, a) => columns.slice(a + 1).map((__, i) => [a, a + 1 + i] as const))
  const found: Correlation[] = []
  for (let start = 0; start < pairs.length; start += PAIRS_PER_QUERY) {
    const asked = createList()
    const indexes = pairs.slice(start, start + PAIRS_PER_QUERY)
    const z = [...new Set(indexes.flat())].map((i) => `${columns[i]?.sql} AS z${i}`).join(', ')
    const block = indexes.map(([a, b]) => ({
      columns: [columns[a]?.name ?? '', columns[b]?.name ?? ''] as const,
      places: sumsOf(a, b, columns).map(asked.place),
    }))
    const sums = (await firstRow(
      connection,
      `SELECT ${asked.items().join(', ')} FROM (SELECT ${z} FROM ${from})`,
    )) as bigint[]
    for (const pair of block) {
      const correlation = toCorrelation(pair.places.map((place) => BigInt(sums[place] ?? 0)))
      if (correlation !== undefined) found.push({ columns: pair.columns, ...correlation })
    }
  }
  return found
}

/** n, sums of a and b, of their squares and of their product, as SQL; complete columns share theirs with all their pairs. */
function sumsOf(a: number, b: number, columns: readonly StandardColumn[]): string[] {
  const sum = (product: string, other: number): string => {
    const filter = columns[other]?.isComplete === true ? '' : ` FILTER (z${other} IS NOT NULL)`
    return `coalesce(sum(CAST(${product} * ${PLACES} AS BIGINT))${filter}, 0)`
  }
  const both = [a, b].filter((i) => columns[i]?.isComplete !== true).map((i) => `z${i} IS NOT NULL`)
  return [
    both.length === 0 ? 'count(*)' : `count_if(${both.join(' AND ')})`,
    sum(`z${a}`, b),
    sum(`z${b}`, a),
    sum(`z${a} * z${a}`, b),
    sum(`z${b} * z${b}`, a),
    `coalesce(sum(CAST(z${a} * z${b} * ${PLACES} AS BIGINT)), 0)`,
  ]
}

function toCorrelation(sums: readonly bigint[]): { readonly pearson: number; readonly rows: number } | undefined {
  const [n = 0n, a = 0n, b = 0n, aa = 0n, bb = 0n, ab = 0n] = sums
  const unit = 2n ** 52n
  const spread = (square: bigint, one: bigint, other: bigint): number => Number(square * unit * n - one * other)
  const [first, second] = [spread(aa, a, a), spread(bb, b, b)]
  if (n < 2n || first <= 0 || second <= 0) return undefined
  const pearson = spread(ab, a, b) / Math.sqrt(first) / Math.sqrt(second)
  return { pearson: Math.min(1, Math.max(-1, pearson)), rows: Number(n) }
}

function createList() {
  const places = new Map<string, number>()
  return {
    items: () => [...places.keys()],
    place: (item: string): number => {
      const known = places.get(item) ?? places.size
      places.set(item, known)
      return known
    },
  }
}
