import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { DriftPredicate } from '../../shared/evidence/drift-predicate.ts'
import { asShown, nextAlert, type Standing, standingOf, startAlert } from '../../shared/monitor/alert.ts'
import { evaluatePolicy } from '../../shared/policy/evaluate.ts'
import type { Facts } from '../../shared/policy/facts.ts'
import { parsePolicy } from '../../shared/policy/parse.ts'
import { COMMENT_BUDGET } from '../../shared/report/budget.ts'
import { toCheckRun } from '../../shared/report/check-run.ts'
import { driftCheckRun, renderAlert, renderRecovery } from '../../shared/report/drift-alert.ts'
import { renderDriftReport } from '../../shared/report/drift-markdown.ts'
import { reportFromVerdict } from '../../shared/report/from-verdict.ts'
import { renderComment } from '../../shared/report/markdown.ts'
import type { Report } from '../../shared/report/model.ts'
import { comparison, digestOf, estimate, facts, modelFacts, OLD_HEAD, predicate, pullRequest, review } from '../fixtures/facts.ts'

const FOLDER = new URL('./reports/', import.meta.url)
const POLICIES = new URL('../fixtures/policies/valid/', import.meta.url)
const COMPLETE = readFileSync(new URL('complete.yml', POLICIES), 'utf8')
const ADVISORY = readFileSync(new URL('advisory.yml', POLICIES), 'utf8')

const GOOD = {
  metrics: [
    estimate('roc_auc', 0.812),
    estimate('log_loss', 0.4921, { direction: 'lower' as const, interval: { low: 0.471, high: 0.5133, level: 0.95, method: 'bca' } }),
  ],
  comparison: [
    comparison('roc_auc', 0.02, 0.013, { verdict: 'improved' }),
    comparison('log_loss', -0.018, 0.024, { verdict: 'inconclusive', champion: 0.5101, candidate: 0.4921 }),
  ],
}
const good = modelFacts(GOOD)

function reportOf(given: Facts, policy = COMPLETE): Report {
  const parsed = parsePolicy(policy, '.github/assay-policy.yml')
  const origin = { path: '.github/assay-policy.yml', digest: digestOf('b'), commit: '9d8c7b6a5f4e3d2c1b0a99887766554433221100' }
  return reportFromVerdict(evaluatePolicy(parsed, given, origin), given)
}

function expectGolden(name: string, text: string): void {
  const file = new URL(name, FOLDER)
  if (process.env['UPDATE'] === '1') writeFileSync(file, text)
  expect(text).toBe(readFileSync(file, 'utf8'))
}

const monsterPolicy = `version: 1\nmodels:\n${Array.from({ length: 60 }, (_, i) => {
  const rules = Array.from({ length: 12 }, (_unused, r) => `      - {id: floor-${r}, metric.threshold: {metric: metric_${r}, min: ${i % 3 === 0 ? 0.9 : 0.5}}}`)
  return `  model-${String(i).padStart(2, '0')}:\n    rules:\n${rules.join('\n')}`
}).join('\n')}\n`
const monster = facts(
  Object.fromEntries(
    Array.from({ length: 60 }, (_, i) => {
      const model = `model-${String(i).padStart(2, '0')}`
      const names = Array.from({ length: 12 }, (_unused, r) => `metric_${r}`)
      const options = { model, metrics: names.map((name) => estimate(name, 0.8)), comparison: names.map((name) => comparison(name, 0.01, 0.02, { verdict: 'equal' })) }
      return [model, modelFacts(options)]
    }),
  ),
)

const CASES: readonly (readonly [name: string, report: () => Report])[] = [
  ['blocked', () => reportOf(facts())],
  ['passed', () => reportOf(facts({ 'credit-risk': good }))],
  ['inconclusive', () => reportOf(facts({ 'credit-risk': modelFacts({ comparison: [comparison('roc_auc', -0.004, 0.019, { verdict: 'inconclusive' })] }) }))],
  ['first-champion', () => reportOf(facts({ 'credit-risk': modelFacts({ ...GOOD, champion: { state: 'none' }, comparison: [] }, { state: 'none' }) }))],
  ['pending-approval', () => reportOf(facts({ 'credit-risk': good }, pullRequest({ reviews: [review('dana', { commit: OLD_HEAD }), review('sam')] })))],
  ['untouched', () => reportOf(facts({}, pullRequest({ files: ['README.md', 'docs/guide.md'] })))],
  ['error', () => reportOf(facts({ 'credit-risk': { problem: { kind: 'invalid', message: 'credit-risk.test.json:12:9: duplicate key "value"' }, champion: { state: 'none' } } }))],
  ['advisory', () => reportOf(facts(), ADVISORY)],
  ['monster', () => reportOf(monster, monsterPolicy)],
]

describe('comments', () => {
  test.each(CASES)('%s', (name, report) => {
    const text = renderComment(report())
    expect(text.length).toBeLessThanOrEqual(COMMENT_BUDGET)
    expectGolden(`${name}.md`, text)
  })
})

describe('check runs', () => {
  test('blocked', () => {
    const { conclusion, output } = toCheckRun(reportOf(facts()))
    const text = `conclusion: ${conclusion}\ntitle: ${output.title}\n--- summary\n${output.summary}--- text\n${output.text}\n`
    expectGolden('check-run-blocked.txt', text)
  })
})

const DRIFT: DriftPredicate = {
  schemaVersion: 1,
  kind: 'drift',
  assay: '0.1.0',
  model: 'credit-risk',
  createdAt: '2026-11-21T06:00:00Z',
  source: {},
  reference: { source: 'data/train.parquet', rows: 80_000 },
  current: { source: "SELECT * FROM 's3/applications.parquet' WHERE day > '2026-11-01'", rows: 12_410 },
  drifted: true,
  columns: [
    {
      name: 'income',
      type: 'numeric',
      drifted: true,
      verdict: 'drifted',
      tests: [{ name: 'ks', pValue: 1e-9, weight: 1 }],
      pValue: 1e-9,
      adjustedPValue: 2e-8,
      effect: { name: 'wasserstein-1/sd', size: 0.412, material: 0.2 },
      n: { reference: 80_000, current: 12_410 },
      histogram: {
        labels: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'],
        reference: [0.02, 0.08, 0.2, 0.3, 0.22, 0.12, 0.05, 0.01],
        current: [0, 0.03, 0.1, 0.2, 0.28, 0.22, 0.12, 0.05],
      },
    },
    {
      name: 'purpose',
      type: 'categorical',
      drifted: true,
      verdict: 'drifted',
      tests: [],
      adjustedPValue: 0.0042,
      effect: { name: 'total-variation', size: 0.11, material: 0.1 },
      n: { reference: 80_000, current: 12_410 },
      histogram: { labels: ['car', 'home', 'other'], reference: [0.5, 0.3, 0.2], current: [0.39, 0.31, 0.3] },
    },
    {
      name: 'age',
      type: 'numeric',
      drifted: false,
      verdict: 'immaterial',
      tests: [],
      adjustedPValue: 0.013,
      effect: { name: 'wasserstein-1/sd', size: 0.031, material: 0.2 },
      n: { reference: 80_000, current: 12_410 },
    },
    {
      name: 'employer <b>|@ops',
      type: 'categorical',
      drifted: false,
      verdict: 'not-enough-data',
      tests: [],
      effect: { name: 'total-variation', size: 0.2, material: 0.1 },
      n: { reference: 80_000, current: 12 },
      message: 'needs about 200 more rows',
    },
    {
      name: 'tenure',
      type: 'numeric',
      drifted: false,
      verdict: 'stable',
      tests: [],
      effect: { name: 'wasserstein-1/sd', size: 0.002, material: 0.2 },
      n: { reference: 80_000, current: 12_410 },
    },
  ],
}

describe('drift', () => {
  test('alert', () => {
    expectGolden('drift-alert.md', renderDriftReport(DRIFT))
  })

  const RUN = { name: 'drift [nightly]', url: 'https://github.example/acme/credit/actions/runs/7' }

  /** Where the model stands after this many quiet measurements and then this one. */
  function standingAfter(last: DriftPredicate, quiet: number): Standing {
    const columns = DRIFT.columns.map((column) => ({ ...column, drifted: false, verdict: 'stable' as const, adjustedPValue: 0.4, effect: { ...column.effect, size: column.effect.size / 10 } }))
    const clock = { now: () => Date.parse(last.createdAt) }
    const runs = [...Array.from({ length: quiet }, () => ({ ...DRIFT, drifted: false, columns })), last]
    return standingOf(
      runs.reduce((state, one, i) => {
        const at = Date.parse(last.createdAt) - 86_400_000 * (quiet - i)
        return asShown(nextAlert(state, { predicate: one, id: String(i + 1), attempt: 1, digest: digestOf('a'), at }, clock).state)
      }, startAlert()),
    )
  }

  test('what may be chance among many reports is a suspicion: the check passes and says which level it missed', () => {
    const columns = DRIFT.columns.map((column) => (column.drifted ? { ...column, adjustedPValue: 0.03 } : column))
    const standing = standingAfter({ ...DRIFT, columns }, 4)
    const { conclusion, output } = driftCheckRun({ ...DRIFT, columns }, standing, undefined)
    expect(conclusion).toBe('success')
    expect(output.title).toMatch(/^No alert: what income, purpose shows.*test 5 of this model, alarm level 1\.7e-4/)
    expect(output.summary).not.toContain('✕')
  })

  test('an alert as an issue, its check run, and the comment that ends it', () => {
    const standing = standingAfter(DRIFT, 4)
    const { title, body } = renderAlert('credit-risk', { predicate: DRIFT, run: RUN, standing })
    const { conclusion, output } = driftCheckRun(DRIFT, standing, 3)
    const check = `conclusion: ${conclusion}\ntitle: ${output.title}\n${output.summary.split('\n', 5).join('\n')}\n`
    const columns = DRIFT.columns.map((column) => ({ ...column, drifted: false, verdict: 'stable' as const }))
    const recovery = renderRecovery({ predicate: { ...DRIFT, drifted: false, columns }, run: RUN, reason: 'recovered' }, digestOf('e'))
    expectGolden('drift-issue.md', `title: ${title}\n--- body\n${body}--- check run\n${check}--- recovery\n${recovery}`)
  })

  test('open alerts of the models that a pull request touches stand below its verdict', () => {
    const origin = { path: '.github/assay-policy.yml', digest: digestOf('b') }
    const given = facts({ 'credit-risk': good })
    const gate = evaluatePolicy(parsePolicy(COMPLETE, '.github/assay-policy.yml'), given, origin)
    const alerts = ['credit-risk', 'another'].map((model) => ({ model, since: '2026-10-31', issue: 3, severity: 'high' as const }))
    const report = reportFromVerdict(gate, given, alerts)
    expect(report.verdict).toBe(gate.verdict)
    const [headline, note] = renderComment(report).split('\n\n')
    expect(headline).toContain('✓')
    expect(note).toBe('Drift alert open for credit-risk since 2026-10-31: #3 (severity high)')
    expect(toCheckRun(report).output.summary).toContain(note)
  })

  test('no drift', () => {
    const columns = DRIFT.columns.slice(2)
    expectGolden('drift-none.md', renderDriftReport({ ...DRIFT, drifted: false, columns }))
  })
})

test('equal inputs give equal bytes, whatever order the reviews and keys came in', () => {
  const once = renderComment(reportOf(facts()))
  const again = renderComment(reportOf(facts({ 'credit-risk': { ...modelFacts(predicate()) } })))
  expect(again).toBe(once)
})
