import type { Estimate } from '../evidence/parts.ts'
import type { Facts } from '../policy/facts.ts'
import { type FeedbackSettings, heldBack, withholdNumbers } from '../policy/feedback.ts'
import { type Step, stepOf, toSteps } from '../policy/ladder.ts'
import { limitValue, metricLabel } from '../policy/metric-words.ts'
import type { GateVerdict } from '../policy/verdict-tree.ts'
import { reportFromVerdict } from './from-verdict.ts'
import type { AlertNote, MetricRow, ModelReport, Report } from './model.ts'

/** What the Ladder lets people see of each model that has one. */
export type LadderSteps = { readonly [model: string]: readonly Step[] }

/** The report of a verdict with as many numbers as the policy lets people see. Without `ladder` such a model shows none. */
export function reportWithFeedback(
  gate: GateVerdict,
  facts: Facts,
  options: { readonly alerts?: readonly AlertNote[]; readonly ladder?: LadderSteps } = {},
): Report {
  const shown = withholdNumbers(gate, facts)
  const report = reportFromVerdict(shown.gate, shown.facts, options.alerts)
  const held = new Map(heldBack(gate).flatMap(({ model, feedback }) => (feedback ? [[model, feedback] as const] : [])))
  if (held.size === 0) return report
  const notes = [...held].map(([model, feedback]) => note(model, feedback, options.ladder?.[model]))
  const models = report.models.map((entry): ModelReport => {
    const feedback = held.get(entry.model)
    if (feedback === undefined) return entry
    const metrics = facts.models[entry.model]?.test?.predicate.metrics ?? []
    const rows = rowsOf(metrics, feedback, options.ladder?.[entry.model])
    return rows.length === 0 ? entry : { ...entry, metrics: { level: '', rows } }
  })
  return { ...report, models, notes: [...report.notes, ...notes] }
}

function rowsOf(metrics: readonly Estimate[], feedback: FeedbackSettings, steps: readonly Step[] = []): MetricRow[] {
  if (feedback.mode === 'ladder') return steps.map(ladderRow)
  return metrics.map((estimate) => {
    const step = stepOf(estimate, feedback.step)
    return {
      label: metricLabel(estimate.name),
      candidate: limitValue(toSteps(estimate.value, step)),
      interval: within(step),
    }
  })
}

/** A value that is not the best so far is not told, not even that it is worse: only that it is not better by more than a step. */
function ladderRow({ metric, value, step, isBest }: Step): MetricRow {
  const label = metricLabel(metric)
  if (isBest) return { label, candidate: limitValue(value), interval: `best so far, ${within(step)}` }
  return {
    label,
    candidate: 'not shown',
    interval: `not better than the best so far, ${limitValue(value)}, by more than ${limitValue(step)}`,
  }
}

function within(step: number): string {
  return `in steps of ${limitValue(step)}`
}

function note(model: string, { mode }: FeedbackSettings, steps: readonly Step[] | undefined): string {
  const rules = 'which rules hold is decided by the exact numbers'
  if (mode === 'coarse') return `${model}: metrics are shown in whole steps; ${rules}.`
  const where = steps === undefined ? ' Only the App shows them, because it knows what was shown before.' : ''
  return `${model}: a metric is shown only when it is the best so far; ${rules}.${where}`
}
