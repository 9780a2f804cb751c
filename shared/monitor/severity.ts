import type { DriftColumn } from '../evidence/drift-predicate.ts'

/** How much an alert matters, least first. */
export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const
export type Severity = (typeof SEVERITIES)[number]

/** What the drift does to the model, as far as an estimate without labels can tell. */
export type Harm = 'likely' | 'unlikely' | 'unknown'

/** From so many times what matters, weighted by importance, an effect is of medium and of high severity. */
const MEDIUM_FROM = 2
const HIGH_FROM = 5
/** Drift is broad when at least so many columns, with at least this share of the importance, have drifted. */
const BROAD_COLUMNS = 3
const BROAD_SHARE = 0.3
/** One important column never counts for more than so many ordinary ones. */
const MAX_WEIGHT = 3

/**
 * Severity of a report with at least one drifted column: by the largest effect (in units of what matters) times the importance of its
 * column; one step up for broad drift; one step up, and at least high, where the model is likely to be harmed; one step down where it
 * is not. A lost or retyped column counts as a large effect. Importance of 1 where none is known.
 */
export function severityOf(columns: readonly DriftColumn[], harm: Harm): Severity {
  const weightOf = weights(columns)
  const drifted = columns.filter((column) => column.drifted)
  const strength = Math.max(0, ...drifted.map((column) => strengthOf(column) * weightOf(column)))
  const total = sum(columns.map(weightOf))
  const isBroad = drifted.length >= BROAD_COLUMNS && sum(drifted.map(weightOf)) >= BROAD_SHARE * total
  const byEffect = strength >= HIGH_FROM ? 2 : strength >= MEDIUM_FROM ? 1 : 0
  const step = byEffect + Number(isBroad)
  const judged = harm === 'likely' ? Math.max(2, step + 1) : harm === 'unlikely' ? step - 1 : step
  return SEVERITIES[Math.min(Math.max(judged, 0), SEVERITIES.length - 1)] ?? 'critical'
}

/** The effect of a column in units of what matters: 1 is just enough. */
export function strengthOf({ effect }: Pick<DriftColumn, 'effect'>): number {
  if (effect.name === 'schema') return HIGH_FROM
  return effect.material > 0 ? Math.abs(effect.size) / effect.material : Math.abs(effect.size)
}

/** Importance over the mean of those that are known, at most 3. */
function weights(columns: readonly DriftColumn[]): (column: DriftColumn) => number {
  const known = columns.flatMap(({ importance }) => (importance === undefined ? [] : [importance]))
  const mean = sum(known) / known.length
  return ({ importance }) => (importance === undefined || !(mean > 0) ? 1 : Math.min(importance / mean, MAX_WEIGHT))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
