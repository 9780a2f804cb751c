import { type Calibrated, type Calibration, MAX_CALIBRATED, RELIABILITY_BINS } from '../evidence/calibration.ts'
import type { Interval } from '../evidence/parts.ts'
import type { Labels, Predictions, TaskSpec } from '../model/predictions.ts'
import { brierParts, spiegelhalter } from '../stats/calibration-tests.ts'
import { fewUnits } from '../stats/cluster-variance.ts'
import { twoSidedZ, wilsonInterval } from '../stats/proportion.ts'
import { recalibrate } from '../stats/recalibration.ts'
import type { Dependence } from '../stats/units.ts'
import { equalMassBins, type Probed, probedClasses, topLabel } from './calibration-bins.ts'
import { calibrationErrors } from './calibration-errors.ts'
import { clusteredName, clustersOf, type DrawnClusters, independentCount } from './clusters.ts'
import { linearVariance } from './linear.ts'
import { arrangeRows, type Rows } from './rows.ts'

export type CalibrationRequest = {
  readonly task: TaskSpec
  readonly labels: Labels
  readonly predictions: Predictions
  /** Nominal two-sided coverage of the intervals, in (0, 1). */
  readonly level: number
  /** Which rows depend on each other, row by row as the labels; absent where they are independent. */
  readonly dependence?: Dependence | undefined
}

type Frame = { readonly level: number; readonly drawn: DrawnClusters | undefined }

/**
 * How far the probabilities of one model can be taken at their word: of the positive class, or of the decided class and the largest
 * classes. Undefined for tasks without classes. The order of the rows changes nothing.
 */
export function measureCalibration(request: CalibrationRequest): Calibrated[] | undefined {
  const { task, labels, predictions, level } = request
  if (task.kind !== 'binary' && task.kind !== 'multiclass') return undefined
  const { rows: arranged, order } = arrangeRows({ task, labels, models: [{ name: 'predictions', predictions }] })
  const [rows] = arranged
  if (rows === undefined) return undefined
  const frame: Frame = { level, drawn: clustersOf(rows, order, request.dependence) }
  const positive = task.kind === 'binary' ? task.positive : 'top label'
  const kind = task.kind === 'binary' ? 'positive' : 'top-label'
  return [
    ...topLabel(rows).map((probed) => describe({ ...probed, name: positive }, kind, frame)),
    ...largestClasses(rows).map((probed) => describe(probed, 'class', frame)),
  ]
}

/** The section of evidence: the candidate, and the champion on the same rows where one was scored. */
export function describeCalibration({
  champion,
  ...request
}: CalibrationRequest & { readonly champion: Predictions | undefined }): { readonly calibration?: Calibration } {
  const candidate = measureCalibration(request)
  if (candidate === undefined) return {}
  const other = champion && measureCalibration({ ...request, predictions: champion })
  return { calibration: { candidate, ...(other && { champion: other }) } }
}

/** The classes with the most rows, in class order. */
function largestClasses(rows: Rows): readonly Probed[] {
  const classes = probedClasses(rows)
  const sizes = classes.map(({ hits }) => hits.reduce((sum, hit) => sum + hit, 0))
  const kept = [...classes.keys()]
    .toSorted((a, b) => (sizes[b] as number) - (sizes[a] as number) || a - b)
    .slice(0, MAX_CALIBRATED - 1)
  return classes.filter((_, k) => kept.includes(k))
}

function describe(probed: Probed, kind: Calibrated['kind'], frame: Frame): Calibrated {
  const bins = equalMassBins(probed, RELIABILITY_BINS)
  const test = spiegelhalter(probed)
  return {
    of: probed.name.slice(0, 1000) || ' ',
    kind,
    n: probed.hits.length,
    errors: calibrationErrors(probed),
    brier: brierParts(probed, bins),
    ...(test && { spiegelhalter: test }),
    ...recalibrated(probed, frame),
    bins: reliabilityTable(probed, bins, frame.level),
  }
}

/** Errors of the fit itself where rows count alike and stand alone; else from what each row, group or block moves (sandwich). */
function recalibrated(probed: Probed, { level, drawn }: Frame): Pick<Calibrated, 'slope' | 'intercept'> {
  const fit = recalibrate(probed)
  if (fit === undefined) return {}
  const plain = probed.weights === undefined && drawn === undefined
  const few = drawn === undefined ? 1 : fewUnits(independentCount(drawn), level)
  const around = (name: 'slope' | 'intercept'): { value: number; interval: Interval } | undefined => {
    const variance = plain ? fit.variances[name] : few * linearVariance(fit.influence[name], drawn)
    const half = twoSidedZ(level) * Math.sqrt(variance)
    const method = plain ? 'Wald' : clusteredName('Wald (sandwich)', 'over', drawn)
    if (!Number.isFinite(half)) return undefined
    return { value: fit[name], interval: { low: fit[name] - half, high: fit[name] + half, level, method } }
  }
  const [slope, intercept] = [around('slope'), around('intercept')]
  return slope === undefined || intercept === undefined ? {} : { slope, intercept }
}

function reliabilityTable(probed: Probed, bins: Uint8Array, level: number): Calibrated['bins'] {
  const table: Calibrated['bins'] = []
  for (let bin = 0; bin < RELIABILITY_BINS; bin++) {
    const own = describeBin(probed, bins, bin, level)
    if (own !== undefined) table.push(own)
  }
  return table
}

function describeBin({ probabilities, hits, weights }: Probed, bins: Uint8Array, bin: number, level: number) {
  let [n, weight, squares, promised, came, lowest, highest] = [0, 0, 0, 0, 0, 1, 0]
  for (let row = 0; row < bins.length; row++) {
    if (bins[row] !== bin) continue
    const own = weights === undefined ? 1 : (weights[row] as number)
    const value = probabilities[row] as number
    n++
    weight += own
    squares += own * own
    promised += own * value
    came += own * (hits[row] as number)
    lowest = Math.min(lowest, value)
    highest = Math.max(highest, value)
  }
  if (n === 0) return undefined
  const effective = weight === 0 ? 0 : weight ** 2 / squares
  const observed = weight === 0 ? 0 : Math.min(1, came / weight)
  const predicted = weight === 0 ? lowest : Math.min(highest, Math.max(lowest, promised / weight))
  const method = weights === undefined ? 'Wilson' : 'Wilson, effective n'
  const { low, high } = wilsonInterval(observed * effective, effective, level)
  return { lowest, highest, n, predicted, observed, interval: { low, high, level, method } }
}
