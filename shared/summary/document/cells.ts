import type { NumberCells } from '../number-cells.ts'
import type { StoredCells } from './schema.ts'

/** From here on a cell's key has at most 52 bits, so that every key and every step is a whole number that JSON can say exactly. */
const LEAST_KEYED_SHIFT = 11

/** Cells as the document holds them: as numbers while the shift is small or the cells are joined, else as keys. */
export function toStoredCells({ shift, values, counts }: NumberCells, borders?: Float64Array): StoredCells {
  if (borders !== undefined) return { shift, values: [...values], borders: [...borders], counts: [...counts] }
  if (shift < LEAST_KEYED_SHIFT || values.length === 0) return { shift, values: [...values], counts: [...counts] }
  const keys = Array.from(values, (value) => keyOf(value, shift))
  const steps = keys.slice(1).map((key, i) => key - (keys[i] as number))
  return { shift, first: keys[0] as number, steps, counts: [...counts] }
}

/** What `toStoredCells` was given. Lengths and orders are not looked at here. */
export function fromStoredCells({ shift, values, first = 0, steps = [], counts }: StoredCells): NumberCells {
  if (values !== undefined) return { shift, values: Float64Array.from(values), counts: Float64Array.from(counts) }
  let key = first
  const keys = [first, ...steps.map((step) => (key += step))]
  return { shift, values: Float64Array.from(keys, (one) => numberAt(one, shift)), counts: Float64Array.from(counts) }
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
