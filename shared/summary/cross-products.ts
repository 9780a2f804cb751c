import type { Standard } from './measure-ascending.ts'

/** Rows that are multiplied together: so many products of numbers up to 1 with 42 binary places add up exactly in a double. */
const BLOCK = 2048
const UNIT = 2 ** 42
/** Adding this and taking it away again rounds a number between -1 and 1 to 42 binary places. */
const ROUND = 1.5 * 2 ** 10
/** A sum is carried in two words, so that millions of blocks add up exactly. */
const WORD = 2 ** 26

/**
 * Sums of columns and of the products of every two, over the rows where both have a number. What is added is rounded first and then
 * added exactly, so neither the order of rows nor how they were parted changes a bit.
 */
export type Products = {
  readonly columns: readonly Standard[]
  rows: number
  /** For columns a and b at a * columns + b. */
  readonly products: Sums
  /** Rows without a number in a, in b, or in both; sums of a and of its square where b has none. */
  readonly missing: Float64Array
  readonly bothMissing: Float64Array
  readonly sums: Sums
  readonly lost: Sums
  readonly lostSquares: Sums
  /** The block at work: numbers between -1 and 1, 0 where there is none. */
  readonly block: readonly Float64Array[]
  readonly absent: readonly Uint8Array[]
}

type Sums = { readonly high: Float64Array; readonly low: Float64Array }

/** No rows yet. */
export function createProducts(columns: readonly Standard[]): Products {
  const sums = (length: number): Sums => ({ high: new Float64Array(length), low: new Float64Array(length) })
  const pairs = columns.length ** 2
  return {
    columns,
    rows: 0,
    products: sums(pairs),
    missing: new Float64Array(columns.length),
    bothMissing: new Float64Array(pairs),
    sums: sums(columns.length),
    lost: sums(pairs),
    lostSquares: sums(pairs),
    block: columns.map(() => new Float64Array(BLOCK)),
    absent: columns.map(() => new Uint8Array(BLOCK)),
  }
}

/** Adds rows, column by column; what is not finite is no number. */
export function addProducts(all: Products, numbers: readonly Float64Array[]): void {
  const rows = numbers[0]?.length ?? 0
  for (let start = 0; start < rows; start += BLOCK) {
    const count = Math.min(BLOCK, rows - start)
    const missing = numbers.map((values, a) => standardize(all, a, values.subarray(start, start + count)))
    all.rows += count
    for (let a = 0; a < numbers.length; a++) multiply(all, a, count)
    missing.forEach((rowsOfB, b) => {
      if (rowsOfB.length > 0) for (let a = 0; a < numbers.length; a++) addLost(all, a, b, rowsOfB)
    })
  }
}

/** Pearson's r of two columns, and the rows it is of; `undefined` where one of the two is constant. */
export function pearsonOf(all: Products, a: number, b: number): { pearson: number; rows: number } | undefined {
  const [ab, ba] = [a * all.columns.length + b, b * all.columns.length + a]
  const [aa, bb] = [a * all.columns.length + a, b * all.columns.length + b]
  const n = BigInt(all.rows - (all.missing[a] as number) - (all.missing[b] as number) + (all.bothMissing[ab] as number))
  const sumA = totalOf(all.sums, a) - totalOf(all.lost, ab)
  const sumB = totalOf(all.sums, b) - totalOf(all.lost, ba)
  const squareA = totalOf(all.products, aa) - totalOf(all.lostSquares, ab)
  const squareB = totalOf(all.products, bb) - totalOf(all.lostSquares, ba)
  const spread = (square: bigint, one: bigint, other: bigint): number => Number(square * BigInt(UNIT) * n - one * other)
  const [first, second] = [spread(squareA, sumA, sumA), spread(squareB, sumB, sumB)]
  if (n < 2n || first <= 0 || second <= 0) return undefined
  const pearson = spread(totalOf(all.products, ab), sumA, sumB) / Math.sqrt(first) / Math.sqrt(second)
  return { pearson: Math.min(1, Math.max(-1, pearson)), rows: Number(n) }
}

/** Fills the block of column a; answers its rows without a number. */
function standardize(all: Products, a: number, values: Float64Array): number[] {
  const { scale, centre, stretch } = all.columns[a] as Standard
  const into = all.block[a] as Float64Array
  const absent = all.absent[a] as Uint8Array
  const missing: number[] = []
  let sum = 0
  for (let i = 0; i < values.length; i++) {
    const z = ((values[i] as number) * scale - centre) * stretch
    // Also false for what is no number.
    const isThere = z >= -1 && z <= 1
    into[i] = isThere ? z : 0
    absent[i] = isThere ? 0 : 1
    if (isThere) sum += z + ROUND - ROUND
    else missing.push(i)
  }
  add(all.sums, a, sum)
  all.missing[a] = (all.missing[a] as number) + missing.length
  return missing
}

/** Products of column a with itself and all after it, four at a time: the processor works on several sums at once. */
function multiply(all: Products, a: number, count: number): void {
  const width = all.columns.length
  const one = all.block[a] as Float64Array
  for (let b = a; b < width; b += 4) {
    const [b0, b1, b2, b3] = [0, 1, 2, 3].map((i) => all.block[Math.min(width - 1, b + i)]) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ]
    let [s0, s1, s2, s3] = [0, 0, 0, 0]
    for (let i = 0; i < count; i++) {
      const z = one[i] as number
      s0 += z * (b0[i] as number) + ROUND - ROUND
      s1 += z * (b1[i] as number) + ROUND - ROUND
      s2 += z * (b2[i] as number) + ROUND - ROUND
      s3 += z * (b3[i] as number) + ROUND - ROUND
    }
    for (const [i, sum] of [s0, s1, s2, s3].entries()) if (b + i < width) add(all.products, a * width + b + i, sum)
  }
}

/** Takes note of what column a has in rows where b has no number. */
function addLost(all: Products, a: number, b: number, rows: readonly number[]): void {
  const pair = a * all.columns.length + b
  const z = all.block[a] as Float64Array
  const absent = all.absent[a] as Uint8Array
  let [sum, squares, both] = [0, 0, 0]
  for (const row of rows) {
    const value = z[row] as number
    sum += value + ROUND - ROUND
    squares += value * value + ROUND - ROUND
    both += absent[row] as number
  }
  add(all.lost, pair, sum)
  add(all.lostSquares, pair, squares)
  all.bothMissing[pair] = (all.bothMissing[pair] as number) + both
}

function add({ high, low }: Sums, at: number, sum: number): void {
  const units = sum * UNIT
  const upper = Math.round(units / WORD)
  high[at] = (high[at] as number) + upper
  low[at] = (low[at] as number) + (units - upper * WORD)
}

function totalOf({ high, low }: Sums, at: number): bigint {
  return BigInt(high[at] as number) * BigInt(WORD) + BigInt(low[at] as number)
}
