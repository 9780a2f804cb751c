import { expect, test } from 'vitest'
import { createPrng } from '../../shared/kernel/prng.ts'
import { sortedOrder } from '../../shared/stats/sorted-order.ts'

const prng = createPrng('sorted order')
const KINDS: Readonly<Record<string, () => number>> = {
  probabilities: () => prng.next(),
  'probabilities in 32 bits': () => Math.fround(prng.next()),
  'numbers of every size and sign': () => (prng.next() - 0.5) * 10 ** (600 * (prng.next() - 0.5)),
  'few values, many ties': () => prng.below(5) - 2,
  'both zeros': () => (prng.next() < 0.5 ? 0 : -0),
  'with the infinite': () => [Number.NEGATIVE_INFINITY, -1, 1, Number.POSITIVE_INFINITY][prng.below(4)] as number,
}

test.for(Object.entries(KINDS))('counting digits and comparing give one order: %s', ([, draw]) => {
  for (const size of [0, 1, 100, 20_000]) {
    const values = Float64Array.from({ length: size }, draw)
    const compared = [...values.keys()].sort((i, j) => {
      const [a, b] = [values[i] as number, values[j] as number]
      return a === b ? 0 : a - b
    })
    expect([...sortedOrder(values)]).toEqual(compared)
  }
})
