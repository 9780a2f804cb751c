import { describe, expect, test } from 'vitest'
import { VERDICTS, type Verdict } from '../../../shared/kernel/verdict.ts'
import { COMBINATORS, combinator, type Part } from '../../../shared/policy/combine.ts'
import { evaluatePolicy } from '../../../shared/policy/evaluate.ts'
import { needsOf } from '../../../shared/policy/needs.ts'
import { parsePolicy } from '../../../shared/policy/parse.ts'
import type { Finding } from '../../../shared/policy/rule.ts'
import { digestOf, facts, modelFacts, NOW, pullRequest } from '../../fixtures/facts.ts'

const context = { model: 'credit-risk', facts: modelFacts(), change: pullRequest(), now: NOW }
const says = (id: string, verdict: Verdict, more: Partial<Finding> = {}): Part => ({
  id,
  settings: {},
  kind: {
    kind: 'fixed',
    describe: () => `what ${id} asks`,
    evaluate: () => ({ verdict, message: `${id} is ${verdict}.`, ...more }),
  },
})
const combine = (atLeast: number, parts: readonly Part[]): Finding =>
  combinator('n_of').evaluate({ atLeast, parts }, context)
const verdictOf = (atLeast: number, ...verdicts: Verdict[]): Verdict =>
  combine(
    atLeast,
    verdicts.map((one, i) => says(`r${i}`, one)),
  ).verdict

describe('the verdict of several rules', () => {
  test.each<[number, Verdict[], Verdict]>([
    [1, ['pass', 'fail'], 'pass'],
    [2, ['pass', 'fail'], 'fail'],
    [2, ['pass', 'fail', 'pending'], 'pending'],
    [2, ['pass', 'warn', 'fail'], 'warn'],
    [1, ['waived', 'pending'], 'waived'],
    [1, ['pending', 'fail'], 'pending'],
    [1, ['pass', 'error'], 'error'],
    [1, ['not-applicable', 'fail'], 'fail'],
    [2, ['not-applicable', 'pass'], 'pass'],
    [1, ['not-applicable', 'not-applicable'], 'not-applicable'],
  ])('%i of %j is %s', (atLeast, verdicts, expected) => {
    expect(verdictOf(atLeast, ...verdicts)).toBe(expected)
  })

  test('no rule inside can become worse and the whole better', () => {
    const rank = (one: Verdict): number => VERDICTS.indexOf(one)
    const applicable = VERDICTS.filter((one) => one !== 'not-applicable')
    const cases = applicable.flatMap((a) =>
      VERDICTS.flatMap((b) => VERDICTS.flatMap((c) => [1, 2, 3].map((k) => ({ a, b, c, k })))),
    )
    for (const { a, b, c, k } of cases) {
      const before = rank(verdictOf(k, a, b, c))
      const worse = applicable.filter((one) => rank(one) > rank(a))
      for (const down of worse) expect(rank(verdictOf(k, down, b, c))).toBeGreaterThanOrEqual(before)
      expect(rank(verdictOf(k + 1, a, b, c))).toBeGreaterThanOrEqual(before)
    }
  })
})

describe('what several rules say', () => {
  const open = says('sharp', 'fail', { fix: 'Sharpen it.', headline: 'is blunt' })
  const person = says('sign', 'pending', { fix: 'Ask Dana.', headline: 'waits for Dana', waitsFor: 'Dana' })
  const late = says('late', 'pending', { fix: 'Wait.' })

  test('what is missing and how many of the steps are needed', () => {
    const found = combine(2, [says('fine', 'pass'), open, person])
    expect(found.message).toMatch(/1 of 2 needed rules holds\. Missing: sharp: sharp is fail\. sign:/)
    expect(found.fix).toBe('Do 1 of these. sharp: Sharpen it. sign: Ask Dana.')
    expect(combine(2, [open, person]).fix).toMatch(/^Do all of these\./)
    expect(combine(2, [says('fine', 'pass'), open])).toMatchObject({ fix: 'Sharpen it.', headline: 'is blunt' })
  })

  test('a person is waited for only when nothing else is', () => {
    expect(combine(1, [open, person])).toMatchObject({ verdict: 'pending', waitsFor: 'Dana' })
    expect(combine(1, [late, person])).not.toHaveProperty('waitsFor')
  })

  test('which rules hold', () => {
    expect(combine(1, [says('fine', 'pass'), open]).message).toBe('1 of 2 rules hold, 1 needed. fine: fine is pass.')
    expect(combine(1, [says('fine', 'warn', { fix: 'Look.' }), open])).toMatchObject({ verdict: 'warn', fix: 'Look.' })
  })

  test('long messages and many rules stay short', () => {
    const many = Array.from({ length: 20 }, (_, i) =>
      says(`r${i}`, 'fail', { message: 'x'.repeat(1000), fix: 'y'.repeat(900) }),
    )
    const found = combine(20, many)
    expect(found.message.length).toBeLessThan(2000)
    expect(found.fix?.length).toBeLessThan(2000)
    expect(found.message).toContain('And 15 more.')
  })

  test('every rule inside is told, under the one it stands in', () => {
    const inner: Part = { id: 'inner', kind: combinator('any_of'), settings: { atLeast: 1, parts: [open, person] } }
    expect(combine(2, [says('fine', 'pass'), inner]).parts?.map(({ id, under }) => [id, under])).toEqual([
      ['fine', undefined],
      ['inner', undefined],
      ['sharp', 'inner'],
      ['sign', 'inner'],
    ])
  })
})

describe('in a policy', () => {
  const text = (rule: string): string => `version: 1\nmodels:\n  credit-risk:\n    rules:\n      - ${rule}\n`
  const LOSS = '{ id: no-loss, metric.baseline: { metric: roc_auc, non_inferior_by: 0.01 } }'
  const SIGN = '{ id: sign, approval: { count: 1, from: [acme/ml-reviewers] } }'
  const judge = (rule: string, given = facts()) =>
    evaluatePolicy(parsePolicy(text(rule), 'p.yml'), given, { digest: digestOf('b'), path: 'p.yml' })

  test('a loss is accepted by a person, and only by one', () => {
    const rule = `{ id: agreed, any_of: [${LOSS}, ${SIGN}] }`
    expect(judge(rule).rules[0]).toMatchObject({
      verdict: 'pass',
      kind: 'any_of',
      parts: [{ id: 'no-loss' }, { id: 'sign' }],
    })
    expect(judge(rule, facts(undefined, pullRequest({ reviews: [] }))).verdict).toBe('pending')
    expect(judge(rule.replace('any_of', 'all_of')).verdict).toBe('fail')
    expect(judge(rule.replace('{ id', '{ severity: warn, id').replace('any_of', 'all_of')).verdict).toBe('warn')
    expect(judge(rule).rules[0]?.requirement).toMatch(/^\(.+\) or \(.+\)$/)
  })

  test('people are asked for however deep they stand, and paths only where a condition names them', () => {
    const deep = parsePolicy(
      text(`{ id: a, all_of: [${LOSS}, { id: b, any_of: [${LOSS.replace('no-loss', 'c')}, ${SIGN}] }] }`),
      'p.yml',
    )
    expect(needsOf(deep)).toEqual({ people: true, files: false, teams: ['acme/ml-reviewers'] })
    const conditional = `${LOSS}\n      - { id: z, when: paths matches "data/**", holdout.size: { min_rows: 1 } }`
    expect(needsOf(parsePolicy(text(conditional), 'p.yml'))).toEqual({ people: false, files: true, teams: [] })
    expect(needsOf(parsePolicy(text(LOSS), 'p.yml'))).toEqual({ people: false, files: false, teams: [] })
  })

  test('there are three combinations', () => {
    expect(COMBINATORS.map((name) => combinator(name).kind)).toEqual(['all_of', 'any_of', 'n_of'])
  })
})
