import { describe, expect, it } from 'vitest'
import { parseConfig } from '../../../shared/config/parse.ts'
import type { ReadLabels } from '../../../shared/data/labels.ts'
import type { Table } from '../../../shared/data/table.ts'
import { UserError } from '../../../shared/kernel/error.ts'
import { withDecisions } from '../../../shared/usecases/holdout-decisions.ts'

const CLASSES = ['low', 'mid', 'top']
const TRUTH: ReadLabels = {
  task: { kind: 'multiclass', classes: CLASSES },
  labels: { kind: 'multiclass', values: Int32Array.of(0, 1, 2) },
}

function modelOf(test: string, weight = '') {
  const text = `version: 1
models:
  risk:
    task: multiclass
    target: y
    data: {holdout: h.csv${weight}}
    model: m.onnx
    test: {${test}}
`
  const [model] = parseConfig(text, 'assay.yml').models
  if (model === undefined) throw new Error('no model')
  return model
}

function table(weights: readonly number[]): Table {
  return { rows: weights.length, columns: [{ kind: 'numeric', name: 'w', values: Float64Array.from(weights) }] }
}

function problemsOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof UserError) return `${error.code}: ${error.problems.map(({ message }) => message).join('; ')}`
    throw error
  }
  return 'none'
}

describe('weights', () => {
  const read = (weights: readonly number[]) =>
    withDecisions(TRUTH, modelOf('', ', weight: w'), table(weights), { source: 'holdout' })

  it('are read beside the labels', () => {
    expect(read([1, 0, 2.5]).labels.weights).toEqual(Float64Array.of(1, 0, 2.5))
  })

  it('are refused with column and rows when they are no weights', () => {
    expect(problemsOf(() => read([1, -1, Number.NaN]))).toMatch(/LABEL_INVALID.*"w".*row 2, row 3/)
    expect(problemsOf(() => read([0, 0, 0]))).toMatch(/all 0/)
    expect(problemsOf(() => read([1e300, 1e300, 1e300]))).toMatch(/LABEL_INVALID.*row 1 in "w" is 1e\+300/)
    expect(problemsOf(() => read([0, 1, 1e-300]))).toMatch(/LABEL_INVALID.*row 3 in "w" is 1e-300/)
  })
})

describe('costs and order of classes', () => {
  const read = (test: string) => withDecisions(TRUTH, modelOf(test), table([1]), { source: 'holdout' }).task

  it('become a matrix in class order; what is right costs nothing', () => {
    const matrix = '{low: {mid: 1, top: 2}, mid: {low: 3, top: 4}, top: {low: 5, mid: 6, top: -1}}'
    expect(read(`costs: {matrix: ${matrix}}`)).toMatchObject({ costs: [0, 1, 2, 3, 0, 4, 5, 6, -1] })
  })

  it('are refused where a mistake has no cost or a class is unknown', () => {
    expect(problemsOf(() => read('costs: {matrix: {low: {mid: 1}, tip: {low: 1}}}'))).toMatch(
      /CONFIG_INVALID.*does not have: tip.*no cost for low as top/,
    )
  })

  it('give the places of the classes', () => {
    expect(read('class_order: [top, mid, low]')).toMatchObject({ places: [2, 1, 0] })
    expect(problemsOf(() => read('class_order: [top, mid]'))).toMatch(/same classes: low/)
    expect(read('')).not.toHaveProperty('places')
  })
})

describe('assay.yml', () => {
  const problems = (task: string, test: string, data = 'train: t.csv, ') =>
    problemsOf(() =>
      parseConfig(
        `version: 1
models:
  m:
    task: ${task}
    target: y
    ${task === 'binary' ? 'positive: 1' : ''}
    data: {${data}holdout: h.csv}
    model: m.onnx
    test: {${test}}
`,
        'assay.yml',
      ),
    )

  it('says what does not go together', () => {
    expect(problems('binary', 'costs: {fp: 1, fn: 5}, threshold: {choose: min_cost}')).toBe('none')
    expect(problems('binary', 'threshold: {choose: {recall_at_least: 0.9}}')).toBe('none')
    expect(problems('binary', 'threshold: {choose: min_cost}')).toMatch(/min_cost needs costs/)
    expect(problems('binary', 'threshold: {choose: max_f1}', '')).toMatch(/chosen on the training data/)
    expect(problems('binary', 'costs: {matrix: {a: {b: 1}, b: {a: 1}}}')).toMatch(/costs by cell/)
    expect(problems('regression', 'costs: {fp: 1}')).toMatch(/decides nothing/)
    expect(problems('multiclass', 'metrics: [expected_cost]')).toMatch(/needs costs/)
    expect(problems('ranking', '', 'query: q, weight: w, ')).toMatch(/has no weights/)
    expect(problems('binary', '', 'weight: y, ')).toMatch(/target or the id/)
  })
})
