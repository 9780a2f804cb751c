import { describe, expect, test } from 'vitest'
import { UserError } from '../../../shared/kernel/error.ts'
import { evaluatePolicy } from '../../../shared/policy/evaluate.ts'
import type { Change } from '../../../shared/policy/facts.ts'
import { parsePolicy } from '../../../shared/policy/parse.ts'
import { decideCondition } from '../../../shared/policy/when/evaluate-condition.ts'
import { isConditionProblem, parseCondition } from '../../../shared/policy/when/parse-condition.ts'
import { digestOf, facts, modelFacts, NOW, pullRequest } from '../../fixtures/facts.ts'

const LOCAL: Change = { kind: 'local' }
const CHANGE = pullRequest({ labels: ['Data'], files: ['data/train.csv', 'docs/a.md'] })

function decide(text: string, change: Change = CHANGE, model = modelFacts()) {
  const condition = parseCondition(text)
  if (isConditionProblem(condition)) throw new Error(`${condition.at}: ${condition.message}`)
  return decideCondition(condition, { model: 'credit-risk', facts: model, change, now: NOW })
}
function problem(text: string) {
  const read = parseCondition(text)
  return isConditionProblem(read) ? read : expect.fail(`${text} was accepted`)
}

describe('conditions', () => {
  test.each([
    ['base == "main"', true],
    ["base != 'main'", false],
    ['base matches "ma*"', true],
    ['author in ["SAM", "lee"]', true],
    ['author not in ["sam"]', false],
    ['"data" in labels', true],
    ['paths matches "data/**"', true],
    ['paths matches ["x/**", "DOCS/*"]', true],
    ['paths within "data/**"', false],
    ['paths within ["data/**", "docs/**"]', true],
    ['model == "credit-risk"', true],
    ['task in ["binary", "multiclass"]', true],
    ['today == "2026-11-21"', true],
    ['today >= "2026-12-01"', false],
    ['holdout_rows < 1000.5 and holdout_rows >= -1', true],
    ['evidence_age_days < 1', true],
    ['evidence_level == "E1"', true],
    ['has_champion', true],
    ['not has_champion or base == "x"', false],
    ['base == "x" and has_champion or change == "pull-request"', true],
    ['base == "x" and (has_champion or change == "pull-request")', false],
    ['not not (has_champion)', true],
    ['change == "local"', false],
  ])('%s is %s', (text, truth) => {
    expect(decide(text)).toEqual({ truth, missing: [] })
  })

  test.each([
    ['base == "main"', ['base']],
    ['author == "sam" and paths matches "**"', ['author', 'paths']],
    ['not ("x" in labels)', ['labels']],
    ['base == "main" and change == "push"', undefined],
    ['base == "main" or change == "local"', undefined],
  ])('without a pull request, %s hangs on %j', (text, missing) => {
    const found = decide(text, LOCAL)
    expect(found.missing).toEqual(missing ?? [])
    expect(found.truth === 'unknown').toBe(missing !== undefined)
  })

  test.each(['task == "binary"', 'holdout_rows > 1', 'evidence_age_days > 1', 'evidence_level == "E1"'])(
    '%s is not known from evidence that no rule may use',
    (text) => {
      const other = decide(text, CHANGE, modelFacts({ model: 'another' }))
      expect(other.truth).toBe('unknown')
      expect(decide(text, CHANGE, { champion: { state: 'none' } }).truth).toBe('unknown')
    },
  )

  test('a list of files that is not complete, and no list of labels, are not known', () => {
    expect(decide('paths matches "**"', pullRequest({ files: 'all' })).truth).toBe('unknown')
    expect(decide('"x" in labels', pullRequest()).truth).toBe('unknown')
    expect(decide('paths within "docs/**"', pullRequest({ files: [] })).truth).toBe(false)
    expect(decide('has_champion', CHANGE, modelFacts({}, { state: 'unknown' })).truth).toBe('unknown')
  })
})

describe('what is no condition', () => {
  test.each([
    ['bse == "main"', 0, 'no fact bse'],
    ['constructor == "x"', 0, 'no fact'],
    ['base == "main" base', 15, 'does not belong'],
    ['base == "main', 8, 'no end'],
    ['(base == "main"', 15, 'not closed'],
    ['base =', 5, 'no meaning'],
    ['base == "a" && base == "b"', 12, 'no meaning'],
    ['base == 7', 0, 'cannot be compared'],
    ['base < "x"', 0, 'orders'],
    ['today > "soon"', 0, 'a day'],
    ['today > "2026-02-30"', 0, 'a day'],
    ['"a" == "a"', 0, 'depends on the change'],
    ['true', 0, 'no condition'],
    ['base', 0, 'no condition'],
    ['labels == "x"', 0, 'lists'],
    ['base in "main"', 0, 'asks a list'],
    ['holdout_rows in ["many"]', 0, 'cannot be compared'],
    ['author in ["a", 7]', 16, 'text and number'],
    ['author in []', 11, 'in a list'],
    ['author in ["a"', 10, 'not closed'],
    ['7 in labels', 0, 'holds text'],
    ['paths matches "a/{b,c}"', 14, 'not accepted'],
    ['paths matches 7', 14, 'a glob is text'],
    ['holdout_rows matches "7"', 21, 'no glob'],
    ['"a" matches "b"', 4, 'asks about a fact'],
    ['', 0, 'the end'],
    ['has_champion and', 16, 'the end'],
    [`${'('.repeat(12)}has_champion${')'.repeat(12)}`, 11, 'too deeply'],
    [`${'not '.repeat(12)}has_champion`, 44, 'too deeply'],
    [Array.from({ length: 101 }, () => 'has_champion').join(' or '), expect.any(Number), 'characters'],
    ['(('.repeat(120), expect.any(Number), 'more than 200'],
  ])('%s', (text, at, words) => {
    expect(problem(text)).toEqual({ at, message: expect.stringContaining(words), fix: expect.stringMatching(/\w/) })
  })
})

describe('in a policy', () => {
  const policy = (when: string) =>
    `version: 1\nmodels:\n  credit-risk:\n    rules:\n      - { id: always, metric.threshold: { metric: roc_auc, min: 0.7 } }\n      - id: high\n        when: ${when}\n        metric.threshold: { metric: roc_auc, min: 0.9 }\n`
  const judge = (when: string, change: Change = CHANGE) =>
    evaluatePolicy(parsePolicy(policy(when), 'p.yml'), facts(undefined, change), {
      digest: digestOf('b'),
      path: 'p.yml',
    })

  test('a rule is asked where its condition holds, and not where it does not', () => {
    expect(judge('base == "main"').verdict).toBe('fail')
    const other = judge('base == "dev"')
    expect(other.verdict).toBe('pass')
    expect(other.rules[1]).toMatchObject({ verdict: 'not-applicable', message: expect.stringContaining('is false') })
  })

  test('a rule whose condition cannot be decided is asked, and says why', () => {
    const unknown = judge('not ("urgent" in labels)', pullRequest())
    expect(unknown.verdict).toBe('fail')
    expect(unknown.rules[1]?.message).toMatch(/Asked because labels is not known/)
  })

  test.each([
    ['bse == "main"', 15],
    ["'base == bse'", 24],
    ['"base == bse"', 24],
    ['base == main', 23],
  ])('the place of a mistake in %s is told to the character', (when, column) => {
    try {
      parsePolicy(policy(when), 'p.yml')
      expect.fail('accepted')
    } catch (error) {
      expect((error as UserError).problems[0]).toMatchObject({
        line: 7,
        column,
        message: expect.stringContaining('`when`'),
      })
    }
  })

  test('where a text is folded over lines the place is where it begins', () => {
    const when = '>\n          base ==\n          bse'
    try {
      parsePolicy(policy(when), 'p.yml')
      expect.fail('accepted')
    } catch (error) {
      expect(error).toBeInstanceOf(UserError)
      expect((error as UserError).problems[0]).toMatchObject({ line: 7, column: 15 })
    }
  })
})
