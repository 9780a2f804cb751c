import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createWorkspace, runCli } from './run-bundle.ts'

const DAY_MS = 86_400_000
const day = (after: number): string => new Date(Date.now() + after * DAY_MS).toISOString().slice(0, 10)

test('a waiver file of the model in hand lets its rule through, and says so; a counted one does not here', async () => {
  const workspace = createWorkspace()
  const assay = (...args: string[]) => runCli('source', workspace, ...args)
  expect((await assay('test')).code).toBe(0)
  const rules = 'rules: [{id: strict, metric.threshold: {metric: roc_auc, min: 1}}]'
  const policy = `version: 1\nwaivers: {}\nmodels:\n  late-payment:\n    ${rules}\n`
  writeFileSync(join(workspace, '.github/assay-policy.yml'), policy)
  expect((await assay('gate')).code).toBe(1)
  const evidence = JSON.parse(readFileSync(join(workspace, '.assay/evidence/late-payment.test.json'), 'utf8')) as {
    predicate: { candidate: { digest: string } }
  }
  const waiver = `version: 1
rules: [strict]
model: late-payment
scope: {model_digest: "${evidence.predicate.candidate.digest}"}
reason: The limit is out of reach for any model; the policy is corrected next week.
risk_owner: dana
created: "${day(-1)}"
expires: "${day(5)}"
`
  mkdirSync(join(workspace, '.github/assay-waivers'))
  writeFileSync(join(workspace, '.github/assay-waivers/limit.yml'), waiver)
  const waived = await assay('gate', '--json')
  expect(waived.code, waived.stdout).toBe(0)
  expect(JSON.parse(waived.stdout)).toMatchObject({ verdict: 'waived', waivers: [{ id: 'limit', state: 'used' }] })
  expect((await assay('register')).code).toBe(0)
  writeFileSync(join(workspace, '.github/assay-waivers/limit.yml'), `${waiver}max_uses: 2\n`)
  const counted = await assay('gate', '--json')
  expect(counted.code).toBe(1)
  expect(counted.stdout).toContain('only the App counts')
})
