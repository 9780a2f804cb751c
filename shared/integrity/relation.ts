/** A way in which the target could be made of other columns. `scaled` is target = factor x column + offset. */
export type Relation =
  | { readonly kind: 'scaled'; readonly columns: readonly [string]; readonly factor: number; readonly offset: number }
  | { readonly kind: 'sum' | 'difference' | 'product' | 'ratio'; readonly columns: readonly [string, string] }
  /** The column never exceeds the target, and reaches it: it is a part of it. */
  | { readonly kind: 'part'; readonly columns: readonly [string] }

/** Two numbers are the same when they differ by less than this share of the sizes of all numbers of the relation. */
export const RELATION_TOLERANCE = 1e-6

/** What the relation says, with the target on the left. */
export function relationText(relation: Relation, target: string): string {
  const [a, b = ''] = relation.columns
  switch (relation.kind) {
    case 'scaled': {
      const offset =
        relation.offset === 0 ? '' : ` ${relation.offset < 0 ? '-' : '+'} ${short(Math.abs(relation.offset))}`
      return `${target} = ${relation.factor === 1 ? '' : `${short(relation.factor)} x `}${a}${offset}`
    }
    case 'sum':
      return `${target} = ${a} + ${b}`
    case 'difference':
      return `${target} = ${a} - ${b}`
    case 'product':
      return `${target} = ${a} x ${b}`
    case 'ratio':
      return `${target} = ${a} / ${b}`
    case 'part':
      return `${a} is never above ${target}`
    default:
      return relation satisfies never
  }
}

function short(value: number): string {
  return String(Number(value.toPrecision(6)))
}
