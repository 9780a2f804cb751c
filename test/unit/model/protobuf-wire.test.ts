import { expect, test } from 'vitest'
import { signedVarints } from '../../../shared/model/protobuf-wire.ts'

/** A signed integer as ten bytes or fewer, by exact arithmetic. */
function encode(value: bigint): number[] {
  const bytes: number[] = []
  let rest = BigInt.asUintN(64, value)
  while (rest >= 128n) {
    bytes.push(Number(rest & 127n) + 128)
    rest >>= 7n
  }
  return [...bytes, Number(rest)]
}

test('negative integers keep their value: class labels may be -1 and 1', () => {
  const values = [-1, 1, 0, -2, 127, 128, -128, 2 ** 40, -(2 ** 40) - 3, 2 ** 53 - 1, -(2 ** 53) + 1]
  expect(signedVarints(Uint8Array.from(values.flatMap((value) => encode(BigInt(value)))))).toEqual(values)
})
