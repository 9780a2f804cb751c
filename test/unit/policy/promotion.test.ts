import { expect, test } from 'vitest'
import { evaluatePolicy } from '../../../shared/policy/evaluate.ts'
import type { Change } from '../../../shared/policy/facts.ts'
import { parseFloor, tighten } from '../../../shared/policy/floor.ts'
import { parsePolicy } from '../../../shared/policy/parse.ts'
import { HEAD } from '../../fixtures/facts.ts'

const rule = (id: string) => `{id: ${id}, metric.threshold: {metric: roc_auc, min: 0.7}}`
const policy = parsePolicy(
  `version: 1\nmodels: {m: {rules: [${rule('merge')}], promote: [${rule('deploy')}]}}\n`,
  'policy',
)
const origin = { path: 'policy', digest: `sha256:${'0'.repeat(64)}` as const }
const asked = (own: typeof policy, change: Change) =>
  evaluatePolicy(own, { now: 0, change, models: {} }, origin).rules.map(({ id }) => id)

test('`promote` is asked of deployments only, and a floor is asked of both', () => {
  const merge: Change = { kind: 'push', headSha: HEAD }
  const deploy: Change = { ...merge, environment: 'production' }
  expect(asked(policy, merge)).toEqual(['merge'])
  expect(asked(policy, deploy)).toEqual(['deploy'])
  const above = tighten(parseFloor(`version: 1\nrules: [${rule('least')}]\n`, 'floor'), policy)
  expect(asked(above, deploy)).toEqual(['floor/least', 'deploy'])
})

test('a queue is judged by evidence of pull requests only where the floor says so too', () => {
  const weak = parsePolicy(
    `version: 1\nmerge_queue: head_evidence\nmodels: {m: {rules: [${rule('merge')}]}}\n`,
    'policy',
  )
  const floor = (extra: string) => parseFloor(`version: 1\n${extra}rules: [${rule('least')}]\n`, 'floor')
  expect(tighten(floor(''), weak).mergeQueue).toBeUndefined()
  expect(tighten(floor('merge_queue: head_evidence\n'), weak).mergeQueue).toBe('head_evidence')
})
