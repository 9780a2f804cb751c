import type { Column } from '../data/table.ts'
import type { AttackResult } from '../evidence/robustness.ts'
import { createPrng } from '../kernel/prng.ts'
import type { Labels, Predictions, TaskSpec } from '../model/predictions.ts'
import { binomialCdf } from '../stats/beta.ts'
import { type Ask, decisionsOf } from './ask.ts'
import type { ColumnFacts } from './column-facts.ts'
import { margins } from './margins.ts'
import { takeRows } from './sample.ts'
import { type Found, searchFlips } from './search.ts'
import { shareOf } from './stress-sample.ts'

/** Distances, in standard deviations, within which the share of flippable rows is reported. */
const WITHIN = [0.1, 0.25, 0.5]
const QUANTILES = [0.05, 0.1, 0.25, 0.5]
const SHOWN_COLUMNS = 10

export type Attack = {
  readonly ask: Ask
  /** The columns of the model in its order with the sample's rows and the facts of the whole holdout. */
  readonly facts: readonly ColumnFacts[]
  readonly task: TaskSpec
  /** Rows of the sample to start from: decided right. */
  readonly rows: readonly number[]
  readonly base: Predictions
  /** Columns that nobody can change. */
  readonly immutable: readonly string[]
  readonly queries: number
  readonly level: number
  readonly seed: string
}

/** Up to `count` rows that all models decide right, evenly spread from the closest to a flip to the farthest of the first model. */
export function rowsToAttack(
  models: readonly Predictions[],
  labels: Labels,
  { task, rows }: { readonly task: TaskSpec; readonly rows: number },
  count: number,
): number[] {
  const [first] = models
  const decided = models.map((predictions) => decisionsOf(predictions, task))
  if (first === undefined || decided.includes(undefined)) return []
  const right = Array.from({ length: rows }, (_, row) => row).filter((row) =>
    decided.every((one) => one?.[row] === labels.values[row]),
  )
  const margin = margins(first, task, rows)
  right.sort((a, b) => (margin[a] as number) - (margin[b] as number) || a - b)
  const taken = Math.min(count, right.length)
  return Array.from({ length: taken }, (_, i) => right[Math.floor(((i + 0.5) * right.length) / taken)] as number)
}

/**
 * Searches for the smallest change of numeric columns that flips each decision, without looking into the model: a bound from above on the true
 * smallest distance, which no search of this kind can prove. Distances are Euclidean, in standard deviations of the holdout, inside the observed
 * range; whole numbers stay whole; dates, yes-and-no and texts are left as they are. Undefined where no column may change.
 */
export async function attackModel(attack: Attack): Promise<AttackResult | undefined> {
  const { facts, immutable, rows, base, task, seed, queries } = attack
  const mutable = facts.filter(
    ({ column, character, numbers }) =>
      (character === 'number' || character === 'whole') && (numbers?.sd ?? 0) > 0 && !immutable.includes(column.name),
  )
  const decided = decisionsOf(base, task)
  if (mutable.length === 0 || rows.length === 0 || decided === undefined) return undefined
  const started = facts.map((one) => ({ ...one, column: takeRows(one.column, rows) }))
  const columns = mutable.flatMap(({ column }) => started.find((one) => one.column.name === column.name) ?? [])
  const { found, asked } = await searchFlips({
    ask: attack.ask,
    all: started.map(({ column }): Column => column),
    columns,
    decided: Int32Array.from(rows, (row) => decided[row] as number),
    task,
    queries,
    prng: createPrng(`${seed}:robustness:adversarial`),
  })
  return summarise(found, columns, asked, attack.level)
}

function summarise(
  found: readonly (Found | undefined)[],
  columns: readonly ColumnFacts[],
  queries: number,
  level: number,
): AttackResult {
  const n = found.length
  const flipped = found.flatMap((one) => one ?? [])
  const distances = Float64Array.from(flipped, ({ distance }) => distance).sort()
  const at = (rank: number): number | undefined => distances[rank]
  const median = at(Math.ceil(n / 2) - 1)
  return {
    rows: n,
    flipped: flipped.length,
    ...(median === undefined ? {} : { median: { value: median, ...medianBounds(distances, n, level), level } }),
    quantiles: QUANTILES.flatMap((p) => {
      const distance = at(Math.max(0, Math.ceil(p * n) - 1))
      return distance === undefined ? [] : [{ p, distance }]
    }),
    within: WITHIN.map((distance) => ({
      distance,
      share: shareOf(distances.filter((one) => one <= distance).length, n, level),
    })),
    columns: weights(flipped, columns),
    queries,
  }
}

/** Order statistics whose ranks hold the median with the coverage asked for (binomial, exact); no upper end where too few rows flipped. */
function medianBounds(sorted: Float64Array, n: number, level: number): { low: number; high?: number } {
  let rank = 0
  while (rank < n / 2 && binomialCdf(rank, n, 0.5) <= (1 - level) / 2) rank++
  const low = rank === 0 ? 0 : (sorted[rank - 1] ?? 0)
  const high = rank === 0 ? undefined : sorted[n - rank]
  return { low, ...(high === undefined ? {} : { high }) }
}

/** The mean share of each column in the squared distances. */
function weights(flipped: readonly Found[], columns: readonly ColumnFacts[]): AttackResult['columns'] {
  const totals = columns.map((_, i) =>
    flipped.reduce((sum, { moved, distance }) => sum + ((moved[i] as number) / Math.max(distance, 1e-12)) ** 2, 0),
  )
  return columns
    .map(({ column: { name } }, i) => ({
      name,
      weight: Math.min(1, (totals[i] as number) / Math.max(1, flipped.length)),
    }))
    .filter(({ weight }) => weight >= 0.005)
    .sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1))
    .slice(0, SHOWN_COLUMNS)
}
