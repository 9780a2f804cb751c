import { describe, expect, test } from 'vitest'
import { buildTestStatement } from '../../../shared/evidence/build.ts'
import { contradictionsOf } from '../../../shared/evidence/consistency.ts'
import type { Integrity } from '../../../shared/evidence/integrity.ts'
import type { Finding } from '../../../shared/policy/rule.ts'
import { dataLeakage, dataQuality, privacy } from '../../../shared/policy/rules/data-findings.ts'
import { integrityReport } from '../../../shared/report/integrity.ts'
import { modelFacts, NOW, predicate, pullRequest } from '../../fixtures/facts.ts'

type One = Integrity['findings'][number]
const finding = (code: string, severity: One['severity'], column = 'x'): One => {
  return { code, severity, column, message: `${column} is odd.`, fix: `Mend ${column}.` }
}
const integrity = (findings: One[], options: Partial<Integrity> = {}): Integrity => ({
  train: { source: 'data/train.parquet', rows: 4000 },
  checked: ['target'],
  limits: { auc: { warn: 0.95, error: 0.99 }, r2: { warn: 0.75, error: 0.9 }, duplicates: 0.001 },
  findings,
  allowed: [],
  ...options,
})
const context = (section?: Integrity) => {
  const facts = modelFacts(section === undefined ? {} : { integrity: section })
  return { model: 'credit-risk', facts, change: pullRequest(), now: NOW }
}
const RULES = [dataLeakage, dataQuality, privacy] as const

describe.for(RULES.map((rule) => [rule.kind, rule] as const))('%s', ([, rule]) => {
  const judge = (section?: Integrity): Finding => rule.evaluate({}, context(section))

  test('fails where nobody looked', () => {
    expect(judge()).toMatchObject({ verdict: 'fail', fix: expect.stringContaining('data.train') })
  })

  test('passes where nothing was found', () => {
    expect(judge(integrity([])).verdict).toBe('pass')
  })

  test('what only assay.yml allows still counts', () => {
    const code =
      { 'data.leakage': 'TARGET_LEAK', 'data.quality': 'UNIT_JUMP', privacy: 'PERSONAL_DATA' }[rule.kind] ?? ''
    const section = integrity([], { allowed: [finding(code, 'error')] })
    expect(judge(section).verdict).toBe('fail')
    expect(rule.evaluate({ allow: [code] }, context(section)).verdict).toBe('pass')
    expect(rule.evaluate({ allow: [`${code} x`] }, context(section)).verdict).toBe('pass')
    expect(rule.evaluate({ allow: [`${code} y`] }, context(section)).verdict).toBe('fail')
  })
})

test.for<readonly [string, One['severity'], readonly string[]]>([
  ['TARGET_LEAK', 'error', ['fail', 'pass', 'pass']],
  ['POSSIBLE_GROUP_LEAK', 'warn', ['warn', 'pass', 'pass']],
  ['CONSTANT', 'warn', ['pass', 'warn', 'pass']],
  ['SCHEMA_MISSING_COLUMN', 'error', ['pass', 'fail', 'pass']],
  ['PERSONAL_DATA', 'warn', ['pass', 'pass', 'fail']],
])('%s (%s) is the business of one rule', ([code, severity, verdicts]) => {
  const section = integrity([finding(code, severity)])
  expect(RULES.map((rule) => rule.evaluate({}, context(section)).verdict)).toEqual(verdicts)
})

test('warnings weigh what the policy says', () => {
  const section = integrity([finding('ORDER_LEAK', 'warn')])
  for (const verdict of ['pass', 'warn', 'fail'] as const) {
    expect(dataLeakage.evaluate({ warnings: verdict }, context(section)).verdict).toBe(verdict)
  }
})

test('an author cannot loosen the limits', () => {
  const loose = integrity([], { limits: { ...integrity([]).limits, auc: { warn: 1, error: 1 } } })
  expect(dataLeakage.evaluate({}, context(loose))).toMatchObject({ verdict: 'fail', observed: 1, limit: 0.99 })
  expect(dataLeakage.evaluate({ auc: 1 }, context(loose)).verdict).toBe('pass')
})

test('evidence that hides an error behind warnings contradicts itself', () => {
  const section = integrity([finding('CONSTANT', 'warn'), finding('TARGET_LEAK', 'error')], { omitted: 2 })
  const found = contradictionsOf(buildTestStatement(predicate({ integrity: section })))
  expect(found.map(({ path }) => path)).toEqual(['/predicate/integrity/findings', '/predicate/integrity/omitted'])
})

test('the report says the worst in its line and the rest in a list', () => {
  const [part] = integrityReport(integrity([finding('TARGET_LEAK', 'error'), finding('CONSTANT', 'warn', 'z')]))
  expect(part?.line).toBe('Data checks: 1 error and 1 warning: x is odd.')
  expect(part?.items).toEqual(['error TARGET_LEAK: x is odd.', 'warning CONSTANT: z is odd.'])
  expect(integrityReport(integrity([]))[0]?.line).toBe('Data checks: no leak and no damage found.')
})
