import { VERDICTS, type Verdict } from '../kernel/verdict.ts'
import type { Facts, ModelFacts } from '../policy/facts.ts'
import { count, plural } from '../policy/numbers.ts'
import type { GateVerdict, RuleVerdict } from '../policy/verdict-tree.ts'
import { attemptNotes } from './attempts.ts'
import { calibrationLine } from './calibration.ts'
import { dataReports } from './data-change.ts'
import { decompositionReport, decompositionTables } from './decomposition.ts'
import { detailsOf } from './details.ts'
import { discoveredReport } from './discovered-slices.ts'
import { explanationReport } from './explanation.ts'
import { flipsLine, flipsTables } from './flips.ts'
import { groupTables } from './groups.ts'
import { integrityReport } from './integrity.ts'
import { bestNews, metricTable } from './metric-table.ts'
import type { AlertNote, ModelReport, Report, RuleRow } from './model.ts'
import { robustnessReport } from './robustness.ts'
import { sliceTable } from './slices.ts'
import { taskTables } from './task-details.ts'
import { waiverLines } from './waivers.ts'

/** Turns a verdict, the facts it was reached on and open drift alerts into a report. Pure: equal inputs give equal reports. */
export function reportFromVerdict(gate: GateVerdict, facts: Facts, alerts: readonly AlertNote[] = []): Report {
  const models = gate.models
    .filter((entry) => entry.untouched !== true)
    .map((entry) => modelReport(entry, factsOf(facts, entry.model)))
    .toSorted((a, b) => severity(b.verdict) - severity(a.verdict))
  const waivers = waiverLines(gate, facts.now)
  const notes = alerts.filter(({ model }) => models.some((entry) => entry.model === model))
  return {
    verdict: gate.verdict,
    mode: gate.policy.mode,
    headline: gate.reason ?? headlineOf(models, gate.verdict),
    notes: notesOf(gate, facts),
    models,
    untouched: gate.models.filter((entry) => entry.untouched === true).map((entry) => entry.model),
    ...(notes.length === 0 ? {} : { alerts: notes }),
    ...(waivers.length === 0 ? {} : { waivers }),
    policy: {
      path: gate.policy.path,
      digest: gate.policy.digest,
      ...(gate.policy.commit === undefined ? {} : { commit: gate.policy.commit }),
      ...(gate.policy.floor === undefined ? {} : { floor: gate.policy.floor }),
    },
  }
}

function factsOf(facts: Facts, model: string): ModelFacts | undefined {
  return Object.hasOwn(facts.models, model) ? facts.models[model] : undefined
}

function modelReport(entry: GateVerdict['models'][number], facts: ModelFacts | undefined): ModelReport {
  const predicate = facts?.test?.predicate
  const slices = sliceTable(predicate?.slices ?? [])
  const explanation = explanationReport(predicate?.explanation)
  const robustness = robustnessReport(predicate)
  const task = [
    ...taskTables(predicate ?? {}),
    ...flipsTables(predicate),
    ...robustness.tables,
    ...decompositionTables(predicate),
  ]
  const data = [...integrityReport(predicate?.integrity), ...dataReports(predicate?.data ?? [])]
  const flips = predicate === undefined ? undefined : flipsLine(predicate)
  const calibration = predicate === undefined ? undefined : calibrationLine(predicate)
  const rules = entry.rules.toSorted((a, b) => severity(b.verdict) - severity(a.verdict))
  return {
    model: entry.model,
    verdict: entry.verdict,
    clause: clauseOf(rules, entry.verdict, facts),
    ...(predicate === undefined ? {} : { metrics: metricTable(predicate) }),
    ...(data.length === 0 ? {} : { data }),
    ...(flips === undefined ? {} : { flips }),
    ...decompositionReport(predicate),
    ...(calibration === undefined ? {} : { calibration }),
    ...(slices === undefined ? {} : { slices }),
    ...discoveredReport(predicate?.discoveredSlices),
    ...(explanation === undefined ? {} : { explanation }),
    ...(task.length === 0 ? {} : { task }),
    ...(robustness.lines.length === 0 ? {} : { robustness: robustness.lines }),
    ...(predicate?.groups === undefined ? {} : { groups: groupTables(predicate.groups, predicate.fairness) }),
    rules: rules.map(toRow),
    steps: stepsOf(rules),
    details: facts?.test === undefined ? [] : detailsOf(facts.test),
  }
}

function toRow({ id, verdict, severity: weight, requirement, kind, message }: RuleVerdict): RuleRow {
  return { id, verdict, severity: weight, requirement: requirement ?? kind, message }
}

/** The worst rule speaks for the model; the others are counted. */
function clauseOf(rules: readonly RuleVerdict[], verdict: Verdict, facts: ModelFacts | undefined): string {
  const worst = rules.filter((rule) => rule.verdict === verdict)
  const [first] = worst
  if (first === undefined || verdict === 'pass') {
    const asked = rules.filter((rule) => rule.verdict !== 'not-applicable').length
    const met = asked === 1 ? 'meets its one rule' : `meets all ${count(asked)} rules`
    const news = facts?.test === undefined ? undefined : bestNews(facts.test.predicate)
    return news === undefined ? met : `${met}; ${news}`
  }
  const clauses = new Set(worst.map((rule) => rule.headline ?? `has ${rule.id}: ${rule.message}`))
  const [clause = ''] = clauses
  const others = clauses.size - 1
  return others === 0 ? clause : `${clause}, and ${plural(others, 'more rule')} ${saysSo(verdict, others)}`
}

function saysSo(verdict: Verdict, rules: number): string {
  const one = rules === 1
  if (verdict === 'fail') return one ? 'fails' : 'fail'
  if (verdict === 'pending') return one ? 'waits' : 'wait'
  if (verdict === 'waived') return one ? 'is waived' : 'are waived'
  if (verdict === 'error') return one ? 'has no answer' : 'have no answer'
  return one ? 'warns' : 'warn'
}

function headlineOf(models: readonly ModelReport[], verdict: Verdict): string {
  const same = models.filter((entry) => entry.verdict === verdict)
  const [first] = same
  if (first === undefined) return 'the policy has no rule that could be asked'
  if (verdict === 'pass' && same.length > 1) return `all ${count(same.length)} models meet their rules`
  const others = same.length - 1
  return `${first.model} ${first.clause}${others === 0 ? '' : `; ${plural(others, 'more model')} ${likewise(verdict, others)}`}`
}

function likewise(verdict: Verdict, models: number): string {
  const be = models === 1 ? 'is' : 'are'
  if (verdict === 'fail') return `${be} blocked`
  if (verdict === 'pending') return `${be} waiting`
  if (verdict === 'waived') return models === 1 ? 'has waivers' : 'have waivers'
  if (verdict === 'error') return 'could not be evaluated'
  return models === 1 ? 'has warnings' : 'have warnings'
}

function stepsOf(rules: readonly RuleVerdict[]): string[] {
  const open = rules.filter((rule) => rule.fix !== undefined && severity(rule.verdict) > severity('pass'))
  return [...new Set(open.map((rule) => rule.fix ?? ''))]
}

function notesOf(gate: GateVerdict, { change, models }: Facts): string[] {
  const notes: string[] = []
  if (gate.policy.mode === 'advisory') notes.push('Advisory mode: this report holds no merge.')
  if (change.kind === 'pull-request' && change.files !== 'all' && change.files.includes(gate.policy.path)) {
    notes.push(`This pull request edits ${gate.policy.path}; it is judged by the policy of ${change.baseRef}.`)
  }
  const governed = new Set(gate.models.map((entry) => entry.model))
  const ungoverned = Object.keys(models).filter((model) => !governed.has(model))
  for (const { model } of gate.models) notes.push(...attemptNotes(model, models[model]?.attempts))
  if (ungoverned.length > 0) notes.push(`No rule of the policy covers ${ungoverned.toSorted().join(', ')}.`)
  return notes
}

function severity(verdict: Verdict): number {
  return VERDICTS.indexOf(verdict)
}
