import { expect, test } from 'vitest'
import { parseFloor } from '../../../shared/policy/floor.ts'
import { lintPolicy } from '../../../shared/policy/lint.ts'
import { parsePolicy } from '../../../shared/policy/parse.ts'

const head = 'version: 1\nmodels:\n  credit-risk:\n    rules:\n'
const KEEP = '      - { id: keep, holdout.size: { min_rows: 500 } }\n'
const lint = (rules: string, floor?: string) => {
  const text = `${head}${KEEP}${rules}`
  const least = floor === undefined ? undefined : parseFloor(`version: 1\nrules:\n${floor}`, 'f.yml')
  return lintPolicy(text, 'p.yml', parsePolicy(text, 'p.yml'), least)
}

test.for([
  ['a limit that no model can miss', 'metric.threshold: { metric: roc_auc, min: 0 }'],
  ['a share of all', 'metric.flips: { max_share: 1 }'],
  ['a loss of everything', 'metric.baseline: { metric: recall, non_inferior_by: 1 }'],
] as const)('%s can never fail', ([, rule]) => {
  expect(lint(`      - { id: one, ${rule} }\n`)).toMatchObject([
    { line: 6, message: expect.stringContaining('can never fail'), fix: expect.stringMatching(/\w/) },
  ])
})

test('a condition that is false or true whatever the change is, at its place', () => {
  const found = lint(
    [
      '      - { id: other, when: model == "fraud", holdout.size: { min_rows: 900 } }',
      '      - { id: same, when: model == "credit-risk" or base == "main", holdout.size: { min_rows: 800 } }',
      '      - { id: open, when: base == "main", holdout.size: { min_rows: 700 } }',
      '      - { id: pushed, when: change == "push", holdout.size: { min_rows: 600 } }\n',
    ].join('\n'),
  )
  expect(found.map(({ line, message }) => [line, /never hold|every change/.exec(message)?.[0]])).toEqual([
    [6, 'never hold'],
    [7, 'every change'],
  ])
})

test('a rule that repeats an earlier one', () => {
  const [found] = lint('      - { id: again, holdout.size: { min_rows: 500 } }\n')
  expect(found?.message).toContain('what keep asks for already')
  expect(lint('      - { id: more, holdout.size: { min_rows: 501 } }\n')).toEqual([])
})

test('a limit looser than the floor, and not one about something else', () => {
  const floor = '  - { id: auc, metric.threshold: { metric: roc_auc, min: 0.8 } }\n'
  const [found] = lint('      - { id: mine, metric.threshold: { metric: roc_auc, min: 0.7 } }\n', floor)
  expect(found).toMatchObject({ line: 6, message: expect.stringMatching(/min 0\.7.*auc asks for 0\.8/) })
  expect(lint('      - { id: mine, metric.threshold: { metric: roc_auc, min: 0.9 } }\n', floor)).toEqual([])
  expect(lint('      - { id: mine, metric.threshold: { metric: recall, min: 0.7 } }\n', floor)).toEqual([])
})
