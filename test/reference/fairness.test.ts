import { describe, expect, test } from 'vitest'
import { measureFairness } from '../../shared/fairness/measure-fairness.ts'
import { homogeneity } from '../../shared/fairness/sample.ts'
import { BINARY } from '../fixtures/groups.ts'
import reference from './fairness.json' with { type: 'json' }
import oracles from './validation-oracles.json' with { type: 'json' }

/** fairlearn 0.15.0 and AIF360 0.6.1 on 3,000 rows of Adult (make-fairness.py); evidence keeps eight digits. */
const DIGITS = 7
const { rows } = reference

function measured() {
  const labels = Uint8Array.from(rows.label, Number)
  const scores = Float64Array.from(rows.score)
  const sex = Int32Array.from(rows.sex, (one) => ['F', 'M'].indexOf(one))
  const race = Int32Array.from(rows.race, Number)
  const found = measureFairness({
    task: BINARY,
    labels: { kind: 'binary', values: labels },
    predictions: { kind: 'binary', scores },
    columns: [
      { kind: 'text', name: 'sex', codes: sex, dictionary: ['Female', 'Male'] },
      { kind: 'text', name: 'race', codes: race, dictionary: rows.races },
    ],
    groupings: [
      { column: 'sex', reference: 'Male' },
      { column: 'race', merge: { small: ['Amer-Indian-Eskimo', 'Other'] } },
    ],
    level: 0.95,
    seed: 'reference',
  })
  return found ?? expect.fail('nothing was measured')
}

const fairness = measured()
const splitOf = (attribute: string) => fairness.splits.find((one) => one.attribute === attribute) ?? expect.fail()
const sizeOf = (attribute: string, measure: string, against = 'largest_gap'): number => {
  const found = splitOf(attribute).measures.find((one) => one.measure === measure && one.against === against)
  return found?.value[0] ?? expect.fail(`${measure} ${against}`)
}

/** Differences that stand under the name of the opposite rate: those of both are equal. */
const OPPOSITE: Record<string, string> = { tnr: 'fpr', fnr: 'tpr' }

describe.each(['sex', 'race'] as const)('fairlearn, by %s', (attribute) => {
  const theirs = reference.fairlearn[attribute]

  test('rates of groups', () => {
    for (const [metric, byGroup] of Object.entries(theirs.byGroup)) {
      for (const [name, value] of Object.entries(byGroup)) {
        const group = splitOf(attribute).groups.find((one) => one.name === name)
        const own = group?.rates.find((rate) => rate.metric === metric)?.value[0]
        expect(own, `${metric} ${name}`).toBeCloseTo(value as number, DIGITS)
      }
    }
  })

  test.each(['between', 'overall'] as const)('difference and ratio, %s', (method) => {
    const against = method === 'between' ? 'largest_gap' : 'overall'
    for (const [metric, [difference, ratio]] of Object.entries(theirs[method])) {
      const own = sizeOf(attribute, `${OPPOSITE[metric] ?? metric}_difference`, against)
      expect(own, metric).toBeCloseTo(difference as number, DIGITS)
      expect(sizeOf(attribute, `${metric}_ratio`, against), metric).toBeCloseTo(ratio as number, DIGITS)
    }
  })

  test('named measures', () => {
    const names = {
      demographic_parity: 'selection_rate',
      equal_opportunity: 'tpr',
      equalized_odds: 'equalized_odds',
      equalized_odds_mean: 'equalized_odds_mean',
    } as const
    for (const [name, own] of Object.entries(names)) {
      const [difference, ratio] = theirs[name as keyof typeof names] as [number, number]
      expect(sizeOf(attribute, `${own}_difference`), name).toBeCloseTo(difference, DIGITS)
      expect(sizeOf(attribute, `${own}_ratio`), name).toBeCloseTo(ratio, DIGITS)
    }
  })
})

test('AIF360, women against men: our sizes, their signs', () => {
  const names = {
    statistical_parity_difference: 'selection_rate_difference',
    average_odds_difference: 'average_odds_difference',
    average_abs_odds_difference: 'average_absolute_odds_difference',
    equal_opportunity_difference: 'tpr_difference',
    error_rate_difference: 'accuracy_difference',
    false_omission_rate_difference: 'for_difference',
    false_discovery_rate_difference: 'precision_difference',
    false_negative_rate_difference: 'tpr_difference',
    false_positive_rate_difference: 'fpr_difference',
  } as const
  for (const [theirs, ours] of Object.entries(names)) {
    const value = Math.abs(reference.aif360[theirs as keyof typeof names])
    expect(sizeOf('sex', ours, 'reference'), theirs).toBeCloseTo(value as number, DIGITS)
  }
  const ratios = {
    disparate_impact: 'selection_rate_ratio',
    error_rate_ratio: 'error_rate_ratio',
    false_omission_rate_ratio: 'for_ratio',
    false_discovery_rate_ratio: 'fdr_ratio',
    false_negative_rate_ratio: 'fnr_ratio',
    false_positive_rate_ratio: 'fpr_ratio',
  } as const
  for (const [theirs, ours] of Object.entries(ratios)) {
    const value = reference.aif360[theirs as keyof typeof ratios]
    expect(sizeOf('sex', ours, 'reference'), theirs).toBeCloseTo(Math.min(value, 1 / value), DIGITS)
  }
})

test('AIF360, indices of inequality', () => {
  const between = splitOf('sex').indices ?? []
  for (const name of ['theil_index', 'generalized_entropy_index', 'coefficient_of_variation'] as const) {
    const own = fairness.indices?.find((one) => one.measure === name)?.value[0]
    expect(own, name).toBeCloseTo(reference.aif360[name], DIGITS)
    const group = between.find((one) => one.measure === `between_group_${name}`)?.value[0]
    expect(group, name).toBeCloseTo(reference.aif360[`between_group_${name}`], DIGITS)
  }
})

test('SciPy: the test that all groups are selected alike', () => {
  for (const attribute of ['sex', 'race'] as const) {
    const found = splitOf(attribute).measures.find((one) => one.measure === 'selection_rate_difference')
    expect(found?.pValue).toBeCloseTo(reference.tests[attribute].chi2, DIGITS)
  }
  for (const [a, b, c, d, p] of reference.fisher as [number, number, number, number, number][]) {
    const shares = [
      { kind: 'share', k: a, n: a + b },
      { kind: 'share', k: c, n: c + d },
    ] as const
    const isSmall = Math.min(a + c, b + d) * Math.min(a + b, c + d) < 5 * (a + b + c + d)
    if (isSmall) expect(homogeneity(shares)).toBeCloseTo(p, 9)
  }
  expect(reference.fisher.length).toBeGreaterThan(1)
})

test('the oracle of three small groups: equalized odds', () => {
  type Oracle = { fn: string; input: Record<string, number[]>; expected: Record<string, number> }
  const oracle = (oracles.cases as unknown as Oracle[]).find(({ fn }) => fn === 'fairness') ?? expect.fail()
  const repeated = <T>(list: readonly T[]): T[] => Array.from({ length: 30 }, () => list).flat()
  const groups = repeated(oracle.input['group'] as unknown as string[])
  const found = measureFairness({
    task: BINARY,
    labels: { kind: 'binary', values: Uint8Array.from(repeated(oracle.input['y'] ?? [])) },
    predictions: { kind: 'binary', scores: Float64Array.from(repeated(oracle.input['pred'] ?? [])) },
    columns: [
      {
        kind: 'text',
        name: 'g',
        codes: Int32Array.from(groups, (one) => 'abc'.indexOf(one)),
        dictionary: ['a', 'b', 'c'],
      },
    ],
    level: 0.95,
    seed: 'oracle',
  })
  const value = (measure: string) => found?.splits[0]?.measures.find((one) => one.measure === measure)?.value[0]
  const { eopp_diff: tpr = 0, fpr_diff: fpr = 0 } = oracle.expected
  expect(value('equalized_odds_difference')).toBeCloseTo(Math.max(tpr, fpr), DIGITS)
  expect(value('equalized_odds_mean_difference')).toBeCloseTo((tpr + fpr) / 2, DIGITS)
  expect(value('selection_rate_ratio')).toBeCloseTo(oracle.expected['dp_ratio'] ?? Number.NaN, DIGITS)
})
