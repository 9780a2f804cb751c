import { explainRule } from '../../shared/audit/explain.ts'
import { withholdNumbers } from '../../shared/policy/feedback.ts'
import type { RuleVerdict } from '../../shared/policy/verdict-tree.ts'
import { prose } from '../../shared/report/escape.ts'
import { answered, type CommandPorts, type Order, type Outcome, refusal, requireRole, shown } from './frame.ts'

const MAX_RULES = 20
const MAX_TEXT = 20_000

/** Says what the rules saw when the verdict was reached: from the record, never from a fresh look. */
export async function explainVerdict(ports: CommandPorts, order: Order, rule?: string): Promise<Outcome> {
  const weak = await requireRole(ports, order, { least: 'triage', orAuthor: true })
  if (weak !== undefined) return weak
  const { repository, number, pull } = order
  const key = { repository, pullNumber: number, headSha: pull.headSha, baseRef: pull.baseRef }
  const known = await ports.evaluations.find(key)
  if (known?.tree === undefined)
    return refusal('this commit has not been judged yet', 'Wait for the check, then ask again.')
  const facts = { now: known.finishedAt, change: { kind: 'local' as const }, models: {} }
  const { gate } = withholdNumbers(known.tree, facts)
  const wanted = gate.rules.filter(({ id, model, verdict }) =>
    rule === undefined ? verdict !== 'pass' && verdict !== 'not-applicable' : id === rule || `${model}:${id}` === rule,
  )
  if (rule !== undefined && wanted.length === 0) {
    return refusal(
      `there is no rule ${shown(rule)}`,
      `There are: ${gate.rules
        .map(({ id }) => shown(id))
        .slice(0, MAX_RULES)
        .join(', ')}.`,
    )
  }
  const head = `Verdict about ${pull.headSha.slice(0, 12)}: ${gate.verdict}, by ${shown(gate.policy.path)} at ${shown(gate.policy.commit?.slice(0, 12) ?? '?')}, judged at ${new Date(known.finishedAt).toISOString()}.`
  const lines = wanted.slice(0, MAX_RULES).map(ruleText)
  const more = wanted.length > MAX_RULES ? [`- and ${wanted.length - MAX_RULES} more`] : []
  const whole = rule === undefined ? [] : await recordText(ports, order, wanted)
  return answered(
    [head, '', ...(lines.length === 0 ? ['Every rule that was asked holds.'] : lines), ...more, ...whole].join('\n'),
  )
}

/** Settings, facts and comparison of the rules asked about, as they were recorded; nothing when the record was erased. */
async function recordText(
  ports: CommandPorts,
  order: Order,
  rules: readonly RuleVerdict[],
): Promise<readonly string[]> {
  const query = { repository: order.repository, since: 0, limit: 1, headSha: order.pull.headSha }
  const [record] = await ports.audit.records(query)
  if (record === undefined) return []
  const texts = rules.slice(0, MAX_RULES).map(({ model, id }) => explainRule(record, `${model}/${id}`))
  // Inside a block of code nothing mentions anybody and nothing is rendered; a fence inside it would end it.
  return ['', '```text', texts.join('\n\n').replaceAll('```', "'''").slice(0, MAX_TEXT), '```']
}

function ruleText({ id, kind, model, verdict, requirement, message, observed, limit, fix }: RuleVerdict): string {
  const numbers = [
    ...(observed === undefined ? [] : [`saw ${observed}`]),
    ...(limit === undefined ? [] : [`limit ${limit}`]),
  ]
  const asked = requirement === undefined ? '' : ` Asks for ${prose(requirement)}.`
  const seen = numbers.length === 0 ? '' : ` (${numbers.join(', ')})`
  return `- **${shown(id)}** (${shown(kind)}) of ${shown(model)}: ${verdict}${seen}.${asked} ${prose(message)}${fix === undefined ? '' : ` Next: ${prose(fix)}`}`
}
