import type { Column } from '../data/table.ts'
import type { StabilityResult } from '../evidence/robustness.ts'
import { createPrng, shuffle } from '../kernel/prng.ts'
import type { Predictions } from '../model/predictions.ts'
import { type Ask, answerNumbers, tryAsk } from './ask.ts'
import { takeRows } from './sample.ts'

/** Answers that differ by no more, in absolute terms or as a share of the answer, are the same: what float32 sums in another order may do. */
export const SAME_WITHIN = 1e-5
/** Rows that are asked in small batches. */
const SINGLE_ROWS = 64
const SEVENS_ROWS = 210

type Asked = {
  readonly ask: Ask
  readonly columns: readonly Column[]
  readonly base: Predictions
  readonly rows: number
}

/**
 * Asks about the same rows again, in another order, one by one and by sevens: a model whose answers depend on the company of a row is not
 * the model that the holdout measured.
 */
export async function measureStability(asked: Asked, seed: string): Promise<StabilityResult[]> {
  const { rows } = asked
  const all = Int32Array.from({ length: rows }, (_, row) => row)
  const shuffled = all.slice()
  shuffle(shuffled, createPrng(`${seed}:robustness:order`))
  return [
    await checkRows('again', asked, [all]),
    await checkRows('order', asked, [shuffled]),
    await checkRows('batch-1', asked, batches(Math.min(rows, SINGLE_ROWS), 1)),
    await checkRows('batch-7', asked, batches(Math.min(rows, SEVENS_ROWS), 7)),
  ]
}

function batches(rows: number, size: number): Int32Array[] {
  return Array.from({ length: Math.ceil(rows / size) }, (_, i) =>
    Int32Array.from({ length: Math.min(size, rows - i * size) }, (_unused, k) => i * size + k),
  )
}

async function checkRows(
  check: StabilityResult['check'],
  { ask, columns, base, rows }: Asked,
  parts: readonly Int32Array[],
): Promise<StabilityResult> {
  let [seen, differing, largest] = [0, 0, 0]
  for (const part of parts) {
    const answer = await tryAsk(
      ask,
      columns.map((column) => takeRows(column, part)),
    )
    if (answer.state !== 'answered')
      return { check, rows: seen + part.length, differing, largest, failed: answer.state }
    for (const [i, row] of part.entries()) {
      const off = distance(answerOf(answer.predictions, i, part.length), answerOf(base, row, rows))
      if (off > SAME_WITHIN) differing++
      largest = Math.max(largest, off)
    }
    seen += part.length
  }
  return { check, rows: seen, differing, largest: largest <= SAME_WITHIN ? 0 : largest }
}

/** Largest difference of two answers, as a share of the answer where that is above 1. */
function distance(now: Float64Array, known: Float64Array): number {
  let most = 0
  for (let i = 0; i < known.length; i++) {
    const value = known[i] as number
    most = Math.max(most, Math.abs((now[i] as number) - value) / Math.max(1, Math.abs(value)))
  }
  return most
}

/** Are two answers the same, up to float rounding? */
export function isSame(now: Float64Array, known: Float64Array): boolean {
  return now.length === known.length && distance(now, known) <= SAME_WITHIN
}

/** What was answered to one row of `rows`. */
export function answerOf(predictions: Predictions, row: number, rows: number): Float64Array {
  const { values, width } = answerNumbers(predictions, rows)
  return values.subarray(row * width, (row + 1) * width)
}

/** Rows whose answers differ by more than float rounding. */
export function countDiffering(a: Predictions, b: Predictions, rows: number): number {
  let differing = 0
  for (let row = 0; row < rows; row++) if (!isSame(answerOf(a, row, rows), answerOf(b, row, rows))) differing++
  return differing
}
