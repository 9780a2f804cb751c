import { type Digest, isDigest } from '../kernel/digest.ts'
import { type Verdict, worst } from '../kernel/verdict.ts'
import { withAttempts } from './attempts.ts'
import { joinNeeds } from './combine.ts'
import type { Change, Facts, ModelFacts } from './facts.ts'
import { count, plural } from './numbers.ts'
import type { ModelPolicy, Policy, Rule } from './parse.ts'
import { rulesFor } from './promotion.ts'
import type { Finding, RuleContext } from './rule.ts'
import { isConcerned, isTouched } from './touched.ts'
import type { GateVerdict, RuleVerdict } from './verdict-tree.ts'
import { applyWaivers } from './waivers/apply.ts'
import { decideCondition } from './when/evaluate-condition.ts'

/** Which bytes the policy was, for the record. `commit` is the base commit it was read from, `floor` what it was tightened by. */
export type PolicyOrigin = {
  readonly digest: Digest
  readonly path: string
  readonly commit?: string
  readonly floor?: { readonly path: string; readonly digest: Digest }
}

type ModelVerdict = GateVerdict['models'][number]

/**
 * Judges a change: a pure function of policy and facts. Models that the change does not touch are left out of the verdict; when it
 * touches none the gate passes and says so in `reason`. A gate in which no rule could be applied never passes.
 */
export function evaluatePolicy(policy: Policy, facts: Facts, origin: PolicyOrigin): GateVerdict {
  return applyWaivers(judge(policy, facts, origin), policy.waivers, facts)
}

function judge(policy: Policy, facts: Facts, origin: PolicyOrigin): GateVerdict {
  const models = policy.models.map((model) => evaluateModel(model, facts))
  const touched = models.filter((model) => model.untouched !== true)
  const rules = models.flatMap((model) => model.rules)
  const decided = { models, rules, policy: { ...origin, mode: policy.mode } }
  if (models.length > 0 && touched.length === 0) {
    return { verdict: 'pass', ...decided, reason: untouchedReason(models.length, facts.change) }
  }
  const verdict = worst(touched.map((model) => model.verdict))
  if (verdict !== 'not-applicable') return { verdict, ...decided }
  const reason = 'no rule of the policy applies to this change; add a rule on a metric'
  return { verdict, ...decided, reason }
}

function evaluateModel(policy: ModelPolicy, facts: Facts): ModelVerdict {
  const { model } = policy
  const isWhole = isTouched(policy, facts.change)
  const own = withAttempts(modelFacts(facts, model), policy.aggregate ?? 'worst')
  const asked = rulesFor(policy, facts.change)
  const usesDrift = joinNeeds(asked).drift === true
  const rules = asked.map((rule) => {
    if (!(isWhole || isConcerned(rule, facts.change))) return toVerdict(model, rule, leftAlone(model))
    const context = {
      ...facts.repository,
      model,
      facts: own,
      change: facts.change,
      now: facts.now,
      family: rule.family,
      usesDrift,
    }
    return toVerdict(model, rule, findingOf(rule, context))
  })
  const verdict = worst(rules.map((rule) => rule.verdict))
  if (!isWhole && verdict === 'not-applicable') return { model, verdict, rules, untouched: true }
  const { feedback } = policy
  const held = feedback === undefined || feedback.mode === 'full' ? {} : { feedback }
  // Where some rules were asked only, nothing can be registered on the strength of this verdict.
  return { model, verdict, rules, ...(isWhole ? judgedEvidence(own) : {}), ...held }
}

function leftAlone(model: string): Finding {
  return { verdict: 'not-applicable', message: `The change touches no path of ${model}.` }
}

/** A condition that cannot be decided leaves the rule in force: not knowing is no reason to ask for less. */
function findingOf({ kind, settings, when }: Rule, context: RuleContext): Finding {
  if (when === undefined) return kind.evaluate(settings, context)
  const { truth, missing } = decideCondition(when, context)
  if (truth === false) return { verdict: 'not-applicable', message: `Not asked here: \`${when.text}\` is false.` }
  const finding = kind.evaluate(settings, context)
  if (truth === true) return finding
  const why = `Asked because ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not known (\`${when.text}\`).`
  return { ...finding, message: `${finding.message} ${why}` }
}

/** Names the evidence that the rules saw, so that nothing else can be registered on the strength of this verdict. */
function judgedEvidence({ test, problem }: ModelFacts): Pick<ModelVerdict, 'evidence'> {
  const subject = test?.predicate.candidate.digest
  if (test === undefined || problem !== undefined || subject === undefined || !isDigest(subject)) return {}
  return { evidence: [{ kind: 'test', digest: test.digest, subject }] }
}

function modelFacts(facts: Facts, model: string): ModelFacts {
  const own = Object.hasOwn(facts.models, model) ? facts.models[model] : undefined
  return own ?? { champion: { state: 'unknown' } }
}

function toVerdict(model: string, rule: Rule, finding: Finding): RuleVerdict {
  return {
    id: rule.id,
    kind: rule.kind.kind,
    model,
    severity: rule.severity,
    requirement: rule.kind.describe(rule.settings),
    ...finding,
    verdict: rule.severity === 'warn' ? softened(finding) : finding.verdict,
  }
}

/**
 * A rule with severity `warn` never holds a merge for a bad number or a missing person. It still waits for evidence that is under way
 * (that ends by itself) and still reports an error (nothing was evaluated).
 */
function softened({ verdict, waitsFor }: Finding): Verdict {
  if (verdict === 'fail') return 'warn'
  return verdict === 'pending' && waitsFor !== undefined ? 'warn' : verdict
}

function untouchedReason(models: number, change: Change): string {
  const files = change.kind === 'pull-request' && change.files !== 'all' ? change.files.length : 0
  const which = models === 1 ? 'the model' : `any of the ${count(models)} models`
  return `this change (${plural(files, 'file')}) does not touch ${which} under the policy`
}
