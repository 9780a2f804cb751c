import type { Column } from '../data/table.ts'
import { decide } from '../metrics/decide.ts'
import type { Rows } from '../metrics/rows.ts'

/** What a model said of each row and what is true, as columns that stand beside those of the holdout; none for tasks without such metrics. */
export function columnsBeside(rows: Rows): Column[] {
  const weight: Column = numeric('weight', rows.weights ?? new Float64Array(rows.labels.length).fill(1))
  switch (rows.kind) {
    case 'binary':
      return [numeric('label', rows.labels), numeric('score', rows.scores), numeric('decision', decide(rows)), weight]
    case 'multiclass': {
      const { classes, probabilities, labels } = rows
      const decided = decide(rows)
      const probability = new Float64Array(decided.length)
      for (let row = 0; row < decided.length; row++)
        probability[row] = probabilities[row * classes.length + (decided[row] as number)] as number
      return [
        named('label', labels, classes),
        named('prediction', decided, classes),
        numeric('probability', probability),
        weight,
      ]
    }
    case 'regression':
      return [numeric('label', rows.labels), numeric('prediction', rows.values), weight]
    default:
      return []
  }
}

function numeric(name: string, values: ArrayLike<number>): Column {
  return { kind: 'numeric', name, values: Float64Array.from(values) }
}

function named(name: string, codes: Int32Array, dictionary: readonly string[]): Column {
  return { kind: 'text', name, codes, dictionary }
}
