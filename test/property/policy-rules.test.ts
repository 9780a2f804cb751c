import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileSchema } from '../../shared/document/compile-schema.ts'
import type { TestPredicate } from '../../shared/evidence/test-predicate.ts'
import { VERDICTS, type Verdict } from '../../shared/kernel/verdict.ts'
import { combinator, type Part } from '../../shared/policy/combine.ts'
import { gatePasses } from '../../shared/policy/conclusion.ts'
import { evaluatePolicy } from '../../shared/policy/evaluate.ts'
import type { Facts, ModelFacts } from '../../shared/policy/facts.ts'
import { type Floor, parseFloor, tighten } from '../../shared/policy/floor.ts'
import { type Policy, parsePolicy, type Rule } from '../../shared/policy/parse.ts'
import { findPreset, PRESET_NAMES } from '../../shared/policy/presets/names.ts'
import { presetRules } from '../../shared/policy/presets/presets.ts'
import { RULE_KINDS, ruleKind } from '../../shared/policy/registry.ts'
import { isTouched } from '../../shared/policy/touched.ts'
import { decideCondition } from '../../shared/policy/when/evaluate-condition.ts'
import type { Condition } from '../../shared/policy/when/expression.ts'
import { isConditionProblem, parseCondition } from '../../shared/policy/when/parse-condition.ts'
import { digestOf, NOW, pullRequest } from '../fixtures/facts.ts'
import { exampleFacts, exampleText } from '../fixtures/policy-example.ts'

const rank = (verdict: Verdict): number => VERDICTS.indexOf(verdict)
const neverBetter = (before: Verdict, after: Verdict): void => expect(rank(after)).toBeGreaterThanOrEqual(rank(before))
const gate = (policy: Policy, given: Facts) => evaluatePolicy(policy, given, { digest: digestOf('b'), path: 'p.yml' })
const policyOf = (asked: readonly Rule[]): Policy => {
  return { mode: 'enforce', models: [{ model: 'credit-risk', rules: asked }] }
}
const judge = (asked: readonly Rule[], given: Facts): Verdict => gate(policyOf(asked), given).verdict

/** Both examples of every kind: the whole vocabulary with settings that are known to matter. */
const EXAMPLES: readonly Part[] = RULE_KINDS.flatMap(({ kind }) =>
  (['passes', 'fails'] as const).map((outcome) => {
    const [rule] = parsePolicy(exampleText(kind, outcome), 'p.yml').models[0]?.rules ?? []
    return rule ?? expect.fail(kind)
  }),
)
const FACTS: readonly Facts[] = RULE_KINDS.map(({ kind }) => exampleFacts(kind))
const CONDITIONS: readonly Condition[] = [
  'base == "main"',
  'base != "main" or "urgent" in labels',
  'paths matches "*.ts" and not (author == "sam")',
  'task == "binary" and holdout_rows >= 1000',
  'evidence_age_days > 3 or evidence_level == "E0"',
  'has_champion and today >= "2026-11-21"',
].map((text) => {
  const condition = parseCondition(text)
  return isConditionProblem(condition) ? expect.fail(text) : condition
})

const leaf = fc.constantFrom(...EXAMPLES)
const { part } = fc.letrec<{ part: Part }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    leaf,
    fc
      .record({
        parts: fc.array(tie('part'), { minLength: 2, maxLength: 4 }),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      })
      .map(({ parts, share }) => {
        return {
          id: 'n',
          kind: combinator('n_of'),
          settings: { atLeast: 1 + Math.floor(share * (parts.length - 1)), parts },
        }
      }),
  ),
}))
const rule = fc
  .record({
    inner: part,
    severity: fc.constantFrom('block' as const, 'warn' as const),
    when: fc.option(fc.constantFrom(...CONDITIONS), { nil: undefined }),
  })
  .map(({ inner, severity, when }): Rule => ({ ...inner, severity, ...(when === undefined ? {} : { when }) }))
/** A parsed policy keeps one rule without a condition that is asked of every change; so does this one. */
const everAsked = fc.constantFrom(...EXAMPLES.filter(({ kind }) => kind.kind !== 'rollout.soak'))
const rules = fc
  .tuple(everAsked, fc.array(rule, { maxLength: 4 }))
  .map(([always, others]): readonly Rule[] => [{ ...always, severity: 'block' }, ...others])
const situation = fc
  .tuple(fc.constantFrom(...FACTS), fc.constantFrom(...FACTS), fc.constantFrom(...FACTS))
  .map(([tests, drifts, change]): Facts => {
    const [a, b] = [tests, drifts].map(({ models }) => models['credit-risk'])
    const model = { ...(a ?? expect.fail()), ...(b?.drift === undefined ? {} : { drift: b.drift }) }
    const { repository } = change
    const read = repository === undefined ? {} : { repository }
    return { now: NOW, change: change.change, models: { 'credit-risk': model }, ...read }
  })

/** What can be lost of the evidence about a model, one piece at a time. */
const OPTIONAL = [
  'groups',
  'fairness',
  'slices',
  'data',
  'flips',
  'integrity',
  'explanation',
  'robustness',
  'performance',
] as const
const withTest = (model: ModelFacts, change: (predicate: TestPredicate) => TestPredicate): ModelFacts =>
  model.test === undefined ? model : { ...model, test: { ...model.test, predicate: change(model.test.predicate) } }
const LOSSES: readonly ((model: ModelFacts) => ModelFacts)[] = [
  ({ champion }) => ({ champion }),
  ({ drift: _, ...rest }) => rest,
  ({ test: _, ...rest }) => rest,
  ({ holdout: _, ...rest }) => rest,
  (model) => ({ ...model, champion: { state: 'unknown' } }),
  (model) => ({ ...model, problem: { kind: 'missing', message: 'gone' } }),
  (model) => ({ ...model, problem: { kind: 'invalid', message: 'torn' } }),
  (model) => withTest(model, (one) => ({ ...one, metrics: [] })),
  (model) => withTest(model, (one) => ({ ...one, comparison: [] })),
  (model) => withTest(model, (one) => ({ ...one, source: {} })),
  (model) =>
    withTest(model, ({ candidate: { runRecord: _, profile: __, ...rest }, ...one }) => ({ ...one, candidate: rest })),
  (model) => withTest(model, ({ holdout: { classes: _, ...rest }, ...one }) => ({ ...one, holdout: rest })),
  ...OPTIONAL.map(
    (key) => (model: ModelFacts) =>
      withTest(model, (one) => {
        const { [key]: _, ...rest } = one
        return rest
      }),
  ),
]

describe('removing facts never turns a verdict green', () => {
  test('whatever piece of evidence is lost, over the whole vocabulary, combinations and conditions', () => {
    fc.assert(
      fc.property(situation, rules, fc.constantFrom(...LOSSES), (given, asked, lose) => {
        const model = given.models['credit-risk'] ?? expect.fail()
        const less = { ...given, models: { 'credit-risk': lose(model) } }
        const [before, after] = [gate(policyOf(asked), given), gate(policyOf(asked), less)]
        if (!gatePasses(before)) expect(gatePasses(after)).toBe(false)
        neverBetter(before.verdict === 'pending' ? 'not-applicable' : before.verdict, after.verdict)
      }),
      { numRuns: 2000 },
    )
  })

  test('every rule alone, by the facts of every example, without every piece', () => {
    let red = 0
    const cases = FACTS.flatMap((given) => EXAMPLES.flatMap((one) => LOSSES.map((lose) => ({ given, one, lose }))))
    for (const { given, one, lose } of cases) {
      const asked = policyOf([{ ...one, severity: 'block' }])
      const less = { ...given, models: { 'credit-risk': lose(given.models['credit-risk'] ?? expect.fail()) } }
      if (gatePasses(gate(asked, given))) continue
      red++
      expect(gatePasses(gate(asked, less)), `${one.id} without ${lose}`).toBe(false)
    }
    expect(red).toBeGreaterThan(1000)
  })

  test('every rule alone, without each document and each check of the repository', () => {
    let red = 0
    for (const given of FACTS) {
      for (const less of withoutEach(given)) {
        for (const one of EXAMPLES) {
          const asked = policyOf([{ ...one, severity: 'block' }])
          if (gatePasses(gate(asked, given))) continue
          red++
          expect(gatePasses(gate(asked, less)), one.id).toBe(false)
        }
      }
    }
    expect(red).toBeGreaterThan(500)
  })

  test('a cut list of files, lost labels, lost approvals', () => {
    fc.assert(
      fc.property(situation, rules, fc.nat(2), (given, asked, which) => {
        const { change } = given
        if (change.kind !== 'pull-request') return
        const { labels: _, ...bare } = { ...change, labels: ['urgent'] }
        const full = { ...given, change: { ...bare, labels: ['urgent'] } }
        const less = [
          { ...full.change, files: 'all' as const },
          bare,
          { ...full.change, reviews: change.reviews.filter(({ state }) => state !== 'approved') },
        ][which]
        if (!gatePasses(gate(policyOf(asked), full)) && less !== undefined) {
          expect(gatePasses(gate(policyOf(asked), { ...full, change: less }))).toBe(false)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

/** The facts without one document, with it absent, with it empty; without one check; without all of them. */
function withoutEach({ repository, ...given }: Facts): Facts[] {
  if (repository === undefined) return []
  const { documents = {}, checks } = repository
  const others = Object.keys(documents).flatMap((path) => {
    const { [path]: _, ...rest } = documents
    const empty = { state: 'read' as const, text: '', digest: digestOf('0') }
    return [rest, { ...rest, [path]: { state: 'absent' as const } }, { ...rest, [path]: empty }]
  })
  const fewer = (checks ?? []).map((one) => (checks ?? []).filter((check) => check !== one))
  return [
    given,
    ...others.map((one) => ({ ...given, repository: { ...repository, documents: one } })),
    ...fewer.map((one) => ({ ...given, repository: { ...repository, checks: one } })),
  ]
}

describe('tightening never improves a verdict', () => {
  test('one more rule, block instead of warn, no condition, one more that must hold', () => {
    fc.assert(
      fc.property(situation, rules, rule, (given, asked, more) => {
        const before = judge(asked, given)
        neverBetter(before, judge([...asked, more], given))
        neverBetter(
          before,
          judge(
            asked.map((one) => ({ ...one, severity: 'block' as const })),
            given,
          ),
        )
        neverBetter(
          before,
          judge(
            asked.map(({ when: _, ...one }) => one),
            given,
          ),
        )
        neverBetter(before, judge(asked.map(stricter), given))
      }),
      { numRuns: 1000 },
    )
  })
})

function stricter<T extends Part>(one: T): T {
  const settings = one.settings as { atLeast?: number; parts?: readonly Part[] }
  if (settings.atLeast === undefined || settings.parts === undefined) return one
  const atLeast = Math.min(settings.atLeast + 1, settings.parts.length)
  return { ...one, settings: { atLeast, parts: settings.parts.map(stricter) } }
}

describe('a repository may only tighten', () => {
  const mode = fc.constantFrom('enforce' as const, 'advisory' as const)
  const paths = fc.option(fc.constantFrom(['*.ts'], ['data/**'], ['nowhere/**']), { nil: undefined })
  const presets = fc.subarray([...PRESET_NAMES])
  const floor = fc.record({ mode, paths, rules, presets }).map(({ paths: globs, ...rest }): Floor => {
    const asked = [...presetRules(rest.presets), ...rest.rules]
    return { ...rest, rules: asked, ...(globs === undefined ? {} : { paths: globs }) }
  })
  const repository = fc.record({ mode, paths, rules }).map(({ mode: own, paths: globs, rules: asked }): Policy => {
    return {
      mode: own,
      models: [{ model: 'credit-risk', rules: asked, ...(globs === undefined ? {} : { paths: globs }) }],
    }
  })
  const floorOnly = ({ mode: own, paths: globs, rules: asked }: Floor): Policy => {
    return {
      mode: own,
      models: [{ model: 'credit-risk', rules: asked, ...(globs === undefined ? {} : { paths: globs }) }],
    }
  }

  test('whatever it writes, its verdict is that of the floor or a worse one', () => {
    fc.assert(
      fc.property(situation, floor, repository, (given, least, own) => {
        const both = gate(tighten(least, own), given)
        neverBetter(gate(floorOnly(least), given).verdict, both.verdict)
        neverBetter(gate({ ...own, mode: both.policy.mode }, given).verdict, both.verdict)
        if (!gatePasses(gate(floorOnly(least), given))) expect(gatePasses(both)).toBe(false)
      }),
      { numRuns: 1500 },
    )
  })

  test('loosening any single member of a copy of the floor has no effect', () => {
    for (const [i, strict] of EXAMPLES.entries()) {
      const given = FACTS[Math.floor(i / 2)] ?? expect.fail()
      const least: Floor = { mode: 'enforce', rules: [{ ...strict, severity: 'block' }] }
      const before = gate(tighten(least, policyOf([{ ...strict, severity: 'block' }])), given)
      for (const settings of loosened(strict)) {
        for (const severity of ['block', 'warn'] as const) {
          const own: Policy = { ...policyOf([{ ...strict, settings, severity }]), mode: 'advisory' }
          const after = gate(tighten(least, own), given)
          expect(after.rules.find(({ id }) => id === `floor/${strict.id}`)?.verdict).toBe(before.rules[0]?.verdict)
          if (!gatePasses(before)) expect(gatePasses(after)).toBe(false)
        }
      }
    }
  })

  test('what a preset of the floor demands fails until a rule of every model gives it', () => {
    fc.assert(
      fc.property(situation, floor, repository, (given, least, own) => {
        const both = tighten(least, own, ['churn'])
        for (const governed of both.models) {
          const { model, rules: asked } = governed
          const blocking = asked.filter(({ severity, when }) => severity === 'block' && when === undefined)
          const given_ = blocking.map(({ kind }) => kind.kind)
          const missed = (least.presets ?? []).flatMap((name) =>
            (findPreset(name)?.demands ?? []).filter((kinds) => !kinds.some((kind) => given_.includes(kind))),
          )
          const told = asked.filter(({ kind }) => kind.kind === 'policy.demand')
          expect(told.map(({ severity }) => severity)).toEqual(missed.map(() => 'block'))
          const found = gate(both, given).models.find((one) => one.model === model)
          if (missed.length > 0 && isTouched(governed, given.change)) expect(found?.verdict).toMatch(/fail|error/)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('a model that the policy leaves out, and paths that nothing touches, do not dodge it', () => {
    const least = parseFloor(
      'version: 1\nrules:\n  - { id: size, holdout.size: { min_rows: 5000 } }\n',
      'assay-floor.yml',
    )
    const given = FACTS[0] ?? expect.fail()
    const none: Policy = { mode: 'advisory', models: [] }
    expect(gatePasses(gate(tighten(least, none, ['credit-risk']), given))).toBe(false)
    const dodge: Policy = { mode: 'advisory', models: [{ model: 'credit-risk', paths: ['nowhere/**'], rules: [] }] }
    expect(gatePasses(gate(tighten(least, dodge), given))).toBe(false)
    expect(gatePasses(gate(dodge, given))).toBe(true)
  })
})

/** The settings with one member changed towards less, or taken away, where a policy could say that. */
function loosened({ kind: { kind }, settings }: Part): object[] {
  const all = settings as Readonly<Record<string, unknown>>
  const { schema, refine } = ruleKind(kind) ?? expect.fail(kind)
  const isValid = compileSchema(schema)
  const changed = Object.entries(all).flatMap(([key, value]) => {
    const { [key]: _, ...without } = all
    const others: unknown[] =
      typeof value === 'number' ? [0, value / 2, value * 2, 1e9] : Array.isArray(value) ? [value.slice(1), []] : []
    return [...others.map((one) => ({ ...all, [key]: one })), without]
  })
  return changed.filter((one) => isValid(one) && (refine?.(one) ?? []).length === 0)
}

describe('conditions are total', () => {
  const word = fc.constantFrom(
    ...'base author labels paths model task today holdout_rows has_champion and or not in matches within'.split(' '),
    ...'( ) [ ] , == != < >= "main" \'x\' "2026-11-21" 7 -1.5 true " ='.split(' '),
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(word, { maxLength: 30 }).map((all) => all.join(' ')),
  )

  test('every text is read or refused, and what is read has an answer', () => {
    fc.assert(
      fc.property(text, situation, (written, given) => {
        const condition = parseCondition(written)
        if (isConditionProblem(condition)) {
          expect(condition.at).toBeLessThanOrEqual(written.length)
          return
        }
        const facts = given.models['credit-risk'] ?? expect.fail()
        for (const change of [given.change, pullRequest(), { kind: 'local' } as const]) {
          const { truth } = decideCondition(condition, { model: 'credit-risk', facts, change, now: NOW })
          expect([true, false, 'unknown']).toContain(truth)
        }
      }),
      { numRuns: 3000 },
    )
  })
})
