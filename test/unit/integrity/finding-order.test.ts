import { expect, test } from 'vitest'
import { type Finding, sortFindings } from '../../../shared/integrity/finding.ts'

const finding = (severity: Finding['severity'], code: string, column: string): Finding => ({
  severity,
  code,
  column,
  message: '',
  fix: '',
})

test('errors come first, and leaks before damage: ten constant columns bury no shared patient', () => {
  const found = [
    ...Array.from({ length: 10 }, (_, i) => finding('warn', 'CONSTANT', `c${i}`)),
    finding('warn', 'POSSIBLE_GROUP_LEAK', 'patient'),
    finding('error', 'UNIT_JUMP', 'weight'),
    finding('error', 'TARGET_LEAK', 'casual'),
    finding('warn', 'CONSTANT', 'b'),
  ]
  const sorted = sortFindings(found)
  expect(sorted.slice(0, 4).map(({ code }) => code)).toEqual([
    'TARGET_LEAK',
    'UNIT_JUMP',
    'POSSIBLE_GROUP_LEAK',
    'CONSTANT',
  ])
  expect(sorted[3]?.column).toBe('b')
  expect(sortFindings(found.toReversed())).toEqual(sorted)
})
