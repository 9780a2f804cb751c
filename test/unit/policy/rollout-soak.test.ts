import { expect, test } from 'vitest'
import { UserError } from '../../../shared/kernel/error.ts'
import { evaluatePolicy } from '../../../shared/policy/evaluate.ts'
import type { Change, ModelFacts, RolloutFacts } from '../../../shared/policy/facts.ts'
import { parsePolicy } from '../../../shared/policy/parse.ts'
import { digestOf, HEAD, NOW, OLD_HEAD, pullRequest } from '../../fixtures/facts.ts'

const HOUR_MS = 3_600_000
const champion = { state: 'is', digest: digestOf('e'), version: 'v1.2' } as const
const rollout = (hours: number, more: Partial<RolloutFacts> = {}): RolloutFacts => ({
  environments: { shadow: { headSha: HEAD, since: NOW - hours * HOUR_MS } },
  drifting: [],
  ...more,
})
const deploy = (known?: RolloutFacts, environment = 'production'): Change => {
  return { kind: 'push', headSha: HEAD, environment, ...(known === undefined ? {} : { rollout: known }) }
}

function judge(change: Change, settings = '', model: ModelFacts = { champion }) {
  const text = `version: 1\nmodels: {m: {rules: [{id: soak, rollout.soak: {environment: shadow, hours: 24${settings}}}, {id: size, holdout.size: {min_rows: 1}}]}}\n`
  const policy = parsePolicy(text, 'p.yml')
  const facts = { now: NOW, change, models: { m: model } }
  return evaluatePolicy(policy, facts, { path: 'p.yml', digest: digestOf('b') }).rules[0] ?? expect.fail()
}

test.each([
  [24, 'pass'],
  [23.99, 'fail'],
  [-1, 'fail'],
  [Number.NaN, 'fail'],
])('%d hours in the environment: %s', (hours, verdict) => {
  expect(judge(deploy(rollout(hours))).verdict).toBe(verdict)
})

test.each<[string, Change, string, ModelFacts | undefined, string]>([
  ['nobody knows what ran', deploy(), '', undefined, 'not known'],
  ['nothing ran there', deploy(rollout(99, { environments: {} })), '', undefined, 'nothing ran there'],
  [
    'another commit runs there',
    deploy(rollout(0, { environments: { shadow: { headSha: OLD_HEAD, since: 0 } } })),
    '',
    undefined,
    '0b1c2d3 runs there',
  ],
  ['the model drifts', deploy(rollout(99, { drifting: ['m'] })), '', undefined, 'drift alert'],
  ['the ledger cannot be read', deploy(rollout(99)), '', { champion: { state: 'unknown' } }, 'way back is not known'],
  ['there is no champion', deploy(rollout(99)), ', rollback: required', { champion: { state: 'none' } }, 'no champion'],
])('fails where %s', (_, change, settings, model, words) => {
  const rule = judge(change, settings, model)
  expect(rule).toMatchObject({ verdict: 'fail' })
  expect(rule.message).toContain(words)
  expect(rule.fix).toMatch(/\w/)
})

test('a first version passes unless a way back is required; the drift of another model is its own matter', () => {
  expect(judge(deploy(rollout(99)), '', { champion: { state: 'none' } }).verdict).toBe('pass')
  expect(judge(deploy(rollout(99, { drifting: ['other'] }))).verdict).toBe('pass')
})

test('it cannot be the only rule of a model: a pull request would be asked nothing', () => {
  const problems = (rule: string): string => {
    try {
      parsePolicy(`version: 1\nmodels: {m: {rules: [${rule}]}}\n`, 'p.yml')
      return ''
    } catch (error) {
      return error instanceof UserError ? error.problems.map(({ message }) => message).join('\n') : String(error)
    }
  }
  const soak = (id: string) => `{id: ${id}, rollout.soak: {environment: shadow, hours: 1}}`
  expect(problems(soak('a'))).toContain('deployments only')
  expect(problems(`{id: b, any_of: [${soak('a')}, ${soak('c')}]}`)).toContain('deployments only')
  expect(problems(`{id: b, any_of: [${soak('a')}, {id: d, holdout.size: {min_rows: 1}}]}`)).toBe('')
  const strange = '{id: d, all_of: [{id: e, all_of: 5}, {id: f, n_of: null}, {id: g, any_of: [null, x, 3]}]}'
  expect(problems(strange)).toMatch(/array|object/)
})

test.each<Change>([pullRequest(), { kind: 'push', headSha: HEAD }, { kind: 'local' }, deploy(rollout(0), 'shadow')])(
  'is asked of deployments to other environments only: %o',
  (change) => {
    expect(judge(change).verdict).toBe('not-applicable')
  },
)
