import { chiSquaredSf } from '../../stats/chi-squared.ts'
import { quadraticForm } from '../../stats/cholesky.ts'
import { invert } from '../../stats/invert.ts'

/** Predicted and true classes are numbers from 0 to before `classes`; `cells` splits predictions further, each cell within one class. */
export type LabelShiftInput = {
  readonly classes: number
  readonly reference: { readonly predicted: Int32Array; readonly labels: Int32Array; readonly cells?: Int32Array }
  readonly current: { readonly predicted: Int32Array; readonly cells?: Int32Array }
  readonly cellCount?: number
}

/** Shares of each class. `estimated` (without any label of the current rows) is clipped at 0; its error is of the unclipped one. */
export type LabelShift = {
  readonly reference: readonly number[]
  readonly estimated: readonly number[]
  readonly standardErrors: readonly number[]
  /** Of "the predictions changed only because the classes' shares did"; `undefined` without cells. */
  readonly fit?: { readonly statistic: number; readonly df: number; readonly pValue: number }
}

/**
 * Black box shift estimation (Lipton, Wang and Smola, ICML 2018): if only the classes' shares changed, the shares of the predictions are
 * the reference's confusion matrix times the classes' weights. Errors by the delta method over the rows of both sides. `undefined`
 * when the model confuses two classes wholly, so that the matrix has no inverse.
 */
export function estimateLabelShift(input: LabelShiftInput): LabelShift | undefined {
  const { classes, reference, current } = input
  const n = reference.labels.length
  const m = current.predicted.length
  const joint = new Float64Array(classes * classes)
  const prior = new Float64Array(classes)
  for (let row = 0; row < n; row++) {
    const label = reference.labels[row] as number
    add(joint, (reference.predicted[row] as number) * classes + label, 1 / n)
    add(prior, label, 1 / n)
  }
  const now = new Float64Array(classes)
  for (const predicted of current.predicted) add(now, predicted, 1 / m)
  const inverse = invert(joint, classes)
  if (inverse === undefined) return undefined
  const weights = times(inverse, now)
  const solution = { inverse, weights, prior }
  const fit = input.cellCount === undefined ? undefined : testFit(input, solution, input.cellCount)
  return {
    reference: [...prior],
    estimated: normalized(weights.map((weight, i) => Math.max(0, weight * (prior[i] as number)))),
    standardErrors: standardErrors(input, solution),
    ...(fit === undefined ? {} : { fit }),
  }
}

type Solution = { readonly inverse: Float64Array; readonly weights: Float64Array; readonly prior: Float64Array }

/** Each row's part in the estimated shares, squared and added up. */
function standardErrors({ classes, reference, current }: LabelShiftInput, solution: Solution): number[] {
  const { inverse, weights, prior } = solution
  return Array.from({ length: classes }, (_, j) => {
    const own = prior[j] as number
    const row = (predicted: number): number => own * (inverse[j * classes + predicted] as number)
    const referenceVariance = variance(reference.labels.length, (i) => {
      const label = reference.labels[i] as number
      const weight = weights[label] as number
      return (label === j ? weight : 0) - weight * row(reference.predicted[i] as number)
    })
    const currentVariance = variance(current.predicted.length, (i) => row(current.predicted[i] as number))
    return Math.sqrt(referenceVariance / reference.labels.length + currentVariance / current.predicted.length)
  })
}

/**
 * Compares the shares of the cells with what the weights make of the reference. One cell of each predicted class is left out: what the
 * others leave over follows from the weights.
 */
function testFit({ classes, reference, current }: LabelShiftInput, solution: Solution, cellCount: number) {
  const { inverse, weights } = solution
  if (reference.cells === undefined || current.cells === undefined) return undefined
  const [n, m] = [reference.labels.length, current.predicted.length]
  const joint = new Float64Array(cellCount * classes)
  for (let i = 0; i < n; i++)
    add(joint, (reference.cells[i] as number) * classes + (reference.labels[i] as number), 1 / n)
  // The part of a predicted class in a cell, by way of the weights.
  const through = (cell: number, predicted: number): number => {
    let sum = 0
    for (let j = 0; j < classes; j++)
      sum += (joint[cell * classes + j] as number) * (inverse[j * classes + predicted] as number)
    return sum
  }
  const lasts = lastCells(reference, current, classes)
  const kept = Array.from({ length: cellCount }, (_, cell) => cell).filter(
    (cell) => !lasts.has(cell) && joint.subarray(cell * classes, (cell + 1) * classes).some((share) => share > 0),
  )
  const slopes = kept.map((cell) => Float64Array.from({ length: classes }, (_, k) => through(cell, k)))
  const gap = new Float64Array(kept.length)
  const covariance = new Float64Array(kept.length ** 2)
  const part = (cells: Int32Array, predicted: Int32Array, i: number): Float64Array =>
    Float64Array.from(kept, (cell, k) => Number(cells[i] === cell) - (slopes[k]?.[predicted[i] as number] ?? 0))
  const sides = [
    { rows: m, part: (i: number) => part(current.cells as Int32Array, current.predicted, i), scale: () => 1 },
    {
      rows: n,
      part: (i: number) => part(reference.cells as Int32Array, reference.predicted, i),
      scale: (i: number) => -(weights[reference.labels[i] as number] as number),
    },
  ]
  for (const side of sides) addSide(side, gap, covariance)
  const statistic = kept.length === 0 ? undefined : quadraticForm(covariance, gap)
  if (statistic === undefined) return undefined
  return { statistic, df: kept.length, pValue: chiSquaredSf(statistic, kept.length) }
}

type Side = {
  readonly rows: number
  readonly part: (i: number) => Float64Array
  readonly scale: (i: number) => number
}

function addSide({ rows, part, scale }: Side, gap: Float64Array, covariance: Float64Array): void {
  const size = gap.length
  const mean = new Float64Array(size)
  const squares = new Float64Array(size * size)
  for (let i = 0; i < rows; i++) {
    const own = part(i)
    const factor = scale(i)
    for (let a = 0; a < size; a++) {
      add(mean, a, (factor * (own[a] as number)) / rows)
      for (let b = 0; b < size; b++)
        add(squares, a * size + b, (factor * factor * (own[a] as number) * (own[b] as number)) / rows)
    }
  }
  for (let a = 0; a < size; a++) {
    add(gap, a, mean[a] as number)
    for (let b = 0; b < size; b++)
      add(
        covariance,
        a * size + b,
        ((squares[a * size + b] as number) - (mean[a] as number) * (mean[b] as number)) / rows,
      )
  }
}

function lastCells(
  reference: LabelShiftInput['reference'],
  current: LabelShiftInput['current'],
  classes: number,
): Set<number> {
  const last = new Int32Array(classes).fill(-1)
  for (const side of [reference, current])
    side.predicted.forEach((predicted, i) => {
      last[predicted] = Math.max(last[predicted] ?? -1, side.cells?.[i] ?? -1)
    })
  return new Set(last)
}

function variance(rows: number, value: (row: number) => number): number {
  let [sum, squares] = [0, 0]
  for (let row = 0; row < rows; row++) {
    sum += value(row)
    squares += value(row) ** 2
  }
  return Math.max(0, squares / rows - (sum / rows) ** 2)
}

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length
  return vector.map((_, i) => vector.reduce((sum, value, j) => sum + (matrix[i * size + j] as number) * value, 0))
}

function normalized(values: Float64Array): number[] {
  const total = values.reduce((sum, value) => sum + value, 0)
  return Array.from(values, (value) => value / total)
}

function add(into: Float64Array, index: number, value: number): void {
  into[index] = (into[index] as number) + value
}
