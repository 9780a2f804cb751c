import type { Column } from '../data/table.ts'
import {
  type Fairness,
  type FairnessGroup,
  type FairnessMeasure,
  type FairnessSplit,
  MAX_SPLITS,
} from '../evidence/fairness.ts'
import { MAX_GROUPS, MIN_GROUP_ROWS } from '../evidence/groups.ts'
import { createPrng } from '../kernel/prng.ts'
import { decide } from '../metrics/decisions.ts'
import { type Rows, toRowsInOrder } from '../metrics/rows.ts'
import type { Predictions } from '../model/predictions.ts'
import { benjaminiHochberg } from '../stats/multiplicity.ts'
import { calibrationSampler } from './calibration.ts'
import { dealClusters, discountRates, prepareRedraw, type Units } from './clustered.ts'
import { errorGapChanges, errorNumbers } from './error-gap-changes.ts'
import { CHANGE_CELLS, gapChanges } from './gap-changes.ts'
import { CROSSED_WITH, crossSplits } from './grouping.ts'
import { inconsistency } from './inconsistency.ts'
import { inequalityOfGroups, inequalityOfRows } from './inequality.ts'
import { type GroupsRequest, groupingOf } from './measure-groups.ts'
import { type Asked, describeGaps, describeRates, rounded, sizesOf, triple } from './measure-split.ts'
import { type RateSamples, rateSampler } from './rates.ts'
import { prepareSums, type RowNumbers } from './redraw-sums.ts'
import { shrunkGroups } from './shrunk-rates.ts'
import { type Split, splitGroups } from './split-groups.ts'

export type FairnessRequest = GroupsRequest & {
  /** Sets of two or three protected columns that are crossed. */
  readonly intersections?: readonly (readonly string[])[]
  /** The answers of the champion to the same rows. */
  readonly champion?: Predictions
  /** What the model may be given, by which rows are alike. */
  readonly features?: readonly Column[]
  /** Makes the draws: the digest of the holdout. */
  readonly seed: string
}

/** What one model, and the champion beside it, need for any split: prepared once. */
type Prepared = {
  readonly rates: (split: Split) => readonly RateSamples[]
  readonly calibration?: ReturnType<typeof calibrationSampler>
  /** Rows of a binary task by truth and decision, and by truth and both decisions. */
  readonly cells?: Int32Array
  readonly pairs?: Int32Array
  /** Predictions and errors of both models, of a regression. */
  readonly errors?: RowNumbers
  /** Where rows depend on each other. */
  readonly units?: Units
  readonly level: number
  readonly seed: string
}

/**
 * Every rate of every group of the protected attributes, the gaps between the groups with simultaneous intervals and tests
 * (Benjamini-Hochberg over attributes and metrics), attributes crossed, indices of inequality, and against a champion how the gaps moved.
 * Groups below `MIN_GROUP_ROWS` rows are counted, not measured. The order of the rows changes nothing.
 */
export function measureFairness(request: FairnessRequest): Fairness | undefined {
  const { columns, level, intersections = [] } = request
  if (columns.length === 0) return undefined
  const prepared = prepare(request)
  if (prepared === undefined) return undefined
  const splits = new Map(columns.map((column) => [column.name, splitGroups(column, groupingOf(request, column.name))]))
  const single = [...splits].map(([attribute, split]) => {
    return measureSplit(prepared, split, { attribute, reference: groupingOf(request, attribute).reference })
  })
  const crossed = intersections.slice(0, MAX_SPLITS - single.length).map((names) => crossing(prepared, splits, names))
  const indices = rowIndices(prepared, request.features ?? [])
  return { level, splits: adjust([...single, ...crossed]), ...(indices.length === 0 ? {} : { indices }) }
}

function prepare({
  task,
  labels,
  predictions,
  champion,
  clusters,
  level,
  seed,
}: FairnessRequest): Prepared | undefined {
  const models = [
    { name: 'candidate', predictions },
    ...(champion ? [{ name: 'champion', predictions: champion }] : []),
  ]
  const [rows, other] = toRowsInOrder({ task, labels, models })
  if (rows === undefined) return undefined
  const units = clusters === undefined ? undefined : dealClusters(clusters, createPrng(`${seed} fairness units`))
  const sample = rateSampler(rows)
  const rates = units === undefined ? sample : (split: Split) => discountRates(sample(split), split, { units, sample })
  const common = { rates, level, seed, ...(units === undefined ? {} : { units }) }
  if (rows.kind === 'multiclass' && other !== undefined) return { ...common, pairs: rightPairs(rows, other) }
  if (rows.kind === 'regression' && other?.kind === 'regression')
    return { ...common, errors: errorNumbers(rows, other) }
  if (rows.kind !== 'binary') return common
  const [own, before] = [decide(rows), other === undefined ? undefined : decide(other)]
  const truth = (row: number): number => rows.labels[row] as number
  return {
    ...common,
    ...(isProbability(rows) ? { calibration: calibrationSampler(rows.scores, rows.labels) } : {}),
    cells: own.map((to, row) => 2 * truth(row) + to),
    ...(before === undefined ? {} : { pairs: own.map((to, row) => 4 * truth(row) + 2 * to + (before[row] as number)) }),
  }
}

/** Right and wrong as positives that were found or overlooked: their share of all rows is the accuracy. */
function rightPairs(rows: Rows & { kind: 'multiclass' }, other: Rows): Int32Array {
  const [own, before] = [decide(rows), decide(other)]
  return rows.labels.map((label, row) => 4 + 2 * Number(own[row] === label) + Number(before[row] === label))
}

function isProbability({ scores }: Rows & { kind: 'binary' }): boolean {
  return scores.every((score) => score >= 0 && score <= 1)
}

type Named = { readonly attribute: string; readonly reference?: string | undefined }

function measureSplit(prepared: Prepared, split: Split, { attribute, reference }: Named): FairnessSplit {
  const sizes = sizesOf(split)
  const kept = measurable(sizes)
  const names = kept.map((place) => split.names[place])
  const isHeld = reference !== undefined && names.includes(reference)
  const against = isHeld ? (['largest_gap', 'overall', 'reference'] as const) : (['largest_gap', 'overall'] as const)
  const asked: Asked = { split, sizes, kept, against, level: prepared.level, ...(isHeld ? { reference } : {}) }
  const rates = prepared.rates(split)
  const calibration = calibrationOf(prepared, asked, rates)
  const groups = describeRates(rates, asked).map((group, i): FairnessGroup => {
    const rate = calibration?.rates[i]
    return rate === undefined ? group : { ...group, rates: [...group.rates, rate] }
  })
  return {
    attribute,
    ...(isHeld ? { reference } : {}),
    groups,
    ...suppressed(sizes, kept),
    measures: [...describeGaps(rates, asked), ...(calibration?.measures ?? [])],
    ...decisionsOf(prepared, split, { kept, name: attribute }),
  }
}

function decisionsOf(
  { cells, pairs, errors, units, level, seed }: Prepared,
  split: Split,
  { kept, name }: { readonly kept: readonly number[]; readonly name: string },
): Pick<FairnessSplit, 'indices' | 'changes'> {
  const draws = { units, prng: createPrng(`${seed} fairness ${name}`) }
  const of = (list: Int32Array, size: number) => prepareRedraw(split, { cells: list, size, kept }, draws)
  const indices = cells === undefined ? [] : inequalityOfGroups(of(cells, 4), level)
  if (errors !== undefined) {
    const changes = errorGapChanges(prepareSums(split, { numbers: errors, kept }, draws), level)
    return changes.length === 0 ? {} : { changes }
  }
  const all = pairs === undefined ? [] : gapChanges(of(pairs, CHANGE_CELLS), level)
  // Of several classes there is only right and wrong.
  const changes = cells === undefined ? all.filter(({ measure }) => measure === 'accuracy_difference') : all
  return { ...(indices.length === 0 ? {} : { indices }), ...(changes.length === 0 ? {} : { changes }) }
}

function calibrationOf({ calibration, level }: Prepared, { split, sizes, kept }: Asked, rates: readonly RateSamples[]) {
  if (calibration === undefined || kept.length === 0) return undefined
  const levels = [level, 1 - (1 - level) / kept.length]
  const found = calibration(split, {
    kept,
    levels,
    effects: rates.find(({ metric }) => metric === 'calibration_bias')?.effects,
  })
  const own = found.map(([one], i) => {
    const n = sizes[kept[i] ?? -1] ?? 0
    return one === undefined ? undefined : { metric: 'calibration_error', value: triple(one), n }
  })
  const joint = found.map(([, wide]) => wide ?? { value: 0, low: 0, high: 1 })
  const value = Math.max(...joint.map((one) => one.value))
  const ends = { low: Math.max(...joint.map((one) => one.low)), high: Math.max(...joint.map((one) => one.high)) }
  const highest = split.names[kept[joint.findIndex((one) => one.value === value)] ?? -1] ?? ''
  const measure: FairnessMeasure = {
    measure: 'calibration_error',
    against: 'largest_gap',
    value: triple({ value, ...ends }),
    highest,
  }
  return { rates: own, measures: [measure] }
}

/** The groups that are large enough, the largest of them where there are too many, in their own order. */
function measurable(sizes: readonly number[]): number[] {
  return sizes
    .map((_, place) => place)
    .filter((place) => (sizes[place] as number) >= MIN_GROUP_ROWS)
    .toSorted((a, b) => (sizes[b] as number) - (sizes[a] as number) || a - b)
    .slice(0, MAX_GROUPS)
    .toSorted((a, b) => a - b)
}

function suppressed(sizes: readonly number[], kept: readonly number[]): Pick<FairnessSplit, 'suppressed'> {
  const left = sizes.filter((_, place) => !kept.includes(place))
  if (left.length === 0) return {}
  return { suppressed: { groups: left.length, rows: left.reduce((sum, size) => sum + size, 0) } }
}

/** Groups of several attributes crossed: worst first by the shrunk value of the first rate, and only the gaps between them. */
function crossing(prepared: Prepared, splits: ReadonlyMap<string, Split>, columns: readonly string[]): FairnessSplit {
  const parts = columns.flatMap((column) => splits.get(column) ?? [])
  const split: Split = { cut: 'values', hasMissing: false, ...crossSplits(parts) }
  const sizes = sizesOf(split)
  const kept = measurable(sizes)
  const asked: Asked = { split, sizes, kept, against: ['largest_gap'], level: prepared.level }
  const rates = prepared.rates(split)
  return {
    attribute: columns.join(CROSSED_WITH),
    columns: [...columns],
    groups: shrunkGroups(describeRates(rates, asked), rates, asked),
    ...suppressed(sizes, kept),
    measures: describeGaps(rates, asked),
  }
}

function rowIndices(
  { cells, units, level, seed }: Prepared,
  features: readonly Column[],
): NonNullable<Fairness['indices']> {
  if (cells === undefined) return []
  const whole: Split = { cut: 'values', of: new Int32Array(cells.length), names: ['all'], hasMissing: false }
  const draws = { units, prng: createPrng(`${seed} fairness rows`) }
  return [
    ...inequalityOfRows(prepareRedraw(whole, { cells, size: 4, kept: [0] }, draws), level),
    ...inconsistency(
      features,
      cells.map((cell) => cell % 2),
      seed,
      level,
    ),
  ]
}

/** Adjusts the p values of all attributes and metrics as one family. */
function adjust(splits: readonly FairnessSplit[]): FairnessSplit[] {
  const tested = splits.flatMap(({ measures }) => measures.filter(({ pValue }) => pValue !== undefined))
  const adjusted = benjaminiHochberg(tested.map(({ pValue = 1 }) => pValue))
  const found = new Map(tested.map((one, i) => [one, rounded(adjusted[i] ?? 1)]))
  return splits.map((split) => ({
    ...split,
    measures: split.measures.map((one) => {
      const adjustedPValue = found.get(one)
      return adjustedPValue === undefined ? one : { ...one, adjustedPValue }
    }),
  }))
}
