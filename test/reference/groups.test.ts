import { expect, test } from 'vitest'
import { groupSampler } from '../../shared/fairness/group-samples.ts'
import { largestGap } from '../../shared/fairness/largest-gap.ts'
import { estimateSample } from '../../shared/fairness/sample.ts'
import { splitGroups } from '../../shared/fairness/split-groups.ts'
import { moverDifference } from '../../shared/stats/mover.ts'
import { wilsonInterval } from '../../shared/stats/proportion.ts'
import { twoSidedT } from '../../shared/stats/student.ts'
import oracles from './validation-oracles.json' with { type: 'json' }

type Oracle = { fn: string; input: Record<string, unknown>; expected: Record<string, unknown> }

function caseOf(fn: string): Oracle {
  return (oracles.cases as unknown as Oracle[]).find((oracle) => oracle.fn === fn) ?? expect.fail(fn)
}

test('rates by group, their differences and their ratio', () => {
  const { input, expected } = caseOf('fairness')
  const groups = input['group'] as string[]
  const codes = Int32Array.from(groups, (group) => ['a', 'b', 'c'].indexOf(group))
  const split = splitGroups({ kind: 'text', name: 'group', codes, dictionary: ['a', 'b', 'c'] })
  const labels = Uint8Array.from(input['y'] as number[])
  const scores = Float64Array.from(input['pred'] as number[])
  const sampled = groupSampler({ kind: 'binary', labels, scores, threshold: 0.5 })(split)
  const gaps = new Map(
    sampled.map(({ metric, samples }) => {
      const named = samples.map((sample, i) => ({ name: split.names[i] ?? '', sample }))
      return [metric, largestGap(metric, named, 0.95)]
    }),
  )
  const byGroup = expected['byGroup'] as Record<string, Record<string, number>>
  const theirs = { selection_rate: 'sel', true_positive_rate: 'tpr', false_positive_rate: 'fpr', accuracy: 'acc' }
  for (const [metric, name] of Object.entries(theirs)) {
    const samples = sampled.find((one) => one.metric === metric)?.samples ?? expect.fail(metric)
    samples.forEach((sample, i) => {
      expect(estimateSample(sample, 0.95).value).toBeCloseTo(byGroup[split.names[i] ?? '']?.[name] ?? Number.NaN, 12)
    })
  }
  expect(gaps.get('selection_rate')?.value).toBeCloseTo(expected['dp_diff'] as number, 12)
  expect(gaps.get('selection_rate')?.ratio?.value).toBeCloseTo(expected['dp_ratio'] as number, 12)
  expect(gaps.get('true_positive_rate')?.value).toBeCloseTo(expected['eopp_diff'] as number, 12)
  expect(gaps.get('false_positive_rate')?.value).toBeCloseTo(expected['fpr_diff'] as number, 12)
})

test('the interval of a difference recovered from two Wilson intervals is Newcombe’s', () => {
  const { input, expected } = caseOf('proportionDiffCI')
  const { k1, n1, k2, n2 } = input as Record<string, number> & { k1: number; n1: number; k2: number; n2: number }
  const a = { value: k1 / n1, ...wilsonInterval(k1, n1, 0.95) }
  const b = { value: k2 / n2, ...wilsonInterval(k2, n2, 0.95) }
  const [low, high] = expected['newcombe'] as [number, number]
  expect(moverDifference(a, b).low).toBeCloseTo(low, 9)
  expect(moverDifference(a, b).high).toBeCloseTo(high, 9)
})

/** Table of the t distribution, two-sided. */
test.each([
  [0.95, 10, 2.228139],
  [0.95, 29, 2.04523],
  [0.99, 10, 3.169273],
  [0.99, 100, 2.625891],
  [0.95, 1_000_000, 1.959966],
])('t at %d with %d degrees of freedom', (level, df, expected) => {
  expect(twoSidedT(level, df)).toBeCloseTo(expected, 5)
})
