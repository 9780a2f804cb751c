import { createPrng, shuffle } from '../kernel/prng.ts'
import type { Metric } from '../metrics/metric.ts'
import { type Rows, toRowsInOrder } from '../metrics/rows.ts'
import { twoSidedT } from '../stats/student.ts'
import { type Spread, spreadOf } from './metric-spread.ts'
import {
  type Asked,
  CALL_ROWS,
  type PlainLabels,
  type PlainPredictions,
  type PlainSpec,
  partOf,
  plainPredictions,
  takeRows,
} from './rows.ts'
import type { Unit } from './units.ts'

/** Blocks of rows that the spread of an importance is seen on. */
const BLOCKS = 100

/** What an importance is measured on: the sampled rows of the columns and their truth, in the order of the sample. */
export type ImportanceRequest = {
  readonly model: Asked
  readonly task: PlainSpec
  readonly labels: PlainLabels
  readonly units: readonly Unit[]
  readonly metric: Metric
  readonly repeats: number
  readonly seed: string
  /** Called with the number of answers so far. */
  readonly onAnswers: (answers: number) => void
}

/** How much worse the metric gets when a unit is permuted, and how each block of rows contributes; positive is worse. */
export type Importance = { readonly value: number; readonly effects: Float64Array }

export type Importances = {
  /** The metric on the sample as it is. */
  readonly base: number
  /** The answers to the sample as it is. */
  readonly answers: PlainPredictions
  /** By the name of the unit; a unit that the model reads no column of is not there. */
  readonly of: ReadonlyMap<string, Importance>
}

/**
 * Permutation importance (Breiman, Machine Learning 45, 2001; Fisher, Rudin and Dominici, JMLR 20, 2019): the loss of the metric when a
 * unit's cells are dealt to other rows, averaged over the repeats. Two models with the same seed get the same deals.
 */
export async function permuteUnits(request: ImportanceRequest): Promise<Importances> {
  const { model, units, repeats, seed, onAnswers } = request
  const answers = plainPredictions(await model.ask(model.columns))
  const rows = request.labels.values.length
  onAnswers(rows)
  const base = spreadOf(request.metric, toRows(request, answers))
  const found = new Map<string, Importance>()
  for (const unit of units) {
    if (!model.columns.some(({ name }) => unit.columns.includes(name))) continue
    const deals = Array.from({ length: repeats }, (_, repeat) => deal(rows, `${seed}:${unit.name}:${repeat}`))
    const permuted = await askPermuted(request, unit, deals)
    found.set(unit.name, importanceOf(request, base, deals, permuted))
  }
  return { base: base.value, answers, of: found }
}

/** Interval of an importance, or of a difference of two, over rows and over deals. */
export function importanceInterval({ value, effects }: Importance, level: number) {
  const blocks = effects.length
  const squares = effects.reduce((sum, effect) => sum + effect * effect, 0)
  const half = twoSidedT(level, blocks - 1) * Math.sqrt(squares / blocks / (blocks - 1))
  return { low: value - half, high: value + half, level, method: 'block-jackknife' }
}

/** Which row gives its cells to each row. */
function deal(rows: number, seed: string): Int32Array {
  const givers = Int32Array.from({ length: rows }, (_, row) => row)
  shuffle(givers, createPrng(seed))
  return givers
}

function toRows({ task, labels }: ImportanceRequest, predictions: PlainPredictions): Rows {
  const [rows] = toRowsInOrder({ task, labels, models: [{ name: 'explained', predictions }] })
  if (rows === undefined) throw new TypeError('no rows for one model')
  return rows
}

/** The answers to each deal, as many deals per call as fit. */
async function askPermuted(
  { model, onAnswers }: ImportanceRequest,
  unit: Unit,
  deals: readonly Int32Array[],
): Promise<PlainPredictions[]> {
  const rows = deals[0]?.length ?? 0
  const copies = Math.max(1, Math.floor(CALL_ROWS / rows))
  const answers: PlainPredictions[] = []
  for (let from = 0; from < deals.length; from += copies) {
    const some = deals.slice(from, from + copies)
    const same = Int32Array.from({ length: rows * some.length }, (_, i) => i % rows)
    const dealt = Int32Array.from(same, (row, i) => some[Math.floor(i / rows)]?.[row] ?? row)
    const columns = model.columns.map((column) => takeRows(column, unit.columns.includes(column.name) ? dealt : same))
    const all = plainPredictions(await model.ask(columns))
    onAnswers(same.length)
    answers.push(...some.map((_, i) => partOf(all, i * rows, rows)))
  }
  return answers
}

/**
 * A row moves an importance twice: its own answer changes, and its cells change the answer of the row they are dealt to. Both are seen by
 * leaving out blocks of rows, once as takers and once as givers, with the same rows left out of the answers before.
 */
function importanceOf(
  request: ImportanceRequest,
  base: Spread,
  deals: readonly Int32Array[],
  answers: readonly PlainPredictions[],
): Importance {
  const rows = request.labels.values.length
  const count = Math.min(BLOCKS, rows)
  const takers = { count, of: Int32Array.from({ length: rows }, (_, row) => row % count) }
  const sign = request.metric.direction === 'higher' ? 1 : -1
  const effects = new Float64Array(count)
  let value = 0
  for (const [repeat, givers] of deals.entries()) {
    const permuted = spreadOf(request.metric, toRows(request, answers[repeat] as PlainPredictions))
    value += (sign * (base.value - permuted.value)) / deals.length
    for (const blocks of [takers, { count, of: givers.map((row) => row % count) }]) {
      const [before, after] = [base.effects(blocks), permuted.effects(blocks)]
      for (let block = 0; block < count; block++) {
        ;(effects[block] as number) += (sign * ((before[block] as number) - (after[block] as number))) / deals.length
      }
    }
  }
  return { value, effects }
}
