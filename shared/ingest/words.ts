import { limitValue, metricLabel } from '../policy/metric-words.ts'
import { count } from '../policy/numbers.ts'
import type { Imported } from './schema.ts'

const MAX_FAILURES = 20

/** Sentences about imported results, plain text: whose they are and what they are worth first. */
export function importedLines({ origin, cases }: Pick<Imported, 'origin' | 'cases'>): string[] {
  const whose = `Reported by ${origin.tool} in ${origin.file}; not measured by Assay (level E0: imported): no interval, no comparison, no rule uses it.`
  if (cases === undefined) return [whose]
  const { passed, failed, skipped, failures } = cases
  const more = failed > MAX_FAILURES ? ` and ${count(failed - MAX_FAILURES)} more` : ''
  const names = failures.length === 0 ? '' : `: ${failures.slice(0, MAX_FAILURES).join(', ')}${more}`
  return [whose, `Tests: ${count(passed)} passed, ${count(failed)} failed, ${count(skipped)} skipped${names}.`]
}

/** Every number as the tool calls it, its value, and our name where there is one. */
export function importedRows({ metrics }: Pick<Imported, 'metrics'>): string[][] {
  return metrics.map(({ name, value, metric }) => [
    name,
    limitValue(value),
    metric === undefined ? '' : metricLabel(metric),
  ])
}
