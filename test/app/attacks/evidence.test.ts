import { expect, test } from 'vitest'
import { evidenceOf } from '../hub.ts'
import { checkOn, measured, stage, stateOf } from './scene.ts'

const { world, place: addPlace, governed, until } = stage()

const LEVEL =
  '      - id: level\n        evidence.level: {min: E3, evaluators: [{workflow: acme/gate/.github/workflows/model-ci.yml, refs: [refs/heads/main]}]}\n'

/** Who makes the numbers up: the training itself, an edited workflow, a copy of ours, one from a fork, or the runner. */
test.each([
  ['A1', 'the training writes the numbers itself'],
  ['A2', 'the pull request edits the workflow', { '.github/workflows/model.yml': 'on: pull_request\n' }],
  ['A4', 'a local copy of the reusable workflow measures', { '.github/workflows/model-ci.yml': 'on: workflow_call\n' }],
  ['A5', 'a workflow from a fork’s commit measures', { '.github/workflows/model.yml': 'uses: acme/assay@fork\n' }],
  ['A32', 'the runner belongs to the attacker', { 'train.ts': 'runs-on: mine' }],
])('%s: %s: numbers that nobody vouches for do not pass where the policy asks for E3', async (...attack) => {
  const files = attack[2] ?? { 'train.ts': '2' }
  const place = await governed(LEVEL, (own, run) => void own.upload(run, measured(run, 0.99)))
  const number = await place.open(files)
  await until(() => checkOn(place, number)?.conclusion)
  expect(stateOf(place, number)).toBe('failure')
  expect(checkOn(place, number)?.summary).toContain('E3')
})

test('A1 today: where the policy asks for no level, invented numbers pass', async () => {
  const place = await addPlace({ workflow: (own, run) => void own.upload(run, measured(run, 0.99)) })
  const number = await place.open()
  await until(() => checkOn(place, number)?.conclusion)
  expect(stateOf(place, number)).toBe('success')
})

test('A3: a second artifact of the run with other numbers makes both worthless', async () => {
  const { github } = world()
  const place = await addPlace({
    workflow: (own, run) => {
      own.upload(run, evidenceOf(run))
      const better = evidenceOf(run).replace('"value":0.751', '"value":0.9')
      github.addArtifact(own.repo, run.runId, 'assay-evidence-2', { 'credit-risk.test.json': better })
    },
  })
  const number = await place.open()
  await until(() => checkOn(place, number)?.conclusion)
  expect(stateOf(place, number)).toBe('failure')
  expect(checkOn(place, number)?.summary).toContain('two different statements')
})

test('A11: running again until chance is kind does not help, the worst attempt decides', async () => {
  const place = await governed('', (own, run) => void own.upload(run, measured(run, run.runAttempt === 1 ? 0.6 : 0.8)))
  const number = await place.open()
  await until(() => stateOf(place, number) === 'failure')
  const [first] = [...place.repo.runs.values()]
  await world()
    .github.as('sam')
    .rerun(place.repo, first?.id ?? 0)
  const isTold = () => place.reports(number)[0]?.body.includes('2 measured attempts')
  await until(() => isTold() || stateOf(place, number) === 'success')
  expect(stateOf(place, number)).toBe('failure')
})

test('A12: one candidate after the other against the same holdout uses its budget up', async () => {
  const place = await governed('      - id: budget\n        holdout.budget: {uses: 2, per: 30d}\n')
  const numbers: number[] = []
  for (const branch of ['one', 'two', 'three']) {
    const number = await place.open({ 'train.ts': branch }, branch)
    await until(() => checkOn(place, number)?.conclusion)
    numbers.push(number)
  }
  expect(numbers.map((number) => stateOf(place, number))).toEqual(['success', 'success', 'failure'])
  expect(checkOn(place, numbers[2] ?? 0)?.summary).toContain('3 of 2 times')
})

test.each([
  [
    'commit',
    (run: { headSha: string; runId: number }) => evidenceOf(run, { headSha: 'e'.repeat(40) }),
    'about commit eeee',
  ],
  ['run', (run: { headSha: string; runId: number }) => evidenceOf(run, { runId: '7' }), 'made by run 7'],
])('A13: good evidence of another %s is refused', async (_, text, words) => {
  const place = await addPlace({ workflow: (own, run) => void own.upload(run, text(run)) })
  const number = await place.open()
  await until(() => checkOn(place, number)?.conclusion)
  expect(stateOf(place, number)).toBe('failure')
  expect(checkOn(place, number)?.summary).toContain(words)
})
