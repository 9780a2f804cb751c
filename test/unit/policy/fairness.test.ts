import { describe, expect, test } from 'vitest'
import type { AttributeGroups } from '../../../shared/evidence/groups.ts'
import type { Finding } from '../../../shared/policy/rule.ts'
import { fairness } from '../../../shared/policy/rules/fairness.ts'
import { modelFacts, NOW, pullRequest } from '../../fixtures/facts.ts'
import { EQUAL, groupsOf, UNEQUAL } from '../../fixtures/groups.ts'

type Settings = Parameters<typeof fairness.evaluate>[0]
const DIFFERENCE = { attribute: 'region', metric: 'selection_rate_difference', max: 0.1 } as const
const RATIO = { attribute: 'region', metric: 'selection_rate_ratio', min: 0.8 } as const

function judge(settings: Settings, groups: readonly AttributeGroups[] | undefined): Finding {
  const facts = modelFacts(groups === undefined ? {} : { groups: [...groups] })
  return fairness.evaluate(settings, { model: 'credit-risk', facts, change: pullRequest(), now: NOW })
}

describe('only an end of the interval beyond the limit fails', () => {
  test.each<[string, Settings, AttributeGroups, Finding['verdict']]>([
    ['the whole interval within', DIFFERENCE, EQUAL, 'pass'],
    ['the whole interval beyond', DIFFERENCE, UNEQUAL, 'fail'],
    ['the point beyond, the interval not', { ...DIFFERENCE, max: 0.34 }, UNEQUAL, 'warn'],
    ['the point within, the interval not', { ...DIFFERENCE, max: 0.02 }, EQUAL, 'warn'],
    ['the same where undecided fails', { ...DIFFERENCE, max: 0.02, if_inconclusive: 'fail' }, EQUAL, 'fail'],
    ['a ratio within', { ...RATIO, min: 0.6 }, EQUAL, 'pass'],
    ['a ratio undecided', { ...RATIO, min: 0.99 }, EQUAL, 'warn'],
    ['a ratio beyond', RATIO, UNEQUAL, 'fail'],
    ['true positives alike', { attribute: 'region', metric: 'tpr_difference', max: 0.2 }, EQUAL, 'pass'],
    ['false positives apart', { attribute: 'region', metric: 'fpr_difference', max: 0.1 }, UNEQUAL, 'fail'],
  ])('%s', (_, settings, groups, verdict) => {
    expect(judge(settings, [groups]).verdict).toBe(verdict)
  })

  test('a failure names the groups and the interval; nothing is called by the word that no number can prove', () => {
    const found = judge(DIFFERENCE, [UNEQUAL])
    expect(found.message).toMatch(/south to north.*35\.3 points apart \(95 % CI 2\d\.\d to \d+\.\d\).*above 10 points/)
    for (const text of [found.message, found.headline, found.fix, fairness.describe(DIFFERENCE)]) {
      expect(text).not.toMatch(/fair/i)
    }
  })

  test('not enough data says how many rows are missing', () => {
    const found = judge({ ...DIFFERENCE, max: 0.04 }, [EQUAL])
    expect(found.message).toMatch(/not enough data.*needs about \d[\d,]* more rows/)
  })
})

describe('what was not measured never passes', () => {
  test.each([
    ['no groups at all', undefined],
    ['another attribute', [{ ...EQUAL, attribute: 'sex' }]],
    ['no such metric', [{ ...EQUAL, gaps: [] }]],
  ])('%s', (_, groups) => {
    expect(judge(DIFFERENCE, groups).verdict).toBe('fail')
  })

  test('a model that selects nobody has no ratio', () => {
    const nobody = groupsOf('region', { north: [400, 0, 100, 0], south: [400, 0, 100, 0] })
    expect(judge(RATIO, [nobody])).toMatchObject({ verdict: 'fail', fix: expect.stringContaining('test.threshold') })
  })

  test('an interval of a lower level than asked', () => {
    const vague = groupsOf('region', { north: [350, 50, 30, 70], south: [350, 50, 30, 70] }, 0.5)
    expect(judge(DIFFERENCE, [vague])).toMatchObject({ verdict: 'fail', message: expect.stringContaining('50 %') })
    expect(judge({ ...DIFFERENCE, confidence: 0.5 }, [vague]).verdict).toBe('pass')
  })

  test('one group alone is not enough data', () => {
    const alone = groupsOf('region', { north: [700, 100, 90, 90], south: [10, 5, 2, 3] })
    expect(judge(DIFFERENCE, [alone])).toMatchObject({
      verdict: 'warn',
      message: expect.stringContaining('Not enough'),
    })
    expect(judge({ ...DIFFERENCE, if_inconclusive: 'fail' }, [alone]).verdict).toBe('fail')
  })
})

describe('small groups', () => {
  const small = groupsOf('region', { north: [340, 50, 30, 70], south: [340, 50, 30, 70], west: [10, 5, 2, 3] })

  test('warn unless they shall fail, and are named', () => {
    expect(judge(DIFFERENCE, [small])).toMatchObject({
      verdict: 'warn',
      message: expect.stringContaining('west (20 rows)'),
    })
    expect(judge({ ...DIFFERENCE, small_group: 'fail' }, [small]).verdict).toBe('fail')
  })

  test('are those below the size that the policy names', () => {
    expect(judge({ ...DIFFERENCE, min_group_n: 500 }, [EQUAL]).verdict).toBe('pass')
    expect(judge({ ...DIFFERENCE, min_group_n: 501 }, [EQUAL]).verdict).toBe('warn')
  })

  test('include groups that were not listed', () => {
    const cut = { ...EQUAL, omitted: { groups: 3, rows: 9 } }
    expect(judge(DIFFERENCE, [cut])).toMatchObject({ verdict: 'warn', message: expect.stringContaining('3 more') })
  })

  test('include groups in which the metric counts no row', () => {
    const none = groupsOf('region', { a: [350, 50, 30, 70], b: [350, 50, 30, 70], c: [100, 100, 0, 0] })
    const found = judge({ attribute: 'region', metric: 'tpr_difference', max: 0.3 }, [none])
    expect(found).toMatchObject({ verdict: 'warn', message: expect.stringContaining('c (200 rows)') })
  })
})
