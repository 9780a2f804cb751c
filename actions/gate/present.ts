import { isPassing } from '../../shared/kernel/verdict.ts'
import type { Facts } from '../../shared/policy/facts.ts'
import type { GateVerdict, RuleVerdict } from '../../shared/policy/verdict-tree.ts'
import { reportWithFeedback } from '../../shared/report/feedback.ts'
import { headlineText, renderJobSummary } from '../../shared/report/markdown.ts'
import type { Annotation, Outcome } from '../kit/outcome.ts'
import { textTable } from '../kit/text-table.ts'

/** The verdict as a document, as text for a terminal, and as the report that the pull request shows. */
export function presentGate(
  gate: GateVerdict,
  facts: Facts,
  passing: boolean,
): Pick<Outcome, 'json' | 'text' | 'summaryMarkdown' | 'annotations'> {
  const report = reportWithFeedback(gate, facts)
  const rows = report.models.flatMap(({ model, rules }) =>
    rules.map((rule) => [model, rule.id, rule.verdict, rule.message]),
  )
  const steps = report.models.flatMap(({ model, steps: own }) => own.map((step) => `  ${model}: ${step}`))
  const blocks = [
    headlineText(report),
    report.notes.join('\n'),
    rows.length === 0 ? '' : textTable(['model', 'rule', 'verdict', 'why'], rows),
    steps.length === 0 ? '' : `What to do:\n${steps.join('\n')}`,
  ]
  return {
    json: { schemaVersion: 1, passing, ...gate },
    text: blocks.filter((block) => block !== '').join('\n\n'),
    summaryMarkdown: renderJobSummary(report),
    annotations: gate.rules.flatMap((rule) => toAnnotation(rule, gate.policy.path)),
  }
}

/** Only what holds the merge, or warns, is an annotation; the rest is in the summary. */
function toAnnotation(rule: RuleVerdict, path: string): Annotation[] {
  if (rule.verdict === 'not-applicable' || rule.verdict === 'pass' || rule.verdict === 'waived') return []
  const problem = {
    file: path,
    message: `${rule.model}, rule ${rule.id}: ${rule.message}`,
    ...(rule.fix === undefined ? {} : { fix: rule.fix }),
  }
  return [{ level: isPassing(rule.verdict) ? 'warning' : 'error', problem }]
}
