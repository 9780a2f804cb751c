import type { Column } from '../data/table.ts'
import type { ExplainedFlip } from '../evidence/explanation.ts'
import { explainFlip, type FlippedRow, flippedRows } from './flipped-rows.ts'
import { type Asked, type PlainLabels, type PlainPredictions, takeRows } from './rows.ts'
import type { Sampled } from './sampled.ts'
import { type Shapley, shapleyValues } from './shapley.ts'

/** More walks than for the mean over many rows: each of these rows is shown by itself. */
const ROUNDS = 2

type Whole = { readonly columns: readonly Column[]; readonly predictions: PlainPredictions }
type WholeRows = { readonly labels: PlainLabels; readonly candidate: Whole; readonly champion?: Whole }

/** The rows of the whole holdout that changed sides, explained in both models against the same background. */
export async function explainFlips(
  sampled: Sampled & { readonly seed: string; readonly ids?: readonly string[] },
  { labels, candidate, champion }: WholeRows,
): Promise<ExplainedFlip[]> {
  if (champion === undefined) return []
  const { task, seed, ids } = sampled
  const rows = flippedRows(task, labels, { candidate: candidate.predictions, champion: champion.predictions })
  if (rows.length === 0) return []
  const explained: Partial<Record<string, Shapley>> = {}
  for (const { side, model } of sampled.models) {
    const whole = side === 'candidate' ? candidate : champion
    const columns = model.columns.map((column) => withRows(column, whole.columns, sampled.background, rows))
    explained[side] = await shapleyOf({ ...sampled, seed: `${seed}:flip` }, { ask: model.ask, columns }, rows, labels)
  }
  const { candidate: now, champion: before } = explained
  if (now === undefined || before === undefined) return []
  return rows.map((row, i) => explainFlip(row, i, { candidate: now, champion: before }, ids))
}

/** The background first, then the rows to explain. */
function withRows(
  sample: Column,
  whole: readonly Column[],
  background: Int32Array,
  rows: readonly FlippedRow[],
): Column {
  const [head, found] = [takeRows(sample, background), whole.find(({ name }) => name === sample.name)]
  if (found === undefined) throw new TypeError(`no column ${sample.name}`)
  const tail = takeRows(
    found,
    rows.map(({ row }) => row),
  )
  if (head.kind === 'numeric' && tail.kind === 'numeric') {
    return { ...head, values: Float64Array.of(...head.values, ...tail.values) }
  }
  if (head.kind === 'text' && tail.kind === 'text')
    return { ...head, codes: Int32Array.of(...head.codes, ...tail.codes) }
  throw new TypeError(`the column ${sample.name} has two types`)
}

/** Of several classes the true one is explained: its probability fell or rose. */
async function shapleyOf(
  { units, background, task, count, seed }: Sampled & { readonly seed: string },
  model: Asked,
  rows: readonly FlippedRow[],
  labels: PlainLabels,
): Promise<Shapley> {
  const from = background.length
  const truth = Int32Array.from(rows, ({ row }) => labels.values[row] as number)
  return shapleyValues({
    model,
    units,
    rows: Int32Array.from(rows, (_, i) => from + i),
    background: background.map((_, i) => i),
    ...(task.kind === 'multiclass' ? { classes: truth } : {}),
    rounds: ROUNDS,
    seed,
    onAnswers: count,
  })
}
