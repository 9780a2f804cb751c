import { expect, test } from 'vitest'
import type { Performance } from '../../../shared/evidence/performance.ts'
import { performanceContradictions } from '../../../shared/evidence/performance.ts'
import type { Robustness } from '../../../shared/evidence/robustness.ts'
import { robustnessContradictions } from '../../../shared/evidence/robustness-consistency.ts'
import { predicate } from '../../fixtures/facts.ts'
import { exampleFacts } from '../../fixtures/policy-example.ts'

const OWN = exampleFacts('robustness').models['credit-risk']?.test?.predicate.robustness ?? expect.fail()
const TIMES = exampleFacts('budget').models['credit-risk']?.test?.predicate.performance ?? expect.fail()

type Tree = { [key: string]: Tree } | unknown

/** The evidence with one number replaced; the path has dots between its keys. */
function altered(path: string, value: unknown): Robustness {
  const own = structuredClone(OWN)
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const parent = keys.reduce((tree: Tree, key) => (tree as Record<string, Tree>)[key], own)
  Object.assign(parent as object, { [last]: value })
  return own
}
const found = (robustness: Robustness, options = {}): string[] =>
  robustnessContradictions(predicate({ robustness, ...options })).map(({ path }) => path)

test('numbers that agree', () => {
  expect(found(OWN)).toEqual([])
  expect(performanceContradictions(TIMES)).toEqual([])
  expect(robustnessContradictions(predicate())).toEqual([])
  expect(performanceContradictions(undefined)).toEqual([])
})

test.each([
  ['more rows than the holdout', 'perturbations.rows', 5000],
  ['more flips than rows', 'perturbations.results.0.candidate.flips.k', 2000],
  ['a share outside its interval', 'perturbations.results.0.candidate.flips.k', 0],
  ['an interval the wrong way round', 'perturbations.results.0.candidate.drop.interval.low', 1],
  ['a difference that is none', 'perturbations.results.0.dropDifference.value', 0],
  ['more changed rows than rows', 'perturbations.results.0.changed', 1001],
  ['a median of too few', 'adversarial.candidate.flipped', 70],
  ['more differing rows than asked', 'stability.0.differing', 1001],
  ['an edge case twice', 'edgeCases.0.name', 'huge'],
  ['failures that are not those tried', 'cases.results.0.tried', 7],
])('%s is told', (_what, path, value) => expect(found(altered(path, value)).length).toBeGreaterThan(0))

test('a champion that was not compared is not measured either', () => {
  const alone = { champion: { state: 'none' as const }, comparison: [] }
  expect(found(OWN, alone)).toContain('/predicate/robustness/perturbations/results/0/champion')
})

test('rows of fuzzing are counted once, and quantiles are in order', () => {
  const fuzz = { rows: 10, answered: 8, failures: [{ how: 'refused', rows: 1, message: 'no' }], questions: 9 }
  expect(found(altered('fuzz', fuzz))).toEqual(['/predicate/robustness/fuzz'])
  const turned: Performance = { ...TIMES, candidate: { ...TIMES.candidate, p99: 0.001 } }
  expect(performanceContradictions(turned)).toHaveLength(1)
})
