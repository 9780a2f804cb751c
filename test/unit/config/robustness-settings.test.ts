import { describe, expect, test } from 'vitest'
import { parseConfig } from '../../../shared/config/parse.ts'
import { UserError } from '../../../shared/kernel/error.ts'

const config = (own: string, model = 'm.onnx', task = 'regression'): string =>
  `version: 1\nmodels:\n  m:\n    task: ${task}\n    target: t\n    data: { holdout: h.csv, id: id }\n    model: ${model}\n    test: ${own}\n`
const read = (own: string) => parseConfig(config(own), 'assay.yml').models[0]?.test
const wrong = (...given: Parameters<typeof config>) => {
  try {
    parseConfig(config(...given), 'assay.yml')
  } catch (error) {
    if (error instanceof UserError) return error.problems.map(({ line, message, fix }) => `${line} ${message} ${fix}`)
  }
  return expect.fail('it was accepted')
}

describe('test.robustness, test.cases and test.budget', () => {
  test('are off unless asked for', () => {
    expect(read('{}')).not.toHaveProperty('robustness')
    expect(read('{ robustness: false, budget: false }')).not.toHaveProperty('budget')
  })
  test('true means the defaults, and each key replaces one', () => {
    expect(read('{ robustness: true, budget: true, cases: c.yml }')).toMatchObject({
      robustness: { rows: 2000, edgeCases: true, adversarial: { rows: 200, queries: 300 }, fuzz: 500, immutable: [] },
      budget: { calls: 200, rows: 1000 },
      cases: 'c.yml',
    })
    expect(read('{ robustness: { adversarial: false, edge_cases: false, fuzz: 0, rows: 100 } }')?.robustness).toEqual({
      rows: 100,
      edgeCases: false,
      adversarial: { rows: 0, queries: 0 },
      fuzz: 0,
      immutable: [],
    })
    expect(read('{ robustness: { adversarial: { queries: 50 } } }')?.robustness?.adversarial).toEqual({
      rows: 200,
      queries: 50,
    })
  })
  test('are refused where nobody can be asked, and where they are not measured', () => {
    const [first, second] = wrong('{ robustness: true, budget: true }', '{ predictions: p.csv }')
    expect(first).toMatch(/^8 .*predictions.*other rows/)
    expect(second).toMatch(/^8 /)
    expect(wrong('{ robustness: { row: 5 } }').join()).toContain('did you mean "rows"')
    expect(wrong('{ robustness: 7 }')).toHaveLength(1)
  })
})
