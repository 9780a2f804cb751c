/**
 * The exact sum of doubles: the same whatever their order. Numbers are added by exponent as whole numbers, which doubles hold exactly
 * for a while, then carried into one large integer.
 */
export type ExactSum = {
  /** Per sign and exponent: rows, and the sums of both words of their fractions. */
  readonly rows: Float64Array
  readonly high: Float64Array
  readonly low: Float64Array
  /** Rows since the last carry. */
  pending: number
  /** In units of the smallest double, 2 to the -1074. */
  total: bigint
}

/** Sign and exponent: the upper 12 bits. */
const EXPONENTS = 4096
/** So many words of 32 bits add up exactly in a double. */
const CARRY_AFTER = 2 ** 20
const SMALLEST = -1074
/** Bits of a quotient: more than a double has. */
const QUOTIENT_BITS = 80

export function createExactSum(): ExactSum {
  const words = () => new Float64Array(EXPONENTS)
  return { rows: words(), high: words(), low: words(), pending: 0, total: 0n }
}

/** Adds finite numbers. */
export function addAll(sum: ExactSum, values: Float64Array): void {
  for (let start = 0; start < values.length; start += CARRY_AFTER) {
    carry(sum)
    addBlock(sum, values.subarray(start, start + CARRY_AFTER))
  }
}

/** Adds a finite number several times. */
export function addTimes(sum: ExactSum, value: number, times: number): void {
  DOUBLE[0] = value
  const at = (WORDS[HIGH] as number) >>> 20
  const size = magnitude(at, 1, (WORDS[HIGH] as number) & 0xf_ffff, WORDS[LOW] as number) * BigInt(times)
  sum.total += at >= EXPONENTS / 2 ? -size : size
}

/** The sum divided by a whole number, rounded once. */
export function quotient(sum: ExactSum, divisor: number): number {
  carry(sum)
  const size = sum.total < 0n ? -sum.total : sum.total
  if (size === 0n) return 0
  const divided = BigInt(divisor)
  const bits = QUOTIENT_BITS - bitsOf(size) + bitsOf(divided)
  const whole = Number((bits < 0 ? size >> BigInt(-bits) : size << BigInt(bits)) / divided)
  // In two steps, because neither power alone need be a double.
  const power = SMALLEST - bits
  const value = whole * 2 ** Math.ceil(power / 2) * 2 ** Math.floor(power / 2)
  return sum.total < 0n ? -value : value
}

function addBlock(sum: ExactSum, values: Float64Array): void {
  const { rows, high, low } = sum
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length * 2)
  for (let i = 0; i < words.length; i += 2) {
    const upper = words[i + HIGH] as number
    const at = upper >>> 20
    rows[at] = (rows[at] as number) + 1
    high[at] = (high[at] as number) + (upper & 0xf_ffff)
    low[at] = (low[at] as number) + (words[i + LOW] as number)
  }
  sum.pending += values.length
}

function carry(sum: ExactSum): void {
  if (sum.pending === 0) return
  const { rows, high, low } = sum
  for (let at = 0; at < EXPONENTS; at++) {
    if (rows[at] === 0) continue
    const size = magnitude(at, rows[at] as number, high[at] as number, low[at] as number)
    sum.total += at >= EXPONENTS / 2 ? -size : size
  }
  for (const words of [rows, high, low]) words.fill(0)
  sum.pending = 0
}

/** What rows of one sign and exponent add up to, without the sign. */
function magnitude(at: number, rows: number, high: number, low: number): bigint {
  const exponent = at & 0x7ff
  // Every number but the smallest has a one before its fraction.
  const ones = exponent === 0 ? 0 : rows * 2 ** 20
  return ((BigInt(ones + high) << 32n) + BigInt(low)) << BigInt(Math.max(0, exponent - 1))
}

function bitsOf(value: bigint): number {
  return value.toString(16).length * 4
}

const DOUBLE = new Float64Array(1)
const WORDS = new Uint32Array(DOUBLE.buffer)
const HIGH = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0
const LOW = 1 - HIGH
