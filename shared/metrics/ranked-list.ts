export type Gain = 'linear' | 'exponential'

/** One query's rows in the order of their scores. All values are means over the orders that tied rows can have, in [0, 1]; `k` is a number of rows. */
export type RankedList = {
  ndcg(gain: Gain, k: number): number
  averagePrecision(k: number): number
  reciprocalRank(): number
  precision(k: number): number
  recall(k: number): number
  /** Chance of a relevant row among the first `k`. */
  hit(k: number): number
}

/** Rows of one score: those before them, how many they are and how many of them are relevant, and the sums of their gains. */
type Tie = { readonly before: number; readonly size: number; readonly relevant: number; readonly gains: Gains }
type Gains = { readonly linear: number; readonly exponential: number }

/** A query's grades (a grade above 0 is relevant; at least one is) and scores, higher scores first. */
export function toRankedList(grades: Float64Array, scores: Float64Array): RankedList {
  const ties = tiesOf(grades, scores)
  const ideal = grades.toSorted().reverse()
  const relevant = grades.reduce((count, grade) => count + Number(grade > 0), 0)
  const found = (k: number): number => foundUpTo(ties, k)
  return {
    ndcg: (gain, k) => discounted(ties, gain, k) / idealGain(ideal, gain, k),
    averagePrecision: (k) => precisionSum(ties, k) / Math.min(relevant, k),
    reciprocalRank: () => reciprocalRank(ties),
    precision: (k) => found(k) / k,
    recall: (k) => found(k) / relevant,
    hit: (k) => chanceOfHit(ties, k),
  }
}

function tiesOf(grades: Float64Array, scores: Float64Array): readonly Tie[] {
  const order = Int32Array.from(scores, (_, row) => row).sort((a, b) => (scores[b] as number) - (scores[a] as number))
  const ties: Tie[] = []
  for (let before = 0; before < order.length; ) {
    const score = scores[order[before] as number]
    let [size, relevant, linear, exponential] = [0, 0, 0, 0]
    while (before + size < order.length && scores[order[before + size] as number] === score) {
      const grade = grades[order[before + size] as number] as number
      linear += grade
      exponential += gainOf(grade, 'exponential')
      relevant += Number(grade > 0)
      size++
    }
    ties.push({ before, size, relevant, gains: { linear, exponential } })
    before += size
  }
  return ties
}

function gainOf(grade: number, gain: Gain): number {
  return gain === 'linear' ? grade : 2 ** grade - 1
}

/** Discount of the row in place `i`, counted from 0. */
function discount(i: number): number {
  return 1 / Math.log2(i + 2)
}

/** McSherry and Najork, ECIR 2008: tied rows share the mean of their gains. */
function discounted(ties: readonly Tie[], gain: Gain, k: number): number {
  let sum = 0
  for (const { before, size, gains } of ties) {
    let discounts = 0
    for (let i = before; i < Math.min(before + size, k); i++) discounts += discount(i)
    sum += (gains[gain] / size) * discounts
  }
  return sum
}

function idealGain(ideal: Float64Array, gain: Gain, k: number): number {
  let sum = 0
  for (let i = 0; i < Math.min(ideal.length, k); i++) sum += gainOf(ideal[i] as number, gain) * discount(i)
  return sum
}

/** Relevant rows among the first `k`. */
function foundUpTo(ties: readonly Tie[], k: number): number {
  return ties.reduce((sum, { before, size, relevant }) => {
    const room = Math.min(size, Math.max(0, k - before))
    return sum + (relevant * room) / size
  }, 0)
}

/** Sum over the first `k` places of: is relevant, times the precision down to there. */
function precisionSum(ties: readonly Tie[], k: number): number {
  let [sum, above] = [0, 0]
  for (const { before, size, relevant } of ties) {
    const others = size > 1 ? (relevant - 1) / (size - 1) : 0
    for (let i = 0; relevant > 0 && i < size && before + i < k; i++) {
      sum += ((relevant / size) * (above + 1 + i * others)) / (before + i + 1)
    }
    above += relevant
  }
  return sum
}

function reciprocalRank(ties: readonly Tie[]): number {
  const first = ties.find((tie) => tie.relevant > 0)
  if (first === undefined) return 0
  const { before, size, relevant } = first
  let [sum, open] = [0, 1]
  for (let i = 0; open > 0 && i < size; i++) {
    const here = Math.min(1, relevant / (size - i))
    sum += (open * here) / (before + i + 1)
    open *= 1 - here
  }
  return sum
}

function chanceOfHit(ties: readonly Tie[], k: number): number {
  const first = ties.find((tie) => tie.relevant > 0)
  if (first === undefined || first.before >= k) return 0
  const { before, size, relevant } = first
  let missed = 1
  for (let i = 0; i < Math.min(size, k - before); i++) missed *= Math.max(0, 1 - relevant / (size - i))
  return 1 - missed
}
