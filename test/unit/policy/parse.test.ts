import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { UserError } from '../../../shared/kernel/error.ts'
import { parsePolicy } from '../../../shared/policy/parse.ts'

const FOLDER = new URL('../../fixtures/policies/', import.meta.url)
const files = (folder: string): string[] => readdirSync(new URL(`${folder}/`, FOLDER)).toSorted()
const read = (path: string): string => readFileSync(new URL(path, FOLDER), 'utf8')

function problemsOf(text: string): UserError {
  try {
    parsePolicy(text, 'policy.yml')
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error('the policy was accepted')
}

describe('valid policies', () => {
  test.each(files('valid'))('%s', (name) => {
    const policy = parsePolicy(read(`valid/${name}`), name)
    expect(policy.models[0]?.model).toBe('credit-risk')
    expect(policy.models[0]?.rules.length).toBeGreaterThan(0)
  })

  test('mode and severity have strict defaults', () => {
    const policy = parsePolicy(read('valid/shortest.yml'), 'policy.yml')
    expect(policy.mode).toBe('enforce')
    expect(policy.models[0]?.rules[0]?.severity).toBe('block')
    expect(policy.models[0]?.paths).toBeUndefined()
  })
})

describe('invalid policies', () => {
  // The first line of each file says what the error must say: `# 4: unknown key "mim"` is line 4.
  test.each(files('invalid'))('%s', (name) => {
    const text = read(`invalid/${name}`)
    const [, line, words = ''] = /^# (\d+): (.*)$/m.exec(text) ?? []
    const error = problemsOf(text)
    expect(error.code).toBe('POLICY_INVALID')
    const told = error.problems.map((problem) => `${problem.line}: ${problem.message} ${problem.fix ?? ''}`)
    expect(
      told.some((one) => one.startsWith(`${line}: `) && one.includes(words)),
      told.join('\n'),
    ).toBe(true)
  })

  test('every problem is told at once', () => {
    const error = problemsOf(`version: 1
models:
  credit-risk:
    paths: [/data, 'src/{a,b}.py']
    rules:
      - {id: a, metric.threshold: {metric: roc_auc, min: 0.9, max: 0.1}}
      - {id: a, approval: {count: 1}, metric.threshold: {metric: roc_auc, min: 0}}
`)
    expect(error.problems.map((problem) => problem.path)).toEqual([
      '/models/credit-risk/paths/0',
      '/models/credit-risk/paths/1',
      '/models/credit-risk/rules/0/metric.threshold/min',
      '/models/credit-risk/rules/1/id',
      '/models/credit-risk/rules/1',
    ])
  })
})
