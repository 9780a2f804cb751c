import { expect, test } from 'vitest'
import { aliasPath } from '../../../shared/registry/layout.ts'
import { digestOf } from '../../fixtures/facts.ts'
import type { Place } from '../hub.ts'
import { checkOn, stage, stateOf } from './scene.ts'

const { world, governed, until } = stage()

const BASELINE = '      - id: no-regression\n        metric.baseline: {metric: roc_auc, non_inferior_by: 0.01}\n'
const ALIAS = JSON.stringify({
  ...{ model: 'credit-risk', alias: 'champion', version: '1.0.0', digest: digestOf('9'), reason: 'promote' },
  ...{ actor: 'dana', at: '2026-11-01T10:00:00Z' },
})

async function deleteLedger(place: Place): Promise<void> {
  const { github } = world()
  const token = github.jobToken(place.repo, { contents: 'write' })
  const url = `${github.url}/repos/${place.repo.fullName}/git/refs/heads/assay`
  const answer = await fetch(url, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } })
  expect(answer.status).toBe(204)
}

test('A36: who deletes the ledger does not get rid of the champion', async () => {
  const place = await governed(BASELINE)
  const first = await place.open({ 'train.ts': '1' }, 'first')
  // There never was a ledger: nothing to compare with yet.
  await until(() => stateOf(place, first) === 'success')
  const files = { 'ledger.json': '{}', [aliasPath('credit-risk', 'champion')]: ALIAS }
  await world().github.commit(place.repo, 'assay', { files })
  // Evidence that was compared with no champion.
  const worse = await place.open({ 'train.ts': '2' }, 'worse')
  await until(() => checkOn(place, worse)?.conclusion)
  expect(stateOf(place, worse)).toBe('failure')
  const ledger = place.repo.refs.get('refs/heads/assay') ?? expect.fail('no ledger')
  await deleteLedger(place)
  const sham = await place.open({ 'train.ts': '3' }, 'sham')
  await until(() => checkOn(place, sham)?.conclusion)
  expect(stateOf(place, sham)).toBe('failure')
  expect(checkOn(place, sham)?.summary).toContain(ledger)
})
