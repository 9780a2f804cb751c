import { isPassing } from '../kernel/verdict.ts'
import type { Facts, ModelFacts } from './facts.ts'
import type { GateVerdict, RuleVerdict } from './verdict-tree.ts'

/** How much of the measured numbers people are shown, from most to least. */
export const FEEDBACKS = ['full', 'coarse', 'ladder'] as const
export type Feedback = (typeof FEEDBACKS)[number]

/** The policy's answer for one model. `step`: the smallest difference that is shown; one standard error when absent. */
export type FeedbackSettings = { readonly mode: Feedback; readonly step?: number }

/** The stricter of two answers, with the larger step: neither side may be made to show more. */
export function strictestFeedback(
  a: FeedbackSettings | undefined,
  b: FeedbackSettings | undefined,
): FeedbackSettings | undefined {
  if (a === undefined || b === undefined) return a ?? b
  const rank = (one: FeedbackSettings): number => FEEDBACKS.indexOf(one.mode)
  const mode = rank(a) >= rank(b) ? a.mode : b.mode
  const steps = [a.step, b.step].filter((step) => step !== undefined)
  return { mode, ...(steps.length === 0 ? {} : { step: Math.max(...steps) }) }
}

/**
 * Kinds of rules whose findings hold no number that the model got on the holdout. Every other kind, also one that is new, says only
 * whether it holds.
 */
const OPEN_KINDS: ReadonlySet<string> = new Set([
  ...['approval', 'approval.paths', 'policy.change', 'veto', 'change.log', 'freeze'],
  ...['evidence.level', 'evidence.fresh', 'evidence.complete', 'evidence.attempts'],
  ...['holdout.pinned', 'holdout.size', 'holdout.budget', 'holdout.fresh', 'artifact.format', 'data.lineage'],
])

/** Models of a verdict whose numbers are held back. */
export function heldBack(gate: GateVerdict): readonly GateVerdict['models'][number][] {
  return gate.models.filter(({ feedback, untouched }) => feedback !== undefined && untouched !== true)
}

/**
 * What may be shown of a verdict and its facts. Which rules hold is true to the facts; the numbers by which they hold, and all test
 * evidence of such a model, are taken out, so that nothing that is rendered from the answer can tell them.
 */
export function withholdNumbers(
  gate: GateVerdict,
  facts: Facts,
): { readonly gate: GateVerdict; readonly facts: Facts } {
  const names = new Set(heldBack(gate).map(({ model }) => model))
  if (names.size === 0) return { gate, facts }
  const shown = (rule: RuleVerdict): RuleVerdict => (names.has(rule.model) ? withholdRule(rule) : rule)
  const models = gate.models.map((entry) => ({ ...entry, rules: entry.rules.map(shown) }))
  const known = Object.entries(facts.models).map(([model, own]) => [model, names.has(model) ? withheld(own) : own])
  return {
    gate: { ...gate, models, rules: gate.rules.map(shown) },
    facts: { ...facts, models: Object.fromEntries(known) },
  }
}

function withheld({ test: _, attempts, ...facts }: ModelFacts): ModelFacts {
  return { ...facts, ...(attempts === undefined ? {} : { attempts: { ...attempts, earlier: [] } }) }
}

/** Evidence that is absent or under way has no numbers yet, so its message stays. */
function withholdRule(rule: RuleVerdict): RuleVerdict {
  const { verdict, kind } = rule
  if (OPEN_KINDS.has(kind) || ['pending', 'error', 'not-applicable'].includes(verdict)) return rule
  const { observed: _, headline: __, fix: ___, parts, ...rest } = rule
  return {
    ...rest,
    message: messageOf(verdict),
    ...(parts === undefined
      ? {}
      : { parts: parts.map(({ fix: ____, ...part }) => ({ ...part, message: messageOf(part.verdict) })) }),
    ...(isPassing(verdict)
      ? {}
      : {
          headline: `does not meet ${rule.id}`,
          fix: 'Measure on data of your own to see by how much; the numbers on the holdout are held back by the policy (`feedback`).',
        }),
  }
}

function messageOf(verdict: RuleVerdict['verdict']): string {
  if (verdict === 'pass') return 'Holds.'
  if (verdict === 'waived') return 'Does not hold, and is waived; the number is held back.'
  return `${isPassing(verdict) ? 'Holds, with a warning' : 'Does not hold'}; the number is held back.`
}
