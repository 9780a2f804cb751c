import { matchesGlob } from '../glob.ts'
import type { RuleContext } from '../rule.ts'
import type { Condition, Expression, Operand, Ordering } from './expression.ts'
import { conditionFact, type FactName, type FactValue } from './facts.ts'

/** `unknown` where it hangs on a fact that is not known. */
export type Truth = true | false | 'unknown'

/** Whether a rule is asked, and which facts that were not known kept that open. */
export type Decision = { readonly truth: Truth; readonly missing: readonly FactName[] }

/**
 * Decides a condition by Kleene's three-valued logic: what is not known stays unknown unless the rest decides without it. Total: every
 * condition that was accepted has an answer for all facts, in time proportional to its length times the number of paths.
 */
export function decideCondition({ expression }: Condition, context: RuleContext): Decision {
  const missing = new Set<FactName>()
  const truth = decide(expression, (name) => {
    const value = conditionFact(name).read(context)
    if (value === undefined) missing.add(name)
    return value
  })
  return { truth, missing: truth === 'unknown' ? [...missing] : [] }
}

type Read = (name: FactName) => FactValue | undefined

function decide(expression: Expression, read: Read): Truth {
  switch (expression.kind) {
    case 'and':
      return combine(expression.parts, read, false)
    case 'or':
      return combine(expression.parts, read, true)
    case 'not':
      return negate(decide(expression.of, read))
    case 'compare':
      return compare(expression, read)
    case 'in':
      return contains(expression, read)
    case 'glob':
      return matches(expression, read)
    case 'truth': {
      const value = readOperand(expression.of, read)
      return value === undefined ? 'unknown' : value === true
    }
    default:
      return expression satisfies never
  }
}

/** `deciding` is the answer of one part that settles the whole: false for `and`, true for `or`. */
function combine(parts: readonly Expression[], read: Read, deciding: boolean): Truth {
  const truths = parts.map((part) => decide(part, read))
  if (truths.includes(deciding)) return deciding
  return truths.includes('unknown') ? 'unknown' : !deciding
}

function negate(truth: Truth): Truth {
  return truth === 'unknown' ? truth : !truth
}

function compare({ operator, left, right }: Extract<Expression, { kind: 'compare' }>, read: Read): Truth {
  const caseless = isCaseless(left) || isCaseless(right)
  const [a, b] = [left, right].map((operand) => folded(readOperand(operand, read), caseless))
  return a === undefined || b === undefined ? 'unknown' : ordered(operator, a, b)
}

function ordered(operator: Ordering, a: FactValue, b: FactValue): boolean {
  switch (operator) {
    case '==':
      return a === b
    case '!=':
      return a !== b
    case '<':
      return a < b
    case '<=':
      return a <= b
    case '>':
      return a > b
    case '>=':
      return a >= b
    default:
      return operator satisfies never
  }
}

function contains({ item, list }: Extract<Expression, { kind: 'in' }>, read: Read): Truth {
  const caseless = isCaseless(item) || isCaseless(list)
  const one = folded(readOperand(item, read), caseless)
  const all =
    list.kind === 'list'
      ? list.items.map(({ value }) => value)
      : (readOperand(list, read) as readonly string[] | undefined)
  return one === undefined || all === undefined ? 'unknown' : all.some((value) => folded(value, caseless) === one)
}

function matches({ how, fact, globs }: Extract<Expression, { kind: 'glob' }>, read: Read): Truth {
  const value = read(fact)
  if (value === undefined) return 'unknown'
  const texts = (Array.isArray(value) ? value : [String(value)]) as readonly string[]
  const fits = (text: string): boolean => globs.some((glob) => matchesGlob(glob, text))
  return how === 'some' ? texts.some(fits) : texts.length > 0 && texts.every(fits)
}

function readOperand(operand: Operand, read: Read): FactValue | undefined {
  if (operand.kind === 'literal') return operand.value
  return operand.kind === 'fact' ? read(operand.name) : undefined
}

function isCaseless(operand: Operand): boolean {
  return operand.kind === 'fact' && conditionFact(operand.name).caseless === true
}

function folded(value: FactValue | undefined, caseless: boolean): FactValue | undefined {
  return caseless && typeof value === 'string' ? value.toLowerCase() : value
}
