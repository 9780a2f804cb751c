import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseStatement } from '../../shared/evidence/parse.ts'
import { UserError } from '../../shared/kernel/error.ts'
import { VERDICTS, type Verdict } from '../../shared/kernel/verdict.ts'
import { evaluatePolicy } from '../../shared/policy/evaluate.ts'
import type { Facts, ModelFacts, Review } from '../../shared/policy/facts.ts'
import { matchesGlob } from '../../shared/policy/glob.ts'
import { type Policy, parsePolicy, type Rule } from '../../shared/policy/parse.ts'
import { ruleKind } from '../../shared/policy/registry.ts'
import type { AnyRuleKind } from '../../shared/policy/rule.ts'
import {
  comparison,
  digestOf,
  estimate,
  facts,
  HEAD,
  modelFacts,
  NOW,
  OLD_HEAD,
  pullRequest,
  review,
} from '../fixtures/facts.ts'

const rank = (verdict: Verdict): number => VERDICTS.indexOf(verdict)
const kindOf = (name: string): AnyRuleKind => ruleKind(name) ?? expect.fail(name)
const ruleOf = (kind: string, settings: object, weight: Rule['severity'] = 'block'): Rule => {
  return { id: kind, kind: kindOf(kind), settings, severity: weight }
}
const policyOf = (rules: readonly Rule[]): Policy => ({ mode: 'enforce', models: [{ model: 'credit-risk', rules }] })
const judge = (rules: readonly Rule[], given: Facts): Verdict =>
  evaluatePolicy(policyOf(rules), given, { digest: digestOf('b'), path: 'p.yml' }).verdict

const unit = fc.double({ min: 0, max: 1, noNaN: true })
const severity = fc.constantFrom('block' as const, 'warn' as const)
const bound = fc.constantFrom('value' as const, 'low' as const, 'high' as const)

const measured = fc
  .record({ value: unit, half: unit, difference: fc.double({ min: -1, max: 1, noNaN: true }), halfDifference: unit })
  .map(({ value, half, difference, halfDifference }) =>
    modelFacts({
      metrics: [
        estimate('roc_auc', value, { interval: { low: value - half, high: value + half, level: 0.95, method: 'x' } }),
      ],
      comparison: [comparison('roc_auc', difference, halfDifference)],
    }),
  )

const threshold = fc.record({ min: unit, bound, severity }).map(({ min, bound: end, severity: weight }) => {
  return ruleOf('metric.threshold', { metric: 'roc_auc', min, bound: end }, weight)
})
const baseline = fc
  .record({
    margin: unit,
    undecided: fc.constantFrom('fail', 'warn'),
    first: fc.constantFrom('fail', 'warn'),
    severity,
  })
  .map(({ margin, undecided, first, severity: weight }) => {
    const settings = { metric: 'roc_auc', non_inferior_by: margin, if_inconclusive: undecided, if_no_champion: first }
    return ruleOf('metric.baseline', settings, weight)
  })
const sign = fc.record({ count: fc.integer({ min: 1, max: 3 }), independent: fc.boolean(), severity }).map((given) => {
  return ruleOf('approval', { count: given.count, independent: given.independent }, given.severity)
})
const rule = fc.oneof(threshold, baseline, sign)
const reviews = fc.array(
  fc.record({
    who: fc.constantFrom('dana', 'lee', 'kim', 'sam'),
    state: fc.constantFrom<Review['state']>('approved', 'changes_requested', 'dismissed', 'commented'),
    commit: fc.constantFrom(HEAD, OLD_HEAD),
    at: fc.integer({ min: 0, max: 5 }),
  }),
  { maxLength: 6 },
)
const toReviews = (given: { who: string; state: Review['state']; commit: string; at: number }[]): Review[] =>
  given.map(({ who, state, commit, at }) => review(who, { state, commit, submittedAt: NOW - at }))

const situation = fc.record({ model: measured, given: reviews }).map(({ model, given }) => {
  return facts({ 'credit-risk': model }, pullRequest({ reviews: toReviews(given), committers: ['sam', 'kim'] }))
})

function neverBetter(before: Verdict, after: Verdict): void {
  expect(rank(after)).toBeGreaterThanOrEqual(rank(before))
}

describe('tightening a policy never improves the verdict', () => {
  test('a higher floor, a lower ceiling, more rows', () => {
    const settings = fc.record({ min: unit, max: unit, min_n: fc.integer({ min: 1, max: 2000 }), bound })
    fc.assert(
      fc.property(situation, settings, unit, severity, (given, loose, step, weight) => {
        const at = (change: object) =>
          judge([ruleOf('metric.threshold', { metric: 'roc_auc', ...loose, ...change }, weight)], given)
        const before = at({})
        neverBetter(before, at({ min: loose.min + step }))
        neverBetter(before, at({ max: loose.max - step }))
        neverBetter(before, at({ min_n: loose.min_n + Math.ceil(step * 1000) }))
      }),
    )
  })

  test('a smaller margin, a stricter reading of undecided and of no champion', () => {
    fc.assert(
      fc.property(situation, baseline, unit, (given, loose, share) => {
        const settings = loose.settings as { non_inferior_by: number }
        const at = (change: object) => judge([{ ...loose, settings: { ...settings, ...change } }], given)
        const before = at({})
        neverBetter(before, at({ non_inferior_by: settings.non_inferior_by * share }))
        neverBetter(before, at({ if_inconclusive: 'fail' }))
        neverBetter(before, at({ if_no_champion: 'fail' }))
      }),
    )
  })

  test('more approvals, independence, a stronger role, fewer people', () => {
    fc.assert(
      fc.property(situation, sign, (given, loose) => {
        const settings = loose.settings as { count: number }
        const at = (change: object) => judge([{ ...loose, settings: { ...settings, ...change } }], given)
        const before = at({})
        neverBetter(before, at({ count: settings.count + 1 }))
        neverBetter(before, at({ independent: true }))
        neverBetter(at({ count: settings.count }), at({ count: settings.count, role: 'write' }))
      }),
    )
  })

  test('block instead of warn, or one more rule of any kind', () => {
    fc.assert(
      fc.property(situation, fc.array(rule, { minLength: 1, maxLength: 4 }), rule, (given, rules, more) => {
        neverBetter(judge(rules, given), judge([...rules, more], given))
        neverBetter(
          judge(rules, given),
          judge(
            rules.map((one) => ({ ...one, severity: 'block' as const })),
            given,
          ),
        )
      }),
    )
  })
})

describe('losing facts never improves the verdict', () => {
  const lossy: readonly ((model: ModelFacts) => ModelFacts | undefined)[] = [
    () => undefined,
    ({ champion }) => ({ champion }),
    (model) => ({ ...model, problem: { kind: 'missing', message: 'x' } }),
    (model) => ({ ...model, problem: { kind: 'invalid', message: 'x' } }),
    (model) => ({ ...model, champion: { state: 'unknown' } }),
  ]

  test('evidence', () => {
    fc.assert(
      fc.property(
        situation,
        fc.array(rule, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...lossy),
        (given, rules, lose) => {
          const left = lose(given.models['credit-risk'] ?? expect.fail())
          const models = left === undefined ? {} : { 'credit-risk': left }
          neverBetter(judge(rules, given), judge(rules, { ...given, models }))
        },
      ),
    )
  })

  test('one comparison or one metric', () => {
    fc.assert(
      fc.property(measured, baseline, threshold, (model, base, floor) => {
        const test_ = model.test ?? expect.fail()
        const without = (change: object): ModelFacts => ({
          ...model,
          test: { ...test_, predicate: { ...test_.predicate, ...change } },
        })
        const before = judge([base, floor], facts({ 'credit-risk': model }))
        neverBetter(before, judge([base, floor], facts({ 'credit-risk': without({ comparison: [] }) })))
        neverBetter(before, judge([base, floor], facts({ 'credit-risk': without({ metrics: [] }) })))
      }),
    )
  })

  test('an approval', () => {
    fc.assert(
      fc.property(reviews, sign, fc.nat(5), (given, rule_, at) => {
        const all = toReviews(given)
        const victim = all.filter((one) => one.state === 'approved')[at]
        const verdict = (list: Review[]) =>
          judge([rule_], facts(undefined, pullRequest({ reviews: list, committers: ['kim'] })))
        neverBetter(verdict(all), verdict(all.filter((one) => one !== victim)))
      }),
      { numRuns: 5000 },
    )
  })
})

describe('parsers are total', () => {
  const onlyUserErrors = (parse: () => unknown, code: string): void => {
    try {
      parse()
    } catch (error) {
      expect(error).toBeInstanceOf(UserError)
      expect((error as UserError).code).toBe(code)
    }
  }
  const token = fc.constantFrom(
    'version: 1\n',
    'models:\n',
    '  credit-risk:\n',
    '    rules:\n',
    '      - ',
    '{id: a, ',
    'metric.threshold: ',
    '{metric: x, min: 1}',
    '}',
    '\n',
    '&a ',
    '*a',
    '<<: ',
    '!!js/function ',
    '? ',
    '[',
    ']',
    '__proto__: ',
    '.nan',
    '---\n',
    '\t',
    '"',
    "'",
    '#',
    '|',
    '>',
    '%YAML 9\n',
    ': ',
  )
  const yamlish = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(token, { maxLength: 30 }).map((parts) => parts.join('')),
  )
  const json = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.json().map((text) => `{"predicateType":"urn:assay:evidence:test:v1","predicate":${text}}`),
  )

  test('a policy is read or refused, whatever the text', () => {
    fc.assert(
      fc.property(yamlish, (text) => onlyUserErrors(() => parsePolicy(text, 'p.yml'), 'POLICY_INVALID')),
      { numRuns: 500 },
    )
    expect(true).toBe(true)
  })

  test('evidence is read or refused, whatever the text', () => {
    fc.assert(
      fc.property(json, (text) => onlyUserErrors(() => parseStatement(text, 'e.json'), 'EVIDENCE_INVALID')),
      { numRuns: 500 },
    )
    expect(true).toBe(true)
  })
})

test('a path is covered by itself, by its folders, and by everything', () => {
  const name = fc.string({ unit: fc.constantFrom(...'abcAB-_.é1'), minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 6 }), (parts) => {
      const path = parts.join('/')
      expect(matchesGlob(path, path)).toBe(true)
      expect(matchesGlob('**', path)).toBe(true)
      expect(matchesGlob(`${parts[0]}/**`, path)).toBe(true)
      expect(matchesGlob(`**/${parts.at(-1)}`, path)).toBe(true)
    }),
  )
})
