import { expect, test } from 'vitest'
import { evaluatePolicy } from '../../../shared/policy/evaluate.ts'
import { parsePolicy } from '../../../shared/policy/parse.ts'
import type { Waiver } from '../../../shared/policy/waivers/waiver.ts'
import { toCheckRun } from '../../../shared/report/check-run.ts'
import { reportFromVerdict } from '../../../shared/report/from-verdict.ts'
import { renderComment } from '../../../shared/report/markdown.ts'
import type { Judgement } from '../../../shared/usecases/judge-pull-request.ts'
import { groupCheck } from '../../../shared/usecases/merge-group-check.ts'
import { digestOf, facts, HEAD, NOW, OLD_HEAD } from '../../fixtures/facts.ts'
import { DAY_MS, waiver } from '../../fixtures/waivers.ts'

const TEXT = `version: 1
waivers: {max_days: 30, approvers: {count: 2, from: [acme/ml-governance]}}
models: {credit-risk: {rules: [{id: auc, metric.threshold: {metric: roc_auc, min: 0.9}}]}}
`

function judge(waivers: readonly Waiver[], min = '0.9') {
  const known = { ...facts(), waivers: { waivers, broken: [{ path: 'bad.yml', problem: 'it has no rules' }] } }
  const origin = { path: 'p.yml', digest: digestOf('a') }
  return { facts: known, tree: evaluatePolicy(parsePolicy(TEXT.replace('0.9', min), 'p.yml'), known, origin) }
}

const ALL = [
  waiver(),
  waiver({ id: 'w8', approvals: [] }),
  waiver({ id: 'w9', expiresAt: NOW - 1, createdAt: NOW - 2 * DAY_MS }),
  waiver({ id: 'w10', revokedBy: 'kim' }),
  waiver({ id: 'w11', scope: { kind: 'head_sha', sha: OLD_HEAD } }),
]

test('comment and check list every waiver with how it stands, those in force first, and files that cannot be read', () => {
  const { facts: known, tree } = judge(ALL)
  const report = reportFromVerdict(tree, known)
  for (const text of [renderComment(report), toCheckRun(report).output.summary]) {
    const lines = text.split('\n').filter((line) => /^- (w\d+|bad)/.test(line))
    expect(lines[0]).toMatch(/^- w7 lets through auc of credit-risk until .*, in 10 days\. Reason: .*agreed by/)
    expect(lines.map((line) => /^- (\S+) (\w+ \w+)/.exec(line)?.slice(1).join(' '))).toEqual([
      'w7 lets through',
      'w8 asks for',
      'w9 no longer',
      'w10 no longer',
      'w11 does not',
      'bad.yml covers nothing',
    ])
  }
})

test('the check of a merge group lists what every pull request in it is let through by', () => {
  const judgements = [
    judge([]),
    judge([waiver()]),
    judge([waiver({ id: 'w12', scope: { kind: 'branch', name: 'main' } })]),
  ]
  const group = {
    headSha: HEAD,
    numbers: [3, 4, 5],
    judgements: judgements.map((one) => ({ kind: 'judged', ...one, evidence: [] }) as unknown as Judgement),
    isSame: false,
  }
  const { conclusion, output } = groupCheck(group, false)
  expect(conclusion).toBe('failure')
  expect(output.summary).toMatch(/#4:\n\n\*\*Waivers\*\*\n\n- w7 lets through/)
  expect(output.summary).toMatch(/#5:\n\n\*\*Waivers\*\*\n\n- w12 lets through/)
})
