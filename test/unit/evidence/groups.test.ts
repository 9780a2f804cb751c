import { describe, expect, test } from 'vitest'
import { buildTestStatement } from '../../../shared/evidence/build.ts'
import type { Flips } from '../../../shared/evidence/flips.ts'
import type { AttributeGroups } from '../../../shared/evidence/groups.ts'
import { parseStatement } from '../../../shared/evidence/parse.ts'
import { UserError } from '../../../shared/kernel/error.ts'
import { comparison, estimate, predicate } from '../../fixtures/facts.ts'
import { UNEQUAL } from '../../fixtures/groups.ts'

function faultsOf(options: Parameters<typeof predicate>[0]): string {
  try {
    parseStatement(JSON.stringify(buildTestStatement(predicate(options))), 'evidence.json')
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return error.problems.map((problem) => `${problem.path ?? ''} ${problem.message}`).join('\n')
  }
  return ''
}

const FLIPS: Flips = { rightToWrong: { rows: 2, ids: ['a'] }, wrongToRight: { rows: 1 }, n: 1000, pValue: 0.5 }
const [north, south, west] = UNEQUAL.groups
const [gap] = UNEQUAL.gaps
const groups = (options: Partial<AttributeGroups>) => ({ groups: [{ ...UNEQUAL, ...options }] })

test('what agrees with itself is read', () => {
  expect(faultsOf({ groups: [UNEQUAL], flips: FLIPS })).toBe('')
})

describe('groups that contradict themselves are refused', () => {
  if (!north || !south || !west || !gap) throw new TypeError('the fixture has no groups')
  test.each<[string, Parameters<typeof predicate>[0]]>([
    ['do not add up to the holdout', groups({ groups: [north, south] })],
    ['do not add up to the holdout', groups({ omitted: { groups: 1, rows: 1 } })],
    ['appears twice', { groups: [UNEQUAL, UNEQUAL] }],
    ['is not measured', groups({ groups: [north, south, { ...west, metrics: north.metrics ?? [] }] })],
    ['not the one between', groups({ gaps: [{ ...gap, value: 0.01 }] })],
    ['not the one between', groups({ gaps: [{ ...gap, metric: 'luck' }] })],
    ['appears twice', groups({ gaps: [gap, gap] })],
    ['low end', groups({ gaps: [{ ...gap, interval: { ...gap.interval, low: 1, high: 0 } }] })],
  ])('%s', (words, options) => {
    expect(faultsOf(options)).toContain(words)
  })
})

describe('slices that contradict themselves are refused', () => {
  const slice = { name: 'young', where: 'age < 25', n: 240, metrics: [estimate('roc_auc', 0.7)] }
  test.each<[string, Parameters<typeof predicate>[0]]>([
    ['appears twice', { slices: [slice, slice] }],
    ['more rows than the holdout', { slices: [{ ...slice, n: 1001 }] }],
    ['is not measured', { slices: [{ ...slice, n: 29 }] }],
    ['although no champion', { champion: { state: 'none' }, comparison: [], slices: [{ ...slice, changes: [] }] }],
    ['not candidate minus', { slices: [{ ...slice, changes: [comparison('a', 0.1, 1, { candidate: 0.1 })] }] }],
  ])('%s', (words, options) => {
    expect(faultsOf(options)).toContain(words)
  })

  test('one that agrees with itself is read', () => {
    expect(faultsOf({ slices: [slice] })).toBe('')
  })
})

describe('flipped rows that contradict themselves are refused', () => {
  test.each<[string, Parameters<typeof predicate>[0]]>([
    ['no champion was compared', { flips: FLIPS, champion: { state: 'none' }, comparison: [] }],
    ['not those of the holdout', { flips: { ...FLIPS, n: 999 } }],
    ['more rows flipped', { flips: { ...FLIPS, wrongToRight: { rows: 999 } } }],
    ['more rows are named', { flips: { ...FLIPS, wrongToRight: { rows: 0, ids: ['x'] } } }],
  ])('%s', (words, options) => {
    expect(faultsOf(options)).toContain(words)
  })
})
