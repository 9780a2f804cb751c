import { binomialCdf, binomialPmf } from '../stats/beta.ts'
import { clusteredDifference } from '../stats/clustered-means.ts'
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

/** The slice against the other rows: Fisher's exact test and Newcombe's interval for errors, Welch for other losses, clusters as units. */
export function measureWeakness(rows: MeasuredRows, holds: Uint8Array): Measured {
  const { isError, own: losses, clusters } = rows
  const { slice, rest } = samplesOf(losses, holds)
  const common = { ...ownOf(rows, holds, slice), n: slice.n, value: slice.mean, against: rest.mean }
  const effect = slice.mean - rest.mean
  if (clusters !== undefined) return { ...common, effect, ...clustered({ values: losses, clusters }, holds, common) }
  const name = common.methods.own
  if (!isError) {
    const bounds = (level: number): Bounds => welchDifference(slice, rest, level)
    const { pGreater } = welchDifference(slice, rest, 0.95)
    return { ...common, effect, bounds, pValue: pGreater, methods: { own: name, effect: 'Welch' } }
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
 * for other losses. The slice must also have changed for the worse more than the other rows, else it only repeats what all rows say:
 * the p value is the larger of the two (an intersection-union test).
 */
export function measureWorsening(rows: MeasuredRows, holds: Uint8Array): Measured {
  const { isError, own: losses, change = losses, clusters } = rows
  const { slice, rest } = samplesOf(change, holds)
  const now = samplesOf(losses, holds).slice
  const common = { ...ownOf(rows, holds, now), n: slice.n, value: now.mean, against: now.mean - slice.mean }
  const effect = slice.mean
  if (clusters !== undefined) {
    const only = holds.map((one) => (one === 1 ? 1 : 2))
    const beyond = clustered({ values: change, clusters }, holds, common).pValue
    const found = clustered({ values: change, clusters }, only, common)
    return { ...common, effect, ...found, pValue: Math.max(found.pValue, beyond) }
  }
  const beyond = welchDifference(slice, rest, 0.95).pGreater
  const name = common.methods.own
  if (!isError) {
    const { pGreater } = meanAboveZero(slice, 0.95)
    const bounds = (level: number): Bounds => meanAboveZero(slice, level)
    return { ...common, effect, bounds, pValue: Math.max(pGreater, beyond), methods: { own: name, effect: 'paired t' } }
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

function ownOf({ isError, own, clusters }: MeasuredRows, holds: Uint8Array, slice: Sample) {
  if (clusters !== undefined) {
    const only = holds.map((one) => (one === 1 ? 1 : 2))
    const { value, standardError, df } = clusteredDifference({ values: own, clusters }, only)
    const bounds = (level: number): Bounds => fromError(value, standardError, { df: Math.max(1, df), level })
    return { own: bounds, methods: { own: 't, clustered', effect: '' } }
  }
  if (isError) {
    const k = countOf(slice)
    return { own: (level: number): Bounds => wilsonInterval(k, slice.n, level), methods: { own: 'Wilson', effect: '' } }
  }
  return { own: (level: number): Bounds => meanAboveZero(slice, level), methods: { own: 't', effect: '' } }
}

function clustered(
  numbers: { readonly values: Float64Array; readonly clusters: Int32Array },
  side: Uint8Array,
  { methods }: Pick<Measured, 'methods'>,
): Pick<Measured, 'bounds' | 'pValue' | 'methods'> {
  const { value, standardError, df } = clusteredDifference(numbers, side)
  const isEnough = df + 1 >= MIN_CLUSTERS
  const at = (level: number) => fromError(value, standardError, { df: Math.max(1, df), level })
  return {
    bounds: at,
    pValue: isEnough ? at(0.95).pGreater : 1,
    methods: { own: methods.own, effect: 'Welch, clustered' },
  }
}

/** The rows where `holds` is 1, and the others. */
function samplesOf(values: Float64Array, holds: Uint8Array): { slice: Sample; rest: Sample } {
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
