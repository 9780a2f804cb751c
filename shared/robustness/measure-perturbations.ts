import type { Column } from '../data/table.ts'
import type { PerturbationResult, PerturbedSide, Robustness } from '../evidence/robustness.ts'
import { createPrng } from '../kernel/prng.ts'
import { type Answer, tryAsk } from './ask.ts'
import { type Perturbation, planPerturbations } from './perturbations.ts'
import { answeredSide, countFlips, differenceOf, failedSide, meanChange } from './perturbed-side.ts'
import { columnsFor, type Sample, type Subject, type Subjects } from './stress-sample.ts'

/** Columns that are perturbed one by one. */
export const MAX_COLUMNS = 60
/** Of each kind and size, as many columns are kept by flipped rows, and as many by the change of the score. */
const KEPT = 2
type Tried = { readonly perturbation: Perturbation; readonly changed: number; readonly answers: Sides<Answer> }
type Sides<T> = { readonly candidate: T; readonly champion?: T }

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

async function toResult(sample: Sample, { perturbation, changed, answers }: Judged, subjects: Subjects) {
  const { kind, size, column } = perturbation
  const side = (subject: Subject, answer: Answer): Promise<PerturbedSide> =>
    answer.state === 'answered'
      ? Promise.resolve(answeredSide(sample, subject.base, answer.predictions))
      : failedSide(sample, subject.ask, columnsFor(subject.names, sample, perturbed(sample, perturbation)), answer)
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

/** Worst first: without answer, then by flipped rows, then by the drop of the metric. */
function weight({ candidate: { failed, flips, drop, change } }: PerturbationResult): number {
  if (failed !== undefined) return 10 + failed.failing.k
  return (flips === undefined ? 0 : flips.k / Math.max(1, flips.n)) + (drop?.value ?? 0) / 1e3 + (change ?? 0) / 1e9
}
