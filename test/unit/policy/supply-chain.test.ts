import { describe, expect, test } from 'vitest'
import { readAdvisories } from '../../../shared/policy/advisories.ts'
import { evaluatePolicy } from '../../../shared/policy/evaluate.ts'
import { parsePolicy } from '../../../shared/policy/parse.ts'
import { isAllowed, readSbom } from '../../../shared/policy/sbom.ts'
import { digestOf, facts } from '../../fixtures/facts.ts'

function judge(settings: string, files: Readonly<Record<string, unknown>>) {
  const text = `version: 1\nmodels:\n  credit-risk:\n    rules:\n      - { id: one, supply_chain: ${settings} }\n`
  const documents = Object.fromEntries(
    Object.entries(files).map(([path, one]) => {
      const body = typeof one === 'string' ? one : JSON.stringify(one)
      return [path, { state: 'read' as const, text: body, digest: digestOf('f') }]
    }),
  )
  const given = { ...facts(), repository: { documents } }
  return evaluatePolicy(parsePolicy(text, 'p.yml'), given, { digest: digestOf('b'), path: 'p.yml' }).rules[0]
}

describe('licences', () => {
  const OK = ['MIT', 'Apache-2.0', 'GPL-2.0-only WITH Classpath-exception-2.0']
  test.for([
    ['MIT', true],
    ['mit', true],
    ['MIT OR GPL-3.0-only', true],
    ['MIT AND GPL-3.0-only', false],
    ['(MIT OR GPL-3.0-only) AND Apache-2.0', true],
    ['MIT AND (GPL-3.0-only OR Apache-2.0)', true],
    ['GPL-2.0-only WITH Classpath-exception-2.0', true],
    ['GPL-2.0-only', false],
    ['MIT WITH Something', false],
    ['MIT OR', false],
    ['(MIT', false],
    ['MIT)', false],
    ['MIT Apache-2.0', false],
    ['OR', false],
    ['', false],
    [`${'('.repeat(500)}MIT${')'.repeat(500)}`, false],
  ] as const)('%s', ([expression, expected]) => {
    expect(isAllowed(expression, OK)).toBe(expected)
  })
})

describe('bills of materials', () => {
  test('CycloneDX with components inside others, and SPDX without the package it describes', () => {
    const inner = { name: 'b', licenses: [{ expression: 'MIT OR ISC' }] }
    const cyclone = {
      bomFormat: 'CycloneDX',
      components: [{ name: 'a', version: '1', licenses: [], components: [inner] }],
    }
    expect(readSbom(cyclone)).toEqual([
      { name: 'a', version: '1', licences: [] },
      { name: 'b', licences: ['MIT OR ISC'] },
    ])
    const packages = [
      { SPDXID: 'SPDXRef-own', name: 'own', licenseConcluded: 'NOASSERTION' },
      { SPDXID: 'SPDXRef-a', name: 'a', versionInfo: '2', licenseConcluded: 'NOASSERTION', licenseDeclared: 'MIT' },
    ]
    const spdx = { spdxVersion: 'SPDX-2.3', documentDescribes: ['SPDXRef-own'], packages }
    expect(readSbom(spdx)).toEqual([{ name: 'a', version: '2', licences: ['MIT'] }])
  })

  test.for([{}, [], 'text', { bomFormat: 'CycloneDX', components: [] }, { spdxVersion: 'SPDX-3.0' }])(
    '%j is none',
    (one) => {
      expect(readSbom(one)).toBeUndefined()
    },
  )
})

describe('advisories', () => {
  test('SARIF by the score of the rule, else by the level; suppressed ones are left out', () => {
    const rules = [{ id: 'CVE-1', properties: { 'security-severity': '9.8' } }, { id: 'CVE-2' }]
    const results = [
      { ruleId: 'CVE-1', level: 'note' },
      { ruleId: 'CVE-2' },
      { ruleId: 'CVE-2', level: 'error' },
      { ruleId: 'CVE-1', suppressions: [{ kind: 'external' }] },
    ]
    const found = readAdvisories({ version: '2.1.0', runs: [{ tool: { driver: { rules } }, results }] })
    expect(found?.map(({ severity }) => severity)).toEqual(['critical', 'medium', 'high'])
  })

  test('what is not understood is not nothing', () => {
    for (const one of [{}, [], null, { version: '2.1.0', runs: [] }, { version: '3.0', runs: [{}] }]) {
      expect(readAdvisories(one)).toBeUndefined()
    }
    expect(readAdvisories({ results: [] })).toEqual([])
  })

  test('an unknown severity is not accepted, an ignored one is', () => {
    const osv = { results: [{ packages: [{ groups: [{ ids: ['GHSA-1'], max_severity: '' }] }] }] }
    expect(judge('{ advisories: osv.json, max_severity: critical }', { 'osv.json': osv })?.verdict).toBe('fail')
    expect(judge('{ advisories: osv.json, ignore: [GHSA-1] }', { 'osv.json': osv })?.verdict).toBe('pass')
    expect(judge('{ advisories: osv.json }', { 'osv.json': {} })?.message).toContain('neither SARIF')
    expect(judge('{ advisories: osv.json }', { 'osv.json': '{' })?.verdict).toBe('fail')
  })
})

describe('lock files', () => {
  test.for([
    ['numpy==2.1.0', 'pass'],
    ['numpy==2.1.0 \\\n    --hash=sha256:ab', 'pass'],
    ['--index-url address\nnumpy==2.1.0 ; python_version < "4"', 'pass'],
    ['model @ git+https://example.org/m@0123456789012345678901234567890123456789', 'pass'],
    ['numpy', 'fail'],
    ['numpy>=2', 'fail'],
    ['numpy==2.*', 'fail'],
    ['numpy==2.1,<3', 'fail'],
    ['-r other.txt', 'fail'],
    ['model @ git+https://example.org/m@main', 'fail'],
    ['', 'fail'],
  ] as const)('%s: %s', ([text, verdict]) => {
    expect(judge('{ locks: [requirements.txt] }', { 'requirements.txt': text })?.verdict).toBe(verdict)
  })

  test('settings that look at nothing are refused', () => {
    for (const settings of ['{}', '{ locks: [a.lock], licences: [MIT] }', '{ locks: [a.lock], ignore: [X-1] }']) {
      expect(() => judge(settings, {})).toThrow(/./)
    }
  })
})
