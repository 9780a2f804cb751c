import {
  answerOutcome,
  type OutcomeAnswer,
  type OutcomeInput,
  type ScoredColumns,
} from '../drift/kinds/outcome-answer.ts'
import type { RowSides } from './examine-seasons.ts'

const MAX_ROWS = 100_000

/** Reads predictions and outcomes of both sides, and asks what they say. */
export async function examineOutcome(sides: RowSides, input: OutcomeInput): Promise<OutcomeAnswer> {
  const [reference, current] = await Promise.all([readSide(sides.reference, input), readSide(sides.current, input)])
  return answerOutcome(reference, current, input)
}

async function readSide(side: RowSides['reference'], { prediction, outcome }: OutcomeInput): Promise<ScoredColumns> {
  const has = side.columns.some(({ name }) => name === outcome)
  return {
    prediction: await side.read(prediction, MAX_ROWS),
    ...(has ? { outcome: await side.read(outcome, MAX_ROWS) } : {}),
  }
}
