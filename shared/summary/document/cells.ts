import type { NumberCells } from '../number-cells.ts'
import type { StoredCells } from './schema.ts'

/** From here on a cell's key has at most 52 bits, so that every key and every step is a whole number that JSON can say exactly. */
const LEAST_KEYED_SHIFT = 11

/** Cells as the document holds them: as numbers while the shift is small, else as keys. */
export function toStoredCells({ shift, values, counts }: NumberCells, borders?: Float64Array): StoredCells {
  const isKeyed = shift >= LEAST_KEYED_SHIFT && values.length > 0
  if (!isKeyed) return { shift, values: [...values], counts: [...counts], ...(borders && { borders: [...borders] }) }
  const keys = Array.from(values, (value) => keyOf(value, shift))
  return {
    shift,
    first: keys[0] as number,
    steps: keys.slice(1).map((key, i) => key - (keys[i] as number)),
    counts: [...counts],
    ...(borders && { borders: Array.from(borders, (border, i) => keyOf(border, shift) - (keys[i] as number)) }),
  }
}

/** The cells that `toStoredCells` was given. Lengths and orders are not looked at here. */
export function fromStoredCells(stored: StoredCells): NumberCells {
  const { shift, counts } = stored
  const values = stored.values ?? keysOf(stored).map((key) => numberAt(key, shift))
  return { shift, values: Float64Array.from(values), counts: Float64Array.from(counts) }
}

/** The borders that `toStoredCells` was given; `undefined` when it was given none. */
export function fromStoredBorders(stored: StoredCells): Float64Array | undefined {
  const { shift, borders } = stored
  if (borders === undefined || stored.values !== undefined) return borders && Float64Array.from(borders)
  const keys = keysOf(stored)
  return Float64Array.from(borders, (offset, i) => numberAt((keys[i] ?? 0) + offset, shift))
}

function keysOf({ first = 0, steps = [] }: StoredCells): number[] {
  const keys = [first]
  for (const step of steps) keys.push((keys.at(-1) as number) + step)
  return keys
}

/** The bits of the magnitude without the lowest `shift`, with the sign of the number: ascends with the number. */
function keyOf(value: number, shift: number): number {
  BITS.setFloat64(0, Math.abs(value))
  const key = Number(BITS.getBigUint64(0) >> BigInt(shift))
  return value < 0 ? -key : key
}

function numberAt(key: number, shift: number): number {
  BITS.setBigUint64(0, BigInt.asUintN(63, BigInt(Math.abs(key)) << BigInt(shift)))
  const value = BITS.getFloat64(0)
  return key < 0 ? -value : value
}

const BITS = new DataView(new ArrayBuffer(8))
