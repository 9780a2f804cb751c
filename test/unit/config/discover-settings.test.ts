import { expect, test } from 'vitest'
import { parseConfig } from '../../../shared/config/parse.ts'
import { UserError } from '../../../shared/kernel/error.ts'

const config = (discover: string) => `version: 1
models:
  risk:
    task: regression
    target: y
    data: {holdout: h.csv}
    model: m.onnx
    test:
      discover: ${discover}
`

test('the search is described by a few keys', () => {
  const text = config('{enabled: true, loss: squared_error, min_effect: 3, max: 30, columns: [a, b], exclude: [b]}')
  expect(parseConfig(text, 'assay.yml').models[0]?.test.discover).toEqual({
    enabled: true,
    loss: 'squared_error',
    minEffect: 3,
    max: 30,
    columns: ['a', 'b'],
    exclude: ['b'],
  })
})

test('a loss that the task does not have is refused, with the ones it has', () => {
  expect.assertions(2)
  try {
    parseConfig(config('{loss: error}'), 'assay.yml')
  } catch (error) {
    const [problem] = error instanceof UserError ? error.problems : []
    expect(problem).toMatchObject({ path: '/models/risk/test/discover/loss', line: 9 })
    expect(problem?.fix).toContain('absolute_error, squared_error')
  }
})
