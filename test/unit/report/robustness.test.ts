import { describe, expect, test } from 'vitest'
import type { Robustness } from '../../../shared/evidence/robustness.ts'
import { robustnessSection } from '../../../shared/report/html/robustness-section.ts'
import { caseTable, perturbationTable, robustnessReport } from '../../../shared/report/robustness.ts'
import { exampleFacts } from '../../fixtures/policy-example.ts'

const OWN = exampleFacts('robustness').models['credit-risk']?.test?.predicate.robustness ?? expect.fail()
const TIMES = exampleFacts('budget').models['credit-risk']?.test?.predicate.performance ?? expect.fail()
const interval = { low: 0.01, high: 0.1, level: 0.95, method: 'Wilson' }
const failing = {
  name: '<b>income</b>',
  kind: 'directional' as const,
  tried: 100,
  failures: { k: 5, n: 100, interval },
  allowed: { failures: 0 },
  examples: ['id 7: score 0.2 to 0.3', 'id <8>: score 0.1 to 0.4'],
}
const BROKEN: Robustness = {
  ...OWN,
  cases: { file: 'cases.yml', digest: `sha256:${'7'.repeat(64)}`, results: [failing, ...(OWN.cases?.results ?? [])] },
  stability: [{ check: 'batch-1', rows: 64, differing: 60, largest: 0.2 }],
  edgeCases: [{ name: 'huge', result: 'not-finite', message: 'the model answers <NaN>' }],
  fuzz: { rows: 10, answered: 8, failures: [{ how: 'not-finite', rows: 2, message: 'NaN' }], questions: 9 },
}

describe('in a comment', () => {
  test('the worst of each kind, what happens every day first', () => {
    const { head, rows } = perturbationTable(OWN.perturbations) ?? expect.fail()
    expect(head).toEqual(['perturbation', 'decisions flipped', 'ROC AUC worse by', 'more than the champion'])
    expect(rows.map(([name]) => name)).toEqual(['noise (10 % of sd) in all columns', 'a missing column in income'])
    expect(rows[1]).toEqual([
      'a missing column in income',
      '21 % (19 to 24)',
      '+9.2 points (+7.1 to +11.3)',
      '+5.2 points (+2.4 to +8.0)',
    ])
  })

  test('a model without an answer says so in the table', () => {
    const failed = { how: 'refused' as const, message: 'no', failing: { k: 50, n: 50, interval } }
    const results = [{ kind: 'typos' as const, column: 'job', changed: 10, candidate: { failed } }]
    const table = perturbationTable({ metric: 'mae', rows: 100, measured: 1, results })
    expect(table?.rows).toEqual([['typos in job', '–', 'no answer (refused) to 50 of 50']])
    expect(perturbationTable(undefined)).toBeUndefined()
  })

  test('sentences only about what is worth one', () => {
    expect(robustnessReport({ robustness: OWN }).lines).toEqual([
      'Half of the right decisions flip within 0.41 standard deviations, mostly of income, debt.',
    ])
    const text = robustnessReport({ robustness: BROKEN, performance: TIMES }).lines.join('\n')
    expect(text).toMatch(
      /1 of 2 written cases failed[\s\S]*60 of 64 answers depend[\s\S]*huge \(not-finite\)[\s\S]*2 got an answer that is not finite/,
    )
    expect(text).toMatch(/1\.05 times the champion's time \(1\.02 to 1\.08\)/)
    expect(robustnessReport()).toEqual({ lines: [], tables: [] })
  })

  test('cases that failed, with an example; none when all held', () => {
    expect(caseTable(OWN.cases)).toBeUndefined()
    expect(caseTable(BROKEN.cases)?.rows).toEqual([
      ['<b>income</b>', 'directional', '5 of 100', '0', 'id 7: score 0.2 to 0.3'],
    ])
  })

  test('a case that tried no row is shown, and did not hold', () => {
    const untried = { ...failing, name: 'nobody', tried: 0, failures: { k: 0, n: 0, interval }, examples: [] }
    const cases = { file: 'cases.yml', digest: `sha256:${'7'.repeat(64)}`, results: [untried] }
    expect(caseTable(cases)).toMatchObject({ rows: [['nobody', 'directional', 'no row tried', '0', '']] })
    expect(caseTable(cases)?.note).toMatch(/^0 of 1 case/)
    expect(robustnessReport({ robustness: { cases } }).lines.join()).toMatch(/1 of 1 written case tried no row: nobody/)
    expect(robustnessSection({ robustness: { cases } })).toContain('no row tried')
  })

  test('a search that flips fewer than half says how many', () => {
    const { median: _, ...candidate } = OWN.adversarial?.candidate ?? expect.fail()
    const adversarial = { candidate: { ...candidate, flipped: 50 } }
    expect(robustnessReport({ robustness: { adversarial } }).lines[0]).toMatch(/flips 25 % of the right decisions/)
  })
})

describe('on a page', () => {
  test('pictures with words for a screen reader, before beside now, and nothing unescaped', () => {
    const page = robustnessSection({ robustness: BROKEN, performance: TIMES })
    expect(page).toContain('champion: 120 of 1,000 decisions flipped')
    expect(page).toContain('aria-label="Share of the decisions that flip"')
    expect(page).toContain('candidate: 21 of 200 rows flip within 0.1 standard deviations')
    expect(page).toContain('&lt;b&gt;income')
    expect(page).toMatch(/<\/span>candidate<span class="key before"><\/span>champion/)
    expect(page).toContain('10 odd rows, 8 of them answered')
    expect(page).not.toMatch(/<b>|<8>|<NaN>/)
    expect(page).toBe(robustnessSection({ robustness: BROKEN, performance: TIMES }))
  })
  test('times alone, and nothing at all', () => {
    expect(robustnessSection({ performance: TIMES })).toContain('rows per second')
    expect(robustnessSection({})).toBe('')
  })
})
