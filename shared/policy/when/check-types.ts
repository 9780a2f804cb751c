import { globProblem } from '../glob.ts'
import { toMilliseconds } from '../moments.ts'
import type { Expression, Literal, Operand } from './expression.ts'
import { conditionFact, FACT_NAMES, type FactName, type ValueType } from './facts.ts'
import type { ConditionProblem } from './tokens.ts'

const DAY_LENGTH = 10

/** Both sides must be of one type, one of them a fact; only numbers and days have an order. */
export function checkComparison(
  { operator, left, right }: Extract<Expression, { kind: 'compare' }>,
  at: number,
): ConditionProblem | undefined {
  if (left.kind !== 'fact' && right.kind !== 'fact') {
    return { at, message: 'nothing here depends on the change', fix: `compare with a fact: ${FACT_NAMES.join(', ')}` }
  }
  const [a, b] = [typeOf(left), typeOf(right)]
  if (a === 'list' || b === 'list') {
    return { at, message: `\`${operator}\` does not compare lists`, fix: 'ask with `in`, `matches` or `within`' }
  }
  const mixed = mismatch([left, right], [a, b], at)
  if (mixed !== undefined) return mixed
  const isOrdered = a === 'number' || a === 'day' || b === 'day'
  if (operator === '==' || operator === '!=' || isOrdered) return undefined
  return { at, message: `\`${operator}\` orders numbers and days only, not ${a}`, fix: 'use `==` or `!=`' }
}

/** The list must be one, and the item must be of the type of what is in it. */
export function checkMembership(
  { item, list }: Extract<Expression, { kind: 'in' }>,
  at: number,
): ConditionProblem | undefined {
  if (typeOf(list) !== 'list') {
    return { at, message: '`in` asks a list', fix: 'write `author in ["dana", "lee"]` or `"urgent" in labels`' }
  }
  if (item.kind !== 'fact' && list.kind !== 'fact') {
    return { at, message: 'nothing here depends on the change', fix: `ask about a fact: ${FACT_NAMES.join(', ')}` }
  }
  if (typeOf(item) === 'list') return { at, message: 'a list is in no list', fix: 'ask for one value' }
  const items = list.kind === 'list' ? list.items : []
  const faults = items.map((one) => mismatch([item, one], [typeOf(item), one.type], at))
  if (list.kind === 'fact' && typeOf(item) !== 'text') {
    return { at, message: `${list.name} holds text`, fix: 'write the value in quotes' }
  }
  return faults.find((fault) => fault !== undefined)
}

/** `matches` and `within` need a fact of text and globs that mean what they say. */
export function checkGlobs(name: FactName, globs: readonly Operand[], at: number): ConditionProblem | undefined {
  const { type } = conditionFact(name)
  if (type !== 'text' && type !== 'list') {
    return { at, message: `${name} is a ${type}, which no glob matches`, fix: 'compare it with `==`, `<` or `>`' }
  }
  for (const glob of globs) {
    if (glob.kind !== 'literal' || glob.type !== 'text') {
      return { at, message: 'a glob is text in quotes', fix: 'write `paths matches "data/**"`' }
    }
    const fault = globFault(glob)
    if (fault !== undefined)
      return { at, message: `the glob ${JSON.stringify(glob.value)} is not accepted`, fix: fault }
  }
  return undefined
}

/** A value alone is a condition only when it is a fact that is true or false. */
export function checkTruth(operand: Operand, at: number): ConditionProblem | undefined {
  if (operand.kind === 'fact' && typeOf(operand) === 'boolean') return undefined
  return { at, message: 'this is no condition', fix: 'compare it: `base == "main"`' }
}

function typeOf(operand: Operand): ValueType {
  if (operand.kind === 'literal') return operand.type
  return operand.kind === 'fact' ? conditionFact(operand.name).type : 'list'
}

function globFault(glob: Literal): string | undefined {
  return glob.value === '' ? 'an empty glob matches nothing' : globProblem(String(glob.value))
}

/** A day is compared with text that is one. */
function mismatch(
  operands: readonly [Operand, Operand],
  [a, b]: readonly [ValueType, ValueType],
  at: number,
): ConditionProblem | undefined {
  const day = a === 'day' ? operands[1] : b === 'day' ? operands[0] : undefined
  if (day !== undefined) {
    const isDay = day.kind === 'fact' ? a === b : day.kind === 'literal' && isDayText(String(day.value))
    return isDay ? undefined : { at, message: 'a day is compared with a day', fix: 'write it as "2026-12-20"' }
  }
  if (a === b) return undefined
  return { at, message: `${a} cannot be compared with ${b}`, fix: 'write numbers without quotes and text in quotes' }
}

function isDayText(text: string): boolean {
  return text.length === DAY_LENGTH && toMilliseconds(text) !== undefined
}
