import type { DuckDBConnection } from '@duckdb/node-api'
import type { NumberSummary } from '../../ports/data-inspector.ts'
import { shapeOf } from '../../summary/shape.ts'
import { firstRow } from './connection.ts'

/** SQL of a double as DuckDB reads it back bit by bit. */
export const double = (value: number): string => `'${value}'::DOUBLE`

const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95]
/** Outside of these quantiles everything goes into the first and last bin, so that one wrong value does not flatten the picture. */
const SHOWN_RANGE = [0.005, 0.995]
const MAX_BINS = 20
/** Binary places that every value of a sum keeps, relative to the largest value. */
const PLACES = 2 ** 62
/** 2 to the minus this is small enough for any column, and its inverse is finite. */
const SMALLEST_EXPONENT = -900

/** How a column is brought to [-1, 1]: `(x * scale - centre) * stretch`. */
export type Standard = { readonly scale: number; readonly centre: number; readonly stretch: number }

/** A summary, and how it was scaled; `undefined` for a column without any finite value. */
export type Moments = { readonly summary: NumberSummary; readonly standard: Standard }

/**
 * Summarizes `x` (SQL of a double that is NULL where there is no number). Sums are of integers, `x` times a power of two, because
 * sums of doubles differ in their last bits with the order of rows and threads; no bit of the answer does.
 */
export async function measureNumbers(
  connection: DuckDBConnection,
  from: string,
  x: { readonly finite: string; readonly few: readonly number[] | undefined },
): Promise<Moments | undefined> {
  const asked = [SHOWN_RANGE[0], ...QUANTILES, SHOWN_RANGE[1]].join(', ')
  const [count, min, max, shown] = (await firstRow(
    connection,
    `SELECT count(${x.finite}), min(${x.finite}), max(${x.finite}),
     quantile_disc(${x.finite}, [${asked}]) FROM ${from}`,
  )) as [bigint, number, number, number[]]
  const n = Number(count)
  if (n === 0) return undefined
  const scale = 2 ** -exponentOf(Math.max(Math.abs(min), Math.abs(max)))
  const edges = edgesOf({ min, max, low: shown[0] ?? min, high: shown.at(-1) ?? max }, x.few)
  const [total, bins] = (await firstRow(
    connection,
    `SELECT sum(CAST(${x.finite} * ${double(scale)} * ${double(PLACES)} AS HUGEINT)),
     map_values(histogram(${x.finite}, [${edges.map(double).join(', ')}])) FROM ${from}`,
  )) as [bigint, bigint[]]
  const centre = Number(total) / PLACES / n
  const reach = Math.max(max * scale - centre, centre - min * scale)
  const stretch = min < max ? 2 ** -exponentOf(reach) : 1
  const z = `((${x.finite} * ${double(scale)} - ${double(centre)}) * ${double(stretch)})`
  const power = (of: string): string => `sum(CAST(${of} * ${double(PLACES)} AS HUGEINT))`
  const sums = (await firstRow(
    connection,
    `SELECT ${['z * z', 'z * z * z', '(z * z) * (z * z)'].map(power).join(', ')} FROM (SELECT ${z} AS z FROM ${from})`,
  )) as [bigint, bigint, bigint]
  const [squares, cubes, fourths] = sums.map((sum) => Number(sum) / PLACES) as [number, number, number]
  const spread = n > 1 && min < max ? Math.sqrt(squares / (n - 1)) / stretch / scale : 0
  return {
    summary: {
      count: n,
      min,
      max,
      mean: Math.min(max, Math.max(min, centre / scale)),
      standardDeviation: spread,
      ...(min < max ? shapeOf({ count: n, squares, cubes, fourths }) : {}),
      quantiles: shown.slice(1, -1),
      bins: toBins(edges, bins.map(Number), x.few === undefined ? min : undefined),
    },
    standard: { scale, centre, stretch },
  }
}

/** The power of two at or above a size; not so small that its inverse overflows. */
function exponentOf(size: number): number {
  return size > 0 ? Math.max(SMALLEST_EXPONENT, Math.ceil(Math.log2(size))) : 0
}

type Range = { readonly min: number; readonly max: number; readonly low: number; readonly high: number }

/** Upper edges: the values themselves where there are few, else bins of equal width between the outer quantiles. */
function edgesOf({ min, max, low, high }: Range, few: readonly number[] | undefined): number[] {
  if (few !== undefined) return [...few]
  const inner = Array.from({ length: MAX_BINS - 1 }, (_, i) => low + (high / MAX_BINS - low / MAX_BINS) * (i + 1))
  return [...new Set([...inner.filter((edge) => edge > min && edge < max), max])].sort((a, b) => a - b)
}

function toBins(edges: readonly number[], counts: readonly number[], min: number | undefined): NumberSummary['bins'] {
  return edges.map((to, i) => ({ from: min === undefined ? to : (edges[i - 1] ?? min), to, count: counts[i] ?? 0 }))
}
