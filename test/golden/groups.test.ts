import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Slice } from '../../shared/evidence/slices.ts'
import { evaluatePolicy } from '../../shared/policy/evaluate.ts'
import { parsePolicy } from '../../shared/policy/parse.ts'
import { toCheckRun } from '../../shared/report/check-run.ts'
import { reportFromVerdict } from '../../shared/report/from-verdict.ts'
import { renderComment } from '../../shared/report/markdown.ts'
import { comparison, digestOf, estimate, facts, modelFacts } from '../fixtures/facts.ts'
import { UNEQUAL } from '../fixtures/groups.ts'

const POLICY = readFileSync(new URL('../fixtures/policies/valid/groups.yml', import.meta.url), 'utf8')
const FLIPS = {
  rightToWrong: { rows: 41, ids: ['A0003', '<img src=x>', '@ops', '#1', '`x`|y'] },
  wrongToRight: { rows: 0, ids: [] },
  n: 1000,
  pValue: 1e-9,
}
const SLICES: Slice[] = [
  {
    name: 'young <b>',
    where: "age < 25 | city = '@ops'",
    n: 240,
    metrics: [estimate('roc_auc', 0.7), estimate('log_loss', 0.6, { direction: 'lower' })],
    champion: [estimate('roc_auc', 0.792), estimate('log_loss', 0.55, { direction: 'lower' })],
    changes: [
      { ...comparison('roc_auc', -0.092, 0.04), adjustedPValue: 0.0004 },
      { ...comparison('log_loss', 0.05, 0.04), adjustedPValue: 0.031 },
    ],
  },
  { name: 'few', where: 'age > 90', n: 3 },
]
const given = facts({ 'credit-risk': modelFacts({ groups: [UNEQUAL], flips: FLIPS, slices: SLICES }) })
const report = reportFromVerdict(
  evaluatePolicy(parsePolicy(POLICY, 'p.yml'), given, { path: 'p.yml', digest: digestOf('b') }),
  given,
)

test('a comment with groups', () => {
  const file = new URL('./reports/groups.md', import.meta.url)
  const text = renderComment(report)
  if (process.env['UPDATE'] === '1') writeFileSync(file, text)
  expect(text).toBe(readFileSync(file, 'utf8'))
})

test('in a check run the groups stand with the details', () => {
  const { output } = toCheckRun(report)
  expect(output.summary).not.toContain('largest gap')
  expect(output.text).toContain('#### Groups of credit-risk')
  expect(output.text).toContain('largest gap')
})
