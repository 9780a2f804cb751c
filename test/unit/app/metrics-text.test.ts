import { expect, test } from 'vitest'
import { renderMetrics } from '../../../app/http/metrics.ts'
import { isOperator } from '../../../app/http/operator.ts'

test('every family has help, type and samples, and ages are seconds', () => {
  const text = renderMetrics({
    deliveries: { received: 1, routed: 20, failed: 3 },
    evaluations: { pass: 4 },
    tasks: { waiting: 2, dead: 5 },
    oldestTaskAt: 1000,
    reconciledAt: undefined,
    now: 3500,
    residentBytes: 7,
  })
  expect(text).toContain('assay_deliveries{state="failed"} 3\n')
  expect(text).toContain('assay_evaluations{verdict="pass"} 4\n')
  expect(text).toContain('assay_oldest_task_age_seconds 2.5\n')
  expect(text).not.toMatch(/^assay_reconciled_timestamp_seconds/m)
  const samples = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  for (const sample of samples) expect(sample).toMatch(/^[a-z_]+(\{[a-z]+="[a-z]+"\})? [0-9.]+$/)
})

test.each([
  ['Bearer 0f1e2d3c4b5a69788796', true],
  ['bearer 0f1e2d3c4b5a69788796', false],
  ['Bearer 0f1e2d3c4b5a6978879', false],
  ['0f1e2d3c4b5a69788796', false],
  [undefined, false],
])('%s is the operator: %s', (header, expected) => {
  expect(isOperator(header, '0f1e2d3c4b5a69788796')).toBe(expected)
})
