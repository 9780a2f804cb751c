import { type Column, cellText } from '../../data/table.ts'
import type { Labelled } from './concept-shift.ts'

/** Rows of each class below which nothing is said about scores and outcomes. */
export const MIN_CLASS = 30

/** Scores of the rows that have one within [0, 1]; `undefined` for a column of texts or of other numbers. */
export function scoresIn(prediction: Column): Float64Array | undefined {
  if (prediction.kind !== 'numeric') return undefined
  const present = prediction.values.filter((value) => !Number.isNaN(value))
  return present.length > 0 && present.every((value) => value >= 0 && value <= 1) ? present : undefined
}

/** The rows with both a score and an outcome. */
export function labelledRows(prediction: Column, outcome: Column, positive: string): Labelled {
  const scores: number[] = []
  const labels: number[] = []
  const values = prediction.kind === 'numeric' ? prediction.values : new Float64Array()
  values.forEach((score, row) => {
    const label = cellText(outcome, row)
    if (Number.isNaN(score) || label === undefined) return
    scores.push(score)
    labels.push(Number(label === positive))
  })
  return { scores: Float64Array.from(scores), labels: Uint8Array.from(labels) }
}

/** Why rows cannot be compared by score and outcome; `undefined` when they can. */
export function shortage({ labels }: Labelled, side: string, positive: string): string | undefined {
  const positives = labels.reduce((sum, label) => sum + label, 0)
  if (positives === 0 && labels.length > 0)
    return `no outcome of the ${side} is the positive class "${positive}"; set \`positive:\` to one of the values, in a CSV file yes and no are read as 1 and 0`
  const fewest = Math.min(positives, labels.length - positives)
  if (fewest >= MIN_CLASS) return undefined
  return `the ${side} has ${fewest} labelled rows of the rarer class; ${MIN_CLASS} are needed`
}

/** Classes by number, and predicted and true class of each row that has both; `undefined` beyond 20 classes. */
export function classRows(
  reference: { readonly prediction: Column; readonly outcome: Column },
  current: { readonly prediction: Column },
) {
  const texts = (column: Column): (string | undefined)[] =>
    Array.from({ length: column.kind === 'text' ? column.codes.length : column.values.length }, (_, row) =>
      cellText(column, row),
    )
  const [predicted, labels, now] = [reference.prediction, reference.outcome, current.prediction].map(texts)
  const names = [...new Set(labels?.filter((name) => name !== undefined))].toSorted()
  if (names.length < 2 || names.length > MAX_CLASSES) return undefined
  const index = new Map(names.map((name, i) => [name, i]))
  const codes = (values: readonly (string | undefined)[] = []): number[] =>
    values.map((value) => index.get(value ?? '') ?? -1)
  const [p, y] = [codes(predicted), codes(labels)]
  const isWhole = (row: number): boolean => (p[row] ?? -1) >= 0 && (y[row] ?? -1) >= 0
  return {
    names,
    reference: {
      predicted: Int32Array.from(p.filter((_, row) => isWhole(row))),
      labels: Int32Array.from(y.filter((_, row) => isWhole(row))),
    },
    current: { predicted: Int32Array.from(codes(now).filter((code) => code >= 0)) },
  }
}

const MAX_CLASSES = 20
