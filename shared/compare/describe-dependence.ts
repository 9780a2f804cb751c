import type { DependenceFacts } from '../evidence/dependence.ts'
import { effectiveMean } from '../metrics/clustered-shares.ts'
import { clustersOf } from '../metrics/clusters.ts'
import { rowLosses } from '../metrics/row-losses.ts'
import { arrangeRows } from '../metrics/rows.ts'
import type { Labels, Predictions, TaskSpec } from '../model/predictions.ts'
import { intraclassCorrelation } from '../stats/intraclass.ts'
import type { Dependence } from '../stats/units.ts'

export type DependenceRequest = {
  readonly task: TaskSpec
  readonly labels: Labels
  readonly predictions: Predictions
  readonly dependence?: Dependence | undefined
}

/**
 * How much the rows depend on each other, seen in the candidate's losses: for groups Kish's design effect 1 + (m - 1) ICC with the mean
 * size m of a row's own group, for time the variance of the mean loss over blocks. Absent where nothing was declared.
 */
export function describeDependence(request: DependenceRequest): { dependence?: DependenceFacts } {
  const { task, labels, predictions, dependence } = request
  if (dependence === undefined) return {}
  const { rows, order } = arrangeRows({ task, labels, models: [{ name: 'candidate', predictions }] })
  const [candidate] = rows
  const drawn = candidate && clustersOf(candidate, order, dependence)
  if (!candidate || drawn === undefined) return {}
  const losses = rowLosses(candidate)
  const { clusters, units } = drawn
  const sizes = new Int32Array(clusters.count)
  for (const cluster of clusters.of) (sizes[cluster] as number)++
  const facts = {
    by: clusters.by,
    column: dependence.column,
    units: clusters.count,
    largest: sizes.reduce((most, own) => Math.max(most, own), 0),
  }
  if (clusters.by === 'time') {
    const effectiveRows = worth(effectiveMean(losses, drawn).effective, losses.length)
    return { dependence: { ...facts, block: units.block ?? 1, effectiveRows } }
  }
  const correlation = intraclassCorrelation(clusters, losses)
  const size = sizes.reduce((sum, rowsOfOne) => sum + rowsOfOne ** 2, 0) / losses.length
  const effectiveRows = worth(losses.length / (1 + (size - 1) * Math.max(0, correlation)), losses.length)
  return { dependence: { ...facts, correlation, effectiveRows } }
}

function worth(effective: number, rows: number): number {
  return Math.min(rows, Math.max(1, Math.round(effective)))
}
