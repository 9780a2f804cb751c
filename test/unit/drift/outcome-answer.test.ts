import { expect, test } from 'vitest'
import type { Column } from '../../../shared/data/table.ts'
import { answerOutcome } from '../../../shared/drift/kinds/outcome-answer.ts'
import { plainTask, TASK_KINDS } from '../../../shared/model/task-kinds.ts'

const numeric = (name: string, ...values: number[]): Column => ({
  kind: 'numeric',
  name,
  values: Float64Array.from(values),
})
const side = { prediction: numeric('said', 1, 2, 3), outcome: numeric('was', 1, 2, 4) }

test.each([
  ['regression', 'a regression has no scores'],
  ['multilabel', 'several outcomes per row'],
  ['ranking', 'only order the rows of a query'],
  ['forecasting', 'a forecast has no scores'],
] as const)('a %s model has no performance without labels, and the answer says why', (task, words) => {
  const asked = { task, prediction: 'said', outcome: 'was', seed: 's' }
  const { unanswered, performance, labels } = answerOutcome(side, side, asked)
  expect(unanswered.map(({ reason }) => reason).join()).toContain(words)
  expect([performance, labels]).toEqual([undefined, undefined])
})

test('several labels are no reason to look for one column of them', () => {
  const asked = { task: 'multilabel', prediction: 'said', outcome: 'a, b', seed: 's' } as const
  const { unanswered } = answerOutcome({ prediction: side.prediction }, side, asked)
  expect(unanswered[0]?.reason).toContain('several outcomes per row')
})

test('every task has a nearest one for parts that look at one target only', () => {
  expect(TASK_KINDS.map(plainTask)).toEqual([
    ...['binary', 'multiclass', 'regression'],
    ...['binary', 'regression', 'regression'],
  ])
})
