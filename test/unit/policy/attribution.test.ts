import { describe, expect, test } from 'vitest'
import type { Explanation, MeasuredExplanation } from '../../../shared/evidence/explanation.ts'
import type { ModelFacts } from '../../../shared/policy/facts.ts'
import { attribution } from '../../../shared/policy/rules/attribution.ts'
import { modelFacts, NOW, pullRequest } from '../../fixtures/facts.ts'
import { exampleFacts } from '../../fixtures/policy-example.ts'

type Settings = Parameters<typeof attribution.evaluate>[0]
const EXPLAINED = exampleFacts('attribution').models['credit-risk']?.test?.predicate.explanation as MeasuredExplanation

function judge(settings: Settings, explanation: Explanation | 'none' = EXPLAINED, champion?: ModelFacts['champion']) {
  const facts = modelFacts(explanation === 'none' ? {} : { explanation }, champion)
  return attribution.evaluate(settings, { model: 'credit-risk', facts, change: pullRequest(), now: NOW })
}

describe('only an end of an interval decides', () => {
  test.each<[string, Settings, string]>([
    ['an explanation that is there', { required: true }, 'pass'],
    ['a share within', { max_share: { postcode: 0.3 } }, 'pass'],
    ['a share beyond', { max_share: { postcode: 0.1 } }, 'fail'],
    ['a share that the rows cannot decide', { max_share: { postcode: 0.2 } }, 'warn'],
    ['the same where undecided fails', { max_share: { postcode: 0.2 }, if_inconclusive: 'fail' }, 'fail'],
    ['a banned column that the model does not read', { banned: ['sex'] }, 'pass'],
    ['a banned column that it needs', { banned: ['postcode'] }, 'fail'],
    ['a column that nobody knows', { banned: ['postcoed'] }, 'warn'],
    ['the same top three', { top_k_stable: { k: 3, min_overlap: 1 } }, 'pass'],
    ['another top two', { top_k_stable: { k: 2, min_overlap: 0.8 } }, 'fail'],
    ['a rank that moves by one', { max_rank_change: 1 }, 'pass'],
    ['a rank that may not move', { max_rank_change: 0 }, 'fail'],
    ['too few rows', { required: true, min_rows: 5000 }, 'fail'],
    ['too narrow intervals', { required: true, confidence: 0.99 }, 'fail'],
  ])('%s', (_, settings, verdict) => {
    const found = judge(settings)
    expect(found.verdict, found.message).toBe(verdict)
    if (verdict !== 'pass') expect(found.fix).toMatch(/\w/)
  })

  test('a banned column that is only used fails too, and one that does next to nothing is undecided', () => {
    const units = EXPLAINED.units.map((unit) => {
      if (unit.name !== 'postcode' || unit.candidate === undefined) return unit
      const interval = { ...unit.candidate.importance.interval, low: -0.01, high: 0.02 }
      return { ...unit, candidate: { ...unit.candidate, importance: { value: 0.005, interval } } }
    })
    expect(judge({ banned: ['postcode'] }, { ...EXPLAINED, units })).toMatchObject({
      verdict: 'fail',
      message: expect.stringContaining('changes answers (22 % of the attribution'),
    })
    const faint = units.map((unit) => {
      if (unit.name !== 'postcode' || unit.candidate === undefined) return unit
      const interval = { ...unit.candidate.share.interval, low: 0.001, high: 0.02 }
      return { ...unit, candidate: { ...unit.candidate, share: { value: 0.01, interval } } }
    })
    expect(judge({ banned: ['postcode'] }, { ...EXPLAINED, units: faint }).verdict).toBe('warn')
  })

  test('the worst finding speaks, and all are said', () => {
    const found = judge({ max_share: { duration_months: 0.6, postcode: 0.05 } })
    expect(found.headline).toMatch(/leans on postcode with 22 %.*limit 5 %/)
    expect(found.message).toMatch(/postcode carries.*duration_months carries/)
  })
})

describe('what was not measured never passes', () => {
  test('no explanation, one that is absent, one without the champion, one of another champion', () => {
    expect(judge({ required: true }, 'none')).toMatchObject({
      verdict: 'fail',
      fix: expect.stringContaining('explain'),
    })
    const absent = judge({ required: true }, { state: 'absent', reason: 'too many columns' })
    expect(absent).toMatchObject({ verdict: 'fail', message: expect.stringContaining('too many columns') })
    const alone = { ...EXPLAINED, units: EXPLAINED.units.map(({ champion: _, change: __, ...unit }) => unit) }
    expect(judge({ max_rank_change: 5 }, alone).verdict).toBe('fail')
    expect(judge({ max_rank_change: 5 }, EXPLAINED, { state: 'unknown' }).verdict).toBe('fail')
  })

  test('a number that is none fails', () => {
    const units = EXPLAINED.units.map((unit) => {
      if (unit.candidate === undefined) return unit
      const nothing = { value: Number.NaN, interval: { ...unit.candidate.share.interval, low: Number.NaN } }
      return { ...unit, candidate: { ...unit.candidate, share: nothing, importance: nothing } }
    })
    for (const settings of [{ max_share: { postcode: 0.9 } }, { banned: ['postcode'] }]) {
      expect(judge(settings, { ...EXPLAINED, units }).verdict).toBe('fail')
    }
  })

  test('a rule that asks for nothing is refused', () => {
    expect(attribution.refine?.({ min_rows: 3 })).toHaveLength(1)
  })
})
