import { expect, test } from 'vitest'
import { parseConfig } from '../../../shared/config/parse.ts'
import { UserError } from '../../../shared/kernel/error.ts'

const config = (given: string, fairness = ''): string => `version: 1
models:
  m:
    task: binary
    target: y
    positive: 1
    model: m.onnx
    data:
      holdout: h.csv
      protected: ${given}
${fairness === '' ? '' : `    test: {fairness: ${fairness}}\n`}`
const parse = (given: string, fairness = '') => parseConfig(config(given, fairness), 'assay.yml').models[0]

test('names alone stay names', () => {
  expect(parse('[sex, race]')).toMatchObject({ data: { protected: ['sex', 'race'] } })
  expect(parse('[sex, race]')?.fairness).toBeUndefined()
})

test('how groups are made, and what is crossed', () => {
  const model = parse('[{column: sex, reference: Male}, {column: age, cut: [25, 60]}, race]', '{intersections: 2}')
  expect(model?.data.protected).toEqual(['sex', 'age', 'race'])
  expect(model?.fairness).toEqual({
    groupings: [
      { column: 'sex', reference: 'Male' },
      { column: 'age', cut: [25, 60] },
    ],
    intersections: [
      ['sex', 'age'],
      ['sex', 'race'],
      ['age', 'race'],
    ],
  })
  expect(parse('[sex, age, race]', '{intersections: 3}')?.fairness?.intersections).toEqual([['sex', 'age', 'race']])
  expect(parse('[sex, age]', '{intersections: [[age, sex]]}')?.fairness?.intersections).toEqual([['age', 'sex']])
})

test.each([
  ['[sex, sex]', '', /named twice/],
  ['[{column: sex}, sex]', '', /named twice/],
  ['[{column: age, cut: [60, 25]}]', '', /do not rise/],
  ['[{column: age, cut: [1], merge: {a: [1]}}]', '', /not by both/],
  ['[{column: age, merge: {a: [1, 2], b: [2]}}]', '', /in two groups/],
  ['[{column: age, cuts: [1]}]', '', /cuts/],
  ['[sex]', '{intersections: 2}', /not 2 protected/],
  ['[sex, age]', '{intersections: [[sex, race]]}', /"race" is not a protected/],
  ['[sex, age]', '{intersections: [[sex]]}', /./],
])('%s %s is refused with its place', (given, fairness, words) => {
  try {
    parse(given, fairness)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    expect(error.code).toBe('CONFIG_INVALID')
    expect(error.problems[0]).toMatchObject({ file: 'assay.yml', line: expect.any(Number), fix: expect.any(String) })
    expect(error.problems.map(({ message }) => message).join(' ')).toMatch(words)
    return
  }
  expect.fail('accepted')
})
