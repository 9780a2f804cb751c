import { describe, expect, test } from 'vitest'
import { UserError } from '../../../shared/kernel/error.ts'
import type { TaskSpec } from '../../../shared/model/predictions.ts'
import { parseCases } from '../../../shared/robustness/parse-cases.ts'
import { runCases } from '../../../shared/robustness/run-cases.ts'
import { BINARY, factsOf, logisticAsk, numbers, texts } from '../../fixtures/stress.ts'

const COLUMNS = new Map([
  ['income', 'numeric'],
  ['debt', 'numeric'],
  ['job', 'text'],
] as const)
const context = { columns: COLUMNS, task: BINARY }

function problemsOf(cases: string, task: TaskSpec = BINARY) {
  try {
    parseCases(`version: 1\ncases:\n${cases}`, 'cases.yml', { ...context, task })
  } catch (error) {
    if (error instanceof UserError) return error.problems
    throw error
  }
  return expect.fail('it was accepted')
}

describe('what a file of cases may not say', () => {
  test.each([
    [
      'an unknown column',
      '  - {name: a, kind: invariance, change: {incom: {add: 1}}, expect: {within: 1}}',
      'did you mean "income"',
    ],
    [
      'text for a number',
      '  - {name: a, kind: invariance, change: {income: {set: much}}, expect: {within: 1}}',
      'without quotes',
    ],
    ['arithmetic with text', '  - {name: a, kind: invariance, change: {job: {add: 1}}, expect: {within: 1}}', '`set:`'],
    ['no change', '  - {name: a, kind: directional, expect: {score: not_lower}}', 'add `change'],
    [
      'no direction',
      '  - {name: a, kind: directional, change: {income: {add: 1}}, expect: {tolerance: 1}}',
      'score: not_lower',
    ],
    [
      'the wrong expectation',
      '  - {name: a, kind: invariance, change: {income: {add: 1}}, expect: {score: not_lower}}',
      'decision or within',
    ],
    ['no rows', '  - {name: a, kind: minimum, expect: {class: bad}}', 'add `rows'],
    ['an unknown class', '  - {name: a, kind: minimum, rows: [{income: 1}], expect: {class: ugly}}', 'good, bad'],
    [
      'limits the wrong way round',
      '  - {name: a, kind: minimum, rows: [{income: 1}], expect: {min: 1, max: 0}}',
      'swap',
    ],
    [
      'rows and a condition',
      '  - {name: a, kind: invariance, where: x, rows: [{income: 1}], change: {income: {add: 1}}, expect: {within: 1}}',
      'remove one',
    ],
    ['an unknown key', '  - {name: a, kind: minimum, row: [], expect: {class: bad}}', 'did you mean "rows"'],
  ])('%s', (_what, written, fix) => {
    const problems = problemsOf(written)
    expect(problems.map((one) => one.fix).join('\n')).toContain(fix)
    for (const { file, line, column } of problems) {
      expect(file).toBe('cases.yml')
      expect(line).toBeGreaterThanOrEqual(3)
      expect(column).toBeGreaterThan(1)
    }
  })

  test('every problem is told at once, and names once', () => {
    const one = '  - {name: a, kind: invariance, change: {incom: {add: 1}}, expect: {within: 1}}'
    expect(problemsOf(`${one}\n${one}`).map(({ line }) => line)).toEqual([3, 4, 4])
  })

  test('decisions of a regression, and scores of several classes without a class', () => {
    const decides = '  - {name: a, kind: invariance, change: {income: {add: 1}}, expect: {decision: same}}'
    expect(problemsOf(decides, { kind: 'regression' })[0]?.fix).toContain('within')
    const moves = '  - {name: a, kind: directional, change: {income: {add: 1}}, expect: {score: not_lower}}'
    expect(problemsOf(moves, { kind: 'multiclass', classes: ['low', 'mid'] })[0]?.fix).toContain('low, mid')
  })
})

describe('what the cases find', () => {
  const facts = factsOf([
    numbers('income', [1, 2, 3, 4]),
    numbers('debt', [4, 3, 2, 1]),
    texts('job', ['cook', 'cook', 'clerk', undefined]),
  ])
  const ask = logisticAsk({ income: -1, debt: 1 })
  const run = async (cases: string, own = ask) => {
    const parsed = parseCases(`version: 1\ncases:\n${cases}`, 'cases.yml', context)
    const rows = () => [0, 1, 2, 3]
    const nameOf = (row: number): string => `id ${row}`
    return runCases(parsed.cases, { ask: own, facts, task: BINARY, level: 0.95, rows, nameOf })
  }

  test('a monotone model keeps a direction, and breaks the other with examples', async () => {
    const [right, wrong] =
      await run(`  - {name: r, kind: directional, change: {income: {add: 1}}, expect: {score: not_higher}}
  - {name: w, kind: directional, change: {income: {multiply: 2}}, expect: {score: not_lower}, max_share: 0.1}`)
    expect(right).toMatchObject({ tried: 4, failures: { k: 0, n: 4 }, allowed: { failures: 0 } })
    expect(wrong).toMatchObject({ failures: { k: 4, n: 4 }, allowed: { share: 0.1 } })
    expect(wrong?.examples).toHaveLength(3)
    expect(wrong?.examples?.[0]).toMatch(/^id 0: score 0\.9\d* to 0\.8/)
  })

  test('a column without weight may be anything; one with weight may not, and each value is tried', async () => {
    const [free, bound] =
      await run(`  - {name: f, kind: invariance, change: {job: {set: [cook, clerk, smith]}}, expect: {decision: same, within: 0}}
  - {name: b, kind: invariance, change: {debt: {set: [0, 9]}}, expect: {decision: same}}`)
    expect(free).toMatchObject({ tried: 12, failures: { k: 0 } })
    expect(bound).toMatchObject({ tried: 8, failures: { k: 4 } })
    expect(bound?.examples?.[0]).toContain('decided bad, then good')
  })

  test('rows whose answer is known: what is left out is typical', async () => {
    const [held, broken] =
      await run(`  - {name: h, kind: minimum, rows: [{income: 0, debt: 9}], expect: {class: bad, min: 0.99}}
  - {name: b, kind: minimum, rows: [{income: 9}, {debt: 9}], expect: {class: bad}, max_failures: 1}`)
    expect(held?.failures.k).toBe(0)
    expect(broken).toMatchObject({ failures: { k: 1, n: 2 }, allowed: { failures: 1 } })
    expect(broken?.examples).toEqual(['row 1 of the case: decided good'])
  })

  test('a model without an answer fails the whole case', async () => {
    const [silent] = await run(
      '  - {name: s, kind: invariance, change: {income: {missing: true}}, expect: {decision: same}}',
    )
    expect(silent).toMatchObject({ failures: { k: 4, n: 4 }, failed: 'not-finite' })
  })
})
