import { describe, expect, test } from 'vitest'
import type { Fairness, FairnessSplit } from '../../../shared/evidence/fairness.ts'
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
    expect(judge(DIFFERENCE, [cut])).toMatchObject({ verdict: 'warn', message: expect.stringContaining('3 groups') })
  })

  test('include groups in which the metric counts no row', () => {
    const none = groupsOf('region', { a: [350, 50, 30, 70], b: [350, 50, 30, 70], c: [100, 100, 0, 0] })
    const found = judge({ attribute: 'region', metric: 'tpr_difference', max: 0.3 }, [none])
    expect(found).toMatchObject({ verdict: 'warn', message: expect.stringContaining('c (200 rows)') })
  })
})

describe('measures beyond the first four', () => {
  /** 1,000 rows: men are selected more often, and the candidate overlooks more women than the champion did. */
  const split: FairnessSplit = {
    attribute: 'sex',
    reference: 'male',
    groups: [],
    measures: [
      {
        measure: 'equalized_odds_difference',
        against: 'largest_gap',
        value: [0.2, 0.12, 0.28],
        highest: 'male',
        lowest: 'female',
      },
      {
        measure: 'selection_rate_ratio',
        against: 'reference',
        value: [0.6, 0.5, 0.7],
        highest: 'male',
        lowest: 'female',
      },
      { measure: 'tpr_difference', against: 'overall', value: [0.05, 0.01, 0.3], highest: 'male', lowest: 'all rows' },
      { measure: 'calibration_error', against: 'largest_gap', value: [0.04, 0.01, 0.06], highest: 'female' },
    ],
    indices: [{ measure: 'between_group_theil_index', value: [0.01, 0.002, 0.02] }],
    changes: [
      { measure: 'tpr_difference', candidate: 0.2, champion: 0.05, difference: [0.15, 0.08, 0.21] },
      { measure: 'selection_rate_ratio', candidate: 0.6, champion: 0.8, difference: [-0.2, -0.3, -0.1] },
      { measure: 'rmse_difference', candidate: 14.2, champion: 3.1, difference: [11.1, 8.5, 13.9] },
      { measure: 'mae_ratio', candidate: 0.9, champion: 0.7, difference: [0.2, 0.1, 0.3] },
    ],
  }
  const evidence = {
    level: 0.95,
    splits: [split],
    indices: [{ measure: 'theil_index', value: [0.2, 0.15, 0.25] }],
  } as const
  const given = (settings: Settings, fairnessEvidence: Fairness = structuredClone(evidence) as unknown as Fairness) =>
    fairness.evaluate(settings, {
      model: 'credit-risk',
      facts: modelFacts({ fairness: fairnessEvidence }),
      change: pullRequest(),
      now: NOW,
    })

  test.each<[string, Settings, Finding['verdict'], RegExp]>([
    [
      'equalized odds beyond',
      { attribute: 'sex', metric: 'equalized_odds_difference', max: 0.1 },
      'fail',
      /20\.0 points.*above 10 points/,
    ],
    [
      'a ratio to the reference group',
      { attribute: 'sex', metric: 'selection_rate_ratio', against: 'reference', min: 0.8 },
      'fail',
      /ratio of 0\.600/,
    ],
    [
      'all rows, undecided',
      { attribute: 'sex', metric: 'tpr_difference', against: 'overall', max: 0.1 },
      'warn',
      /not enough data/,
    ],
    [
      'the opposite rate',
      { attribute: 'sex', metric: 'fnr_difference', against: 'overall', max: 0.4 },
      'pass',
      /false negative rate/,
    ],
    ['the worst group', { attribute: 'sex', metric: 'calibration_error', max: 0.05 }, 'warn', /largest in female/],
    [
      'an index between groups',
      { attribute: 'sex', metric: 'between_group_theil_index', max: 0.001 },
      'fail',
      /Theil index between groups/,
    ],
    ['an index of all rows', { metric: 'theil_index', max: 0.3 }, 'pass', /Theil index: 0\.2/],
    [
      'a gap of errors that grew, in the unit of the target',
      { attribute: 'sex', metric: 'rmse_difference', not_worse_by: 5 },
      'fail',
      /worse by 11\.1 .*above 5\./,
    ],
    ['a ratio of errors that rose', { attribute: 'sex', metric: 'mae_ratio', not_worse_by: 0 }, 'pass', /−0\.200/],
    ['a gap that grew', { attribute: 'sex', metric: 'tpr_difference', not_worse_by: 0.05 }, 'fail', /worse by 15\.0/],
    [
      'a gap that grew within the margin',
      { attribute: 'sex', metric: 'tpr_difference', not_worse_by: 0.25 },
      'pass',
      /worse by 15\.0/,
    ],
    [
      'a ratio that fell',
      { attribute: 'sex', metric: 'selection_rate_ratio', not_worse_by: 0.05 },
      'fail',
      /worse by 0\.200/,
    ],
    ['what is not there', { attribute: 'sex', metric: 'mae_difference', max: 3 }, 'warn', /fewer than two groups/],
    [
      'a crossing that is not there',
      { attribute: 'sex & race', metric: 'tpr_difference', max: 1 },
      'fail',
      /no groups of sex & race/,
    ],
  ])('%s', (_, settings, verdict, words) => {
    const found = given(settings)
    expect(found.verdict).toBe(verdict)
    expect(found.message).toMatch(words)
    expect([found.message, found.headline ?? '', found.fix ?? ''].join(' ')).not.toMatch(/\bfair\b/i)
  })

  test('both a limit and a change: the worse of the two speaks', () => {
    const found = given({ attribute: 'sex', metric: 'tpr_difference', max: 1, against: 'overall', not_worse_by: 0.05 })
    expect(found).toMatchObject({ verdict: 'fail', headline: expect.stringContaining('widened') })
    expect(found.message).toContain('5.0 points apart')
  })

  test('no champion yet is a warning, a change that was not measured fails', () => {
    const settings = { attribute: 'sex', metric: 'tpr_difference', not_worse_by: 0.05 } as const
    const { changes: _, ...rest } = split
    expect(given(settings, { level: 0.95, splits: [rest] }).verdict).toBe('fail')
  })

  test('a low level never decides', () => {
    const vague = { level: 0.8, splits: [split] }
    expect(given({ attribute: 'sex', metric: 'calibration_error', max: 1 }, vague).verdict).toBe('fail')
    expect(given({ attribute: 'sex', metric: 'tpr_difference', not_worse_by: 1 }, vague).verdict).toBe('fail')
  })
})

describe('settings that cannot be meant', () => {
  test.each<[Settings, RegExp]>([
    [{ metric: 'tpr_difference', max: 0.1 }, /needs `attribute`/],
    [{ attribute: 'sex', metric: 'theil_index', max: 0.1 }, /of all rows/],
    [{ attribute: 'sex', metric: 'tpr_difference' }, /needs `max`/],
    [{ attribute: 'sex', metric: 'tpr_ratio', max: 1 }, /needs `min`/],
    [{ attribute: 'sex', metric: 'tpr_difference', max: 10 }, /at most 1/],
    [{ attribute: 'sex', metric: 'fn_per_fp_difference', not_worse_by: 10 }, /change of fn_per_fp_difference/],
    [{ attribute: 'sex', metric: 'average_odds_difference', against: 'overall', max: 0.1 }, /against overall/],
  ])('%o', (settings, words) => {
    expect(fairness.refine?.(settings).map(({ message }) => message)).toContainEqual(expect.stringMatching(words))
  })
})

test('small groups may be named only', () => {
  const small = groupsOf('region', { north: [350, 50, 30, 70], south: [350, 50, 30, 70], west: [10, 5, 2, 3] })
  const found = judge({ ...DIFFERENCE, small_group: 'ignore' }, [small])
  expect(found).toMatchObject({ verdict: 'pass', message: expect.stringContaining('west (20 rows)') })
})

test('an interval wider than the limit says how many rows each group needs', () => {
  const few = groupsOf('region', { north: [30, 8, 2, 6], south: [30, 8, 2, 6] })
  expect(judge({ ...DIFFERENCE, max: 0.05 }, [few]).message).toMatch(/needs about [\d,]+ rows of \w+ \(46 now\)/)
})
