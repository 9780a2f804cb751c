/** Numbers in ascending order: each with its rows, or, without `counts`, one after the other as often as they occur. */
export type Ascending = { readonly values: Float64Array; readonly counts?: Float64Array }

export type Tally = {
  readonly rows: number
  readonly distinct: number
  /** The most frequent values, most frequent first, ties in ascending order. */
  readonly top: readonly { readonly value: number; readonly count: number }[]
  /** Different values, those with the smallest hash, in ascending order. */
  readonly sample: Float64Array
}

/** Counts different values in one sweep. `most` says how many frequent ones and how many of a sample are wanted. */
export function tallyValues(
  { values, counts }: Ascending,
  most: { readonly top: number; readonly sample: number },
): Tally {
  const top: { value: number; count: number }[] = []
  const sample = createSample(most.sample)
  let [rows, distinct, least] = [0, 0, 0]
  for (let i = 0; i < values.length; ) {
    const value = values[i] as number
    let next = i + 1
    while (next < values.length && values[next] === value) next += 1
    const count = counts === undefined ? next - i : (counts[i] as number)
    i = next
    rows += count
    distinct += 1
    sample.offer(value)
    if (count > least) least = insert(top, { value, count }, most.top)
  }
  return { rows, distinct, top, sample: sample.values() }
}

/** Puts a value behind all that are at least as frequent; answers how frequent the next must be to matter. */
function insert(
  top: { value: number; count: number }[],
  entry: { value: number; count: number },
  most: number,
): number {
  let place = top.length
  while (place > 0 && (top[place - 1] as { count: number }).count < entry.count) place -= 1
  top.splice(place, 0, entry)
  if (top.length > most) top.pop()
  return top.length < most ? 0 : (top.at(-1)?.count ?? 0)
}

/** Keeps the values with the smallest hashes, whatever order they come in. */
function createSample(most: number) {
  let kept: { readonly hash: number; readonly value: number }[] = []
  let limit = 2 ** 32
  const prune = (): void => {
    kept = kept.sort((a, b) => a.hash - b.hash || a.value - b.value).slice(0, most)
    limit = kept.length < most ? limit : (kept.at(-1)?.hash ?? limit)
  }
  return {
    offer: (value: number): void => {
      const hash = hashOf(value)
      if (hash > limit) return
      kept.push({ hash, value })
      if (kept.length > 4 * most) prune()
    },
    values: (): Float64Array => {
      prune()
      return Float64Array.from(kept, ({ value }) => value).sort()
    },
  }
}

function hashOf(value: number): number {
  DOUBLE[0] = value
  const mixed = Math.imul((WORDS[0] as number) ^ Math.imul(WORDS[1] as number, 0x9e37_79b1), 0x85eb_ca6b)
  return (Math.imul(mixed ^ (mixed >>> 15), 0xc2b2_ae35) ^ (mixed >>> 13)) >>> 0
}

const DOUBLE = new Float64Array(1)
const WORDS = new Int32Array(DOUBLE.buffer)
