import { addAll, addTimes, createExactSum, type ExactSum, quotient } from './exact-sum.ts'
import { addPowers, addPowersTimes, type Shape, shapeOf } from './shape.ts'
import type { Ascending } from './tally-values.ts'

const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95]
/** Outside of these quantiles everything goes into the first and last bin, so that one wrong value does not flatten the picture. */
const SHOWN_RANGE = [0.005, 0.995] as const
const MAX_BINS = 20
/** With so few different values a histogram shows each of them. */
const FEW_VALUES = 20
/** 2 to the minus this is small enough for any column, and its inverse is finite. */
const SMALLEST_EXPONENT = -900
const BLOCK = 2 ** 16

/** How a column is brought to [-1, 1]: `(x * scale - centre) * stretch`. */
export type Standard = { readonly scale: number; readonly centre: number; readonly stretch: number }

/** Finite numbers of a column, dates as milliseconds since 1970 UTC. Order of rows and threads have no influence on any bit. */
export type NumberSummary = {
  readonly count: number
  readonly min: number
  readonly max: number
  readonly mean: number
  /** Of the sample (n - 1); 0 for one value. */
  readonly standardDeviation: number
  /** 5, 25, 50, 75 and 95 percent; always values of the column. */
  readonly quantiles: readonly number[]
  /** At most 20 bins; each holds what is above `from` (the first: from `from` on) up to and with `to`. */
  readonly bins: readonly { readonly from: number; readonly to: number; readonly count: number }[]
} & Shape

/** Figures of finite numbers, and how they are brought to one scale. */
export type Measures = NumberSummary & { readonly standard: Standard }

/** Measures at least one number in ascending order; `rows` and `distinct` are those of its tally. */
export function measureAscending(
  numbers: Ascending,
  { rows, distinct }: { readonly rows: number; readonly distinct: number },
): Measures {
  const upTo = numbers.counts === undefined ? undefined : cumulated(numbers.counts)
  const rowsUpTo = (value: number): number => {
    const at = firstAbove(numbers.values, value)
    return upTo === undefined ? at : (upTo[at - 1] ?? 0)
  }
  const quantile = (share: number): number => {
    const rank = Math.max(1, Math.ceil(share * rows))
    return numbers.values[upTo === undefined ? rank - 1 : firstAbove(upTo, rank - 1)] as number
  }
  const min = numbers.values[0] as number
  const max = numbers.values.at(-1) as number
  const scale = 2 ** -exponentOf(Math.max(Math.abs(min), Math.abs(max)))
  const mean = Math.min(max, Math.max(min, quotient(sumOf(numbers), rows)))
  const centre = mean * scale
  const reach = Math.max(max * scale - centre, centre - min * scale)
  const stretch = min < max ? 2 ** -exponentOf(reach) : 1
  const powers = powersOf(numbers, { scale, centre, stretch })
  const spread = rows > 1 && min < max ? Math.sqrt(quotient(powers.squares, rows - 1)) / stretch / scale : 0
  const edges =
    distinct <= FEW_VALUES
      ? [...new Set(numbers.values)]
      : edgesOf({ min, max, low: quantile(SHOWN_RANGE[0]), high: quantile(SHOWN_RANGE[1]) })
  return {
    count: rows,
    min,
    max,
    mean,
    standardDeviation: spread,
    ...(min < max ? shapeOf({ ...powers, count: rows, squares: quotient(powers.squares, 1) }) : {}),
    quantiles: QUANTILES.map(quantile),
    bins: edges.map((to, i) => ({
      from: distinct <= FEW_VALUES ? to : (edges[i - 1] ?? min),
      to,
      count: rowsUpTo(to) - (i === 0 ? 0 : rowsUpTo(edges[i - 1] as number)),
    })),
    standard: { scale, centre, stretch },
  }
}

/** The exact sum of the numbers. */
function sumOf({ values, counts }: Ascending): ExactSum {
  const sum = createExactSum()
  addBlock(sum, values, counts)
  return sum
}

type Powers = { readonly squares: ExactSum; readonly cubes: number; readonly fourths: number }

/** Sums of the powers of what `standard` makes of the numbers, in one walk through them. */
function powersOf({ values, counts }: Ascending, { scale, centre, stretch }: Standard): Powers {
  const squares = createExactSum()
  const [cubes, fourths] = [
    { high: 0, low: 0 },
    { high: 0, low: 0 },
  ]
  const block = new Float64Array(Math.min(BLOCK, values.length))
  for (let start = 0; start < values.length; start += BLOCK) {
    const size = Math.min(BLOCK, values.length - start)
    const z = block.subarray(0, size)
    for (let i = 0; i < size; i++) z[i] = ((values[start + i] as number) * scale - centre) * stretch
    const times = counts?.subarray(start, start + size)
    if (times === undefined) addPowers({ cubes, fourths }, z)
    else addPowersTimes({ cubes, fourths }, z, times)
    for (let i = 0; i < size; i++) z[i] = (z[i] as number) * (z[i] as number)
    addBlock(squares, z, times)
  }
  return { squares, cubes: cubes.high + cubes.low, fourths: fourths.high + fourths.low }
}

function addBlock(sum: ExactSum, values: Float64Array, counts: Float64Array | undefined): void {
  if (counts === undefined) addAll(sum, values)
  else for (let i = 0; i < values.length; i++) addTimes(sum, values[i] as number, counts[i] as number)
}

function cumulated(counts: Float64Array): Float64Array {
  let total = 0
  return counts.map((count) => {
    total += count
    return total
  })
}

/** Where the first entry above the value is. */
function firstAbove(ascending: Float64Array, value: number): number {
  let [from, to] = [0, ascending.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((ascending[middle] as number) <= value) from = middle + 1
    else to = middle
  }
  return from
}

/** The power of two at or above a size; not so small that its inverse overflows. */
function exponentOf(size: number): number {
  return size > 0 ? Math.max(SMALLEST_EXPONENT, Math.ceil(Math.log2(size))) : 0
}

type Range = { readonly min: number; readonly max: number; readonly low: number; readonly high: number }

/** Upper edges of bins of equal width between the outer quantiles. */
function edgesOf({ min, max, low, high }: Range): number[] {
  const inner = Array.from({ length: MAX_BINS - 1 }, (_, i) => low + (high / MAX_BINS - low / MAX_BINS) * (i + 1))
  return [...new Set([...inner.filter((edge) => edge > min && edge < max), max])].sort((a, b) => a - b)
}
