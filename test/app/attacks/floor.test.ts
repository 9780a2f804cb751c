import { expect, test } from 'vitest'
import { CONFIG, policyWith } from '../hub.ts'
import { checkOn, stage, stateOf } from './scene.ts'

const { world, place: addPlace, until } = stage()

test('A29: an organisation’s floor that cannot be read any more blocks instead of being forgotten', async () => {
  const { github } = world()
  const text = 'version: 1\nrules: [{id: auc, metric.threshold: {metric: roc_auc, min: 0.9}}]\n'
  const floor = await github.createRepository('acme/.github', { private: true, files: { 'assay-floor.yml': text } })
  const place = await addPlace({ files: { 'assay.yml': CONFIG, '.github/assay-policy.yml': policyWith(0.1) } })
  const first = await place.open({ 'train.ts': '1' }, 'first')
  await until(() => stateOf(place, first) === 'failure')
  const [installation] = github.installations()
  if (installation !== undefined) github.changeRepositories(installation, { removed: [floor] })
  const second = await place.open({ 'train.ts': '2' }, 'second')
  await until(() => checkOn(place, second)?.conclusion)
  expect(stateOf(place, second)).toBe('failure')
})
