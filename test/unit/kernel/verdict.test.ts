import { expect, test } from 'vitest'
import { isPassing, toConclusion, VERDICTS, worst } from '../../../shared/kernel/verdict.ts'

test('only pass, warn and waived open the gate', () => {
  expect(Object.fromEntries(VERDICTS.map((verdict) => [verdict, toConclusion(verdict)]))).toEqual({
    'not-applicable': 'failure',
    pass: 'success',
    warn: 'success',
    waived: 'success',
    pending: 'in_progress',
    fail: 'failure',
    error: 'failure',
  })
  expect(VERDICTS.filter(isPassing)).toEqual(['pass', 'warn', 'waived'])
})

test('the worst verdict wins, in any order, and nothing at all is an error', () => {
  expect(worst([])).toBe('error')
  for (const a of VERDICTS) {
    for (const b of VERDICTS) {
      expect(worst([a, b])).toBe(worst([b, a]))
      expect(VERDICTS.indexOf(worst([a, b]))).toBe(Math.max(VERDICTS.indexOf(a), VERDICTS.indexOf(b)))
    }
  }
})
