import { MAX_CLASSES } from '../evidence/fairness.ts'
import { decide } from '../metrics/decisions.ts'
import type { Rows } from '../metrics/rows.ts'
import { samplerOf } from './by-task.ts'
import { momentsOf, type Sums, type Whole, wholeNumbers } from './exact-sums.ts'
import type { Sample } from './sample.ts'
import type { Split } from './split-groups.ts'

/** One metric of every group, of all rows but those of each group, and of all rows. */
export type RateSamples = {
  readonly metric: string
  readonly class?: string
  readonly own: readonly Sample[]
  readonly rest: readonly Sample[]
  readonly overall: Sample
  /** Rows of every group, where `own` holds fewer because rows depend on each other. */
  readonly counted?: readonly number[]
  /** By how much `own` was discounted, per group. */
  readonly effects?: readonly number[]
  /** `difference` alone where a quotient means nothing; `ratio` alone where the difference is that of the opposite metric. */
  readonly compare: readonly ('difference' | 'ratio')[]
}

type Table = readonly [tn: number, fp: number, fn: number, tp: number]
type Compare = RateSamples['compare']

const BOTH: Compare = ['difference', 'ratio']
const SHARES: Readonly<Record<string, readonly [(table: Table) => readonly [k: number, n: number], Compare]>> = {
  selection_rate: [([tn, fp, fn, tp]) => [fp + tp, tn + fp + fn + tp], BOTH],
  base_rate: [([tn, fp, fn, tp]) => [fn + tp, tn + fp + fn + tp], BOTH],
  tpr: [([, , fn, tp]) => [tp, fn + tp], BOTH],
  fpr: [([tn, fp]) => [fp, tn + fp], BOTH],
  tnr: [([tn, fp]) => [tn, tn + fp], ['ratio']],
  fnr: [([, , fn, tp]) => [fn, fn + tp], ['ratio']],
  precision: [([, fp, , tp]) => [tp, fp + tp], BOTH],
  fdr: [([, fp, , tp]) => [fp, fp + tp], ['ratio']],
  npv: [([tn, , fn]) => [tn, tn + fn], ['ratio']],
  for: [([tn, , fn]) => [fn, tn + fn], BOTH],
  accuracy: [([tn, fp, fn, tp]) => [tn + tp, tn + fp + fn + tp], BOTH],
  error_rate: [([tn, fp, fn, tp]) => [fp + fn, tn + fp + fn + tp], ['ratio']],
}

/** A model's answers, prepared once for all attributes: every rate of the groups of a split. */
export function rateSampler(rows: Rows): (split: Split) => readonly RateSamples[] {
  return samplerOf(rows, { binary: sampleBinary, multiclass: sampleClasses, regression: sampleErrors })
}

/** Rows per group and cell; a row's cell is a whole number below `size`. */
export function countCells({ names, of }: Split, cells: Int32Array, size: number): Float64Array[] {
  const counts = names.map(() => new Float64Array(size))
  for (let row = 0; row < cells.length; row++) {
    const own = counts[of[row] as number] as Float64Array
    ;(own[cells[row] as number] as number)++
  }
  return counts
}

function sampleBinary(rows: Rows & { kind: 'binary' }): (split: Split) => readonly RateSamples[] {
  const { scores, labels } = rows
  const cells = decide(rows).map((to, row) => 2 * (labels[row] as number) + to)
  const score = wholeNumbers(scores)
  const miss = wholeNumbers(scores.map((value, row) => value - (labels[row] as number)))
  return (split) => {
    const tables = countCells(split, cells, 4).map((one): Table => [...one] as unknown as Table)
    const shares = Object.entries(SHARES).map(([metric, [share, compare]]) => {
      return { metric, compare, ...shareSamples(tables.map(share)) }
    })
    const odds = shareSamples(tables.map(([, fp, fn]) => [fn, fp + fn]))
    const balance = {
      own: odds.own.map(asOdds),
      rest: odds.rest.map(asOdds),
      overall: asOdds(odds.overall),
    }
    return [
      ...shares,
      { metric: 'fn_per_fp', compare: BOTH, ...balance },
      { metric: 'mean_prediction', compare: ['difference', 'ratio'], ...meanSamples(split, score) },
      { metric: 'calibration_bias', compare: ['difference'], ...meanSamples(split, miss) },
    ]
  }
}

function asOdds(sample: Sample): Sample {
  return sample.kind === 'share' ? { ...sample, kind: 'odds' } : sample
}

function sampleClasses(rows: Rows & { kind: 'multiclass' }): (split: Split) => readonly RateSamples[] {
  const size = rows.classes.length
  const cells = decide(rows).map((to, row) => (rows.labels[row] as number) * size + to)
  const shown = mostFrequent(rows.labels, size)
  return (split) => {
    const tables = countCells(split, cells, size * size)
    const at = (table: Float64Array, truth: number, decided: number): number => table[truth * size + decided] as number
    const all = rows.classes.map((_, k) => k)
    const total = (table: Float64Array): number => table.reduce((sum, value) => sum + value, 0)
    const right = (table: Float64Array): number => all.reduce((sum, k) => sum + at(table, k, k), 0)
    const truths = (table: Float64Array, k: number): number => all.reduce((sum, j) => sum + at(table, k, j), 0)
    const decisions = (table: Float64Array, k: number): number => all.reduce((sum, j) => sum + at(table, j, k), 0)
    const perClass = shown.flatMap((k): RateSamples[] => {
      const own = { class: rows.classes[k] ?? '', compare: BOTH }
      return [
        {
          metric: 'selection_rate',
          ...own,
          ...shareSamples(tables.map((table) => [decisions(table, k), total(table)])),
        },
        { metric: 'tpr', ...own, ...shareSamples(tables.map((table) => [at(table, k, k), truths(table, k)])) },
      ]
    })
    const accuracy = shareSamples(tables.map((table) => [right(table), total(table)]))
    const errors = shareSamples(tables.map((table) => [total(table) - right(table), total(table)]))
    return [
      { metric: 'accuracy', compare: BOTH, ...accuracy },
      { metric: 'error_rate', compare: ['ratio'], ...errors },
      ...perClass,
    ]
  }
}

/** The largest classes, in their own order. */
function mostFrequent(labels: Int32Array, size: number): number[] {
  const counts = new Float64Array(size)
  for (const label of labels) (counts[label] as number)++
  return Array.from(counts.keys())
    .toSorted((a, b) => (counts[b] as number) - (counts[a] as number) || a - b)
    .slice(0, MAX_CLASSES)
    .toSorted((a, b) => a - b)
}

function sampleErrors({ values, labels }: Rows & { kind: 'regression' }): (split: Split) => readonly RateSamples[] {
  const errors = values.map((value, row) => value - (labels[row] as number))
  const kinds = [
    { metric: 'mean_prediction', whole: wholeNumbers(values), compare: ['difference'] },
    { metric: 'mean_error', whole: wholeNumbers(errors), compare: ['difference'] },
    { metric: 'mae', whole: wholeNumbers(errors.map(Math.abs)), compare: BOTH },
    { metric: 'rmse', whole: wholeNumbers(errors.map((error) => error * error)), compare: BOTH },
  ] as const
  return (split) =>
    kinds.map(({ metric, whole, compare }) => {
      const means = meanSamples(split, whole)
      if (metric !== 'rmse') return { metric, compare, ...means }
      const root = (sample: Sample): Sample => (sample.kind === 'mean' ? { ...sample, kind: 'root' } : sample)
      return { metric, compare, own: means.own.map(root), rest: means.rest.map(root), overall: root(means.overall) }
    })
}

type Samples = Pick<RateSamples, 'own' | 'rest' | 'overall'>

function shareSamples(counts: readonly (readonly [k: number, n: number])[]): Samples {
  const [allK, allN] = counts.reduce(([a, b], [k, n]) => [a + k, b + n] as const, [0, 0] as const)
  return {
    own: counts.map(([k, n]) => ({ kind: 'share', k, n })),
    rest: counts.map(([k, n]) => ({ kind: 'share', k: allK - k, n: allN - n })),
    overall: { kind: 'share', k: allK, n: allN },
  }
}

function meanSamples({ names, of }: Split, whole: Whole): Samples {
  const sums = names.map(() => ({ n: 0, first: 0, second: 0 }))
  const all = { n: 0, first: 0, second: 0 }
  for (let row = 0; row < of.length; row++) {
    const own = sums[of[row] as number] as { n: number; first: number; second: number }
    own.n++
    own.first += whole.first[row] as number
    own.second += whole.second[row] as number
  }
  for (const { n, first, second } of sums) {
    all.n += n
    all.first += first
    all.second += second
  }
  const sample = (some: Sums): Sample => ({ kind: 'mean', ...momentsOf(whole, some) })
  return {
    own: sums.map(sample),
    rest: sums.map(({ n, first, second }) => {
      return sample({ n: all.n - n, first: all.first - first, second: all.second - second })
    }),
    overall: sample(all),
  }
}
