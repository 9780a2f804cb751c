/** A finite number as an integer: the bits of its magnitude (IEEE 754 binary64), negative for negative numbers; both zeros are 0. */
export function orderOf(number: number): bigint {
  DOUBLE[0] = Math.abs(number)
  const magnitude = BITS[0] as bigint
  return number < 0 ? -magnitude : magnitude
}

/** The number whose `orderOf` this is. */
export function numberAt(order: bigint): number {
  BITS[0] = order < 0n ? -order : order
  const magnitude = DOUBLE[0] as number
  return order < 0n ? -magnitude : magnitude
}

const DOUBLE = new Float64Array(1)
const BITS = new BigUint64Array(DOUBLE.buffer)
