import { isPassing } from '../kernel/verdict.ts'
import { evaluatePolicy } from '../policy/evaluate.ts'
import type { Facts } from '../policy/facts.ts'
import { withholdNumbers } from '../policy/feedback.ts'
import type { ModelPolicy, Rule } from '../policy/parse.ts'
import type { RuleVerdict } from '../policy/verdict-tree.ts'
import { type EvaluationRecord, originOf, policyOf } from './record.ts'
import { type Read, traced } from './trace.ts'

const MAX_READS = 30
const MAX_VALUE = 120
/** Read for every rule, to know whether the model is asked at all. */
const NOISE = /^change\.(kind|files(\[.*)?)$/

/**
 * Why a rule said what it said, as plain text for people, from the record alone: its settings, what it found, every fact it looked at, and
 * what would have changed the verdict. `ruleId` as in the report; `model/rule` where several models have a rule of this id. Numbers that the
 * policy holds back stay held back. Whoever shows the text escapes it. Throws UserError POLICY_INVALID when the record's policy is broken.
 */
export function explainRule(record: EvaluationRecord, ruleId: string): string {
  const { gate } = withholdNumbers(record.tree, record.facts)
  const found = gate.rules.filter(({ id, model }) => id === ruleId || `${model}/${id}` === ruleId)
  if (found.length === 0) return unknownRule(record, ruleId)
  return found.map((shown) => explainOne(record, shown)).join('\n\n')
}

function explainOne(record: EvaluationRecord, shown: RuleVerdict): string {
  const { id, kind, model, severity, verdict, message, requirement } = shown
  const head = [
    `${model}, rule ${id} (${kind}, ${severity}): ${verdict}`,
    message,
    ...(requirement === undefined ? [] : [`Asked for: ${requirement}`]),
  ]
  const own = policyOf(record.documents).models.find((one) => one.model === model)
  const rule = own?.rules.find((one) => one.id === id)
  if (own === undefined || rule === undefined) {
    return [...head, 'The recorded policy has no such rule, so the record does not fit its verdict.'].join('\n')
  }
  const settings = `Settings: ${JSON.stringify(settingsOf(rule))}${rule.when === undefined ? '' : `, when: ${rule.when.text}`}`
  const source = `Policy: ${record.documents.policy.path}, ${record.documents.policy.digest}`
  const inside = (shown.parts ?? []).map((part) => `  - ${part.id} (${part.kind}): ${part.verdict}. ${part.message}`)
  const judged = record.tree.rules.find((one) => one.id === id && one.model === model) ?? shown
  if (judged.message !== shown.message) {
    return [...head, settings, source, ...inside, 'The policy holds the numbers of this model back (`feedback`).'].join(
      '\n',
    )
  }
  const { again, reads } = replayRule(record, own, rule)
  const same =
    again?.verdict === verdict
      ? 'Judged again from the record alone, the rule says the same.'
      : `Judged again from the record, this version says ${again?.verdict ?? 'nothing'}: the record was made by ${record.app}.`
  return [
    ...head,
    settings,
    source,
    ...inside,
    ...comparisonOf(judged),
    ...readLines(reads, model),
    ...changeOf(record, { own, rule, judged }),
    same,
  ].join('\n')
}

/** The rule alone, on facts that note what is looked at; what is looked at for every rule is left out. */
function replayRule(record: EvaluationRecord, own: ModelPolicy, rule: Rule) {
  const judge = (facts: Facts, rules: readonly Rule[]) =>
    evaluatePolicy({ mode: 'enforce', models: [{ ...own, rules }] }, facts, originOf(record.documents))
  const [first, second] = [traced(record.facts), traced(record.facts)]
  const again = judge(first.view, [rule]).rules[0]
  judge(second.view, [])
  const always = new Set(second.reads().map(({ path }) => path))
  const reads = first.reads().filter(({ path }) => !always.has(path) && !NOISE.test(path))
  return { again, reads }
}

function comparisonOf({ observed, limit }: RuleVerdict): string[] {
  if (observed === undefined || limit === undefined) return []
  return [`Compared: observed ${observed} with the limit ${limit} (difference ${tidy(observed - limit)}).`]
}

function readLines(reads: readonly Read[], model: string): string[] {
  if (reads.length === 0) return ['It looked at no fact.']
  const prefix = `models.${model}.`
  const lines = reads.slice(0, MAX_READS).map(({ path, value }) => {
    const place = path.startsWith(prefix) ? path.slice(prefix.length) : path
    return `  ${place} = ${value === undefined ? '(absent)' : clipped(JSON.stringify(value))}`
  })
  const more = reads.length - lines.length
  return ['Facts it looked at:', ...lines, ...(more > 0 ? [`  and ${more} more`] : [])]
}

/** Said only where it was tried: the same rule with another limit, on the same facts. */
function changeOf(
  record: EvaluationRecord,
  { own, rule, judged }: { readonly own: ModelPolicy; readonly rule: Rule; readonly judged: RuleVerdict },
): string[] {
  const { observed, limit, verdict, fix } = judged
  const lines: string[] = []
  if (observed !== undefined && limit !== undefined && !isPassing(verdict)) {
    const settings = withNumber(rule.settings, limit, observed)
    const other = settings === undefined ? undefined : replayRule(record, own, { ...rule, settings }).again
    if (other !== undefined && other.verdict !== verdict) {
      lines.push(`With the limit ${observed} instead of ${limit} it would have said ${other.verdict}.`)
    }
  }
  if (isPassing(verdict) && observed !== undefined && limit !== undefined) {
    lines.push(`It would have changed where the number crosses ${limit}: ${tidy(Math.abs(observed - limit))} away.`)
  }
  if (fix !== undefined) lines.push(`What changes the verdict: ${fix}`)
  return lines
}

/** The settings with one number in the place of another; `undefined` where they do not hold it. */
function withNumber(settings: unknown, from: number, to: number): unknown {
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) return undefined
  const key = Object.entries(settings).find(([, value]) => value === from)?.[0]
  return key === undefined ? undefined : { ...settings, [key]: to }
}

function settingsOf({ settings, kind }: Rule): unknown {
  if (!['all_of', 'any_of', 'n_of'].includes(kind.kind)) return settings
  const { atLeast, parts } = settings as { readonly atLeast: number; readonly parts: readonly Rule[] }
  return { at_least: atLeast, rules: parts.map((part) => ({ id: part.id, [part.kind.kind]: settingsOf(part) })) }
}

function unknownRule({ tree }: EvaluationRecord, ruleId: string): string {
  const known = tree.rules.map(({ id, model }) => `${model}/${id}`)
  return `The evaluation has no rule ${ruleId}. It asked: ${known.slice(0, MAX_READS).join(', ') || 'nothing'}.`
}

function clipped(text: string): string {
  return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE - 1)}…` : text
}

function tidy(value: number): number {
  return Number(value.toPrecision(6))
}
