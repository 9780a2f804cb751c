/**
 * Finite numbers of a column as cells: every number with the lowest `shift` bits of its magnitude (IEEE 754 binary64) set to zero, and
 * how many rows fall on it. With `shift` 0 the cells are the values themselves. Cells nest: coarsening twice is coarsening once, so
 * summaries of parts merge to the very summary of the whole. `values` ascend, are all different and hold no negative zero.
 */
export type NumberCells = { readonly shift: number; readonly values: Float64Array; readonly counts: Float64Array }

/** Cells of a summary that is held in memory: up to so many different values nothing is lost. */
export const FINE_CELLS = 16_384
/** Cells of a summary that is stored with a model: about 10 kB a column, and a step of about 1 % of the spread. */
export const STORED_CELLS = 2_048

/** All 63 bits of a magnitude: every number becomes zero. */
const MAX_SHIFT = 63

/** The number with the lowest `shift` (0 to 63) bits of its magnitude set to zero; never a negative zero. */
export function cellOf(value: number, shift: number): number {
  if (shift === 0) return value + 0
  DOUBLE[0] = value
  const low = BITS[LOW] as number
  const high = BITS[HIGH] as number
  BITS[LOW] = shift >= 32 ? 0 : (low >>> shift) << shift
  BITS[HIGH] = shift <= 32 ? high : shift >= MAX_SHIFT ? 0 : ((high >>> (shift - 32)) << (shift - 32)) >>> 0
  return DOUBLE[0] + 0
}

/** Cells of finite numbers in any order: the finest that are at most `limit`. `values` is left as it is. */
export function toCells(values: Float64Array, limit: number): NumberCells {
  const ascending = Float64Array.from(values, (value) => value + 0).sort()
  return refit({ shift: 0, values: ascending, counts: new Float64Array(ascending.length).fill(1) }, limit)
}

/** Cells of both together; the same whichever parts come first, and however they are grouped. */
export function mergeCells(one: NumberCells, other: NumberCells, limit: number): NumberCells {
  const values = new Float64Array(one.values.length + other.values.length)
  const counts = new Float64Array(values.length)
  let filled = 0
  let i = 0
  let j = 0
  while (filled < values.length) {
    const isOne = (one.values[i] ?? Number.POSITIVE_INFINITY) <= (other.values[j] ?? Number.POSITIVE_INFINITY)
    values[filled] = (isOne ? one.values[i] : other.values[j]) as number
    counts[filled] = (isOne ? one.counts[i++] : other.counts[j++]) as number
    filled += 1
  }
  return refit({ shift: Math.max(one.shift, other.shift), values, counts }, limit)
}

/** The same cells with at least this many bits set to zero. */
export function coarsen(cells: NumberCells, shift: number): NumberCells {
  return shift <= cells.shift ? cells : gather(cells, shift)
}

/** Rows of all cells. */
export function rowsOf({ counts }: NumberCells): number {
  return counts.reduce((sum, count) => sum + count, 0)
}

/** Gathers equal cells, and coarsens as far as needed for at most `limit` of them. `values` ascend but may repeat. */
function refit(cells: NumberCells, limit: number): NumberCells {
  return gather(cells, Math.max(cells.shift, smallestShift(cells.values, limit, cells.shift)))
}

function gather({ values, counts }: NumberCells, shift: number): NumberCells {
  const into = { values: new Float64Array(values.length), counts: new Float64Array(values.length) }
  let filled = 0
  for (let i = 0; i < values.length; i++) {
    const cell = cellOf(values[i] as number, shift)
    if (filled === 0 || into.values[filled - 1] !== cell) into.values[filled++] = cell
    into.counts[filled - 1] = (into.counts[filled - 1] as number) + (counts[i] as number)
  }
  return { shift, values: into.values.slice(0, filled), counts: into.counts.slice(0, filled) }
}

/** The smallest shift, from `least` on, at which ascending values fall on at most `limit` cells. */
function smallestShift(ascending: Float64Array, limit: number, least: number): number {
  const parting = new Float64Array(MAX_SHIFT + 1)
  for (let i = 1; i < ascending.length; i++) {
    const shift = joiningShift(ascending[i - 1] as number, ascending[i] as number)
    parting[shift] = (parting[shift] as number) + 1
  }
  // Neighbours that join at a shift are in one cell from there on.
  let cells = ascending.length
  for (let shift = 0; shift <= MAX_SHIFT; shift++) {
    cells -= parting[shift] as number
    if (shift >= least && cells <= limit) return shift
  }
  return MAX_SHIFT
}

/** The smallest shift at which two numbers fall on one cell: 0 when they are equal. */
function joiningShift(a: number, b: number): number {
  DOUBLE[0] = a
  const [lowA, highA] = [BITS[LOW] as number, BITS[HIGH] as number]
  DOUBLE[0] = b
  const [lowB, highB] = [BITS[LOW] as number, BITS[HIGH] as number]
  // Numbers of opposite sign meet at zero, when the larger magnitude has vanished.
  const isOpposite = (highA ^ highB) < 0
  const high = (isOpposite ? highA | highB : highA ^ highB) & 0x7fff_ffff
  const low = isOpposite ? lowA | lowB : lowA ^ lowB
  return high === 0 ? 32 - Math.clz32(low) : 64 - Math.clz32(high)
}

const DOUBLE = new Float64Array(1)
const BITS = new Uint32Array(DOUBLE.buffer)
const LOW = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 0 : 1
const HIGH = 1 - LOW
