import { expect, test } from 'vitest'
import { runCases } from '../fixtures/adversary/run-cases.ts'

/** Policies, facts and what an adversary does to them are made from the seed; `npm run bench -- adversary` judges a million. */
const CASES = 10_000
const SEED = 20_261_121

test('A6, A11, A12, A13, A17, A25, A26, A35: no adversarial case passes that an independent checklist would not let pass', () => {
  const { passed, falsePasses, falseBlocks } = runCases(CASES, SEED)
  expect(falsePasses).toEqual([])
  // The checklist is no stricter and no laxer than the engine: it would notice a pass that is not earned.
  expect(falseBlocks).toEqual([])
  expect(passed).toBeGreaterThan(CASES / 10)
  expect(passed).toBeLessThan(CASES * 0.9)
}, 120_000)
