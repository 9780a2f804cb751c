import { POINTS, upperPoint } from './normal-draws.ts'

type Counts = { readonly reference: Float64Array; readonly current: Float64Array }

/**
 * How far the total variation distance of two samples may lie from the true one, at 95 %: the 95 % point of half the sum of
 * |error of p - error of q|, with the errors of multinomial shares. Categories beyond the 32 largest add what is expected of them and
 * one common draw; what a sample has not seen adds its share by Good and Turing (Biometrika 40, 1953).
 */
export function shareBand({ reference, current }: Counts): number {
  const [n, m] = [total(reference), total(current)]
  const { shown, rest } = splitLargest(
    reference.map((count) => count / n),
    current.map((count) => count / m),
  )
  const [one, other] = [toErrors(shown.p, n), toErrors(shown.q, m)]
  let [expected, variance] = [0, 0]
  rest.p.forEach((p, i) => {
    const q = rest.q[i] as number
    const each = (p * (1 - p)) / n + (q * (1 - q)) / m
    expected += Math.sqrt((2 / Math.PI) * each) / 2
    variance += ((1 - 2 / Math.PI) * each) / 4
  })
  const spread = Math.sqrt(variance)
  const drawn = upperPoint((draws, first) => {
    const second = first + POINTS + 1
    const [a, b] = [common(one, draws, first), common(other, draws, second)]
    let sum = 0
    for (let j = 0; j < shown.p.length; j++) {
      const x = (one[j] as number) * (draws[first + j] as number) - (shown.p[j] as number) * a
      const y = (other[j] as number) * (draws[second + j] as number) - (shown.q[j] as number) * b
      sum += Math.abs(x - y) / 2
    }
    return sum + expected + spread * (draws[second + POINTS + 1] as number)
  })
  return Math.max(0, drawn) + (once(reference) / n + once(current) / m) / 2
}

type Shares = { readonly p: Float64Array; readonly q: Float64Array }

/** The largest categories by both shares together, and the others. */
function splitLargest(p: Float64Array, q: Float64Array): { readonly shown: Shares; readonly rest: Shares } {
  if (p.length <= POINTS) return { shown: { p, q }, rest: { p: new Float64Array(), q: new Float64Array() } }
  const sizes = p.map((share, i) => share + (q[i] as number))
  const limit = sizes.toSorted().at(-POINTS) as number
  // Of equally large ones the first.
  let room = POINTS - sizes.filter((size) => size > limit).length
  const isShown = Uint8Array.from(sizes, (size) => Number(size > limit || (size === limit && room-- > 0)))
  const pick = (side: Float64Array, wanted: number): Float64Array => side.filter((_, i) => isShown[i] === wanted)
  return { shown: { p: pick(p, 1), q: pick(q, 1) }, rest: { p: pick(p, 0), q: pick(q, 0) } }
}

/** Standard deviations of independent counts with these shares, and of what is left over, per row. */
function toErrors(shares: Float64Array, rows: number): Float64Array {
  const left = Math.max(0, 1 - total(shares))
  return Float64Array.of(...shares.map((share) => Math.sqrt(share / rows)), Math.sqrt(left / rows))
}

/** The common part of independent errors: taking it out in proportion makes them multinomial. */
function common(errors: Float64Array, draws: Float64Array, first: number): number {
  let sum = 0
  for (let j = 0; j < errors.length; j++) sum += (errors[j] as number) * (draws[first + j] as number)
  return sum
}

function once(counts: Float64Array): number {
  return counts.filter((count) => count === 1).length
}

function total(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
