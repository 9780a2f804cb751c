import { expect, test } from 'vitest'
import { parseConfig } from '../../../shared/config/parse.ts'
import { UserError } from '../../../shared/kernel/error.ts'

const config = (explain: string, model = 'm.onnx'): string => `version: 1
models:
  risk:
    task: regression
    target: y
    data: {holdout: h.csv, id: row}
    model: ${model}
    test:
      explain: ${explain}
`
const settingsOf = (explain: string) => parseConfig(config(explain), 'assay.yml').models[0]?.test.explain

function problemOf(text: string) {
  try {
    parseConfig(text, 'assay.yml')
  } catch (error) {
    if (error instanceof UserError) return error.problems[0] ?? expect.fail()
    throw error
  }
  return expect.fail('it was accepted')
}

test('true means the defaults, a key changes one of them, false means nothing', () => {
  expect(settingsOf('true')).toEqual({ rows: 2000, repeats: 5, background: 100, explained: 100, curves: 6, groups: {} })
  expect(settingsOf('{rows: 500, features: [a]}')).toMatchObject({ rows: 500, repeats: 5, features: ['a'] })
  expect(settingsOf('false')).toBeUndefined()
})

test('what cannot be is told with its line and a way out', () => {
  const file = problemOf(config('true', '{predictions: p.csv}'))
  expect(file).toMatchObject({
    line: 9,
    message: expect.stringContaining('predictions'),
    fix: expect.stringContaining('model:'),
  })
  expect(problemOf(config('{groups: {x: [a, b], z: [b]}}'))).toMatchObject({ message: '"b" is in two groups' })
  expect(problemOf(config('{repeats: 1}'))).toMatchObject({ line: 9 })
})
