import { describe, expect, test } from 'vitest'
import { evaluatePolicy } from '../../../shared/policy/evaluate.ts'
import type { Facts, ModelFacts } from '../../../shared/policy/facts.ts'
import { parsePolicy } from '../../../shared/policy/parse.ts'
import type { CheckFact, DocumentFact } from '../../../shared/policy/repository-facts.ts'
import { digestOf, facts, HEAD, modelFacts, OLD_HEAD, pullRequest, review } from '../../fixtures/facts.ts'

const read = (text: string): DocumentFact => ({ state: 'read', text, digest: digestOf('f') })
const documents = (all: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(all).map(([path, text]) => [path, read(text)]))
const model = (options: Partial<ModelFacts> = {}): Facts['models'] => ({
  'credit-risk': { ...modelFacts(), ...options },
})

function judge(rule: string, given: Facts) {
  const text = `version: 1\nmodels:\n  credit-risk:\n    rules:\n      - { id: one, ${rule} }\n`
  return evaluatePolicy(parsePolicy(text, 'p.yml'), given, { digest: digestOf('b'), path: 'p.yml' }).rules[0]
}
const withDocuments = (all: Readonly<Record<string, string>>, given: Facts = facts()): Facts => ({
  ...given,
  repository: { documents: documents(all) },
})
const withChecks = (...checks: readonly CheckFact[]): Facts => ({ ...facts(), repository: { checks } })

describe('check.passed', () => {
  const RULE = 'check.passed: { name: tests, workflow: .github/workflows/ci.yml }'
  const own = { name: 'tests', appId: 15_368, workflow: '.github/workflows/ci.yml' }

  test('only success of the right maker passes; what has not ended is waited for', () => {
    expect(judge(RULE, withChecks({ ...own, conclusion: 'success' }))?.verdict).toBe('pass')
    expect(judge(RULE, withChecks(own))?.verdict).toBe('pending')
    expect(judge(RULE, withChecks())?.verdict).toBe('pending')
    for (const conclusion of ['failure', 'neutral', 'skipped', 'cancelled', 'stale', 'something new']) {
      expect(judge(RULE, withChecks({ ...own, conclusion }))?.verdict).toBe('fail')
    }
  })

  test('a copy by another App or workflow is named and does not count', () => {
    const other = judge(RULE, withChecks({ ...own, appId: 999, conclusion: 'success' }))
    expect(other).toMatchObject({ verdict: 'fail', message: expect.stringContaining('App 999') })
    const added = { ...own, workflow: '.github/workflows/mine.yml', conclusion: 'success' }
    expect(judge(RULE, withChecks(added))).toMatchObject({
      verdict: 'fail',
      message: expect.stringContaining('mine.yml'),
    })
    const both = withChecks({ ...own, conclusion: 'failure' }, added)
    expect(judge(RULE, both)?.verdict).toBe('fail')
  })

  test('one failing run among several of the same maker fails', () => {
    const twice = withChecks({ ...own, conclusion: 'success' }, { ...own, conclusion: 'failure' })
    expect(judge(RULE, twice)?.verdict).toBe('fail')
    expect(
      judge('check.passed: { name: tests, accept: [success, skipped] }', withChecks({ ...own, conclusion: 'skipped' }))
        ?.verdict,
    ).toBe('pass')
  })

  test('checks that nobody could read fail', () => {
    expect(judge(RULE, facts())?.verdict).toBe('fail')
  })
})

describe('documents', () => {
  const RULE = 'card.complete: { sections: [Limits] }'
  const LIMITS = '# m\n\n## Limits\n\nLoans above 20,000.\n'

  test('are read, absent, unreadable, or not known', () => {
    expect(judge(RULE, withDocuments({ 'MODEL_CARD.md': LIMITS }))?.verdict).toBe('pass')
    const as = (one: DocumentFact) => judge(RULE, { ...facts(), repository: { documents: { 'MODEL_CARD.md': one } } })
    expect(as({ state: 'absent' })).toMatchObject({
      verdict: 'fail',
      message: expect.stringContaining('not in the repository'),
    })
    expect(as({ state: 'unreadable', why: 'is larger than 1 MB' })?.message).toContain('larger than 1 MB')
    expect(judge(RULE, facts())?.message).toContain('was not read')
  })

  test.for(['ToDo', 'to be written: TBD', '<!-- nothing -->', '---', '12'])(
    'a section that holds %s is not written',
    (text) => {
      expect(judge(RULE, withDocuments({ 'MODEL_CARD.md': `## Limits\n\n${text}\n` }))?.verdict).toBe('fail')
    },
  )

  test('a path that leaves the repository is refused', () => {
    expect(() => judge('card.complete: { file: ../MODEL_CARD.md }', facts())).toThrow(/wrong form/)
    expect(() => judge('artifact.pinned: { file: /etc/passwd }', facts())).toThrow(/wrong form/)
  })
})

describe('card.matches_evidence', () => {
  const RULE = 'card.matches_evidence: {}'
  const index = (value: number) =>
    `---\nmodel-index:\n  - name: m\n    results:\n      - dataset: { name: data/holdout.parquet }\n        metrics:\n          - { type: roc_auc, value: ${value} }\n          - { type: log_loss, value: 0.531 }\n---\n# m\n`

  test('front matter, rows and sentences are held against the evidence', () => {
    expect(judge(RULE, withDocuments({ 'MODEL_CARD.md': index(0.751) }))?.verdict).toBe('pass')
    const wrong = judge(RULE, withDocuments({ 'MODEL_CARD.md': index(0.81) }))
    expect(wrong).toMatchObject({ verdict: 'fail', message: expect.stringContaining('0.751') })
    const claim = `${index(0.751)}\nIt has a ROC AUC of 0.91.\n`
    expect(judge(RULE, withDocuments({ 'MODEL_CARD.md': claim }))?.verdict).toBe('warn')
    expect(judge('card.matches_evidence: { claims: fail }', withDocuments({ 'MODEL_CARD.md': claim }))?.verdict).toBe(
      'fail',
    )
  })

  test('a card without numbers, or with a front matter that is no YAML, fails', () => {
    expect(judge(RULE, withDocuments({ 'MODEL_CARD.md': '# m\n\nA fine model.\n' }))?.message).toContain(
      'none of the measured',
    )
    expect(judge(RULE, withDocuments({ 'MODEL_CARD.md': '---\na: [\n---\n# m\n' }))?.verdict).toBe('fail')
  })
})

describe('revalidation.due', () => {
  const RULE = 'revalidation.due: { max_days: 365 }'
  const FILE = '.github/assay-validations.yml'
  const record = (date: string, by = '@dana') => ({
    [FILE]: `version: 1\nvalidations:\n  - { model: credit-risk, date: ${date}, by: "${by}", report: r.md }\n`,
  })
  const touching = (options = {}) => facts(undefined, pullRequest({ files: [FILE], ...options }))

  test('counts days, announces the end, and does not believe days ahead', () => {
    expect(judge(RULE, withDocuments(record('2026-03-02')))).toMatchObject({ verdict: 'pass', observed: 264 })
    expect(judge(RULE, withDocuments(record('2025-12-01')))?.verdict).toBe('warn')
    expect(judge(RULE, withDocuments(record('2025-01-02')))?.verdict).toBe('fail')
    expect(judge(RULE, withDocuments(record('2027-01-02')))?.verdict).toBe('fail')
    expect(judge(RULE, withDocuments(record('2026-02-30')))?.verdict).toBe('fail')
    expect(judge(RULE, withDocuments({ [FILE]: 'version: 1\nvalidations: []\n' }))?.verdict).toBe('fail')
  })

  test('an entry that the change wrote needs the approval of who it names, and of nobody who wrote the change', () => {
    expect(judge(RULE, withDocuments(record('2026-03-02'), touching()))?.verdict).toBe('pass')
    for (const options of [
      { reviews: [] },
      { reviews: [review('dana', { commit: OLD_HEAD })] },
      { reviews: [review('dana'), review('dana', { state: 'changes_requested' })] },
      { author: 'dana' },
      { committers: ['Dana'] },
      { files: 'all' as const, reviews: [] },
    ]) {
      expect(judge(RULE, withDocuments(record('2026-03-02'), touching(options)))?.verdict).toBe('fail')
    }
  })
})

describe('artifact.pinned', () => {
  const RULE = 'artifact.pinned: { file: model.sha256 }'

  test('takes the digest of the model or of its only file, once', () => {
    expect(judge(RULE, withDocuments({ 'model.sha256': `sha256:${'c'.repeat(64)}` }))?.verdict).toBe('pass')
    expect(judge(RULE, withDocuments({ 'model.sha256': '2'.repeat(64).toUpperCase() }))?.verdict).toBe('pass')
    expect(judge(RULE, withDocuments({ 'model.sha256': `${'2'.repeat(64)} ${'5'.repeat(64)}` }))?.message).toContain(
      '2 different',
    )
    expect(judge(RULE, withDocuments({ 'model.sha256': `${'2'.repeat(65)}` }))?.message).toContain('no sha256')
  })
})

describe('cooldown', () => {
  test('needs to know when the champion began', () => {
    const champion = { state: 'is', digest: digestOf('e'), version: 'v1.2' } as const
    expect(judge('cooldown: { hours: 1 }', facts(model({ champion })))?.verdict).toBe('fail')
    expect(judge('cooldown: { hours: 1 }', facts(model({ champion: { state: 'unknown' } })))?.verdict).toBe('fail')
    expect(judge('cooldown: { hours: 1 }', facts(model({ champion: { state: 'none' } })))?.verdict).toBe('pass')
  })
})

describe('evidence.reproducible', () => {
  const RULE = 'evidence.reproducible: { tolerance: 0.01 }'
  const attempts = (...earlier: readonly ReturnType<typeof modelFacts>[]) => ({
    attempts: {
      total: 1 + earlier.length,
      unknown: 0,
      gone: 0,
      earlier: earlier.flatMap(({ test: one }) => one ?? []),
    },
  })

  test('attempts on another holdout, or that lack a metric, prove nothing', () => {
    expect(judge(RULE, facts(model(attempts(modelFacts()))))?.verdict).toBe('pass')
    expect(judge(RULE, facts(model()))?.verdict).toBe('fail')
    const base = modelFacts().test?.predicate.holdout ?? expect.fail()
    const other = modelFacts({ holdout: { ...base, digest: digestOf('9') } })
    expect(judge(RULE, facts(model(attempts(other))))?.verdict).toBe('fail')
    expect(judge(RULE, facts(model(attempts(modelFacts({ metrics: [] })))))?.message).toContain(
      'not measured in every attempt',
    )
    const elsewhere = modelFacts({ source: { headSha: OLD_HEAD } })
    expect(judge(RULE, facts(model(attempts(elsewhere))))?.verdict).toBe('fail')
    expect(HEAD).not.toBe(OLD_HEAD)
  })
})

describe('data.representative', () => {
  test('computes the index by hand, and refuses strangers and shares that do not add up', () => {
    const found = judge('data.representative: { classes: { bad: 0.2, good: 0.8 }, max_psi: 0.06 }', facts())
    const index = 0.1 * Math.log(0.3 / 0.2) - 0.1 * Math.log(0.7 / 0.8)
    expect(found?.verdict).toBe('pass')
    expect(found?.observed).toBeCloseTo(index, 12)
    expect(judge('data.representative: { classes: { bad: 0.3, other: 0.7 } }', facts())?.message).toContain('good')
    expect(judge('data.representative: { groups: { sex: { f: 0.5, m: 0.5 } } }', facts())?.verdict).toBe('fail')
    expect(() => judge('data.representative: { classes: { bad: 0.3, good: 0.3 } }', facts())).toThrow(/add up to 0.6/)
    expect(() => judge('data.representative: {}', facts())).toThrow(/neither/)
  })
})

describe('change.class', () => {
  const RULE = 'change.class: { label: big, architecture: [net.py] }'
  const train = { part: 'train', state: 'same', base: 'abc' } as const
  const given = (data: readonly object[], options: Parameters<typeof pullRequest>[0]) =>
    facts({ 'credit-risk': modelFacts({ data: data as never }) }, pullRequest(options))

  test('what could not be compared is substantial; a label declares it', () => {
    expect(judge(RULE, given([train], { files: ['a.py'] }))?.verdict).toBe('pass')
    expect(judge(RULE, given([train], { files: ['net.py'] }))?.verdict).toBe('fail')
    expect(judge(RULE, given([train], { files: 'all' }))?.verdict).toBe('fail')
    expect(judge(RULE, given([{ ...train, state: 'unknown' }], { files: ['a.py'] }))?.verdict).toBe('fail')
    expect(judge(RULE, given([{ ...train, state: 'changed', moved: 1 }], { files: ['a.py'] }))?.verdict).toBe('fail')
    expect(judge(RULE, given([], { files: ['a.py'], labels: ['Big'] }))?.verdict).toBe('pass')
  })
})

describe('monitoring.ready', () => {
  const RULE = 'monitoring.ready: { workflow: .github/workflows/d.yml }'
  const config = { 'assay.yml': 'version: 1\nmodels:\n  credit-risk: { drift: { current: a.csv } }\n' }
  const flow = (on: string, step: string) => ({
    ...config,
    '.github/workflows/d.yml': `on: ${on}\njobs: { d: { steps: [${step}] } }\n`,
  })
  const DAILY = '{ schedule: [{ cron: "1 1 * * *" }] }'

  test('wants a schedule, a step that looks, a configuration and a known way back', () => {
    expect(judge(RULE, withDocuments(flow(DAILY, '{ run: assay drift }')))?.verdict).toBe('pass')
    expect(judge(RULE, withDocuments(flow(DAILY, '{ uses: acme/assay/drift@v1 }')))?.verdict).toBe('pass')
    expect(judge(RULE, withDocuments(flow('[push]', '{ run: assay drift }')))?.message).toContain('no schedule')
    expect(judge(RULE, withDocuments(flow(DAILY, '{ run: echo }')))?.message).toContain('no step')
    expect(
      judge(RULE, withDocuments({ ...flow(DAILY, '{ run: assay drift }'), 'assay.yml': 'version: 1\nmodels: {}\n' }))
        ?.verdict,
    ).toBe('fail')
    const lost = facts(model({ champion: { state: 'unknown' } }))
    expect(judge(RULE, withDocuments(flow(DAILY, '{ run: assay drift }'), lost))?.verdict).toBe('fail')
  })
})
