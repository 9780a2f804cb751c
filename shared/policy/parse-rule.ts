import type { Located, Position } from '../document/located.ts'
import { check } from '../document/validate.ts'
import type { Problem } from '../kernel/error.ts'
import { COMBINATORS, type Combinator, combinator, MAX_NESTING, MAX_PARTS, type Part } from './combine.ts'
import type { Rule } from './parse.ts'
import { RULE_KINDS, ruleKind } from './registry.ts'
import { type PartDocument, partSchema, type RuleDocument } from './schema.ts'
import { isConditionProblem, parseCondition } from './when/parse-condition.ts'

/** Where the rules stand: the parsed document and the text it was read from. */
export type Source = { readonly located: Located; readonly text: string }

type Report = (path: string, message: string, fix: string, place?: Position) => void

/** A rule that has no problem, resolved to its kind. */
export function toRule(rule: RuleDocument): Rule {
  const severity = rule.severity ?? 'block'
  const condition = rule.when === undefined ? undefined : parseCondition(rule.when)
  const isUsable = condition !== undefined && !isConditionProblem(condition)
  return { ...toPart(rule), severity, ...(isUsable ? { when: condition } : {}) }
}

/** Everything about one list of rules that a schema cannot say; every problem at once. */
export function ruleProblems(source: Source, at: string, rules: readonly RuleDocument[]): Problem[] {
  const { located } = source
  const problems: Problem[] = []
  const report: Report = (path, message, fix, place) => {
    problems.push({ file: located.file, ...(place ?? located.locate(path)), path, message, fix })
  }
  const shape = (path: string): readonly Problem[] => check(located, partSchema, path)
  const seen = new Set<string>()
  for (const [i, rule] of rules.entries()) {
    const path = `${at}/${i}`
    const inRule: string[] = []
    checkPart(rule, path, { report, shape, problems, seen, inRule, depth: 0 })
    if (rule.when !== undefined) checkCondition(source, `${path}/when`, rule.when, report)
    const inside = inRule.length - 1
    if (inside > MAX_PARTS) report(path, `the rule holds ${inside} rules`, `write at most ${MAX_PARTS}`)
  }
  return problems
}

function toPart(document: PartDocument): Part {
  const { id } = document
  const name = kindsOf(document)[0] ?? ''
  if (!isCombinator(name)) return { id, kind: ruleKind(name) as Part['kind'], settings: document[name] }
  const { atLeast, parts } = combinationOf(document, name)
  return { id, kind: combinator(name), settings: { atLeast, parts: parts.map(toPart) } }
}

function isCombinator(name: string): name is Combinator {
  return COMBINATORS.some((combination) => combination === name)
}

function kindsOf(document: PartDocument): string[] {
  return allKinds().filter((name) => Object.hasOwn(document, name))
}

function combinationOf(document: PartDocument, name: Combinator) {
  if (name === 'n_of') {
    const { at_least: atLeast, rules: parts } = document.n_of ?? { at_least: 1, rules: [] }
    return { atLeast, parts }
  }
  const parts = document[name] ?? []
  return { atLeast: name === 'any_of' ? 1 : parts.length, parts }
}

type Check = {
  readonly report: Report
  /** The problems of the part of the document at a path that its schema finds. */
  readonly shape: (path: string) => readonly Problem[]
  readonly problems: Problem[]
  readonly seen: Set<string>
  /** Paths of the rule and of those inside it. */
  readonly inRule: string[]
  readonly depth: number
}

function checkPart(document: PartDocument, path: string, state: Check): void {
  const { report, seen } = state
  state.inRule.push(path)
  if (seen.has(document.id)) {
    report(`${path}/id`, `the id ${document.id} appears twice`, 'give each rule its own id, also inside others')
  }
  seen.add(document.id)
  const kinds = kindsOf(document)
  if (kinds.length !== 1) report(path, kindCount(document.id, kinds), `keep exactly one of: ${allKinds().join(', ')}`)
  for (const name of kinds) {
    if (isCombinator(name)) checkCombination(document, name, path, state)
    for (const fault of ruleKind(name)?.refine?.(document[name]) ?? []) {
      report(`${path}/${name}${fault.path}`, fault.message, fault.fix)
    }
  }
}

function checkCombination(document: PartDocument, name: Combinator, path: string, state: Check): void {
  const { report, depth } = state
  if (depth >= MAX_NESTING) {
    report(`${path}/${name}`, 'the rules are nested too deeply', `nest at most ${MAX_NESTING} combinations`)
    return
  }
  const { atLeast, parts } = combinationOf(document, name)
  if (atLeast > parts.length) {
    const message = `at_least ${atLeast} of ${parts.length} rules can never hold`
    report(`${path}/n_of/at_least`, message, `write ${parts.length} or less`)
  }
  const inner = name === 'n_of' ? `${path}/n_of/rules` : `${path}/${name}`
  for (const [i, part] of parts.entries()) {
    const faults = state.shape(`${inner}/${i}`)
    state.problems.push(...faults)
    if (faults.length === 0) checkPart(part, `${inner}/${i}`, { ...state, depth: depth + 1 })
  }
}

function checkCondition({ located, text }: Source, path: string, written: string, report: Report): void {
  const problem = parseCondition(written)
  if (!isConditionProblem(problem)) return
  const start = located.locate(path)
  const { message, fix } = problem
  report(
    path,
    `in \`when\`, at character ${problem.at + 1}: ${message}`,
    fix,
    placeIn(text, start, written, problem.at),
  )
}

/** The very character where the text stands in the file as it is read; else the place where it begins. */
function placeIn(text: string, start: Position, written: string, at: number): Position {
  const line = text.split('\n')[start.line - 1] ?? ''
  const from = [start.column - 1, start.column].find((column) => line.startsWith(written, column))
  return from === undefined ? start : { line: start.line, column: from + at + 1 }
}

function kindCount(id: string, kinds: readonly string[]): string {
  return kinds.length === 0
    ? `the rule ${id} says nothing`
    : `the rule ${id} has ${kinds.length} kinds: ${kinds.join(', ')}`
}

function allKinds(): string[] {
  return [...RULE_KINDS.map(({ kind }) => kind), ...COMBINATORS]
}
