import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningServer } from '../../app/start.ts'
import type { RunContext } from '../fakes/github/start.ts'
import { CONFIG, evidenceOf, type Place, policyWith } from './hub.ts'
import { type AppWorld, createAppWorld, until } from './world.ts'

let world: AppWorld
let server: RunningServer

beforeAll(async () => {
  world = await createAppWorld()
  server = await world.start()
})
afterAll(async () => {
  await server.stop()
  await world.end()
})

/** The attempt as a runner tells it, and ROC AUC as it came out this time. */
function measured(run: RunContext, auc: number): string {
  const text = evidenceOf(run, { runAttempt: String(run.runAttempt) })
  return text.replace('"value":0.751', `"value":${auc}`).replace('"low":0.718', `"low":${auc - 0.03}`)
}

type Attempt = (place: Place, run: RunContext) => void

/** A repository whose first attempts do one thing and whose later attempts another; the policy asks for 0.7. */
async function begin(attempts: readonly Attempt[], extra = ''): Promise<Place> {
  return await world.addRepository({
    files: { 'assay.yml': CONFIG, '.github/assay-policy.yml': policyWith(0.7, extra) },
    workflow: (place, run) => attempts[Math.min(run.runAttempt, attempts.length) - 1]?.(place, run),
  })
}
const uploads =
  (low: number): Attempt =>
  (place, run) =>
    void place.upload(run, measured(run, low))
const shown = (place: Place, number: number) => place.reports(number)[0]?.body ?? ''
const rerun = async (place: Place) => {
  const [run] = [...place.repo.runs.values()]
  await world.github.as('sam').rerun(place.repo, run?.id ?? 0)
}
const conclusion = (place: Place) => place.checks().at(-1)?.conclusion

test('running again until it passes is blocked: the worst attempt decides', async () => {
  const place = await begin([uploads(0.6), uploads(0.75)])
  const number = await place.open()
  await until(world, () => conclusion(place) === 'failure')
  await rerun(place)
  await until(world, () => shown(place, number).includes('2 attempts'))
  expect(conclusion(place)).toBe('failure')
  expect(shown(place, number)).toContain('worst of 2 measured attempts')
})

test('a policy may believe the last attempt, and says so itself', async () => {
  const place = await begin(
    [uploads(0.6), uploads(0.75)],
    '      - id: tries\n        evidence.attempts: {max: 3, aggregate: last}\n',
  )
  const number = await place.open()
  await until(world, () => conclusion(place) === 'failure')
  await rerun(place)
  await until(world, () => conclusion(place) === 'success')
  expect(place.reports(number)).toHaveLength(1)
})

test('every attempt of every pull request uses the holdout up, once, however often it is judged', async () => {
  const rule = '      - id: budget\n        holdout.budget: {uses: 2, per: 30d}\n'
  const place = await begin([uploads(0.75)], rule)
  const first = await place.open({ 'train.ts': '1' }, 'one')
  await until(world, () => shown(place, first).includes('1 of 2 times'))
  world.github.as('sam').comment(place.repo, first, '/assay recheck')
  await world.github.settled()
  const second = await place.open({ 'train.ts': '2' }, 'two')
  await until(world, () => shown(place, second).includes('2 of 2 times'))
  expect(shown(place, second)).toContain('0 uses left')
  const third = await place.open({ 'train.ts': '3' }, 'three')
  await until(world, () => shown(place, third).includes('3 of 2 times'))
  expect(conclusion(place)).toBe('failure')
  expect(world.github.violations).toEqual([])
})

test('deleting the artifact of the bad attempt is noticed, and what was read before still decides', async () => {
  const place = await begin([
    uploads(0.6),
    (own, run) => {
      for (const artifact of own.repo.artifacts.values()) own.repo.artifacts.delete(artifact.id)
      uploads(0.75)(own, run)
    },
  ])
  const number = await place.open()
  await until(world, () => conclusion(place) === 'failure')
  await rerun(place)
  await until(world, () => shown(place, number).includes('is gone since'))
  expect(conclusion(place)).toBe('failure')
})

test('an attempt that hid its result before anybody could read it counts against the limit', async () => {
  const place = await begin(
    [() => undefined, uploads(0.75)],
    '      - id: tries\n        evidence.attempts: {max: 1}\n',
  )
  const number = await place.open()
  await until(world, () => conclusion(place) === 'failure')
  await rerun(place)
  await until(world, () => shown(place, number).includes('1 without evidence'))
  expect(conclusion(place)).toBe('failure')
})

test('with a ladder the comment shows a candidate only when it is better than everything shown before', async () => {
  const policy = policyWith(0.7).replace('    rules:', '    feedback: ladder\n    feedback_step: 0.01\n    rules:')
  const aucs: Readonly<Record<string, number>> = { one: 0.7512, second: 0.7555, three: 0.7803 }
  const place = await world.addRepository({
    files: { 'assay.yml': CONFIG, '.github/assay-policy.yml': policy },
    workflow: (own, run) => {
      const candidate = `sha256:${(run.headRef.length + 3).toString(16).repeat(64)}`
      const text = measured(run, aucs[run.headRef] ?? 0)
      void own.upload(run, text.replaceAll('c'.repeat(64), candidate.slice(7)))
    },
  })
  const first = await place.open({ 'train.ts': '1' }, 'one')
  await until(world, () => shown(place, first).includes('0.75 | best so far'))
  const second = await place.open({ 'train.ts': '2' }, 'three')
  await until(world, () => shown(place, second).includes('0.78 | best so far'))
  const third = await place.open({ 'train.ts': '3' }, 'second')
  await until(world, () => shown(place, third).includes('not better than the best so far, 0.78'))
  const everything = place.checks().map(({ title, summary }) => `${title} ${summary}`)
  expect([shown(place, first), shown(place, third), ...everything].join(' ')).not.toMatch(
    /0\.7512|0\.751|0\.7555|0\.756|0\.7803/,
  )
  expect(conclusion(place)).toBe('success')
})
