import { binomialCdf, binomialPmf } from '../stats/beta.ts'
import { type ClusteredNumbers, clusteredDifference } from '../stats/clustered-means.ts'
import { fisherGreater } from '../stats/fisher-greater.ts'
import { agrestiMin } from '../stats/mcnemar.ts'
import { type Bounds, newcombeInterval, wilsonInterval } from '../stats/proportion.ts'
import { fromError, meanAboveZero, type Sample, welchDifference } from '../stats/welch.ts'

/** Fewer clusters than this on a side cannot carry a test. */
const MIN_CLUSTERS = 10

/** The rows of the half a slice is measured on. `change` is candidate minus champion; all are losses, less is better. */
export type MeasuredRows = {
  readonly isError: boolean
  readonly own: Float64Array
  readonly change?: Float64Array
  readonly clusters?: Int32Array
  /** How much each row counts; all alike without. */
  readonly weights?: Float64Array
}

/** A slice measured on rows that had no part in finding it. Losses, so positive effects are worse. */
export type Measured = {
  readonly n: number
  /** Mean loss of the slice with its interval, and what it is held against. */
  readonly value: number
  readonly own: (level: number) => Bounds
  readonly against: number
  readonly effect: number
  readonly bounds: (level: number) => Bounds
  /** One-sided: is the effect above 0? */
  readonly pValue: number
  readonly methods: { readonly own: string; readonly effect: string }
}

/**
 * The slice against the other rows: Fisher's exact test and Newcombe's interval for errors, Welch for other losses and for rows of unequal
 * weight (with the variance of a weighted mean, W. G. Cochran, Sampling Techniques, 1977, 6.4), clusters as units.
 */
export function measureWeakness(rows: MeasuredRows, holds: Uint8Array): Measured {
  const { isError, own: losses, clusters, weights } = rows
  const { slice, rest } = samplesOf(losses, holds, weights)
  const common = { ...ownOf(rows, holds, slice), n: countRows(holds), value: slice.mean, against: rest.mean }
  const effect = slice.mean - rest.mean
  if (clusters !== undefined) {
    return { ...common, effect, ...clustered({ values: losses, clusters, weights }, holds, common) }
  }
  const name = common.methods.own
  if (!isError || weights !== undefined) {
    const bounds = (level: number): Bounds => welchDifference(slice, rest, level)
    const { pGreater } = welchDifference(slice, rest, 0.95)
    return { ...common, effect, bounds, pValue: pGreater, methods: { own: name, effect: named('Welch', rows) } }
  }
  const [a, c] = [countOf(slice), countOf(rest)]
  return {
    ...common,
    effect,
    bounds: (level) => newcombeInterval({ k: a, n: slice.n }, { k: c, n: rest.n }, level),
    pValue: fisherGreater(a, slice.n - a, c, rest.n - c),
    methods: { own: name, effect: 'Newcombe, Fisher' },
  }
}

/**
 * How much worse the candidate is than the champion on the rows of the slice, paired: McNemar and Agresti-Min for errors, Student's t
 * for other losses and for rows of unequal weight. The slice must also have changed for the worse more than the other rows, else it only repeats what all rows say:
 * the p value is the larger of the two (an intersection-union test).
 */
export function measureWorsening(rows: MeasuredRows, holds: Uint8Array): Measured {
  const { isError, own: losses, change = losses, clusters, weights } = rows
  const { slice, rest } = samplesOf(change, holds, weights)
  const now = samplesOf(losses, holds, weights).slice
  const common = { ...ownOf(rows, holds, now), n: countRows(holds), value: now.mean, against: now.mean - slice.mean }
  const effect = slice.mean
  if (clusters !== undefined) {
    const only = holds.map((one) => (one === 1 ? 1 : 2))
    const numbers = { values: change, clusters, weights }
    const beyond = clustered(numbers, holds, common).pValue
    const found = clustered(numbers, only, common)
    return { ...common, effect, ...found, pValue: Math.max(found.pValue, beyond) }
  }
  const beyond = welchDifference(slice, rest, 0.95).pGreater
  const name = common.methods.own
  if (!isError || weights !== undefined) {
    const { pGreater } = meanAboveZero(slice, 0.95)
    const bounds = (level: number): Bounds => meanAboveZero(slice, level)
    const methods = { own: name, effect: named('paired t', rows) }
    return { ...common, effect, bounds, pValue: Math.max(pGreater, beyond), methods }
  }
  const { worse, better } = turnedOf(change, holds)
  return {
    ...common,
    effect,
    bounds: (level) => agrestiMin({ b: worse, c: better, n: slice.n }, level),
    pValue: Math.max(midP(worse, better), beyond),
    methods: { own: name, effect: 'Agresti-Min, McNemar mid-p' },
  }
}

function named(method: string, { weights }: MeasuredRows): string {
  return weights === undefined ? method : `${method}, weighted`
}

function ownOf(rows: MeasuredRows, holds: Uint8Array, slice: Sample) {
  const { isError, own, clusters, weights } = rows
  if (clusters !== undefined) {
    const only = holds.map((one) => (one === 1 ? 1 : 2))
    const { value, standardError, df } = clusteredDifference({ values: own, clusters, weights }, only)
    const bounds = (level: number): Bounds => fromError(value, standardError, { df: Math.max(1, df), level })
    return { own: bounds, methods: { own: 't, clustered', effect: '' } }
  }
  if (isError) {
    const k = weights === undefined ? countOf(slice) : slice.n * slice.mean
    const method = weights === undefined ? 'Wilson' : 'Wilson, effective n'
    return { own: (level: number): Bounds => wilsonInterval(k, slice.n, level), methods: { own: method, effect: '' } }
  }
  return { own: (level: number): Bounds => meanAboveZero(slice, level), methods: { own: named('t', rows), effect: '' } }
}

function clustered(
  numbers: ClusteredNumbers,
  side: Uint8Array,
  { methods }: Pick<Measured, 'methods'>,
): Pick<Measured, 'bounds' | 'pValue' | 'methods'> {
  const { value, standardError, df } = clusteredDifference(numbers, side)
  const isEnough = df + 1 >= MIN_CLUSTERS
  const at = (level: number) => fromError(value, standardError, { df: Math.max(1, df), level })
  return {
    bounds: at,
    pValue: isEnough ? at(0.95).pGreater : 1,
    methods: {
      own: methods.own,
      effect: numbers.weights === undefined ? 'Welch, clustered' : 'Welch, clustered, weighted',
    },
  }
}

function countRows(holds: Uint8Array): number {
  let n = 0
  for (const one of holds) n += one
  return n
}

/** How many rows of equal weight the rows outside the slice, and those in it, are worth: never more than they are. */
export function rowsWorth(
  holds: Uint8Array,
  weights: Float64Array | undefined,
): readonly [rest: number, slice: number] {
  const n = countRows(holds)
  if (weights === undefined) return [holds.length - n, n]
  const { slice, rest } = weightedSamples(weights, holds, weights)
  return [rest.n, slice.n]
}

/**
 * The rows where `holds` is 1, and the others. With weights the size of a sample is what its rows are worth (L. Kish, Survey Sampling, 1965,
 * 11.7), and its variance so many times that of the weighted mean.
 */
function weightedSamples(values: Float64Array, holds: Uint8Array, weights: Float64Array) {
  const [mass, spread, sum, squares] = [0, 1, 2, 3].map(() => new Float64Array(2)) as Four
  for (let row = 0; row < values.length; row++) {
    const [side, weight] = [holds[row] as number, weights[row] as number]
    ;(mass[side] as number) += weight
    ;(spread[side] as number) += weight * weight
    ;(sum[side] as number) += weight * (values[row] as number)
  }
  const mean = sum.map((total, side) => total / (mass[side] as number))
  for (let row = 0; row < values.length; row++) {
    const [side, weight] = [holds[row] as number, weights[row] as number]
    ;(squares[side] as number) += (weight * ((values[row] as number) - (mean[side] as number))) ** 2
  }
  const [rest, slice] = [0, 1].map((side) => {
    const n = mass[side] === 0 ? 0 : (mass[side] as number) ** 2 / (spread[side] as number)
    const variance = n > 1 ? ((squares[side] as number) / (spread[side] as number)) * (n / (n - 1)) : 0
    return { n, mean: mean[side] as number, variance }
  }) as [Sample, Sample]
  return { slice, rest }
}

type Four = [Float64Array, Float64Array, Float64Array, Float64Array]

/** The rows where `holds` is 1, and the others. */
function samplesOf(values: Float64Array, holds: Uint8Array, weights: Float64Array | undefined): Samples {
  if (weights !== undefined) return weightedSamples(values, holds, weights)
  const [n, sum, squares] = [new Float64Array(2), new Float64Array(2), new Float64Array(2)]
  for (let row = 0; row < values.length; row++) {
    const side = holds[row] as number
    ;(n[side] as number)++
    ;(sum[side] as number) += values[row] as number
  }
  const mean = sum.map((total, side) => total / (n[side] as number))
  for (let row = 0; row < values.length; row++) {
    const side = holds[row] as number
    ;(squares[side] as number) += ((values[row] as number) - (mean[side] as number)) ** 2
  }
  const [rest, slice] = [0, 1].map((side) => {
    const [size, total] = [n[side] as number, squares[side] as number]
    return { n: size, mean: mean[side] as number, variance: size > 1 ? total / (size - 1) : 0 }
  }) as [Sample, Sample]
  return { slice, rest }
}

function countOf({ n, mean }: Sample): number {
  return Math.round(n * mean)
}

type Samples = { readonly slice: Sample; readonly rest: Sample }

function turnedOf(change: Float64Array, holds: Uint8Array): { worse: number; better: number } {
  let [worse, better] = [0, 0]
  for (let row = 0; row < change.length; row++) {
    if (holds[row] !== 1) continue
    if ((change[row] as number) > 0) worse++
    else if ((change[row] as number) < 0) better++
  }
  return { worse, better }
}

/** P(as many or more turn worse by chance), half of the observed outcome's own chance left out. */
function midP(worse: number, better: number): number {
  const all = worse + better
  if (all === 0) return 1
  return Math.min(1, binomialCdf(better, all, 0.5) - 0.5 * binomialPmf(better, all, 0.5))
}
