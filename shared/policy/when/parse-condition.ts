import { nearestName } from '../../document/nearest-name.ts'
import { checkComparison, checkGlobs, checkMembership, checkTruth } from './check-types.ts'
import {
  type Condition,
  type Expression,
  type ListOperand,
  type Literal,
  type Operand,
  ORDERINGS,
  type Ordering,
} from './expression.ts'
import { FACT_NAMES, isFactName } from './facts.ts'
import { type ConditionProblem, readTokens, type Token } from './tokens.ts'

/** Parentheses and `not` inside each other. */
export const MAX_CONDITION_DEPTH = 10

const WORDS = ['and', 'or', 'not', 'in', 'matches', 'within', 'true', 'false'] as const

/** Thrown and caught in this file only: a grammar by recursive descent reads better when it can stop anywhere. */
class Stop extends Error {
  readonly problem: ConditionProblem

  constructor(problem: ConditionProblem) {
    super(problem.message)
    this.problem = problem
  }
}

/**
 * Reads `when:` by the grammar in docs/policy.md. An expression that is too long or too deep, that names an unknown fact, or that
 * compares what cannot be compared is refused, with the character at which it goes wrong.
 */
export function parseCondition(text: string): Condition | ConditionProblem {
  const tokens = readTokens(text)
  if (!Array.isArray(tokens)) return tokens as ConditionProblem
  const cursor: Cursor = { tokens, at: 0 }
  try {
    const expression = readOr(cursor, 0)
    const rest = peek(cursor)
    if (rest.kind !== 'end') fail(rest, `${shown(rest)} does not belong here`, 'join conditions with `and` or `or`')
    return { text, expression }
  } catch (error) {
    if (error instanceof Stop) return error.problem
    throw error
  }
}

/** Told apart by shape. */
export function isConditionProblem(value: Condition | ConditionProblem): value is ConditionProblem {
  return 'message' in value
}

type Cursor = { readonly tokens: readonly Token[]; at: number }

function peek({ tokens, at }: Cursor): Token {
  return tokens[Math.min(at, tokens.length - 1)] as Token
}

function take(cursor: Cursor): Token {
  const token = peek(cursor)
  cursor.at++
  return token
}

function takeIf(cursor: Cursor, text: string): boolean {
  const token = peek(cursor)
  if ((token.kind !== 'name' && token.kind !== 'sign') || token.text !== text) return false
  cursor.at++
  return true
}

function fail({ at }: Token, message: string, fix: string): never {
  throw new Stop({ at, message, fix })
}

function readOr(cursor: Cursor, depth: number): Expression {
  return joined(cursor, 'or', () => joined(cursor, 'and', () => readTerm(cursor, depth)))
}

function joined(cursor: Cursor, kind: 'and' | 'or', readPart: () => Expression): Expression {
  const first = readPart()
  const parts = [first]
  while (takeIf(cursor, kind)) parts.push(readPart())
  return parts.length === 1 ? first : { kind, parts }
}

function readTerm(cursor: Cursor, depth: number): Expression {
  const start = peek(cursor)
  if (depth > MAX_CONDITION_DEPTH)
    fail(start, 'the expression is nested too deeply', `nest at most ${MAX_CONDITION_DEPTH}`)
  if (takeIf(cursor, 'not')) return { kind: 'not', of: readTerm(cursor, depth + 1) }
  if (takeIf(cursor, '(')) {
    const inner = readOr(cursor, depth + 1)
    if (!takeIf(cursor, ')')) fail(peek(cursor), `the parenthesis is not closed`, 'add `)`')
    return inner
  }
  return readTest(cursor)
}

function readTest(cursor: Cursor): Expression {
  const start = peek(cursor)
  const left = readOperand(cursor)
  const sign = peek(cursor)
  const expression = restOfTest(cursor, left, sign)
  const problem = problemOf(expression, start)
  if (problem !== undefined) throw new Stop(problem)
  return expression
}

function restOfTest(cursor: Cursor, left: Operand, sign: Token): Expression {
  if (sign.kind === 'sign' && ORDERINGS.some((one) => one === sign.text)) {
    cursor.at++
    return { kind: 'compare', operator: sign.text as Ordering, left, right: readOperand(cursor) }
  }
  if (takeIf(cursor, 'in')) return { kind: 'in', item: left, list: readOperand(cursor) }
  if (takeIf(cursor, 'not')) {
    if (!takeIf(cursor, 'in')) fail(peek(cursor), `${shown(peek(cursor))} after \`not\``, 'write `not in`')
    return { kind: 'not', of: { kind: 'in', item: left, list: readOperand(cursor) } }
  }
  if (takeIf(cursor, 'matches')) return readGlobs(cursor, left, sign, 'some')
  if (takeIf(cursor, 'within')) return readGlobs(cursor, left, sign, 'every')
  return { kind: 'truth', of: left }
}

function readGlobs(cursor: Cursor, left: Operand, sign: Token, how: 'some' | 'every'): Expression {
  if (left.kind !== 'fact')
    fail(sign, `\`${sign.text}\` asks about a fact`, 'write the fact first: paths matches "data/**"')
  const at = peek(cursor)
  const right = readOperand(cursor)
  const globs = right.kind === 'list' ? right.items : [right]
  const problem = checkGlobs(left.name, globs, at.at)
  if (problem !== undefined) throw new Stop(problem)
  return { kind: 'glob', how, fact: left.name, globs: globs.map((glob) => String((glob as Literal).value)) }
}

/** What the types of a test forbid; the grammar has already let it through. */
function problemOf(expression: Expression, { at }: Token): ConditionProblem | undefined {
  switch (expression.kind) {
    case 'compare':
      return checkComparison(expression, at)
    case 'in':
      return checkMembership(expression, at)
    case 'not':
      return problemOf(expression.of, { kind: 'end', text: '', at })
    case 'truth':
      return checkTruth(expression.of, at)
    default:
      return undefined
  }
}

function readOperand(cursor: Cursor): Operand {
  const token = take(cursor)
  if (token.kind === 'sign' && token.text === '[') return readList(cursor, token)
  const literal = literalOf(token)
  if (literal !== undefined) return literal
  if (token.kind === 'name' && isFactName(token.text)) return { kind: 'fact', name: token.text }
  return fail(token, strange(token), remedy(token))
}

function readList(cursor: Cursor, start: Token): ListOperand {
  const items: Literal[] = []
  do {
    const token = take(cursor)
    const literal = literalOf(token)
    if (literal === undefined) fail(token, `${shown(token)} in a list`, 'write only quoted text or numbers in a list')
    if (items[0] !== undefined && items[0].type !== literal.type) {
      fail(token, `the list has ${items[0].type} and ${literal.type}`, 'write one type in a list')
    }
    items.push(literal)
  } while (takeIf(cursor, ','))
  if (!takeIf(cursor, ']')) fail(start, 'the list is not closed', 'add `]`')
  return { kind: 'list', items }
}

function literalOf({ kind, text }: Token): Literal | undefined {
  if (kind === 'text') return { kind: 'literal', type: 'text', value: text.slice(1, -1) }
  if (kind === 'number') return { kind: 'literal', type: 'number', value: Number(text) }
  if (kind === 'name' && (text === 'true' || text === 'false')) {
    return { kind: 'literal', type: 'boolean', value: text === 'true' }
  }
  return undefined
}

function strange(token: Token): string {
  const isWord = WORDS.some((word) => word === token.text)
  return token.kind === 'name' && !isWord
    ? `there is no fact ${token.text}`
    : `${shown(token)} where a value is expected`
}

function remedy(token: Token): string {
  const nearest = token.kind === 'name' ? nearestName(token.text, FACT_NAMES) : undefined
  if (nearest !== undefined) return `did you mean ${nearest}?`
  return `use a fact (${FACT_NAMES.join(', ')}), a number, or text in quotes`
}

function shown({ kind, text }: Token): string {
  return kind === 'end' ? 'the end' : `\`${text}\``
}
