import { expect, test } from 'vitest'
import { type Fairness, type FairnessSplit, fairnessContradictions } from '../../../shared/evidence/fairness.ts'

const split: FairnessSplit = {
  attribute: 'sex',
  groups: [
    { name: 'a', n: 60, rates: [{ metric: 'tpr', value: [0.5, 0.4, 0.6], n: 30 }] },
    { name: 'b', n: 30, rates: [] },
  ],
  suppressed: { groups: 1, rows: 10 },
  measures: [{ measure: 'tpr_difference', against: 'largest_gap', value: [0.1, 0, 0.2], highest: 'a', lowest: 'b' }],
}
const found = (options: Partial<FairnessSplit>, champion = 'none', more: Partial<Fairness> = {}): string =>
  fairnessContradictions(
    { level: 0.95, splits: [{ ...split, ...options }], ...more },
    { holdout: { rows: 100 }, champion: { state: champion } },
  )
    .map(({ path, message }) => `${path} ${message}`)
    .join('\n')

test('what agrees with itself is read, and what is absent too', () => {
  expect(found({})).toBe('')
  expect(fairnessContradictions(undefined, { holdout: { rows: 1 }, champion: { state: 'none' } })).toEqual([])
})

const [measure] = split.measures
const [group] = split.groups
const change = { measure: 'tpr_difference', candidate: 0.2, champion: 0.1, difference: [0.1, 0, 0.2] } as const
test.each<[string, Partial<FairnessSplit>, string?]>([
  ['add up', { suppressed: { groups: 1, rows: 9 } }],
  ['within its interval', { measures: [{ ...(measure ?? expect.fail()), value: [0.3, 0, 0.2] }] }],
  ['appears twice', { measures: [...split.measures, ...split.measures] }],
  ['not listed', { measures: [{ ...(measure ?? expect.fail()), highest: 'z' }] }],
  [
    'more rows than the group',
    {
      groups: [
        { ...(group ?? expect.fail()), rates: [{ metric: 'tpr', value: [0.5, 0.4, 0.6], n: 61 }] },
        ...split.groups.slice(1),
      ],
    },
  ],
  ['although no champion', { changes: [{ ...change, difference: [0.1, 0, 0.2] }] }],
  ['not candidate minus', { changes: [{ ...change, candidate: 0.5, difference: [0.1, 0, 0.2] }] }, 'compared'],
  ['low end', { changes: [{ ...change, difference: [0.1, 0.3, 0.2] }] }, 'compared'],
])('%s', (words, options, champion) => {
  expect(found(options, champion)).toContain(words)
})

test('indices of all rows are checked as well', () => {
  expect(found({}, 'none', { indices: [{ measure: 'theil_index', value: [0.5, 0, 0.1] }] })).toContain('within')
})
