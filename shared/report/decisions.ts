import type { Decided, Decisions } from '../evidence/decisions.ts'
import { count, significant } from '../policy/numbers.ts'
import type { Detail } from './model.ts'

/** From which score on the models say "positive" and why, what decisions cost, and how much rows count; said where it is not the default. */
export function decisionDetails(decisions: Decisions | undefined): Detail[] {
  if (decisions === undefined) return []
  const { candidate, champion, costs, weight } = decisions
  const details: Detail[] = []
  if (candidate !== undefined && isWorthSaying(candidate, champion)) {
    const other = champion === undefined ? '' : `; champion ${thresholdText(champion)}`
    details.push({ label: 'threshold', value: `${thresholdText(candidate)}${other}` })
  }
  if (costs?.cells !== undefined) {
    const [tn = 0, fp = 0, fn = 0, tp = 0] = costs.cells
    const unit = costs.unit === undefined ? '' : ` ${costs.unit}`
    const value = `false positive ${significant(fp)}, false negative ${significant(fn)}, true positive ${significant(tp)}, true negative ${significant(tn)}${unit} per row`
    details.push({ label: 'costs', value })
  } else if (costs?.unit !== undefined) details.push({ label: 'costs', value: `in ${costs.unit} per row` })
  if (weight !== undefined) {
    const value = `by ${weight.column}: the rows tell as much as ${count(Math.round(weight.effectiveRows))} equally weighted ones`
    details.push({ label: 'weights', value })
  }
  return details
}

/** One threshold for both as written needs no line. */
function isWorthSaying(candidate: Decided, champion: Decided | undefined): boolean {
  return candidate.from !== 'configuration' || (champion !== undefined && champion.threshold !== candidate.threshold)
}

function thresholdText({ threshold, from, chosen }: Decided): string {
  const value = significant(threshold)
  if (from === 'registration') return `${value} (as registered)`
  if (chosen === undefined) return value
  const { goal, reached, rows } = chosen
  return `${value} (${goal.replaceAll('_', ' ')}, ${significant(reached)} on ${count(rows)} rows of the training data)`
}
