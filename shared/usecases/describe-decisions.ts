import type { Costs } from '../config/metric-settings.ts'
import type { ModelConfig } from '../config/model-config.ts'
import type { Decided, Decisions } from '../evidence/decisions.ts'
import type { Labels } from '../model/predictions.ts'

/** The section of evidence about thresholds, costs and weights; empty where there is none of them. */
export function describeDecisions(
  { data: { weight: column }, test: { costs } }: ModelConfig,
  { weights }: Labels,
  { candidate, champion }: { readonly candidate: Decided | undefined; readonly champion: Decided | undefined },
): { readonly decisions?: Decisions } {
  const decisions: Decisions = {
    ...(candidate && { candidate }),
    ...(champion && { champion }),
    ...(costs && { costs: describeCosts(costs) }),
    ...(column !== undefined && weights !== undefined && { weight: { column, effectiveRows: effectiveRows(weights) } }),
  }
  return Object.keys(decisions).length === 0 ? {} : { decisions }
}

function describeCosts({ tn = 0, fp = 0, fn = 0, tp = 0, matrix, unit }: Costs): NonNullable<Decisions['costs']> {
  return { ...(matrix === undefined ? { cells: [tn, fp, fn, tp] } : {}), ...(unit === undefined ? {} : { unit }) }
}

function effectiveRows(weights: Float64Array): number {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return Math.min(weights.length, sum ** 2 / weights.reduce((total, weight) => total + weight ** 2, 0))
}
