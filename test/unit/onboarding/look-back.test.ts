import { expect, test } from 'vitest'
import { figureFiles, movedFigures, touchedKinds } from '../../../shared/onboarding/look-back.ts'
import { planSetup } from '../../../shared/onboarding/plan-setup.ts'
import { proposalText } from '../../../shared/onboarding/setup-text.ts'
import type { MergedPull } from '../../../shared/ports/merged-history.ts'
import { lookBack } from '../../../shared/usecases/look-back.ts'
import { digestOf, HEAD, NOW, OLD_HEAD } from '../../fixtures/facts.ts'

test.each<[readonly string[], readonly string[]]>([
  [['build/credit.onnx'], ['model']],
  [
    ['credit.pkl.dvc', 'data/train.csv.dvc'],
    ['model', 'data'],
  ],
  [['src/train.py', 'requirements.txt'], ['training']],
  [['.github/workflows/ci.yml'], ['workflow']],
  [['exports/scores_of_model'], ['model']],
  [['README.md', 'docs/training.md'], []],
])('%j touches %j', (paths, kinds) => {
  expect(touchedKinds(paths, new Set(['exports/scores_of_model']))).toEqual(kinds)
})

test('figures that moved are told by their keys, and what is no JSON tells nothing', () => {
  const before = '{"auc": 0.71, "test": {"f1": 0.5, "n": 100}, "gone": 1}'
  expect(
    movedFigures('m.json', before, '{"auc": 0.74, "test": {"f1": 0.5, "n": 90}, "new": 1, "x": [1], "y": "0.9"}'),
  ).toEqual([
    { file: 'm.json', name: 'auc', before: 0.71, after: 0.74 },
    { file: 'm.json', name: 'test.n', before: 100, after: 90 },
  ])
  expect(movedFigures('m.json', before, 'auc = 0.74')).toEqual([])
  const files = ['metrics.json', 'a/scores.json', 'results.json'].map((path) => ({
    path,
    isModified: path !== 'metrics.json',
  }))
  expect(figureFiles(files)).toEqual(['a/scores.json', 'results.json'])
})

const merged = (options: Partial<MergedPull>): MergedPull => ({
  ...{ number: 7, author: 'sam', headSha: HEAD, baseSha: OLD_HEAD, isCut: false, approvers: ['Sam', 'dana'] },
  files: [
    { path: 'metrics.json', isModified: true },
    { path: 'train.py', isModified: true },
  ],
  ...options,
})

test('merged pull requests are judged by the proposed policy, and the text does not claim more than is known', async () => {
  const rows = Array.from({ length: 40 }, (_, i) => `${i},${i % 2 ? 'good' : 'bad'}`).join('\n')
  const files = [
    { path: 'credit.onnx', size: 10 },
    { path: 'data/holdout.csv', size: 100, head: `id,label\n${rows}\n` },
  ]
  const plan = planSetup({ files, present: { workflows: [] }, branch: 'main' }) ?? expect.fail('no model was found')
  const text = plan.files.find(({ path }) => path.endsWith('policy.yml'))?.text ?? ''
  const reads: string[] = []
  const looked = await lookBack(
    {
      history: {
        recent: async (_, most) => [merged({}), merged({ number: 6, files: [], approvers: [] })].slice(0, most),
      },
      files: {
        read: async (path, commit) => {
          reads.push(`${path} ${commit}`)
          return { path, text: `{"auc": ${commit === HEAD ? 0.7 : 0.8}}`, digest: digestOf('a') }
        },
      },
      clock: { now: () => NOW },
    },
    { branch: 'main', plan, policy: { path: 'p', text, digest: digestOf('b') } },
  )
  expect(reads).toHaveLength(2)
  expect(looked[0]).toMatchObject({
    touched: ['training'],
    approvers: ['dana'],
    verdict: expect.not.stringContaining('pass'),
  })
  const body = proposalText(plan, [], looked)
  expect(body).toContain('The last 2 merged pull requests')
  expect(body).toContain('does not say whether they were good')
  expect(body).toContain('1 of 2 touched')
  expect(body).toMatch(/\| #7 \| training \| auc 0\.8 → 0\.7 \| 1 person \| \w+: .*nothing measured this commit/)
  expect(body).toMatch(/\| #6 \| nothing of a model \| none changed \| nobody \|/)
})
