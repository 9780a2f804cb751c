import { expect, test } from 'vitest'
import { formatTotals, totalsOf } from '../run-projects.ts'

const green = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  numTotalTests: 4,
  success: true,
  testResults: [{ status: 'passed', assertionResults: [{}, {}] }],
}

test('the last line of a run holds the real totals', () => {
  expect(formatTotals(totalsOf(green, 0))).toBe('3 passed, 0 failed, 1 skipped')
})

test.for([
  ['no report', undefined, 0],
  ['a failing exit with no failing test', green, 1],
  ['a report that says so', { ...green, success: false }, 0],
  ['a file that could not be loaded', { ...green, testResults: [{ status: 'failed', assertionResults: [] }] }, 1],
] as const)('%s is a failure', ([, report, exitCode]) => {
  expect(totalsOf(report, exitCode).failed).toBe(1)
})
