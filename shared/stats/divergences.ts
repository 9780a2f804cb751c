/** Shares below this count as this much, so that an empty bin does not make a logarithm infinite. */
const FLOOR = 1e-4

type Side = ArrayLike<number>

/** Population stability index of two lists of counts, in nats: sum of (p - q) ln(p / q), shares of at least 0.0001. */
export function populationStability(a: Side, b: Side): number {
  return sumOver(a, b, (share, other) => {
    const [p, q] = [Math.max(share, FLOOR), Math.max(other, FLOOR)]
    return (p - q) * Math.log(p / q)
  })
}

/** Kullback-Leibler divergence of `a` from `b` in nats: sum of p ln(p / q), shares of `b` of at least 0.0001. */
export function kullbackLeibler(a: Side, b: Side): number {
  return Math.max(
    0,
    sumOver(a, b, (p, q) => (p > 0 ? p * Math.log(p / Math.max(q, FLOOR)) : 0)),
  )
}

/** Jensen-Shannon distance, 0 to 1: the square root of the divergence in base 2 (Endres and Schindelin, IEEE Trans. Inf. Theory 49, 2003). */
export function jensenShannon(a: Side, b: Side): number {
  const half = (p: number, q: number): number => (p > 0 ? (p / 2) * Math.log2((2 * p) / (p + q)) : 0)
  return Math.sqrt(
    Math.min(
      1,
      Math.max(
        0,
        sumOver(a, b, (p, q) => half(p, q) + half(q, p)),
      ),
    ),
  )
}

/** Hellinger distance, 0 to 1. */
export function hellinger(a: Side, b: Side): number {
  return Math.sqrt(sumOver(a, b, (p, q) => (Math.sqrt(p) - Math.sqrt(q)) ** 2) / 2)
}

/** Largest absolute difference of a share. */
export function largestGap(a: Side, b: Side): number {
  let largest = 0
  sumOver(a, b, (p, q) => {
    largest = Math.max(largest, Math.abs(p - q))
    return 0
  })
  return largest
}

function sumOver(a: Side, b: Side, term: (p: number, q: number) => number): number {
  const [n, m] = [total(a), total(b)]
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += term((a[i] ?? 0) / n, (b[i] ?? 0) / m)
  return sum
}

function total(counts: Side): number {
  let sum = 0
  for (let i = 0; i < counts.length; i++) sum += counts[i] ?? 0
  return sum
}
