import fc from 'fast-check'
import { expect, test } from 'vitest'
import { VERDICTS, type Verdict } from '../../shared/kernel/verdict.ts'
import type { Facts } from '../../shared/policy/facts.ts'
import type { GateVerdict } from '../../shared/policy/verdict-tree.ts'
import { applyWaivers } from '../../shared/policy/waivers/apply.ts'
import { matchesName } from '../../shared/policy/waivers/name-glob.ts'
import { strictestWaivers, type WaiverSettings, waiverSettings } from '../../shared/policy/waivers/settings.ts'
import type { Waiver } from '../../shared/policy/waivers/waiver.ts'
import { digestOf, modelFacts, NOW, pullRequest } from '../fixtures/facts.ts'
import { agreed, DAY_MS, waiver } from '../fixtures/waivers.ts'

const KINDS = ['metric.threshold', 'evidence.level', 'policy.change', 'privacy', 'approval', 'veto', 'freeze']
const IDS = ['auc', 'b', 'floor/auc']
const verdicts = fc.array(
  fc.record({ id: fc.constantFrom(...IDS), kind: fc.constantFrom(...KINDS), verdict: fc.constantFrom(...VERDICTS) }),
  {
    minLength: 1,
    maxLength: 6,
  },
)
const settings: fc.Arbitrary<WaiverSettings> = fc
  .record(
    {
      forbid: fc.boolean(),
      max_days: fc.integer({ min: 1, max: 60 }),
      approvers: fc.record({
        count: fc.integer({ min: 2, max: 3 }),
        from: fc.constantFrom(['acme/ml-governance'], ['@dana', '@kim']),
      }),
      emergency: fc.record({ from: fc.constantFrom(['acme/ml-governance'], ['@dana'], ['@kim']) }),
      not_waivable: fc.subarray(['metric.*', 'b', 'freeze', 'floor/*']),
    },
    { requiredKeys: [] },
  )
  .map(waiverSettings)
const waivers: fc.Arbitrary<Waiver[]> = fc.array(
  fc
    .record({
      rules: fc.subarray(IDS, { minLength: 1 }),
      expiresAt: fc.integer({ min: NOW - DAY_MS, max: NOW + 80 * DAY_MS }),
      approvals: fc
        .subarray(['dana', 'kim', 'DANA', 'sam', 'lee', 'bo[bot]'])
        .map((people) => people.map((name) => agreed(name))),
      model: fc.constantFrom('credit-risk', 'other'),
      isEmergency: fc.boolean(),
    })
    .map((options) => waiver(options)),
  { maxLength: 3 },
)

function treeOf(
  rules: readonly { readonly id: string; readonly kind: string; readonly verdict: Verdict }[],
): GateVerdict {
  const full = rules.map((rule) => ({ ...rule, model: 'credit-risk', severity: 'block' as const, message: 'x' }))
  const order = (one: Verdict) => VERDICTS.indexOf(one)
  const verdict = full.map((rule) => rule.verdict).toSorted((a, b) => order(b) - order(a))[0] ?? 'error'
  const policy = { path: 'p.yml', digest: digestOf('a'), mode: 'enforce' as const }
  return { verdict, policy, models: [{ model: 'credit-risk', verdict, rules: full }], rules: full }
}

function factsOf(given: readonly Waiver[]): Facts {
  const models = { 'credit-risk': modelFacts() }
  return { now: NOW, change: pullRequest(), models, waivers: { waivers: given, broken: [] } }
}

test('a waiver turns a fail into waived and nothing else, and only of rules that may be', () => {
  fc.assert(
    fc.property(verdicts, settings, waivers, (rules, policy, given) => {
      const before = treeOf(rules)
      const after = applyWaivers(before, policy, factsOf(given))
      for (const [i, rule] of after.rules.entries()) {
        const old = before.rules[i]
        if (rule.verdict === old?.verdict) continue
        expect([old?.verdict, rule.verdict]).toEqual(['fail', 'waived'])
        expect(rule.kind).toMatch(/^(metric\.threshold|freeze)$/)
        const own = given.find(({ id, rules: named }) => id === rule.waiver && named.includes(rule.id))
        const people = new Set(own?.approvals?.map(({ person }) => person.toLowerCase()))
        const needed = own?.isEmergency === true ? 'some' : 'every'
        expect(['dana', 'kim'][needed]((name) => people.has(name))).toBe(true)
        if (own?.isEmergency === true) expect(own.expiresAt - own.createdAt).toBeLessThanOrEqual(DAY_MS)
        expect(own?.expiresAt).toBeGreaterThan(NOW)
      }
      if (before.rules.some(({ verdict }) => verdict === 'error')) expect(after.verdict).toBe('error')
    }),
  )
})

test('an organisation only ever takes waivers away', () => {
  fc.assert(
    fc.property(verdicts, fc.option(settings, { nil: undefined }), settings, waivers, (rules, floor, own, given) => {
      const tree = treeOf(rules)
      const alone = applyWaivers(tree, own, factsOf(given))
      const below = applyWaivers(tree, strictestWaivers(floor, own), factsOf(given))
      expect(VERDICTS.indexOf(below.verdict)).toBeGreaterThanOrEqual(VERDICTS.indexOf(alone.verdict))
      expect(applyWaivers(tree, strictestWaivers(floor, undefined), factsOf(given)).verdict).toBe(tree.verdict)
    }),
  )
})

test('fewer agreements, less time and less evidence never let more through', () => {
  fc.assert(
    fc.property(verdicts, settings, waivers, (rules, policy, given) => {
      const tree = treeOf(rules)
      const full = applyWaivers(tree, policy, factsOf(given))
      const poorer = given.map((one) => ({ ...one, approvals: (one.approvals ?? []).slice(1) }))
      const shorter = given.map((one) => ({
        ...one,
        expiresAt: one.expiresAt - 40 * DAY_MS,
        createdAt: one.createdAt - 40 * DAY_MS,
      }))
      for (const less of [poorer, shorter]) {
        const after = applyWaivers(tree, policy, factsOf(less))
        expect(VERDICTS.indexOf(after.verdict)).toBeGreaterThanOrEqual(VERDICTS.indexOf(full.verdict))
      }
      expect(applyWaivers(tree, policy, { ...factsOf(given), models: {} }).verdict).toBe(tree.verdict)
    }),
  )
})

test('a glob of names is what a slow reading says', () => {
  const glob = fc.array(fc.constantFrom('a', 'b', '.', '*'), { maxLength: 6 }).map((parts) => parts.join(''))
  const name = fc.array(fc.constantFrom('a', 'b', '.'), { maxLength: 7 }).map((parts) => parts.join(''))
  const slow = (pattern: string, text: string): boolean => {
    if (pattern === '') return text === ''
    if (pattern[0] !== '*') return text !== '' && pattern[0] === text[0] && slow(pattern.slice(1), text.slice(1))
    return Array.from({ length: text.length + 1 }, (_, i) => text.slice(i)).some((rest) => slow(pattern.slice(1), rest))
  }
  fc.assert(
    fc.property(glob, name, (pattern, text) => {
      expect(matchesName(pattern, text)).toBe(slow(pattern, text))
    }),
  )
})
