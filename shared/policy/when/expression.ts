import type { FactName } from './facts.ts'

export type Literal = {
  readonly kind: 'literal'
  readonly type: 'text' | 'number' | 'boolean'
  readonly value: string | number | boolean
}
export type FactOperand = { readonly kind: 'fact'; readonly name: FactName }
/** Only literals of one type stand in a written list. */
export type ListOperand = { readonly kind: 'list'; readonly items: readonly Literal[] }
export type Operand = Literal | FactOperand | ListOperand

export const ORDERINGS = ['==', '!=', '<', '<=', '>', '>='] as const
export type Ordering = (typeof ORDERINGS)[number]

/** A condition as it is evaluated: finite, without names of its own, without loops. */
export type Expression =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Expression[] }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'compare'; readonly operator: Ordering; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'in'; readonly item: Operand; readonly list: Operand }
  /** `some`: one value of the fact fits one glob. `every`: all do, and there is one. */
  | {
      readonly kind: 'glob'
      readonly how: 'some' | 'every'
      readonly fact: FactName
      readonly globs: readonly string[]
    }
  | { readonly kind: 'truth'; readonly of: Operand }

/** `when:` of a rule: as it was written, and as it is evaluated. */
export type Condition = { readonly text: string; readonly expression: Expression }

/** The facts that a condition asks about. */
export function conditionFacts({ expression }: Condition): readonly FactName[] {
  return [...new Set(factsIn(expression))]
}

function factsIn(expression: Expression): FactName[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.parts.flatMap(factsIn)
    case 'not':
      return factsIn(expression.of)
    case 'compare':
      return [expression.left, expression.right].flatMap(factIn)
    case 'in':
      return [expression.item, expression.list].flatMap(factIn)
    case 'glob':
      return [expression.fact]
    case 'truth':
      return factIn(expression.of)
    default:
      return expression satisfies never
  }
}

function factIn(operand: Operand): FactName[] {
  return operand.kind === 'fact' ? [operand.name] : []
}
