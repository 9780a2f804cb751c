import { type Discordant, mcnemarExact, mcnemarMidP } from './mcnemar.ts'
import { type Bounds, twoSidedZ, wilsonInterval } from './proportion.ts'

/** Two shares of the same rows: both right, only the first (`b`), only the second (`c`), among `n`. Need not be whole numbers. */
export type PairedShares = Discordant & { readonly both: number }

/** Fewest discordant rows for the mid-p value; with fewer the exact one, which never promises too much. */
export const MIN_MID_P = 10

/** McNemar's test as it is to be read: exact for few discordant rows, mid-p else. */
export function mcnemarTest(pair: Omit<Discordant, 'n'>): { readonly pValue: number; readonly name: string } {
  const exact = pair.b + pair.c < MIN_MID_P
  return exact
    ? { pValue: mcnemarExact(pair), name: 'McNemar exact' }
    : { pValue: mcnemarMidP(pair), name: 'McNemar mid-p' }
}

/**
 * Share of the first minus share of the second on the same rows by squared Wilson intervals that allow for their correlation (R. G.
 * Newcombe, Statistics in Medicine 17, 1998, pages 2635-2650, method 10).
 */
export function pairedNewcombe({ both, b, c, n }: PairedShares, level: number): Bounds {
  const neither = n - both - b - c
  const [first, second] = [(both + b) / n, (both + c) / n]
  const one = wilsonInterval(both + b, n, level)
  const two = wilsonInterval(both + c, n, level)
  const product = (both + b) * (neither + c) * (both + c) * (neither + b)
  const surplus = both * neither - b * c
  // The correction of half a row that Newcombe takes off a positive surplus.
  const corrected = surplus > n / 2 ? surplus - n / 2 : Math.min(surplus, 0)
  const phi = product > 0 ? corrected / Math.sqrt(product) : 0
  const difference = first - second
  const spread = (x: number, y: number): number => Math.sqrt(Math.max(0, x * x - 2 * phi * x * y + y * y))
  return {
    low: difference - spread(first - one.low, two.high - second),
    high: difference + spread(one.high - first, second - two.low),
  }
}

/**
 * Share of the first over share of the second on the same rows, from Wilson's interval of the first's part in the rows that either has
 * right (D. G. Bonett and R. M. Price, Biometrical Journal 48, 2006). Undefined when the second has none right.
 */
export function pairedRatio({ both, b, c }: Omit<PairedShares, 'n'>, level: number): Bounds | undefined {
  if (both + c <= 0) return undefined
  const some = both + b + c
  const [first, second] = [both + b, both + c]
  const spread = Math.sqrt(Math.max(0, (1 - (first + 1) / (some + 2)) / (first + 1)))
  const other = Math.sqrt(Math.max(0, (1 - (second + 1) / (some + 2)) / (second + 1)))
  const joint = Math.sqrt((b + c + 2) / ((first + 1) * (second + 1)))
  const z = (twoSidedZ(level) * joint) / (spread + other)
  const [of, to] = [wilsonAt(first, some, z), wilsonAt(second, some, z)]
  return { low: of.low / to.high, high: to.low > 0 ? of.high / to.low : Number.POSITIVE_INFINITY }
}

function wilsonAt(k: number, n: number, z: number): Bounds {
  const centre = (2 * k + z * z) / (2 * (n + z * z))
  const half = (z * Math.sqrt(z * z + 4 * k * (1 - k / n))) / (2 * (n + z * z))
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}
