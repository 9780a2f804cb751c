/** Below this many values, comparing them is quicker than counting their digits. */
const MIN_VALUES = 16_384
const DIGIT = 16
const BUCKETS = 2 ** DIGIT

/** Row numbers in rising order of their values; equal values keep their order. No value is NaN. */
export function sortedOrder(values: Float64Array): Int32Array {
  const order = new Int32Array(values.length)
  for (let row = 0; row < order.length; row++) order[row] = row
  if (values.length < MIN_VALUES) return order.sort((i, j) => (values[i] as number) - (values[j] as number))
  return byDigits(sortableBits(values), order)
}

/** Radix sort, least digit first (Knuth, "The Art of Computer Programming" 3, 5.2.5): four passes, fewer where a digit never changes. */
function byDigits(
  { low, high }: { readonly low: Uint32Array; readonly high: Uint32Array },
  order: Int32Array<ArrayBuffer>,
): Int32Array {
  let from = order
  let to = new Int32Array(order.length)
  for (const word of [low, high]) {
    for (const shift of [0, DIGIT]) {
      const starts = new Uint32Array(BUCKETS + 1)
      for (let row = 0; row < word.length; row++)
        (starts[(((word[row] as number) >>> shift) & (BUCKETS - 1)) + 1] as number)++
      if (starts.includes(word.length)) continue
      for (let digit = 1; digit <= BUCKETS; digit++)
        starts[digit] = (starts[digit] as number) + (starts[digit - 1] as number)
      for (let i = 0; i < from.length; i++) {
        const row = from[i] as number
        const digit = ((word[row] as number) >>> shift) & (BUCKETS - 1)
        to[starts[digit] as number] = row
        ;(starts[digit] as number)++
      }
      ;[from, to] = [to, from]
    }
  }
  return from
}

/** The bits of each number so that they rise with it as unsigned integers: negative ones inverted, the others with the sign set. */
function sortableBits(values: Float64Array): { low: Uint32Array; high: Uint32Array } {
  const low = new Uint32Array(values.length)
  const high = new Uint32Array(values.length)
  const number = new Float64Array(1)
  const words = new Uint32Array(number.buffer)
  for (let row = 0; row < values.length; row++) {
    // The addition makes one of the two zeros of the other.
    number[0] = (values[row] as number) + 0
    const [least, most] = [words[0] as number, words[1] as number]
    const isNegative = most >>> 31 === 1
    low[row] = isNegative ? ~least : least
    high[row] = isNegative ? ~most : most | 0x80000000
  }
  return { low, high }
}
