import { describe, expect, test } from 'vitest'
import { compileSchema } from '../../../shared/document/compile-schema.ts'
import { UserError } from '../../../shared/kernel/error.ts'
import { evaluatePolicy } from '../../../shared/policy/evaluate.ts'
import { parsePolicy } from '../../../shared/policy/parse.ts'
import { coverageOf } from '../../../shared/policy/presets/coverage.ts'
import { findPreset, OLD_PRESETS, PRESET_NAMES, PRESETS, presetName } from '../../../shared/policy/presets/names.ts'
import { ruleKind } from '../../../shared/policy/registry.ts'
import { digestOf, facts } from '../../fixtures/facts.ts'
import { exampleText } from '../../fixtures/policy-example.ts'

/** A rule of a kind, taken from its example. */
const ruleOf = (kind: string): string => exampleText(kind, 'passes').split('    rules:\n')[1] ?? expect.fail(kind)
const policyWith = (presets: readonly string[], kinds: readonly string[]): string =>
  `version: 1\npresets: [${presets.join(', ')}]\nmodels:\n  credit-risk:\n    rules:\n${kinds.map(ruleOf).join('')}`
const problems = (text: string) => {
  try {
    parsePolicy(text, 'p.yml')
    return []
  } catch (error) {
    return error instanceof UserError ? error.problems : expect.fail(String(error))
  }
}

describe.for(PRESETS.map((preset) => [presetName(preset), preset] as const))('%s', ([name, preset]) => {
  const demanded = preset.demands.map(([kind]) => kind ?? '')

  test('its rules fit their schemas, and its controls name kinds that exist', () => {
    for (const { id, ...settings } of preset.rules) {
      const [[kind, said] = ['', {}]] = Object.entries(settings)
      const known = ruleKind(kind) ?? expect.fail(kind)
      expect(compileSchema(known.schema)(said), id).toBe(true)
      expect(known.refine?.(said)).toEqual([])
    }
    for (const { id, kinds, people } of preset.controls) {
      for (const kind of kinds) expect(ruleKind(kind), `${id}: ${kind}`).toBeDefined()
      expect(people).toMatch(/\w/)
    }
  })

  test('every rule and every demand answers a control, and its words promise nothing', () => {
    const answered = preset.controls.flatMap(({ kinds }) => kinds)
    const used = [...preset.rules.flatMap(({ id: _, ...settings }) => Object.keys(settings)), ...preset.demands.flat()]
    for (const kind of used) if (kind !== 'evidence.attempts') expect(answered).toContain(kind)
    expect(JSON.stringify(preset)).not.toMatch(/complian(t|ce)/i)
  })

  test('its rules are asked beside the own ones; what only the repository can write is demanded at its place', () => {
    const policy = parsePolicy(policyWith([name], demanded), 'p.yml')
    const ids = policy.models[0]?.rules.map(({ id }) => id) ?? []
    for (const { id } of preset.rules) expect(ids).toContain(`${preset.name}/${id}`)
    for (const kind of demanded) {
      const missing = problems(policyWith([name], ['holdout.size', ...demanded.filter((one) => one !== kind)]))
      expect(missing).toMatchObject([{ line: 2, message: expect.stringContaining(kind) }])
    }
  })

  test('the coverage has a row per control, and a rule under each that one looks at', () => {
    const policy = parsePolicy(policyWith([name], demanded), 'p.yml')
    const rows = coverageOf(preset, policy.models[0] ?? expect.fail())
    expect(rows.map(({ control }) => control)).toEqual(preset.controls.map(({ id }) => id))
    for (const row of rows) expect(row.humanOnly).toBe(row.rules.length === 0 && row.unused.length === 0)
    expect(rows.some(({ rules }) => rules.length > 0)).toBe(true)
  })
})

describe('a preset can be tightened, not loosened', () => {
  test('a rule that warns, or is asked only sometimes, does not meet a demand', () => {
    const soft = policyWith(['sr-26-2@1'], ['metric.threshold', 'metric.baseline', 'approval', 'drift'])
    expect(problems(soft)).toEqual([])
    expect(problems(soft.replace('        approval:', '        severity: warn\n        approval:'))).toHaveLength(1)
    expect(problems(soft.replace('        approval:', '        when: base == "main"\n        approval:'))).toHaveLength(
      1,
    )
  })

  test('a softer copy of its rule changes nothing', () => {
    const text = policyWith(['sr-26-2@1'], ['metric.threshold', 'metric.baseline', 'approval', 'drift'])
    const softer = `${text}      - { id: attempts, severity: warn, evidence.attempts: { max: 100, aggregate: last } }\n`
    const judge = (policy: string) =>
      evaluatePolicy(parsePolicy(policy, 'p.yml'), facts(), { digest: digestOf('b'), path: 'p.yml' })
    const of = (policy: string) => judge(policy).rules.filter(({ id }) => id.startsWith('sr-26-2/'))
    expect(of(softer)).toEqual(of(text))
    expect(parsePolicy(softer, 'p.yml').models[0]?.aggregate).toBe('worst')
  })

  test('unknown names and versions are refused with the nearest one; the superseded name is known', () => {
    expect(problems(policyWith(['eu-ai-act@2027-1'], ['holdout.size']))[0]?.fix).toContain('eu-ai-act@2026-1')
    expect(PRESET_NAMES).toContain('sr-11-7@1')
    expect(findPreset('sr-11-7@1')).toBe(findPreset(OLD_PRESETS['sr-11-7@1'] ?? ''))
    expect(findPreset('toString')).toBeUndefined()
  })
})
