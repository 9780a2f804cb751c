import type { TablePart } from './confusion.ts'
import { SCORE } from './metric.ts'

const TABLE = { ...SCORE, tasks: ['binary', 'multiclass'] } as const

/** Cohen’s kappa (Educational and Psychological Measurement 20, 1960): agreement beyond what the shares of the classes give by chance. */
export const AGREEMENT: TablePart = {
  metrics: [
    {
      ...TABLE,
      name: 'cohen_kappa',
      title: 'Cohen’s kappa',
      domain: [-1, 1],
      describe: 'Agreement of decision and truth beyond chance: 1 is full agreement, 0 is what chance gives.',
    },
  ],
  writer: ({ kind }) => {
    if (kind !== 'binary' && kind !== 'multiclass') return undefined
    return (table, size, out) => {
      out[0] = kappa(table, size, (i, j) => (i === j ? 0 : 1))
    }
  },
}

/** Quadratic weighted kappa (Psychological Bulletin 70, 1968), for classes that have an order. */
export const ORDERED_AGREEMENT: TablePart = {
  metrics: [
    {
      ...TABLE,
      name: 'quadratic_kappa',
      title: 'Quadratic weighted kappa',
      tasks: ['multiclass'],
      domain: [-1, 1],
      needs: 'order',
      describe: 'Agreement beyond chance in which a mistake costs the square of how many classes it is off.',
    },
  ],
  writer: (rows) => {
    const places = rows.kind === 'multiclass' ? rows.places : undefined
    if (places === undefined) return undefined
    const cost = (i: number, j: number): number => ((places[i] as number) - (places[j] as number)) ** 2
    return (table, size, out) => {
      out[0] = kappa(table, size, cost)
    }
  },
}

/** What decisions cost: `test.costs` of the configuration, per row. */
export const EXPECTED_COST: TablePart = {
  metrics: [
    {
      ...TABLE,
      name: 'expected_cost',
      title: 'Expected cost',
      direction: 'lower',
      unit: 'cost',
      domain: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
      tolerance: { kind: 'relative', size: 0.02 },
      needs: 'costs',
      describe: 'Mean cost of a decision by `test.costs`, per row; a gain is a negative cost.',
    },
  ],
  writer: (rows) => {
    const costs = rows.kind === 'binary' || rows.kind === 'multiclass' ? rows.costs : undefined
    if (costs === undefined) return undefined
    return (table, _, out) => {
      let [sum, total] = [0, 0]
      for (let cell = 0; cell < table.length; cell++) {
        sum += (table[cell] as number) * (costs[cell] as number)
        total += table[cell] as number
      }
      out[0] = sum / total
    }
  },
}

/** One minus the observed disagreement as a share of the one by chance; undefined (NaN) where chance leaves none. */
function kappa(table: Float64Array, size: number, cost: (truth: number, decision: number) => number): number {
  const [truths, decisions] = [new Float64Array(size), new Float64Array(size)]
  let total = 0
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const count = table[i * size + j] as number
      ;(truths[i] as number) += count
      ;(decisions[j] as number) += count
      total += count
    }
  }
  let [observed, chance] = [0, 0]
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const own = cost(i, j)
      observed += own * (table[i * size + j] as number)
      chance += (own * (truths[i] as number) * (decisions[j] as number)) / total
    }
  }
  return chance > 0 ? 1 - observed / chance : Number.NaN
}
