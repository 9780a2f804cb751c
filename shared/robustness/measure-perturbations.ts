import { compareModels } from '../compare/compare-models.ts'
import type { Column } from '../data/table.ts'
import type {
  MeasuredShare,
  MeasuredSize,
  PerturbationResult,
  PerturbedSide,
  Robustness,
} from '../evidence/robustness.ts'
import { UserError } from '../kernel/error.ts'
import { createPrng } from '../kernel/prng.ts'
import { METRICS } from '../metrics/catalog.ts'
import type { Labels, Predictions, TaskSpec } from '../model/predictions.ts'
import { moverDifference } from '../stats/mover.ts'
import { wilsonInterval } from '../stats/proportion.ts'
import type { Dependence } from '../stats/units.ts'
import { type Answer, type Ask, answerNumbers, decisionsOf, rowsOf, tryAsk } from './ask.ts'
import type { ColumnFacts } from './column-facts.ts'
import { type Perturbation, planPerturbations } from './perturbations.ts'
import { takeRows } from './sample.ts'

/** One model with its answers to the unchanged sample; `names` are the columns it reads, in its own order. */
export type Subject = { readonly ask: Ask; readonly names: readonly string[]; readonly base: Predictions }

/** The rows that everything is tried on. Columns hold the sample; their facts are those of the whole holdout. */
export type Sample = {
  readonly rows: number
  readonly columns: ReadonlyMap<string, ColumnFacts>
  readonly labels: Labels
  readonly task: TaskSpec
  readonly metric: string
  readonly level: number
  readonly seed: string
  /** Which rows of the sample depend on each other; absent where they are independent. */
  readonly dependence?: Dependence | undefined
}

export type Subjects = { readonly candidate: Subject; readonly champion?: Subject }

/** Columns that are perturbed one by one. */
export const MAX_COLUMNS = 60
/** Of each kind and size, as many columns are kept by flipped rows, and as many by the change of the score. */
const KEPT = 2
/** Single rows that are asked to learn how many of them a model does not answer. */
const SINGLE_ROWS = 50

type Tried = { readonly perturbation: Perturbation; readonly changed: number; readonly answers: Sides<Answer> }
type Sides<T> = { readonly candidate: T; readonly champion?: T }

/** The columns of a model as the sample has them, with some of them replaced. */
export function columnsFor(
  names: readonly string[],
  { columns }: Pick<Sample, 'columns'>,
  changed: ReadonlyMap<string, Column> = new Map(),
): Column[] {
  return names.flatMap((name) => changed.get(name) ?? columns.get(name)?.column ?? [])
}

/**
 * Asks both models about the sample under every perturbation that fits a column of the candidate, both with the same draws. Decided rows
 * that change have Wilson intervals, the drop of the main metric a paired one; that of candidate minus champion is put together from the two
 * (MOVER), which is too wide rather than too narrow where the models suffer from the same rows.
 */
export async function measurePerturbations(
  sample: Sample,
  { candidate, champion }: Subjects,
): Promise<NonNullable<Robustness['perturbations']>> {
  const facts = candidate.names.flatMap((name) => sample.columns.get(name) ?? [])
  const alone = new Set(facts.slice(0, MAX_COLUMNS).map(({ column }) => column.name))
  const plan = planPerturbations(facts).filter(({ column }) => column === undefined || alone.has(column))
  const groups = new Map<string, Judged[]>()
  for (const perturbation of plan) {
    const tried = await tryPerturbation(sample, perturbation, { candidate, ...(champion && { champion }) })
    if (tried === undefined) continue
    const key = `${perturbation.kind} ${perturbation.size} ${perturbation.column === undefined}`
    groups.set(key, keepWorst([...(groups.get(key) ?? []), judge(sample, tried, candidate)]))
  }
  const results: PerturbationResult[] = []
  for (const judged of [...groups.values()].flat()) {
    results.push(await toResult(sample, judged, { candidate, ...(champion && { champion }) }))
  }
  return {
    metric: sample.metric,
    rows: sample.rows,
    measured: plan.length,
    ...(facts.length > MAX_COLUMNS ? { leftOut: facts.length - MAX_COLUMNS } : {}),
    results: results.toSorted((a, b) => weight(b) - weight(a)),
  }
}

type Judged = Tried & { readonly flips: number; readonly change: number }

async function tryPerturbation(
  sample: Sample,
  perturbation: Perturbation,
  { candidate, champion }: Subjects,
): Promise<Tried | undefined> {
  const changed = perturbed(sample, perturbation)
  const rows = changedRows(sample, changed)
  if (rows === 0) return undefined
  const answer = ({ ask, names, base }: Subject): Promise<Answer> =>
    names.some((name) => changed.has(name))
      ? tryAsk(ask, columnsFor(names, sample, changed))
      : Promise.resolve({ state: 'answered', predictions: base })
  const answers = { candidate: await answer(candidate), ...(champion && { champion: await answer(champion) }) }
  return { perturbation, changed: rows, answers }
}

/** The columns that a perturbation changes. Each column has draws of its own, so that the others make no difference. */
export function perturbed(sample: Sample, { kind, size, column, apply }: Perturbation): ReadonlyMap<string, Column> {
  const names = column === undefined ? [...sample.columns.keys()] : [column]
  return new Map(
    names.flatMap((name) => {
      const facts = sample.columns.get(name)
      const prng = createPrng(`${sample.seed}:robustness:${kind}:${size}:${name}`)
      const made = facts && apply(facts, prng)
      return made === undefined ? [] : [[name, made] as const]
    }),
  )
}

function changedRows({ rows, columns }: Sample, changed: ReadonlyMap<string, Column>): number {
  const isChanged = new Uint8Array(rows)
  for (const [name, now] of changed) {
    const before = columns.get(name)?.column
    for (let row = 0; row < rows; row++) if (!Object.is(cell(before, row), cell(now, row))) isChanged[row] = 1
  }
  return isChanged.reduce((sum, one) => sum + one, 0)
}

function cell(column: Column | undefined, row: number): number | string | undefined {
  if (column === undefined) return undefined
  return column.kind === 'numeric' ? column.values[row] : column.dictionary[column.codes[row] as number]
}

function judge(sample: Sample, tried: Tried, { base }: Subject): Judged {
  const { candidate } = tried.answers
  if (candidate.state !== 'answered') return { ...tried, flips: sample.rows, change: Number.POSITIVE_INFINITY }
  const flips = countFlips(sample, base, candidate.predictions) ?? 0
  return { ...tried, flips, change: meanChange(sample, base, candidate.predictions) }
}

function keepWorst(judged: readonly Judged[]): Judged[] {
  const byFlips = judged.toSorted((a, b) => b.flips - a.flips).slice(0, KEPT)
  const byChange = judged.toSorted((a, b) => b.change - a.change).slice(0, KEPT)
  return judged.filter((one) => byFlips.includes(one) || byChange.includes(one))
}

function countFlips({ task }: Sample, before: Predictions, after: Predictions): number | undefined {
  const [from, to] = [decisionsOf(before, task), decisionsOf(after, task)]
  if (from === undefined || to === undefined) return undefined
  return from.reduce((sum, decided, row) => sum + Number(decided !== to[row]), 0)
}

function meanChange({ rows }: Sample, before: Predictions, after: Predictions): number {
  const [from, to] = [answerNumbers(before, rows).values, answerNumbers(after, rows).values]
  return from.reduce((sum, value, i) => sum + Math.abs(value - (to[i] as number)), 0) / Math.max(1, from.length)
}

async function toResult(sample: Sample, { perturbation, changed, answers }: Judged, subjects: Subjects) {
  const { kind, size, column } = perturbation
  const side = (subject: Subject, answer: Answer): Promise<PerturbedSide> =>
    answer.state === 'answered'
      ? Promise.resolve(answeredSide(sample, subject.base, answer.predictions))
      : failedSide(sample, subject, { perturbation, answer })
  const candidate = await side(subjects.candidate, answers.candidate)
  const champion = subjects.champion && answers.champion ? await side(subjects.champion, answers.champion) : undefined
  const dropDifference = differenceOf(candidate.drop, champion?.drop)
  return {
    kind,
    ...(size === undefined ? {} : { size }),
    ...(column === undefined ? {} : { column }),
    changed,
    candidate,
    ...(champion === undefined ? {} : { champion }),
    ...(dropDifference === undefined ? {} : { dropDifference }),
  }
}

function answeredSide(sample: Sample, before: Predictions, after: Predictions): PerturbedSide {
  const flips = countFlips(sample, before, after)
  const drop = dropOf(sample, before, after)
  return {
    ...(flips === undefined ? {} : { flips: shareOf(flips, sample.rows, sample.level) }),
    change: meanChange(sample, before, after),
    ...(drop === undefined ? {} : { drop }),
  }
}

async function failedSide(
  sample: Sample,
  { ask, names }: Subject,
  { perturbation, answer }: { perturbation: Perturbation; answer: Exclude<Answer, { state: 'answered' }> },
): Promise<PerturbedSide> {
  const columns = columnsFor(names, sample, perturbed(sample, perturbation))
  const n = Math.min(SINGLE_ROWS, rowsOf(columns))
  let failing = 0
  for (let row = 0; row < n; row++) {
    const one = await tryAsk(
      ask,
      columns.map((column) => takeRows(column, [row])),
    )
    if (one.state !== 'answered') failing++
  }
  return { failed: { how: answer.state, message: answer.message, failing: shareOf(failing, n, sample.level) } }
}

/** k of n rows with Wilson's interval. */
export function shareOf(k: number, n: number, level: number): MeasuredShare {
  return { k, n, interval: { ...wilsonInterval(k, n, level), level, method: 'Wilson' } }
}

/** How much worse the main metric becomes; absent where the sample leaves it undefined (a class is missing). */
function dropOf({ task, labels, metric, level, seed, dependence }: Sample, before: Predictions, after: Predictions) {
  try {
    const [compared] = compareModels({
      task,
      labels,
      candidate: after,
      champion: before,
      metrics: [metric],
      level,
      seed: `${seed}:robustness`,
      dependence,
      quick: true,
    })
    return compared && toDrop(compared, METRICS.get(metric)?.direction === 'lower' ? 1 : -1)
  } catch (error) {
    // What the sample cannot tell is absent from the evidence, and a rule on it fails.
    if (error instanceof UserError) return undefined
    throw error
  }
}

function toDrop({ difference, interval }: ReturnType<typeof compareModels>[number], sign: 1 | -1): MeasuredSize {
  const [low, high] = sign === 1 ? [interval.low, interval.high] : [-interval.high, -interval.low]
  return { value: sign * difference + 0, interval: { ...interval, low: low + 0, high: high + 0 } }
}

function differenceOf(own?: MeasuredSize, other?: MeasuredSize): MeasuredSize | undefined {
  if (own === undefined || other === undefined) return undefined
  const bounds = moverDifference({ value: own.value, ...own.interval }, { value: other.value, ...other.interval })
  return { value: own.value - other.value, interval: { ...bounds, level: own.interval.level, method: 'MOVER' } }
}

/** Worst first: without answer, then by flipped rows, then by the drop of the metric. */
function weight({ candidate: { failed, flips, drop, change } }: PerturbationResult): number {
  if (failed !== undefined) return 10 + failed.failing.k
  return (flips === undefined ? 0 : flips.k / Math.max(1, flips.n)) + (drop?.value ?? 0) / 1e3 + (change ?? 0) / 1e9
}
