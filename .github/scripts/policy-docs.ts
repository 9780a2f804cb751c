import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { evaluatePolicy } from '../../shared/policy/evaluate.ts'
import { parsePolicy } from '../../shared/policy/parse.ts'
import { RULE_KINDS } from '../../shared/policy/registry.ts'
import type { AnyRuleKind } from '../../shared/policy/rule.ts'
import type { RuleVerdict } from '../../shared/policy/verdict-tree.ts'
import { digestOf } from '../../test/fixtures/facts.ts'
import { exampleFacts } from '../../test/fixtures/policy-example.ts'
import { cell, fillPage, table } from './markdown.ts'
import { ROOT, readIfThere } from './read-action.ts'
import { type Generated, writeOrCheck } from './write-or-check.ts'

/**
 * docs/policy/rules/<kind>.md for every kind in the registry, and the list of kinds in docs/policy.md. What the examples say is what
 * `evaluatePolicy` says about them when the pages are made.
 */
const RULES = 'docs/policy/rules'
const EXAMPLES = 'test/fixtures/policies/rules'
const COMMAND = 'npm exec -- node .github/scripts/policy-docs.ts'

type Property = Readonly<Record<string, unknown>>
type Example = { readonly text: string; readonly verdict: RuleVerdict }

function page(rule: AnyRuleKind): string {
  const {
    description = '',
    properties = {},
    required = [],
  } = rule.schema as unknown as {
    readonly description?: string
    readonly properties?: Readonly<Record<string, Property>>
    readonly required?: readonly string[]
  }
  const rows = Object.entries(properties).map(([name, property]) => [
    `\`${name}\``,
    cell(String(property['description'] ?? '')),
    cell(values(property)),
    required.includes(name) ? 'required' : 'default' in property ? `\`${JSON.stringify(property['default'])}\`` : '',
  ])
  return [
    `# ${rule.kind}`,
    `<!-- made by ${COMMAND.split(' ').at(-1)} from the rule's schema and ${EXAMPLES}/${rule.kind} -->`,
    description,
    '## Settings',
    table(['Setting', 'What it is', 'Values', 'Default'], rows).trimEnd(),
    '## Passes',
    ...exampleOf(rule, 'passes'),
    '## Does not pass',
    ...exampleOf(rule, 'fails'),
    'Words of verdicts, `severity`, and what missing evidence does: [policy.md](../../policy.md).\n',
  ].join('\n\n')
}

/** What the schema allows, in words. */
function values(property: Property): string {
  const {
    enum: choice,
    type,
    minimum,
    maximum,
    items,
  } = property as {
    readonly enum?: readonly unknown[]
    readonly type?: string
    readonly minimum?: number
    readonly maximum?: number
    readonly items?: Property
  }
  if (choice !== undefined) return choice.map((one) => `\`${one}\``).join(', ')
  if (type === 'array') return `list of ${items?.['type'] === 'string' ? 'text' : String(items?.['type'] ?? 'values')}`
  const from = minimum === undefined ? '' : ` from ${minimum}`
  const to = maximum === undefined ? '' : ` to ${maximum}`
  const names: Readonly<Record<string, string>> = { string: 'text', integer: 'whole number', boolean: 'true or false' }
  return `${names[type ?? ''] ?? type ?? ''}${from}${to}`
}

function exampleOf(rule: AnyRuleKind, outcome: 'passes' | 'fails'): string[] {
  const { text, verdict } = readExample(rule.kind, outcome)
  const passes = verdict.verdict === 'pass'
  if (passes !== (outcome === 'passes')) {
    throw new Error(`${EXAMPLES}/${rule.kind}/${outcome}.yml gives ${verdict.verdict}: ${verdict.message}`)
  }
  const lines = [`Asks for: ${verdict.requirement}.`, `Says **${verdict.verdict}**: ${verdict.message}`]
  if (verdict.fix !== undefined && !passes) lines.push(`Next step: ${verdict.fix}`)
  return [`\`\`\`yaml\n${text.trimEnd()}\n\`\`\``, ...lines.map((line) => line.replaceAll('<', '&lt;'))]
}

/** Judges an example by the facts of test/fixtures/policy-example.ts. */
function readExample(kind: string, outcome: 'passes' | 'fails'): Example {
  const path = `${EXAMPLES}/${kind}/${outcome}.yml`
  const text = readIfThere(join(ROOT, path))
  if (text === undefined) {
    throw new Error(
      `the rule ${kind} has no example: add ${path}, a whole policy (\`version: 1\`) for the model credit-risk with one rule of this kind that ${
        outcome === 'passes' ? 'passes' : 'does not pass'
      }; evidence that test/fixtures/facts.ts does not have goes into evidence.json, drift.json or change.json beside it`,
    )
  }
  const origin = { digest: digestOf('b'), path }
  const { rules } = evaluatePolicy(parsePolicy(text, path), exampleFacts(kind), origin)
  const [verdict, ...others] = rules.filter((rule) => rule.kind === kind)
  if (verdict === undefined || others.length > 0) throw new Error(`${path} must hold one rule of the kind ${kind}`)
  return { text, verdict }
}

function kinds(): string {
  const rows = RULE_KINDS.map(({ kind, schema }) => [
    `[\`${kind}\`](policy/rules/${kind}.md)`,
    cell(String((schema as Property)['description'] ?? '')),
  ])
  return table(['Rule', 'What it asks for'], rows)
}

/** Pages of kinds that are no more. */
function strays(pages: readonly Generated[]): string[] {
  const known = pages.map(({ path }) => path)
  return readdirSync(join(ROOT, RULES), { withFileTypes: true })
    .map(({ name }) => `${RULES}/${name}`)
    .filter((path) => !known.includes(path))
}

const rulePages = RULE_KINDS.map((rule) => ({ path: `${RULES}/${rule.kind}.md`, content: page(rule) }))
const list = { path: 'docs/policy.md', content: fillPage(join(ROOT, 'docs/policy.md'), { 'rule kinds': kinds() }) }
writeOrCheck([...rulePages, list], COMMAND)
for (const path of strays(rulePages)) {
  if (process.argv.includes('--check')) throw new Error(`${path} is about no rule: ${COMMAND}`)
  rmSync(join(ROOT, path))
}
