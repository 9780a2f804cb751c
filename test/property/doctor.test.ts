import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exitCodeOf } from '../../shared/doctor/check.ts'
import { ownersOf } from '../../shared/doctor/codeowners.ts'
import { examine } from '../../shared/doctor/examine.ts'
import { type RepositoryFacts, unseen } from '../../shared/doctor/facts.ts'
import { readWorkflow } from '../../shared/doctor/workflow.ts'
import { healthyFacts } from '../fixtures/repository-facts.ts'

type Json = { [key: string]: unknown }
const isSeen = (node: unknown): boolean =>
  typeof node === 'object' && node !== null && 'known' in node && 'value' in node

/** Every place in the facts where something was read, as a path of keys. */
function placesOf(node: unknown, path: readonly string[] = []): string[][] {
  if (isSeen(node)) return [[...path]]
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) => placesOf(value, [...path, key]))
}

const PLACES = placesOf(healthyFacts())

function hide(places: readonly (readonly string[])[]): RepositoryFacts {
  const facts = structuredClone(healthyFacts())
  for (const place of places) {
    const last = place.at(-1) ?? ''
    const parent = place.slice(0, -1).reduce<Json>((node, key) => node[key] as Json, facts as unknown as Json)
    parent[last] = unseen('hidden')
  }
  return facts
}

test('taking away what was read never proves anything, and never accuses without having seen', () => {
  expect(PLACES.length).toBeGreaterThan(15)
  const quiet = ['dependabot', 'classic', 'exists', 'ledger', 'branch']
  fc.assert(
    fc.property(fc.subarray(PLACES, { minLength: 1 }), (places) => {
      const checks = examine(hide(places))
      expect(checks.filter(({ state }) => state === 'problem')).toEqual([])
      const mustShow = places.some((place) => !place.some((key) => quiet.includes(key)))
      if (mustShow) expect(exitCodeOf(checks)).toBe(3)
    }),
  )
})

test('no text of a workflow or of CODEOWNERS breaks or stalls the reading', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ maxLength: 60 }), (text, path) => {
      const read = readWorkflow({ path: 'w.yml', text })
      expect(read.known ? read.value.jobs : read.reason).toBeDefined()
      expect(ownersOf(text, path)).toBeInstanceOf(Array)
    }),
  )
  const long = `on: issue_comment\njobs: { a: { runs-on: x, steps: [{ run: "${'git fetch '.repeat(40_000)}" }] } }\n`
  const started = performance.now()
  const facts = healthyFacts()
  examine({ ...facts, files: { ...facts.files, workflows: { known: true, value: [{ path: 'w.yml', text: long }] } } })
  ownersOf(`${'*/**/'.repeat(2000)}x @a\n`, 'a/'.repeat(2000))
  expect(performance.now() - started).toBeLessThan(3000)
})
